// A journal that breaks a rule is found out, rule by rule; the enumeration beside this shows that no run of
// the product itself is ever accused.
#include "kiosk/money/audit.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kiosk::money::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string settled =
    R"({"fund":"24.60","account":"20.40","own":"2.50","hospital":"0.00","setl_id":"S1"})";

Fact fact(FactKind kind, Leg leg = Leg::hold, std::string key = {}, Fen amount = {},
          std::string detail = "{}") {
    Fact one;
    one.case_id = {"K001-20261122-0001"};
    one.kind = kind;
    one.leg = leg;
    one.key = std::move(key);
    one.amount = amount;
    one.detail = std::move(detail);
    return one;
}

// A registration as it should be, paid by insurance and by wallet.
std::vector<Fact> registered() {
    auto opened = fact(FactKind::case_opened, Leg::hold, {}, {}, R"({"insured":true})");
    opened.personal = R"({"psn_no":"P1"})";
    return {opened,
            fact(FactKind::sent, Leg::hold, "C"),
            fact(FactKind::done, Leg::hold, "AP1", Fen{4750}),
            fact(FactKind::sent, Leg::visit, "V"),
            fact(FactKind::done, Leg::visit, "M1"),
            fact(FactKind::sent, Leg::fees, "C", Fen{4750}),
            fact(FactKind::done, Leg::fees, "C", Fen{4750}),
            fact(FactKind::sent, Leg::insurance, "H1", Fen{4500}),
            fact(FactKind::done, Leg::insurance, "H1", Fen{4500}, settled),
            fact(FactKind::sent, Leg::own, "P1", Fen{250}),
            fact(FactKind::done, Leg::own, "P1", Fen{250}, R"({"transaction":"T1"})"),
            fact(FactKind::commit, Leg::booking, "AP1", Fen{4750}, R"({"insured":true,"own":"2.50"})"),
            fact(FactKind::sent, Leg::booking, "AP1", Fen{4750}),
            fact(FactKind::done, Leg::booking, "AP1", Fen{4750}),
            fact(FactKind::case_closed),
            fact(FactKind::slip_printed)};
}

std::vector<Fact> without(FactKind kind, Leg leg) {
    auto facts = registered();
    std::erase_if(facts, [&](const Fact& one) { return one.kind == kind && one.leg == leg; });
    return facts;
}
std::vector<Fact> with_before(FactKind kind, Fact more) {
    auto facts = registered();
    for (auto at = facts.begin(); at != facts.end(); ++at)
        if (at->kind == kind) {
            facts.insert(at, std::move(more));
            break;
        }
    return facts;
}

TEST(Audit, ARegistrationAsItShouldBeBreaksNothing) { EXPECT_THAT(audit(registered()), IsEmpty()); }

TEST(Audit, AnOpenCaseIsNotAccusedOfWhatItHasStillToDo) {
    auto facts = registered();
    while (facts.size() > 1) {
        EXPECT_THAT(audit(facts), IsEmpty()) << facts.size() << " facts";
        facts.pop_back();
    }
}

TEST(Audit, M2AnAnswerNeedsWhatWasSent) {
    EXPECT_THAT(audit(without(FactKind::sent, Leg::insurance)), testing::Contains(HasSubstr("M2")));
}
TEST(Audit, M3ADebitGoesOutOnce) {
    EXPECT_THAT(audit(with_before(FactKind::commit, fact(FactKind::sent, Leg::own, "P1", Fen{250}))),
                testing::Contains(HasSubstr("M3")));
}
TEST(Audit, M4NoDebitAfterTheCaseTurnedBack) {
    auto facts = registered();
    facts.insert(facts.begin() + 9, fact(FactKind::abort));
    EXPECT_THAT(audit(facts), testing::Contains(HasSubstr("M4")));
}
TEST(Audit, M5NoConfirmationBeforeTheMoneyStands) {
    EXPECT_THAT(audit(without(FactKind::commit, Leg::booking)), testing::Contains(HasSubstr("M5")));
    EXPECT_THAT(audit(without(FactKind::done, Leg::own)), testing::Contains(HasSubstr("M5")));
    EXPECT_THAT(audit(without(FactKind::done, Leg::insurance)), testing::Contains(HasSubstr("M5")));
}
TEST(Audit, M6ThePartsMakeTheWhole) {
    auto facts = registered();
    facts[8].amount = Fen{4501};
    EXPECT_THAT(audit(facts), testing::Contains(HasSubstr("M6: fund and account")));
}
TEST(Audit, M7OneOriginalAndOnlyOfARegistration) {
    auto facts = registered();
    facts.push_back(fact(FactKind::slip_printed));
    EXPECT_THAT(audit(facts), ElementsAre("M7: two original slips"));
    EXPECT_THAT(audit(with_before(FactKind::commit, fact(FactKind::slip_printed))),
                testing::Contains("M7: a slip before the registration stood"));
}
TEST(Audit, M10BeginsOnceAndEndsOnce) {
    EXPECT_THAT(audit(std::vector{fact(FactKind::done)}), ElementsAre(HasSubstr("M10")));
    auto facts = registered();
    facts.push_back(fact(FactKind::undo_sent, Leg::hold, "AP1"));
    EXPECT_THAT(audit(facts), testing::Contains(HasSubstr("M10")));
}
TEST(Audit, M11AClosedCaseLeavesNothingOpen) {
    auto facts = registered();
    facts.resize(9);  // settled, then closed as if that were nothing
    facts.push_back(fact(FactKind::abort));
    facts.push_back(fact(FactKind::case_closed));
    EXPECT_THAT(audit(facts), testing::Contains(HasSubstr("M11")));
}
TEST(Audit, M17OnlyWhatThisCaseSentIsTakenBack) {
    auto undo = fact(FactKind::undo_sent, Leg::insurance, "H2");
    undo.undoes = "another kiosk's";
    EXPECT_THAT(audit(with_before(FactKind::commit, undo)), testing::Contains(HasSubstr("M17")));
}

}  // namespace
}  // namespace kiosk::money::test
