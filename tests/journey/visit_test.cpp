// Single stories of a visit, each named after what happens to the patient.
#include <algorithm>

#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class VisitTest : public Room {
protected:
    VisitTest() : Room{Service::registration} {}

    void identify_by_code(const Person& person = insured_person()) {
        show_code(person);
        nothing_today();
    }
    void nothing_today() {
        if (s.phase == Phase::asking_today) answer(his_done(his::Registrations{}));
    }
    void choose() {
        nothing_today();
        answer(his_done(departments()));
        touch("departments/0301");
        answer(his_done(sessions()));
        touch("sessions/S1");
    }
    void come_to_check() {
        identify_by_code();
        choose();
        report(quoted(true, true));
    }
    void come_to_pay() {
        come_to_check();
        touch("check/confirm");
        report(from_case::PaymentNeeded{Fen{1500}, Hint::none, {}});
    }
    void expect_notice_after_pin(const AnswerBody& from_pad, NoticeId expected);
};

TEST_F(VisitTest, ByECodeTakesAtMostFourTouches) {
    come_to_pay();
    scan(payment_code);
    EXPECT_TRUE(told<to_case::PayByCode>());
    report(registered(true));
    touch("done/finish");
    EXPECT_EQ(s.phase, Phase::home);
    EXPECT_LE(touches, 4);
}

// The check screen says which one it is; whoever comes back from there is shown the list.
TEST_F(VisitTest, WhereOneSessionIsOpenNobodyChoosesIt) {
    auto one = sessions();
    one.rows.pop_back();
    identify_by_code();
    nothing_today();
    answer(his_done(departments()));
    touch("departments/0301");
    answer(his_done(one));
    EXPECT_TRUE(told<to_case::Open>());
    report(quoted(true, true));
    EXPECT_EQ(s.phase, Phase::checking);
    touch("check/back");
    answer(his_done(one));
    EXPECT_EQ(s.phase, Phase::choosing_session);
    touch("sessions/back");
    EXPECT_EQ(s.phase, Phase::listing_departments);
}

TEST_F(VisitTest, QuietPatientIsWarnedThenTheVisitEnds) {
    identify_by_code();
    answer(his_done(departments()));
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "idle");
    EXPECT_TRUE(s.screen.deadline.has_value());
    time_passes();
    EXPECT_EQ(s.phase, Phase::home);
    EXPECT_EQ(s.visit, Visit{});
}

TEST_F(VisitTest, GoingOnAfterTheWarningKeepsThePlace) {
    identify_by_code();
    answer(his_done(departments()));
    time_passes();
    touch("idle/go_on");
    EXPECT_EQ(screen_name(s.screen), "departments");
}

TEST_F(VisitTest, HelpLiesOverTheScreenAndGoesAway) {
    touch("home/register");
    EXPECT_TRUE(s.listening);
    touch("common/help");
    EXPECT_EQ(screen_name(s.screen), "help");
    EXPECT_FALSE(s.listening);
    touch("help/back");
    EXPECT_EQ(screen_name(s.screen), "identify");
    EXPECT_TRUE(s.listening);
}

TEST_F(VisitTest, HelpLeftOpenAtHomeDoesNotWaitForTheNextPatient) {
    touch("common/help");
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "home");
    EXPECT_TRUE(s.listening);
}

TEST_F(VisitTest, HelpOverTheLastScreenEndsWithTheVisit) {
    come_to_pay();
    report(registered(true));
    feed(Answer{s.print, completed(device::Printed{device::PrintEnd::printed})});
    touch("common/help");
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "home");
}

TEST_F(VisitTest, DoubleTapConfirmsOnce) {
    come_to_check();
    const Touch twice{s.screen.sequence, "check/confirm", ""};
    feed(twice);
    EXPECT_TRUE(told<to_case::Confirm>());
    feed(twice);
    EXPECT_TRUE(commands.empty());
}

TEST_F(VisitTest, PaymentCodeShownAtHomeLeadsToAHint) {
    scan(payment_code);
    ASSERT_EQ(screen_name(s.screen), "identify");
    EXPECT_EQ(shown<screen::Identify>().hint, Hint::code_wrong_kind);
    EXPECT_TRUE(s.listening);
}

