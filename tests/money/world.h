// A small world around one case: HIS, settlement platform and acquirer with books of their own, a patient, a
// clock that jumps. It judges by its own books, never by what the case believes.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/money/case.h"
#include "tests/money/chooser.h"
#include "tests/money/wired_terminal.h"

namespace kiosk::money::test {

struct Transition {
    std::string from;
    std::string event;
    std::string to;
    friend auto operator<=>(const Transition&, const Transition&) = default;
};

struct Scene {
    std::string name;
    Policy policy;
    Split split;
    bool insured = true;
    CredentialKind kind = CredentialKind::e_code;
    bool wired_terminal = false;  // at hand, and the patient pays there
    bool bill = false;            // charges of a visit that is open already, instead of a number
    bool booked = false;          // a number that was booked ahead
    bool deposit = false;         // for a stay: own money alone, insured or not
    bool shared_visit = false;    // 2201 finds a visit on which another bill was settled
    [[nodiscard]] bool of_task() const { return bill || deposit; }
    [[nodiscard]] bool visit_stays_open() const { return bill && insured && !shared_visit; }
};
[[nodiscard]] std::vector<Scene> scenes();

class World {
public:
    World(Scene scene, Chooser& chooser, std::set<Transition>& transitions);
    // Runs to the end, faults healed after the last planned one; returns what is wrong, empty = nothing.
    [[nodiscard]] std::vector<std::string> run();

private:
    struct Out {  // an effect that is waiting for its answer
        Effect effect;
        Millis due{0};
        std::optional<AnswerBody> late;  // what will be heard after the deadline
    };
    void feed(const Event& event);
    void power_cut();
    void perform(const Effect& effect);
    void patient();
    bool patient_is_asked() const;
    void jump_to_next_timer();

    AnswerBody answer_insurance(const insurance::Call& call, bool apply, bool refuse);
    AnswerBody answer_his(const his::Call& call, bool apply, bool refuse);
    AnswerBody answer_acquirer(const acquirer::Call& call, bool apply, bool refuse);
    AnswerBody settle(const insurance::Settle& call);
    void check_funding(const Event& event, Phase before, const std::vector<from_case::Report>& reports);
    void check_missed(const from_case::Report& report);
    void check_handle(const his::Call& call);
    AnswerBody pay(const acquirer::Pay& call);
    AnswerBody answer_terminal(const acquirer::Call& call);
    void check_write_ahead(const Effect& effect);
    [[nodiscard]] bool money_is_out() const;
    void judge();

    Scene scene_;
    Chooser& chooser_;
    WiredTerminalWorld terminal_;
    std::set<Transition>& transitions_;
    Case case_;
    Now now_;
    std::deque<Event> events_;
    std::vector<Out> waits_;
    std::vector<Out> lost_;
    std::vector<Fact> journal_;      // what is durable
    std::set<std::string> written_;  // keys of facts that say "sent"
    std::vector<std::string> wrong_;
    int reports_of_end_ = 0;
    int registered_ = 0;
    bool was_down_ = false;      // the patient was told that insurance cannot be reached
    bool told_can_insure_ = false;
    bool told_missed_ = false;   // on the check screen: paid alone for that reason
    int power_cuts_ = 0;

    // the books
    bool held_ = false;
    bool booked_ = false;
    bool visit_open_ = false;
    bool fees_open_ = false;
    std::map<std::string, int> settled_;            // msgid -> net
    std::map<std::string, int> paid_;               // order -> net
    std::multiset<std::string> debits_;             // every debit message that arrived
    std::optional<insurance::Settle> late_settle_;  // still travelling
    bool late_visit_ = false;
    his::HoldMoney hold_money_ = his::HoldMoney::none;  // what the HIS tells at other kiosks
    bool his_refuses_ = false;                          // then people see to it
    int msgids_ = 0;
};

}  // namespace kiosk::money::test
