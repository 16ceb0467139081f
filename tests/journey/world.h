// A small world around one visit: devices, insurance, HIS, a case that answers as a case may, and a patient.
// Whatever could happen is a question to the chooser; the answer 0 is always the happy path.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "tests/journey/watcher.h"
#include "tests/money/chooser.h"

namespace kiosk::journey::test {

using money::test::Chooser;
using money::test::Question;

enum class Shows { e_code, card, id_card, visit_card, passport, slip, booking_code };

struct Scene {
    std::string name;
    Shows shows = Shows::e_code;
    Policy policy;
    bool own_part = true;
    bool password = false;
    int deviations = 1;
    bool known_today = false;   // the HIS knows registrations of this person
    bool closed = false;        // registering is closed when the patient comes
    bool issuer_first = false;  // the card is of the third generation
    Service comes_for = Service::registration;
    bool says_so_at_home = false;  // touches it before showing who they are
    bool two_visits = false;       // has bills of two
    AppointmentState due = AppointmentState::to_collect;
    bool two_due = false;
};
[[nodiscard]] std::vector<Scene> scenes();

class World {
public:
    World(Scene scene, Chooser& chooser, std::set<Transition>& transitions);
    // One visit from home to home; returns what was wrong, empty = nothing.
    [[nodiscard]] std::vector<std::string> run();

private:
    using Reports = std::vector<from_case::Report>;

    void feed(const Event& event);
    void turn();
    [[nodiscard]] bool finished() const;

    // What may happen at any moment, whether it suits or not.
    bool interrupt();
    [[nodiscard]] std::vector<Event> interruptions() const;

    // What comes back.
    void answer(const Effect& effect);
    [[nodiscard]] std::vector<AnswerBody> answers(const Action& action) const;
    [[nodiscard]] static std::vector<AnswerBody> answers_of_person();

    // What the patient does.
    void patient();
    [[nodiscard]] Event happy() const;
    [[nodiscard]] std::string wanted_service(const std::string& screen) const;
    [[nodiscard]] Event show_credential() const;
    [[nodiscard]] Touch touch_of(const std::string& choice) const;
    [[nodiscard]] std::string happy_at_desk() const;
    [[nodiscard]] std::string first_choice(const std::string& prefix) const;
    void let_time_pass();

    // What the case says to a command.
    void react(const to_case::Command& command);
    [[nodiscard]] std::vector<Reports> reactions(const to_case::Command& command) const;
    [[nodiscard]] Reports settled() const;

    Scene scene_;
    Chooser& chooser_;
    std::set<Transition>& transitions_;
    Watcher watcher_;
    Session session_;
    Now now_;
    std::deque<Effect> asked_;
    std::deque<from_case::Report> reports_;
    bool insured_ = true;
    bool fees_stand_ = false;  // what was quoted with insurance can be again
    bool case_rests_ = true;   // nothing more will come from it
    bool confirmed_ = false;
    bool begun_ = false;
    bool gone_ = false;  // nobody stands there any more
};

}  // namespace kiosk::journey::test
