// Staff hold the clock: whom they may interrupt and whom not, and what the next patient finds when they have
// left, whether the machine serves again or not.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class StaffTest : public Room {
protected:
    StaffTest() : Room{Service::registration} {}

    void call() { feed(StaffCalled{}); }
    void leaves(bool out_of_service = false) { feed(StaffLeft{out_of_service}); }
    void expect_at_work() {
        EXPECT_EQ(s.phase, Phase::staff_at_work);
        EXPECT_EQ(s.visit, Visit{}) << "nothing of a patient is left";
        EXPECT_FALSE(s.listening) << "no patient's code is heard";
        EXPECT_EQ(s.overlay, Overlay::none);
        EXPECT_TRUE(s.screen.choices.empty());
    }
    void expect_undisturbed(const Session& before) {
        EXPECT_EQ(s.phase, before.phase);
        EXPECT_EQ(s.id, before.id);
        EXPECT_EQ(s.screen.content, before.screen.content);
        EXPECT_TRUE(commands.empty());
        EXPECT_TRUE(effects.empty());
    }
    void come_to_departments() {
        show_code();
        if (s.phase == Phase::asking_today) answer(his_done(his::Registrations{}));
        answer(his_done(departments()));
    }
    void come_to_check() {
        touch("home/register");
        come_to_departments();
        touch("departments/0301");
        answer(his_done(sessions()));
        touch("sessions/S1");
        report(quoted(true, true));
    }
    void come_to_pay() {
        come_to_check();
        touch("check/confirm");
        report(from_case::PaymentNeeded{Fen{1500}, Hint::none, {}});
    }
    void come_by_card() {
        feed(device::Event{device::CardInserted{}});
        answer(completed(device::CardRead{card_data()}));
        answer(insurance_done(insured_person()));
        answer(his_done(found_patient()));
        answer(his_done(his::Registrations{}));
        answer(his_done(departments()));
    }
};

TEST_F(StaffTest, AtTheStartScreenTheMachineIsTheirs) {
    call();
    expect_at_work();
    call();  // the clock is held again
    expect_at_work();
    leaves();
    EXPECT_EQ(screen_name(s.screen), "home");
    EXPECT_TRUE(s.listening);
}

TEST_F(StaffTest, HelpLeftOpenIsNoPatient) {
    touch("common/help");
    call();
    expect_at_work();
    leaves();
    EXPECT_EQ(screen_name(s.screen), "home");
}

TEST_F(StaffTest, ACardThatWasLeftIsStaffsConcern) {
    come_by_card();
    touch("common/exit");
    ASSERT_EQ(s.phase, Phase::card_left);
    call();
    expect_at_work();
    leaves();
    EXPECT_EQ(s.phase, Phase::card_left) << "it is still in the slot";
    EXPECT_EQ(shown<screen::TakeCard>().stage, screen::CardLeft::asked);
    call();
    feed(device::Event{device::CardRemoved{}});
    expect_at_work();
    leaves();
    EXPECT_EQ(screen_name(s.screen), "home");
}

TEST_F(StaffTest, StaffsOwnCardIsAskedForWhenTheyLeave) {
    call();
    feed(device::Event{device::CardInserted{}});
    expect_at_work();
    leaves(true);
    EXPECT_EQ(s.phase, Phase::card_left);
    feed(device::Event{device::CardRemoved{}});
    EXPECT_EQ(screen_name(s.screen), "out_of_service");
}

TEST_F(StaffTest, AVisitThatMayEndEndsFirst) {
    touch("home/register");
    come_to_departments();
    const auto visits = watcher.visits_ended();
    ASSERT_TRUE(s.screen.offers("common/exit"));
    call();
    expect_at_work();
    EXPECT_EQ(watcher.visits_ended(), visits + 1);
    leaves();
    EXPECT_EQ(screen_name(s.screen), "home");
    EXPECT_EQ(s.language, policy.language);
}

TEST_F(StaffTest, ALateAnswerOfTheEndedVisitIsNobodys) {
    touch("home/register");
    come_to_departments();
    touch("departments/0301");
    const auto asked_of_his = s.current;
    call();
    const bool reading = s.phase != Phase::staff_at_work;  // the machine works: not to be disturbed
    EXPECT_TRUE(reading);
    feed(Answer{asked_of_his, his_done(sessions())});
    call();
    expect_at_work();
    feed(LateAnswer{asked_of_his, his_done(sessions())});
    expect_at_work();
}

TEST_F(StaffTest, AnOpenCaseHasAWordToSayFirst) {
    come_to_check();
    call();
    EXPECT_TRUE(told<to_case::Abandon>());
    EXPECT_NE(s.phase, Phase::staff_at_work);
    const auto stopping = s;
    call();
    expect_undisturbed(stopping);
    report(ended(NoticeId::cancelled_by_patient, false));
    call();
    expect_at_work();
}