TEST_F(VisitTest, CardTakenBeforeMoneyLeaves) {
    feed(device::Event{device::CardInserted{}});
    answer(completed(device::CardRead{card_data()}));
    answer(insurance_done(insured_person()));
    choose();
    report(quoted(true, true));
    feed(device::Event{device::CardRemoved{}});
    EXPECT_TRUE(told<to_case::Abandon>());
    report(ended(NoticeId::cancelled_by_patient, false));
    ASSERT_EQ(screen_name(s.screen), "notice");
    EXPECT_EQ(shown<screen::Notice>().id, NoticeId::card_pulled);
}

TEST_F(VisitTest, CardWhoseNumberBelongsToSomebodyElseIsNotBelieved) {
    feed(device::Event{device::CardInserted{}});
    answer(completed(device::CardRead{card_data()}));
    auto other = insured_person();
    other.cert_number = other_id;
    answer(insurance_done(other));
    ASSERT_EQ(screen_name(s.screen), "notice");
    EXPECT_EQ(shown<screen::Notice>().id, NoticeId::other_person);
    EXPECT_FALSE(s.screen.offers("notice/self_pay"));
}

TEST_F(VisitTest, UnknownPassportStaysOnThePad) {
    touch("home/register");
    touch("identify/passport");
    touch("passport/done", "E99000001");
    answer(his_refused(RefusalReason::patient_unknown));
    ASSERT_EQ(screen_name(s.screen), "passport");
    EXPECT_TRUE(shown<screen::Passport>().not_found);
    EXPECT_TRUE(s.screen.offers("passport/done"));
}

TEST_F(VisitTest, WhoIsNotInsuredIsOfferedToPayAlone) {
    auto person = insured_person();
    person.coverages.clear();
    identify_by_code(person);
    ASSERT_EQ(shown<screen::Notice>().id, NoticeId::not_insured);
    touch("notice/self_pay");
    choose();
    ASSERT_TRUE(told<to_case::Open>());
    EXPECT_FALSE(std::get<to_case::Open>(commands.front()).patient.coverage.has_value());
}

TEST_F(VisitTest, AnECodeThatNobodyCanDecodeLeadsToTheCard) {
    scan(insurance_code);
    answer(insurance_refused(RefusalReason::not_sent));
    EXPECT_EQ(shown<screen::Notice>().id, NoticeId::e_code_down);
    EXPECT_FALSE(s.screen.offers("notice/self_pay")) << "nobody knows for whom";
}

TEST_F(VisitTest, AFaceThatWasNotVerifiedIsSaidInThoseWords) {
    scan(insurance_code);
    answer(insurance_refused(RefusalReason::face_not_verified));
    EXPECT_EQ(shown<screen::Notice>().id, NoticeId::face_not_verified);
}

TEST_F(VisitTest, EmployeeInsuranceComesBeforeResidentInsurance) {
    identify_by_code();  // 390 comes first in the answer
    EXPECT_EQ(s.visit.patient.coverage->insutype, "310");
}

TEST_F(VisitTest, ResidentInsuranceComesBeforeAnyOther) {
    auto person = insured_person();
    person.coverages = {{"340", "1301", "1", "990100", Fen{}, false},
                        {"310", "1101", "4", "990100", Fen{}, false},
                        {"390", "1501", "1", "990100", Fen{}, false}};
    identify_by_code(person);
    EXPECT_EQ(s.visit.patient.coverage->insutype, "390");
}

TEST_F(VisitTest, AccountCanBeKeptAndUsedAgain) {
    come_to_check();
    touch("check/account");
    EXPECT_FALSE(std::get<to_case::ChooseFunding>(commands.front()).use_account);
    report(quoted(true, true));
    EXPECT_FALSE(shown<screen::Check>().use_account);
    touch("check/account");
    EXPECT_TRUE(std::get<to_case::ChooseFunding>(commands.front()).use_account);
    report(quoted(true, true));
    EXPECT_TRUE(shown<screen::Check>().use_account);
}

TEST_F(VisitTest, PaperThatRunsOutIsSaidBeforeMoney) {
    come_to_check();
    EXPECT_EQ(shown<screen::Check>().paper, screen::Paper::plenty);
    feed(status(DeviceKind::receipt_printer, DeviceState::ready, DeviceTrouble::paper_low));
    EXPECT_EQ(shown<screen::Check>().paper, screen::Paper::low);
    EXPECT_TRUE(s.screen.offers("check/confirm"));
    feed(status(DeviceKind::receipt_printer, DeviceState::faulty, DeviceTrouble::paper_out));
    EXPECT_EQ(shown<screen::Check>().paper, screen::Paper::none);
}

