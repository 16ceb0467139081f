// The pure comparison alone: what may be taken back, and what must never be.
#include <gtest/gtest.h>

#include "services/reconcile.h"

namespace kiosk::services::reconcile {
namespace {

const std::string ours = "H99010100001202611250800000100";

Day day_with(OwnLeg leg) {
    Day day;
    day.own_machine = {"K001", "K001", "H99010100001", 100, 199};
    day.groups = {{{"310", "11", "990100"}, false, ""}};
    CentreRow row{.psn_no = "9900", .mdtrt_id = "1", .setl_id = "2", .msgid = ours};
    row.verdict = CentreVerdict::centre_more;
    day.details = {{"11", "990100", {row}}};
    OwnCase own;
    own.case_id = "K001-1";
    own.msgid = ours;
    own.leg = leg;
    day.journal = {own};
    return day;
}

Action action_of(const Day& day) {
    const auto report = compare(day);
    EXPECT_EQ(report.differences.size(), 1U);
    return report.differences.empty() ? Action::people : report.differences.front().action;
}

TEST(compare, only_an_own_leg_without_an_answer_is_taken_back) {
    EXPECT_EQ(action_of(day_with(OwnLeg::unknown)), Action::reverse);
    EXPECT_EQ(action_of(day_with(OwnLeg::reversal_unproved)), Action::reverse);
    EXPECT_EQ(action_of(day_with(OwnLeg::settled)), Action::people);
    EXPECT_EQ(action_of(day_with(OwnLeg::cancelled)), Action::people);
    EXPECT_EQ(action_of(day_with(OwnLeg::not_settled)), Action::people);
}

TEST(compare, a_message_outside_the_own_journal_is_never_taken_back) {
    auto day = day_with(OwnLeg::unknown);
    day.journal.clear();  // even a msgid of the own block
    EXPECT_EQ(action_of(day), Action::people);
    EXPECT_EQ(compare(day).differences.front().kind, Kind::unjournalled_settlement);
}

TEST(compare, a_standing_bill_stops_the_reversal_and_a_cancelled_one_does_not) {
    auto day = day_with(OwnLeg::unknown);
    BookRow bill{.bill = "b", .setl_id = "2", .mdtrt_id = "1", .msgid = ours, .insutype = "310"};
    day.books = {bill};
    EXPECT_EQ(action_of(day), Action::people);
    day.books.front().cancelled = true;
    EXPECT_EQ(action_of(day), Action::reverse);
}

TEST(compare, an_unknown_leg_that_both_sides_have_is_adopted_and_one_that_neither_has_is_closed) {
    auto day = day_with(OwnLeg::unknown);
    day.groups.front().equal = true;
    day.details.front().rows.clear();
    EXPECT_EQ(action_of(day), Action::close_as_absent);
    day.books = {BookRow{.bill = "b", .setl_id = "2", .mdtrt_id = "1", .msgid = ours}};
    EXPECT_EQ(action_of(day), Action::adopt);
}

}  // namespace
}  // namespace kiosk::services::reconcile
