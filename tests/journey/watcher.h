// What must be true after every single step of a visit, whatever happened: judged from outside, by what was
// asked, told and shown, never by what the visit believes of itself.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/journey/session.h"

namespace kiosk::journey::test {

struct Transition {
    std::string from;
    std::string event;
    std::string to;
    friend auto operator<=>(const Transition&, const Transition&) = default;
};

// "checking", "home + help"
[[nodiscard]] std::string place_of(const Session& session);
// Every word that a screen would show, in one text.
[[nodiscard]] std::string words_of(const Screen& screen);

class Watcher {
public:
    // Feeds the event and judges the step.
    Step watch(Session before, const Event& event, const Now& now, const Policy& policy);

    [[nodiscard]] const std::vector<std::string>& wrong() const { return wrong_; }
    [[nodiscard]] bool case_lives() const { return case_lives_; }
    [[nodiscard]] int visits_ended() const { return visits_ended_; }
    void complain(std::string what) { wrong_.push_back(std::move(what)); }

private:
    // What of the state before a step the rules need.
    struct Before {
        std::string place;
        Screen screen;
        std::optional<Visit> visit;  // where a touch may have to change nothing
        bool case_open = false;
        bool registered = false;
        SessionId id;
        bool card_inside = false;
    };
    void sequence(const Before& before, const Step& step);
    void touch(const Before& before, const Touch& touch, const Step& step);
    void effects(const Before& before, const Event& event, const Step& step);
    void timers(const Event& event, const Step& step);
    void commands(const Before& before, const Event& event, const Step& step);
    void listening(const Session& session);
    void shown(const Session& session);
    void end_of_visit(const Before& before, const Event& event, const Step& step);
    // What would be if staff held the clock now.
    void if_staff_called(const Session& session, const Now& now, const Policy& policy);
    void expect(bool held, const std::string& rule);

    std::set<EffectId> open_waits_;
    std::set<EffectId> open_pins_;
    bool armed_ = false;

    // the case, as an honest case would see it
    bool case_lives_ = false;
    bool confirmed_ = false;
    bool wants_password_ = false;
    bool wants_credential_ = false;
    bool wants_payment_ = false;
    bool abandoned_ = false;
    bool bought_ = false;  // what the case was opened for
    bool uses_account_ = true;
    int visits_ended_ = 0;
    std::vector<std::string> wrong_;
};

// "touch check/confirm", "answer refused", "code payment", "timer" …: the middle column of the state table.
[[nodiscard]] std::string label_of(const Session& before, const Event& event, const Policy& policy);

}  // namespace kiosk::journey::test
