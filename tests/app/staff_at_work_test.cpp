// Staff at the machine, as the core sees it: touches and devices are theirs, the screen shows what they show,
// and money of patients who have gone goes on behind, sooner where they ask for it, never through a
// quarantine.
#include <algorithm>

#include "tests/app/scripted_room.h"

namespace kiosk::app {
namespace {

class StaffAtWork : public ScriptedRoom {
protected:
    void call_staff() {
        steps.push_back([this] { driver->post_staff_called(); });
    }
    void then(std::function<void()> step) { steps.push_back(std::move(step)); }
    // A registration whose money stands and which the HIS has not confirmed.
    void unconfirmed(const std::string& id) {
        auto opened = fact(id, FactKind::case_opened, R"({"name":"a","id_number":"990101199003070015"})");
        opened.detail = R"({"insured":false,"slot":"S1","department":"0301","opened_ms":1795000000000})";
        auto commit = of(id, FactKind::commit, Leg::booking, "AP1", Fen{1500});
        commit.detail = R"({"insured":false,"own":"15.00"})";
        auto paid = of(id, FactKind::done, Leg::own, "P1", Fen{1500});
        paid.detail = R"({"transaction":"T1"})";
        put({opened, of(id, FactKind::sent, Leg::hold, "C"),
             of(id, FactKind::done, Leg::hold, "AP1", Fen{1500}),
             of(id, FactKind::sent, Leg::own, "P1", Fen{1500}), paid, commit});
    }
    // A settlement whose answer was lost with the power.
    void unknown_settlement(const std::string& id) {
        auto opened = fact(id, FactKind::case_opened,
                           R"({"name":"a","id_number":"990101199003070015","psn_no":"P1","insutype":"310",)"
                           R"("psn_type":"11","insuplc_admdvs":"990101"})");
        opened.detail = R"({"insured":true,"slot":"S1","department":"0301","opened_ms":1795000000000})";
        put({opened, of(id, FactKind::sent, Leg::hold, "C"),
             of(id, FactKind::done, Leg::hold, "AP1", Fen{1500}), of(id, FactKind::sent, Leg::visit, "V"),
             of(id, FactKind::done, Leg::visit, "M1"), of(id, FactKind::sent, Leg::fees, "C", Fen{1500}),
             of(id, FactKind::done, Leg::fees, "C", Fen{1500}),
             of(id, FactKind::sent, Leg::insurance, "MSG1", Fen{1200})});
        his.answer = [](const his::Call& call) -> Outcome<his::Reply> {
            if (std::holds_alternative<his::ReleaseHold>(call))
                return Done<his::Reply>{his::Reply{his::Nothing{}}};
            return Unknown{"nobody answers"};
        };
    }
    [[nodiscard]] static Fact of(const std::string& id, FactKind kind, Leg leg, const std::string& key,
                                 Fen amount = {}) {
        Fact made;
        made.case_id = {id};
        made.kind = kind;
        made.leg = leg;
        made.key = key;
        made.amount = amount;
        made.detail = "{}";
        return made;
    }
    void put(const std::vector<Fact>& facts) {
        for (const auto& one : facts) ASSERT_TRUE(journal->append({&one, 1}));
    }
    [[nodiscard]] int confirms() const { return his.asked<his::ConfirmHold>(); }
};

TEST_F(StaffAtWork, TouchesAreTheirsUntilTheyLeave) {
    then([this] { driver->post_touch({1, "home/register", ""}); });
    then([this] {
        EXPECT_TRUE(noting.touches.empty()) << "a patient's";
        EXPECT_EQ(noting.activities, 0);
    });
    call_staff();
    then([this] {
        EXPECT_EQ(noting.begun, 1);
        ASSERT_NE(noting.host, nullptr);
        shown.clear();
        driver->post_touch({7, "staff/number", ""});
        driver->post_activity();
        driver->post_staff_called();  // the clock is held again
        driver->post_language({Language::en});
    });
    then([this] {
        EXPECT_EQ(noting.touches, std::vector<std::string>{"staff/number"});
        EXPECT_EQ(noting.activities, 1);
        EXPECT_EQ(noting.begun, 1);
        EXPECT_TRUE(shown.empty()) << "the session shows nothing of its own";
        Screen page;
        page.content = screen::Staff{.page = "overview"};
        noting.host->show_to_staff(page);
        EXPECT_EQ(shown, std::vector<std::string>{"staff"});
        noting.host->staff_leaves(false);
        EXPECT_EQ(shown.back(), "home");
        noting.host->show_to_staff(page);  // too late
        EXPECT_EQ(shown.back(), "home");
        driver->post_touch({7, "staff/number", ""});
    });
    then([this] { EXPECT_EQ(noting.touches.size(), 1U) << "they have left"; });
    run();
    EXPECT_GT(noting.turns, 0);
}

TEST_F(StaffAtWork, WhatTheirCommandsAnswerNeverReachesTheSession) {
    call_staff();
    then([this] {
        driver->post_device(DeviceKind::code_scanner,
                            device::Completed{EffectId{first_guest_effect + 1}, device::Acknowledged{}});
        driver->post_device(DeviceKind::code_scanner,
                            device::StatusChanged{{DeviceKind::code_scanner, DeviceState::ready}});
    });
    then([this] {
        EXPECT_EQ(noting.events, 2);
        scanner.commands.clear();
        noting.host->staff_leaves(false);
        ASSERT_EQ(scanner.commands.size(), 1U) << "the state of the scanner was heard by both";
        EXPECT_TRUE(std::holds_alternative<device::ArmScanner>(scanner.commands[0]));
    });
    run();
}

TEST_F(StaffAtWork, WithoutAGuestNobodyComes) {
    guest = nullptr;
    call_staff();
    then([this] { EXPECT_EQ(shown.back(), "home"); });
    run();
}

TEST_F(StaffAtWork, OutOfServiceIsShownFromTheStart) {
    then([this] { EXPECT_EQ(shown, std::vector<std::string>{"out_of_service"}); });
    call_staff();
    then([this] { noting.host->staff_leaves(false); });
    then([this] { EXPECT_EQ(shown.back(), "home"); });
    run(true);
    EXPECT_EQ(noting.begun, 1);
}

TEST_F(StaffAtWork, TheCoreWakesForThem) {
    call_staff();
    then([this] { noting.due = clock.monotonic() + 150ms; });
    then([this] { EXPECT_EQ(hall->naps, 150ms); });
    run();
}

TEST_F(StaffAtWork, OpenCasesAreListedByTraceNumberStateAndAge) {
    unconfirmed("K001-20261122-2");
    auto nameless = fact("K001-20261122-1", FactKind::case_opened, R"({"name":"a"})");
    nameless.detail = R"({"insured":true,"slot":"S1"})";
    put({nameless});  // does not say who is insured: for people
    call_staff();
    then([this] {
        const auto open = noting.host->list_open_cases();
        ASSERT_EQ(open.size(), 2U);
        EXPECT_EQ(open[0].id.value, "K001-20261122-1");
        EXPECT_EQ(open[0].state, "unreadable");
        EXPECT_EQ(open[1].id.value, "K001-20261122-2");
        EXPECT_EQ(open[1].state, "waiting_to_confirm");
        EXPECT_EQ(open[1].opened_at.unix_ms, 1'795'000'000'000);
        EXPECT_FALSE(open[1].patient_waits) << "of an earlier run";
    });
    run();
}

TEST_F(StaffAtWork, CasesGoOnWhileTheyWork) {
    unconfirmed("K001-20261122-2");
    call_staff();
    then([this] {
        EXPECT_EQ(confirms(), 1);
        clock.advance(policy.confirm_retry);
    });
    then([this] {
        EXPECT_EQ(confirms(), 2) << "its time has come";
        EXPECT_EQ(noting.begun, 1);
        his.answer = [](const his::Call& call) -> Outcome<his::Reply> {
            if (std::holds_alternative<his::ConfirmHold>(call))
                return Done<his::Reply>{his::Reply{Booking{}}};
            return Unknown{"nobody answers"};
        };
        clock.advance(policy.confirm_retry * 2);
    });
    then([this] {
        EXPECT_EQ(confirms(), 3);
        EXPECT_TRUE(noting.host->list_open_cases().empty());
    });
    run();
    EXPECT_TRUE(journal->open_cases()->empty());
}

TEST_F(StaffAtWork, ACaseThatWaitsToTryAgainTriesNow) {
    unconfirmed("K001-20261122-2");
    unconfirmed("K001-20261122-3");
    call_staff();
    then([this] {
        EXPECT_EQ(confirms(), 2);
        clock.advance(1ms);
        noting.host->retry_now({"K001-20261122-3"});
        driver->post_activity();
    });
    then([this] {
        ASSERT_EQ(confirms(), 3);
        EXPECT_EQ(std::get<his::ConfirmHold>(his.sent.back()).case_id.value, "K001-20261122-3");
        noting.host->retry_now({"K001-20261122-9"});  // no such case
        driver->post_activity();
    });
    then([this] { EXPECT_EQ(confirms(), 3); });
    run();
}

TEST_F(StaffAtWork, AQuarantineIsNeverShortened) {
    unknown_settlement("K001-20261122-4");
    call_staff();
    then([this] {
        const auto open = noting.host->list_open_cases();
        ASSERT_EQ(open.size(), 1U);
        EXPECT_EQ(open[0].state, "waiting_to_unwind");
        EXPECT_EQ(his.asked<his::ReleaseHold>(), 1) << "the number is free again";
        noting.host->retry_now(open[0].id);
        driver->post_activity();
    });
    then([this] {
        EXPECT_EQ(insurance.asked<insurance::ReverseMessage>(), 0) << "a late 2207 may still land";
        clock.advance(policy.quarantine - 1ms);
        noting.host->retry_now({"K001-20261122-4"});
        driver->post_activity();
    });
    then([this] {
        EXPECT_EQ(insurance.asked<insurance::ReverseMessage>(), 0);
        clock.advance(1ms);
    });
    then([this] {
        EXPECT_EQ(insurance.asked<insurance::ReverseMessage>(), 1);
        // Its answer was lost, too: from here on it is a retry, and that may be hurried.
        noting.host->retry_now({"K001-20261122-4"});
        driver->post_activity();
    });
    then([this] { EXPECT_EQ(insurance.asked<insurance::ReverseMessage>(), 2); });
    run();
}

TEST(PendingEffects, OnlyRetriesAreHurriedAndOnlyTheirOwners) {
    using What = Pending::What;
    Pending pending;
    const Owner one{CaseId{"1"}}, other{CaseId{"2"}};
    pending.add({one, EffectId{1}}, 1'000ms, What::retry);
    pending.add({one, EffectId{2}}, 2'000ms, What::wait);
    pending.add({one, EffectId{3}}, 3'000ms, What::deadline);
    pending.add({one, EffectId{4}}, 50ms, What::retry);  // due sooner by itself
    pending.add({other, EffectId{1}}, 1'000ms, What::retry);
    pending.add({TheSession{}, EffectId{1}}, 1'000ms, What::retry);
    pending.hurry(one, 100ms);
    const auto due = pending.take_due(100ms);
    ASSERT_EQ(due.size(), 2U);
    for (const auto& each : due) {
        EXPECT_EQ(each.key.owner, one);
        EXPECT_TRUE(each.key.effect == EffectId{1} || each.key.effect == EffectId{4});
        EXPECT_TRUE(each.is_wait);
    }
    EXPECT_EQ(pending.next_due(), 1'000ms);
    EXPECT_EQ(pending.size(), 4U);
    EXPECT_FALSE(pending.close({one, EffectId{1}})) << "exactly once";
}

}  // namespace
}  // namespace kiosk::app