TEST_F(VisitTest, ATerminalThatIsAwayIsNotOffered) {
    come_to_pay();
    EXPECT_TRUE(s.screen.offers("pay/terminal"))
        << "one behind the acquirer's server tells nothing of itself";
    feed(status(DeviceKind::card_terminal, DeviceState::absent, DeviceTrouble::unplugged));
    EXPECT_FALSE(s.screen.offers("pay/terminal"));
    EXPECT_FALSE(shown<screen::Pay>().terminal);
    feed(status(DeviceKind::card_terminal, DeviceState::ready));
    EXPECT_TRUE(s.screen.offers("pay/terminal"));
}

TEST_F(VisitTest, NobodyIsHurriedAtTheTerminal) {
    come_to_pay();
    touch("pay/terminal");
    EXPECT_TRUE(told<to_case::PayAtTerminal>());
    EXPECT_EQ(s.timer.value, 0U);
    EXPECT_FALSE(s.screen.deadline.has_value());
}

TEST_F(VisitTest, PasswordAfterTheCaseEndedIsNotGiven) {
    come_to_check();
    touch("check/confirm");
    report(from_case::PasswordNeeded{true, -1});
    const auto pad = s.password;
    report(ended(NoticeId::hold_expired, false));
    feed(LateAnswer{pad, completed(device::PinEntered{Secret{"block"}})});
    EXPECT_TRUE(commands.empty());
    EXPECT_EQ(screen_name(s.screen), "notice");
}

// What the PIN pad answers, and what the patient then reads once the case has let go.
void VisitTest::expect_notice_after_pin(const AnswerBody& from_pad, NoticeId expected) {
    come_to_check();
    touch("check/confirm");
    report(from_case::PasswordNeeded{true, -1});
    feed(Answer{s.password, from_pad});
    EXPECT_TRUE(told<to_case::Abandon>());
    report(ended(NoticeId::cancelled_by_patient, false));
    ASSERT_EQ(screen_name(s.screen), "notice");
    EXPECT_EQ(s.visit.notice.id, expected);
}

TEST_F(VisitTest, ABrokenPinPadIsNamed) {
    expect_notice_after_pin(completed(device::Unable{}), NoticeId::pin_pad_broken);
}

TEST_F(VisitTest, APasswordNeverEnteredIsNamed) {
    expect_notice_after_pin(completed(device::PinAborted{false}), NoticeId::password_not_entered);
}

TEST_F(VisitTest, AListThatFailsIsAskedOnceMoreEvenAfterASlowInsurance) {
    scan(insurance_code);
    answer(insurance_done(decoded_code()));
    answer(insurance_unknown());
    answer(insurance_done(insured_person()));
    answer(his_unknown());
    EXPECT_EQ(s.phase, Phase::listing_departments);
    answer(his_done(departments()));
    EXPECT_EQ(s.phase, Phase::choosing_department);
}

TEST_F(VisitTest, CodeThatCannotBeAskedAboutAgainIsNotCalledAWrongOne) {
    come_to_check();
    touch("check/confirm");
    report(from_case::CredentialNeeded{});
    scan(insurance_code);
    answer(insurance_refused(RefusalReason::not_sent));
    EXPECT_EQ(shown<screen::Identify>().hint, Hint::code_unread);
}

TEST_F(VisitTest, PaymentCodeShownAsTheSecondECodeGoesNoFurther) {
    come_to_check();
    touch("check/confirm");
    report(from_case::CredentialNeeded{});
    scan(payment_code);
    ASSERT_EQ(screen_name(s.screen), "identify");
    EXPECT_EQ(shown<screen::Identify>().hint, Hint::code_wrong_kind);
    EXPECT_EQ(s.phase, Phase::showing_code_again);
}

TEST_F(VisitTest, RefusedCodeStillBeforeTheScannerIsNotAskedAboutAgain) {
    scan(insurance_code);
    answer(insurance_refused(RefusalReason::code_expired));
    EXPECT_EQ(shown<screen::Identify>().hint, Hint::code_expired);
    const auto clock = s.timer;
    scan(insurance_code);
    EXPECT_EQ(s.phase, Phase::identifying);
    EXPECT_EQ(s.timer, clock);
    scan("4241234567890123456789990001");
    EXPECT_EQ(s.phase, Phase::decoding_code);
}

}  // namespace
}  // namespace kiosk::journey::test
