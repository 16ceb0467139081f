// What a patient is told of registrations made before, at this kiosk or another: which of them, on which way,
// and that a slip printed again is counted first.
#include <algorithm>

#include "kiosk/journey/shown_code.h"
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

using his::HoldMoney;
using his::RegistrationState;
using screen::RegistrationStory;
using screen::SlipState;

class TodayTest : public Room {
protected:
    TodayTest() : Room{Service::registration} {}

    void come_to_today(std::vector<his::Registration> rows) {
        show_code();
        answer(his_done(his::Registrations{std::move(rows)}));
    }
    [[nodiscard]] const screen::Today& today() const { return std::get<screen::Today>(s.screen.content); }
};

const std::string trace = "K002-20261122-0007";

TEST(StoryOfARegistration, EveryStateAndMoneyHasTheRightOne) {
    using Story = std::optional<RegistrationStory>;
    const auto story = [](RegistrationState state, HoldMoney money) -> Story {
        return story_of(registration(state, money));
    };
    EXPECT_EQ(story(RegistrationState::booked, HoldMoney::paid), RegistrationStory::registered);
    EXPECT_EQ(story(RegistrationState::booked, HoldMoney::settled), RegistrationStory::registered);
    for (const auto state : {RegistrationState::held, RegistrationState::cancelled}) {
        EXPECT_EQ(story(state, HoldMoney::none), std::nullopt);
        EXPECT_EQ(story(state, HoldMoney::undoing), RegistrationStory::being_cancelled);
        EXPECT_EQ(story(state, HoldMoney::returned), RegistrationStory::money_back);
        for (const auto money : {HoldMoney::settling, HoldMoney::settled, HoldMoney::unknown,
                                 HoldMoney::collecting, HoldMoney::paid})
            EXPECT_EQ(story(state, money), RegistrationStory::being_checked);
    }
    auto due = registration(RegistrationState::booked, HoldMoney::settled);
    due.at_window = true;
    EXPECT_EQ(story_of(due), RegistrationStory::pay_at_window);
    due.split.own = Fen{};
    EXPECT_EQ(story_of(due), RegistrationStory::registered);
}

TEST(CodeOfASlip, IsSixteenDigitsOfCrockfordsBase32) {
    const Policy policy;
    EXPECT_EQ(kind_of_code("RP0123456789ABCDEF", policy), ShownCode::slip);
    EXPECT_EQ(kind_of_code("RPZZZZZZZZZZZZZZZZ", policy), ShownCode::slip);
    for (const auto* other : {"RP0123456789ABCDE", "RP0123456789ABCDEFG", "RP0123456789ABCDEI",
                              "RP0123456789ABCDEO", "RP0123456789abcdef", "PR0123456789ABCDEF"})
        EXPECT_EQ(kind_of_code(other, policy), ShownCode::foreign) << other;
}

TEST_F(TodayTest, WhoHasNothingTodaySeesNoScreenMore) {
    show_code();
    const auto* question = asked<his::FindRegistrations>();
    ASSERT_NE(question, nullptr);
    EXPECT_EQ(question->id_number, full_id);
    EXPECT_EQ(question->day, now.civil.date());
    EXPECT_TRUE(question->reprint_code.empty());
    answer(his_done(his::Registrations{{registration(RegistrationState::held, HoldMoney::none)}}));
    EXPECT_EQ(s.phase, Phase::listing_departments);
}

TEST_F(TodayTest, RegisteringDoesNotWaitForAHisThatKnowsNoRegistrations) {
    for (const auto& body :
         {his_unknown(), his_refused(RefusalReason::not_sent), his_refused(RefusalReason::business)}) {
        show_code();
        answer(body);
        EXPECT_EQ(s.phase, Phase::listing_departments);
        answer(his_done(departments()));
        touch("departments/back");
    }
    show_code();
    feed(DeadlinePassed{s.current});
    EXPECT_EQ(s.phase, Phase::listing_departments);
}

TEST_F(TodayTest, EveryStoryIsToldAndOnlySlipsThatExistAreOffered) {
    come_to_today(registrations().rows);
    ASSERT_EQ(today().rows.size(), 4U);
    EXPECT_EQ(today().rows[0].story, RegistrationStory::registered);
    EXPECT_EQ(today().rows[1].story, RegistrationStory::being_checked);
    EXPECT_EQ(today().rows[2].story, RegistrationStory::being_cancelled);
    EXPECT_EQ(today().rows[3].story, RegistrationStory::money_back);
    EXPECT_TRUE(s.screen.offers("today/print-" + today().rows[0].trace_number));
    EXPECT_FALSE(s.screen.offers("today/print-" + today().rows[1].trace_number));
    EXPECT_FALSE(s.screen.offers("today/print-" + today().rows[2].trace_number));
    EXPECT_FALSE(s.screen.offers("today/print-" + today().rows[3].trace_number));
    touch("today/register");
    EXPECT_EQ(s.phase, Phase::listing_departments);
}

