// What became of a visit, told from the sessions that the core shows.
#include <gtest/gtest.h>

#include "kiosk/app/metrics/visits.h"
#include "tests/metrics/told.h"

namespace kiosk::app::metrics {
namespace {

using journey::Phase;
using test::told;

class VisitFiguresTest : public testing::Test {
protected:
    VisitFiguresTest() { show(); }

    void show() { figures_.on_session(session_, at_, CivilTime{1'000'000} + at_); }
    void reach(Phase phase) {
        session_.phase = phase;
        pass(Millis{1'000});
        show();
    }
    void pass(Millis time) { at_ += time; }
    void read(NoticeId id) {
        session_.visit.notice.id = id;
        reach(Phase::notice);
    }
    void go_home() {
        session_.id = SessionId{session_.id.value + 1};
        session_.visit = {};
        session_.overlay = journey::Overlay::none;
        session_.deadline.reset();
        reach(Phase::home);
    }
    void buy(Purpose purpose, bool insured) {
        from_case::Registered registered;
        registered.hold.purpose = purpose;
        registered.insured = insured;
        figures_.on_report(registered);
        reach(Phase::done);
    }
    void come_for(Service service) { session_.visit.service = service; }
    void printed() {
        figures_.on_device(DeviceKind::receipt_printer,
                           device::Completed{EffectId{1}, device::Printed{device::PrintEnd::printed}}, at_);
    }
    [[nodiscard]] Families families() const {
        Families families;
        figures_.tell(families);
        return families;
    }
    [[nodiscard]] double visits(const std::string& service, const std::string& outcome,
                                const std::string& notice = "") const {
        return told(families(), "kiosk_visits_total",
                    {{"service", service}, {"outcome", outcome}, {"notice", notice}})
            .value_or(0);
    }
    [[nodiscard]] double all_visits() const {
        double all = 0;
        for (const auto& family : families())
            if (family.name == "kiosk_visits_total")
                for (const auto& sample : family.samples) all += sample.value;
        return all;
    }

    journey::Session session_;
    Millis at_{0};
    VisitFigures figures_;
};

TEST_F(VisitFiguresTest, ARegistrationIsCountedWhenItsPatientHasGone) {
    come_for(Service::registration);
    reach(Phase::decoding_code);
    reach(Phase::checking);
    buy(Purpose::registration, true);
    EXPECT_EQ(all_visits(), 0);
    EXPECT_EQ(told(families(), "kiosk_visit_open"), 1);
    go_home();
    EXPECT_EQ(visits("register", "registered"), 1);
    EXPECT_EQ(all_visits(), 1);
    EXPECT_EQ(told(families(), "kiosk_visit_open"), 0);
    EXPECT_EQ(told(families(), "kiosk_visit_duration_seconds", {{"service", "register"}}), 1);
    EXPECT_EQ(told(families(), "kiosk_last_served_timestamp_seconds"), 1'000.0 + 4);
}

TEST_F(VisitFiguresTest, WhatWasBoughtHasItsOwnName) {
    come_for(Service::bills);
    reach(Phase::checking);
    buy(Purpose::bill, true);
    go_home();
    come_for(Service::deposit);
    reach(Phase::checking);
    buy(Purpose::bill, false);
    go_home();
    come_for(Service::registration);
    reach(Phase::checking);
    buy(Purpose::registration, false);
    go_home();
    EXPECT_EQ(visits("bills", "paid"), 1);
    EXPECT_EQ(visits("deposit", "deposited"), 1);
    EXPECT_EQ(visits("register", "self_pay"), 1);
}

TEST_F(VisitFiguresTest, WithoutMoneyTheLastScreenReachedCounts) {
    struct Row {
        Phase phase;
        const char* outcome;
    };
    for (const auto& row :
         {Row{Phase::showing_booked, "booked"}, Row{Phase::showing_checked_in, "checked_in"},
          Row{Phase::showing_cancelled, "cancelled"}, Row{Phase::file_opened, "file_opened"},
          Row{Phase::pharmacy_queued, "queued"}, Row{Phase::showing_insurance, "shown"}}) {
        reach(Phase::finding_patient);
        reach(row.phase);
        go_home();
        EXPECT_EQ(visits("none", row.outcome), 1) << row.outcome;
    }
}

TEST_F(VisitFiguresTest, ARefusalNamesItsNotice) {
    come_for(Service::bills);
    reach(Phase::listing_bills);
    read(NoticeId::no_bills);
    go_home();
    EXPECT_EQ(visits("bills", "refused", "no_bills"), 1);
    EXPECT_EQ(told(families(), "kiosk_notices_total", {{"notice", "no_bills"}}), 1);
    EXPECT_FALSE(told(families(), "kiosk_last_served_timestamp_seconds"));
}

TEST_F(VisitFiguresTest, ARefusalThatIsOvercomeIsNone) {
    reach(Phase::listing_bills);
    read(NoticeId::no_bills);
    reach(Phase::listing_reports);
    reach(Phase::showing_reports);
    printed();
    go_home();
    EXPECT_EQ(visits("none", "printed"), 1);
    EXPECT_EQ(all_visits(), 1);
}

TEST_F(VisitFiguresTest, ARefusalAfterSomethingWasBoughtTakesNothingAway) {
    come_for(Service::registration);
    reach(Phase::checking);
    buy(Purpose::registration, true);
    read(NoticeId::no_bills);
    go_home();
    EXPECT_EQ(visits("register", "registered"), 1);
}

TEST_F(VisitFiguresTest, TheSlipOfTheThirdStateIsNoService) {
    reach(Phase::processing);
    read(NoticeId::unsure);
    printed();
    go_home();
    EXPECT_EQ(visits("none", "unsure"), 1);
}

TEST_F(VisitFiguresTest, WhoLeavesAndWhoIsForgottenAreTwo) {
    reach(Phase::choosing_department);
    go_home();
    EXPECT_EQ(visits("none", "left"), 1);

    reach(Phase::choosing_department);
    session_.overlay = journey::Overlay::idle_warning;
    session_.deadline = at_ + Millis{20'000};
    show();
    pass(Millis{20'000});
    go_home();
    EXPECT_EQ(visits("none", "idle"), 1);

    reach(Phase::choosing_department);  // this one touches "end" at the warning
    session_.overlay = journey::Overlay::idle_warning;
    session_.deadline = at_ + Millis{20'000};
    show();
    go_home();
    EXPECT_EQ(visits("none", "left"), 2);
}

TEST_F(VisitFiguresTest, NobodyWhoOnlyLooksAtTheStartScreenIsAVisit) {
    reach(Phase::showing_more);
    go_home();
    EXPECT_EQ(all_visits(), 0);
}

TEST_F(VisitFiguresTest, StaffWhoTakeOverEndTheVisit) {
    reach(Phase::choosing_department);
    session_.visit = {};
    reach(Phase::staff_at_work);
    EXPECT_EQ(visits("none", "left"), 1);
    EXPECT_EQ(told(families(), "kiosk_staff_at_work"), 1);
    session_.out_of_service = true;
    reach(Phase::out_of_service);
    EXPECT_EQ(told(families(), "kiosk_staff_at_work"), 0);
    EXPECT_EQ(told(families(), "kiosk_out_of_service"), 1);
    EXPECT_EQ(all_visits(), 1);
}

TEST_F(VisitFiguresTest, ANoticeReadOnceIsCountedOnce) {
    reach(Phase::finding_patient);
    read(NoticeId::his_down);
    show();
    read(NoticeId::insurance_down);
    EXPECT_EQ(told(families(), "kiosk_notices_total", {{"notice", "his_down"}}), 1);
    EXPECT_EQ(told(families(), "kiosk_notices_total", {{"notice", "insurance_down"}}), 1);
}

TEST_F(VisitFiguresTest, MachineStepsAreWholeWaits) {
    reach(Phase::decoding_code);
    pass(Millis{300});
    reach(Phase::querying_person);  // 1.3 s so far
    reach(Phase::choosing_department);
    reach(Phase::processing);
    reach(Phase::done);
    session_.print = EffectId{9};
    show();
    pass(Millis{80});
    figures_.on_device(DeviceKind::receipt_printer, device::PrintAccepted{}, at_);
    const auto told_now = families();
    const auto* identify = test::sample_of(told_now, "kiosk_machine_step_seconds", {{"step", "identify"}});
    ASSERT_NE(identify, nullptr);
    EXPECT_EQ(identify->count, 1U);
    EXPECT_DOUBLE_EQ(identify->value, 2.3);
    const auto* print = test::sample_of(told_now, "kiosk_machine_step_seconds", {{"step", "print"}});
    ASSERT_NE(print, nullptr);
    EXPECT_DOUBLE_EQ(print->value, 0.08);
    EXPECT_EQ(print->buckets.front(), (std::pair<double, std::uint64_t>{0.1, 1}));
    EXPECT_EQ(told(told_now, "kiosk_machine_step_seconds", {{"step", "settle"}}), 1);
}

TEST_F(VisitFiguresTest, WhyNoMoneyIsTakenIsToldApart) {
    session_.money_open = false;
    session_.closed_because = NoticeId::journal_down;
    show();
    EXPECT_EQ(told(families(), "kiosk_journal_failed"), 1);
    EXPECT_EQ(told(families(), "kiosk_money_limit_reached"), 0);
    session_.closed_because = NoticeId::too_many_open;
    show();
    EXPECT_EQ(told(families(), "kiosk_journal_failed"), 0);
    EXPECT_EQ(told(families(), "kiosk_money_limit_reached"), 1);
}

}  // namespace
}  // namespace kiosk::app::metrics
