// Money on its way, as engineers see it: by trace number and state, never an amount or a name; tried again
// where it was asked for, printed for the window.
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class Money : public DeskRoom {
protected:
    void SetUp() override {
        DeskRoom::SetUp();
        const auto begun = clock.civil() + -Millis{45 * 60'000};
        host.cases = {{CaseId{"K001-20261127-3"}, "waiting_to_unwind", begun, false},
                      {CaseId{"K001-20261127-7"}, "confirming", begun, true},
                      {CaseId{"K001-20261126-1"}, "unreadable", begun, false}};
        engineer();
    }
};

TEST_F(Money, CasesAreListedByTraceNumberAndState) {
    touch("money");
    const auto words = words_on_page();
    for (const auto& open : host.cases) EXPECT_NE(words.find(open.id.value), std::string::npos);
    EXPECT_NE(words.find(std::string{words::money_state_undoing.en}), std::string::npos);
    EXPECT_NE(words.find(std::string{words::money_state_confirming.en}), std::string::npos);
    EXPECT_NE(words.find(std::string{words::money_state_people.en}), std::string::npos);
    EXPECT_NE(words.find("45"), std::string::npos) << "its age";
}

TEST_F(Money, TheRightCaseIsTriedAgain) {
    touch("money");
    touch("case-K001-20261127-7");
    touch("retry");
    EXPECT_EQ(host.retried, std::vector<std::string>{"K001-20261127-7"});
    EXPECT_EQ(page().lead, words::money_retried.text());
    EXPECT_TRUE(logged("money_retry", "K001-20261127-7"));
    EXPECT_NE(words_on_page().find(std::string{words::money_patient.en}), std::string::npos);
}

TEST_F(Money, StateFollowsTheCase) {
    touch("money");
    touch("case-K001-20261127-3");
    host.cases[0].state = "confirming";
    until("the new state", [&] {
        return words_on_page().find(std::string{words::money_state_confirming.en}) != std::string::npos;
    });
    touch("back");
    host.cases.clear();
    until(
        "an empty list", [&] { return page().lead == words::money_none.text(); }, 4s);
    force("case-K001-20261127-3");
    EXPECT_TRUE(at("money"));
}

TEST_F(Money, ACaseIsPrintedForTheWindow) {
    touch("money");
    touch("case-K001-20261127-3");
    touch("print");
    reads(words::money_printed.text());
    EXPECT_EQ(machine.twins.tray->printed(), 1);
    machine.twins.tray->fault(hal::PrinterFault::uncertain);
    touch("print");
    reads(words::print_unsure_what.text());
}

TEST_F(Money, NothingCanBeChangedOrDeleted) {
    touch("money");
    touch("case-K001-20261127-3");
    std::set<std::string> offered;
    for (const auto& choice : host.shown.choices) offered.insert(choice.id);
    EXPECT_EQ(offered, (std::set<std::string>{"staff/retry", "staff/print", "staff/back", "staff/leave"}));
}

}  // namespace
}  // namespace kiosk::app::staff::test