TEST_F(TodayTest, ASlipIsCountedThenPrintedWithItsNumber) {
    come_to_today({registration(RegistrationState::booked, HoldMoney::paid)});
    touch("today/print-" + trace);
    const auto* counting = asked<his::CountCopy>();
    ASSERT_NE(counting, nullptr);
    EXPECT_EQ(counting->case_id.value, trace);
    EXPECT_EQ(counting->hold.id, "A7");
    EXPECT_EQ(slip(), nullptr);
    EXPECT_EQ(today().rows[0].slip, SlipState::printing);
    EXPECT_FALSE(s.screen.offers("today/print-" + trace));
    EXPECT_FALSE(s.screen.offers("today/register"));
    EXPECT_TRUE(s.screen.offers("today/end"));
    answer(his_done(his::CopyCounted{2}));
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::registration);
    EXPECT_EQ(slip()->copy_number, 2);
    EXPECT_EQ(slip()->patient_name, full_name);
    EXPECT_EQ(slip()->insurance_tail, "*5678");
    EXPECT_EQ(slip()->queue_number, "A027");
    EXPECT_EQ(slip()->trace_number, trace);
    EXPECT_EQ(slip()->setl_id, "S7");
    EXPECT_EQ(slip()->reprint_code, slip_code);
    EXPECT_EQ(slip()->kiosk_number, "K001") << "where this paper came from";
    EXPECT_EQ(slip()->money, (MoneyState{InsuranceMoney::settled, OwnMoney::taken, Fen{1500}}));
    printer_says(device::PrintEnd::printed);
    EXPECT_TRUE(commands.empty()) << "a copy is not the one original";
    EXPECT_EQ(today().rows[0].slip, SlipState::printed);
    EXPECT_EQ(today().rows[0].copies, 2);
    EXPECT_TRUE(s.screen.offers("today/register"));
}

TEST_F(TodayTest, ALostCountIsAskedAgainUnderTheSamePrintId) {
    come_to_today({registration(RegistrationState::booked, HoldMoney::paid)});
    touch("today/print-" + trace);
    const auto first = asked<his::CountCopy>()->print_id;
    EXPECT_TRUE(first.starts_with("K001-")) << first;
    answer(his_unknown());
    ASSERT_NE(asked<his::CountCopy>(), nullptr);
    EXPECT_EQ(asked<his::CountCopy>()->print_id, first);
    feed(DeadlinePassed{s.current});
    EXPECT_EQ(today().rows[0].slip, SlipState::failed);
    EXPECT_EQ(slip(), nullptr) << "what was not counted is not printed";
    touch("today/print-" + trace);
    EXPECT_NE(asked<his::CountCopy>()->print_id, first) << "another paper, another count";
}

TEST_F(TodayTest, WithoutPaperNoSlipIsOffered) {
    come_to_today({registration(RegistrationState::booked, HoldMoney::paid)});
    device_works(DeviceKind::receipt_printer, false);
    EXPECT_FALSE(today().paper);
    EXPECT_FALSE(s.screen.offers("today/print-" + trace));
    device_works(DeviceKind::receipt_printer, true);
    EXPECT_TRUE(s.screen.offers("today/print-" + trace));
}

TEST_F(TodayTest, ASlipTellsItsOneRegistrationToWhoeverHoldsIt) {
    scan(slip_code);
    ASSERT_NE(asked<his::FindRegistrations>(), nullptr);
    EXPECT_EQ(asked<his::FindRegistrations>()->reprint_code, slip_code);
    EXPECT_TRUE(asked<his::FindRegistrations>()->id_number.empty());
    answer(his_done(his::Registrations{{registration(RegistrationState::booked, HoldMoney::paid)}}));
    EXPECT_TRUE(today().by_slip);
    EXPECT_EQ(today().patient.name, masked_name(full_name));
    EXPECT_TRUE(today().patient.id_number.empty());
    EXPECT_FALSE(s.screen.offers("today/register"));
    touch("today/print-" + trace);
    answer(his_done(his::CopyCounted{1}));
    printer_says(device::PrintEnd::printed);
    touch("today/end");
    EXPECT_EQ(s.phase, Phase::home);
}