TEST_F(StaffTest, MoneyOnItsWayIsNotDisturbed) {
    come_to_check();
    touch("check/confirm");
    auto before = s;
    call();
    expect_undisturbed(before);
    report(from_case::PaymentNeeded{Fen{1500}, Hint::none, {}});
    scan(payment_code);
    before = s;
    call();
    expect_undisturbed(before);
    report(registered(true));
    EXPECT_EQ(screen_name(s.screen), "done");
}

TEST_F(StaffTest, TheSlipComesOutFirst) {
    come_to_pay();
    scan(payment_code);
    report(registered(true));
    ASSERT_EQ(s.visit.slip, screen::SlipState::printing);
    const auto before = s;
    call();
    expect_undisturbed(before);
    printer_says(device::PrintEnd::printed);
    EXPECT_TRUE(told<to_case::SlipPrinted>());
    call();
    expect_at_work();
}

TEST_F(StaffTest, ANoticesSlipComesOutFirstToo) {
    come_to_pay();
    scan(payment_code);
    report(unsure());
    ASSERT_EQ(s.phase, Phase::notice);
    ASSERT_NE(s.print.value, 0U) << "it tells the trace number";
    const auto before = s;
    call();
    expect_undisturbed(before);
    printer_says(device::PrintEnd::printed);
    call();
    expect_at_work();
}

TEST_F(StaffTest, ANoticeEnds) {
    scan(insurance_code);
    answer(insurance_refused(RefusalReason::not_sent));
    ASSERT_EQ(s.phase, Phase::notice);
    call();
    expect_at_work();
}

TEST_F(StaffTest, TheWarningOfAQuietPatientEnds) {
    touch("home/register");
    come_to_departments();
    time_passes();
    ASSERT_EQ(screen_name(s.screen), "idle");
    call();
    expect_at_work();
}

TEST_F(StaffTest, WhileTheyWorkPatientsTouchesCodesAndCardsAreNothing) {
    const auto home = s.screen.sequence;
    call();
    feed(Touch{home, "home/register", ""});
    feed(Touch{s.screen.sequence, "home/register", ""});
    scan(insurance_code);
    feed(device::Event{device::CardInserted{}});
    feed(device::Event{device::CardRemoved{}});
    feed(device::Event{device::CardInserted{DeviceKind::id_card_reader}});
    feed(Activity{});
    feed(LanguageChosen{Language::en});
    expect_at_work();
    leaves();
    EXPECT_EQ(s.language, policy.language) << "the next patient's is the hospital's";
}

TEST_F(StaffTest, DevicesThatComeAndGoMeanwhileAreKnownAfterwards) {
    call();
    device_works(DeviceKind::code_scanner, false);
    device_works(DeviceKind::card_reader, false);
    leaves();
    EXPECT_FALSE(shown<screen::Home>().card_works);
    EXPECT_FALSE(s.listening);
    call();
    device_works(DeviceKind::code_scanner, true);
    expect_at_work();
    leaves();
    EXPECT_TRUE(s.listening);
}

class OutOfServiceTest : public StaffTest {
protected:
    void expect_closed() {
        EXPECT_EQ(s.phase, Phase::out_of_service);
        EXPECT_TRUE(std::holds_alternative<screen::OutOfService>(s.screen.content));
        EXPECT_TRUE(s.screen.choices.empty());
        EXPECT_FALSE(s.listening);
        EXPECT_EQ(s.visit, Visit{});
    }
    void nothing_helps() {
        scan(insurance_code);
        expect_closed();
        feed(device::Event{device::CardInserted{}});
        expect_closed();
        feed(device::Event{device::CardRemoved{}});
        feed(device::Event{device::CardInserted{DeviceKind::id_card_reader}});
        feed(Touch{s.screen.sequence, "home/register", ""});
        feed(Touch{s.screen.sequence, "common/help", ""});
        feed(Activity{});
        feed(LanguageChosen{Language::en});
        device_works(DeviceKind::code_scanner, false);
        device_works(DeviceKind::code_scanner, true);
        feed(Availability{false, NoticeId::journal_down});
        feed(Availability{});
        expect_closed();
    }
};

TEST_F(OutOfServiceTest, StaysSoUntilStaffPutItBack) {
    call();
    leaves(true);
    nothing_helps();
    call();
    expect_at_work();
    leaves(true);
    expect_closed();
    call();
    leaves();
    EXPECT_EQ(screen_name(s.screen), "home");
    EXPECT_TRUE(s.listening);
    show_code();
    EXPECT_NE(s.phase, Phase::home) << "patients are served again";
}

TEST_F(OutOfServiceTest, AStartFindsItSo) {
    feed(Started{true});
    nothing_helps();
}

TEST_F(OutOfServiceTest, StaffWhoNeverCameLeaveNothing) {
    touch("home/register");
    come_to_departments();
    const auto before = s;
    leaves();
    expect_undisturbed(before);
    leaves(true);  // known from the end of this visit on
    expect_undisturbed(before);
    touch("common/exit");
    expect_closed();
}

}  // namespace
}  // namespace kiosk::journey::test