TEST_F(TodayTest, ASlipThatNobodyKnowsOrThatIsTooOldSaysSo) {
    auto old = registration(RegistrationState::booked, HoldMoney::paid);
    old.made_at = now.civil + Millis{-policy.reprint_valid.count() - 1};
    const auto nothing_to_say = registration(RegistrationState::cancelled, HoldMoney::none);
    for (const auto& rows : {std::vector<his::Registration>{}, {old}, {nothing_to_say}}) {
        scan(slip_code);
        answer(his_done(his::Registrations{rows}));
        EXPECT_EQ(notice(), NoticeId::slip_unknown);
        touch("notice/end");
    }
    old.made_at = old.made_at + Millis{1};
    scan(slip_code);
    answer(his_done(his::Registrations{{old}}));
    EXPECT_EQ(screen_name(s.screen), "today");
}

TEST_F(TodayTest, ASilentHisIsNotCalledAnUnknownSlip) {
    for (const auto& body : {his_unknown(), his_refused(RefusalReason::not_sent)}) {
        scan(slip_code);
        answer(body);
        EXPECT_EQ(notice(), NoticeId::his_down);
        touch("notice/retry");
        EXPECT_EQ(s.phase, Phase::identifying);
        touch("identify/back");
    }
}

TEST_F(TodayTest, AClosedKioskTellsResultsAndNothingElse) {
    feed(Availability{false, NoticeId::too_many_open});
    EXPECT_TRUE(s.listening);
    come_to_today({registration(RegistrationState::held, HoldMoney::unknown)});
    EXPECT_EQ(screen_name(s.screen), "today");
    EXPECT_FALSE(s.screen.offers("today/register"));
    touch("today/end");
    come_to_today({});
    EXPECT_EQ(notice(), NoticeId::too_many_open);
    touch("notice/end");
    scan(slip_code);
    EXPECT_EQ(s.phase, Phase::asking_today);
}

TEST_F(TodayTest, AtAClosedKioskNoInsuranceIsNeededForAResult) {
    feed(Availability{false, NoticeId::too_many_open});
    scan(insurance_code);
    answer(insurance_done(decoded_code()));
    answer(insurance_refused(RefusalReason::not_insured));
    ASSERT_NE(asked<his::FindRegistrations>(), nullptr);
    EXPECT_EQ(asked<his::FindRegistrations>()->id_number, full_id);
}

TEST_F(TodayTest, MoneyInDoubtElsewhereNamesTheEarlierCase) {
    come_to_today({});
    answer(his_done(departments()));
    touch("departments/0301");
    answer(his_done(sessions()));
    touch("sessions/S1");
    from_case::Ended refused = ended(NoticeId::in_doubt_elsewhere, false);
    refused.trace_number = trace;
    feed(from_case::Report{refused});
    EXPECT_EQ(notice(), NoticeId::in_doubt_elsewhere);
    EXPECT_EQ(std::get<screen::Notice>(s.screen.content).trace_number, trace);
    EXPECT_FALSE(s.screen.offers("notice/other_session"));
    touch("notice/register");
    EXPECT_EQ(s.phase, Phase::listing_departments);
}

TEST_F(TodayTest, TheSlipOfTheThirdStateBearsTheCodeThatItSpeaksOf) {
    come_to_today({});
    answer(his_done(departments()));
    touch("departments/0301");
    answer(his_done(sessions()));
    touch("sessions/S1");
    feed(from_case::Report{quoted(true, true)});
    touch("check/confirm");
    feed(from_case::Report{unsure()});
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::being_checked);
    EXPECT_EQ(slip()->reprint_code, unsure().reprint_code);
}

TEST_F(TodayTest, TakingTheCardEndsReadingButNotPrinting) {
    const auto come_by_card = [&] {
        feed(device::Event{device::CardInserted{}});
        answer(completed(device::CardRead{card_data()}));
        answer(insurance_done(insured_person()));
        answer(his_done(his::Registrations{{registration(RegistrationState::booked, HoldMoney::paid)}}));
    };
    come_by_card();
    feed(device::Event{device::CardRemoved{}});
    EXPECT_EQ(s.phase, Phase::home);
    come_by_card();
    touch("today/print-" + trace);
    feed(device::Event{device::CardRemoved{}});
    answer(his_done(his::CopyCounted{1}));
    printer_says(device::PrintEnd::printed);
    EXPECT_EQ(today().rows[0].slip, SlipState::printed);
    EXPECT_FALSE(s.screen.offers("today/register")) << "whose card is gone registers nothing more";
}

}  // namespace
}  // namespace kiosk::journey::test
