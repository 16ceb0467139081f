// Departments, sessions, patients, and the life of a held number: every call of the port and every definite
// no.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class NumbersTest : public HisRoom {};
FOR_EVERY_DRIVER(NumbersTest);

TEST_P(NumbersTest, DepartmentsComeInTheHospitalsOrder) {
    const auto rows = answer(ListDepartments{day}).rows;
    ASSERT_GE(rows.size(), 16U);
    EXPECT_EQ(rows[0].code, "0301");
    EXPECT_EQ(rows[0].name, (LocalizedText{"呼吸内科", "Respiratory Medicine"}));
    EXPECT_EQ(rows[0].place, (LocalizedText{"3 楼 A 区", "3F Area A"}));
    EXPECT_EQ(rows[0].group, DepartmentGroup::internal_medicine);
    EXPECT_GT(rows[0].numbers_left, 0);
}

TEST_P(NumbersTest, SessionsGeneralClinicFirst) {
    const auto rows = answer(ListSessions{day, "0301"}).rows;
    ASSERT_GE(rows.size(), 6U);
    const auto& first = rows[0];
    EXPECT_TRUE(first.general_clinic);
    EXPECT_EQ(first.department_code, "0301");
    EXPECT_EQ(first.part, DayPart::morning);
    EXPECT_EQ(first.begins.date_time(), "2026-11-22 08:00:00");
    EXPECT_EQ(first.ends.date_time(), "2026-11-22 12:00:00");
    EXPECT_EQ(first.fee, Fen{4750});
    EXPECT_EQ(first.state, SessionState::open);
    EXPECT_FALSE(first.slot_version.empty());
    const auto& doctor = rows.back();
    EXPECT_FALSE(doctor.general_clinic);
    EXPECT_EQ(doctor.doctor_name.en.substr(0, 8), "Dr Shili");
    EXPECT_FALSE(doctor.doctor_title.zh.empty());
    bool stopped = false;
    for (const auto& one : rows) stopped |= one.state == SessionState::stopped;
    EXPECT_TRUE(stopped);
    EXPECT_TRUE(answer(ListSessions{day, "nowhere"}).rows.empty());
}

TEST_P(NumbersTest, APatientIsFoundByWhatTheyCarry) {
    const auto found = [&](CredentialKind kind, const std::string& number) {
        return answer(FindPatient{{.kind = kind, .number = Secret{number}}});
    };
    const auto guest = found(CredentialKind::passport, "P99012345");
    EXPECT_EQ(guest.name, "Anna Example-Sample");
    EXPECT_EQ(guest.gender, "2");
    EXPECT_EQ(guest.birth_date, "1986-04-14");
    EXPECT_EQ(guest.passport_number, "P99012345");
    EXPECT_EQ(found(CredentialKind::visit_card, "990060012323"), guest);
    EXPECT_EQ(found(CredentialKind::booking_code, "YY880391"), guest);
    const auto other = answer(FindPatient{{.kind = CredentialKind::e_code, .id_number = patient.id_number}});
    EXPECT_EQ(other.id_number, patient.id_number);
}

TEST_P(NumbersTest, AnUnknownPatient) {
    EXPECT_EQ(refusal(FindPatient{{.kind = CredentialKind::visit_card, .number = Secret{"0"}}}),
              RefusalReason::patient_unknown);
    auto hold = hold_of("K001-20261122-0001");
    hold.patient.id_number.clear();
    hold.patient.passport_number = "E00000000";
    EXPECT_EQ(refusal(hold), RefusalReason::patient_unknown);
}

TEST_P(NumbersTest, AHoldTakesOneNumberAndARepeatTakesNone) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto before = numbers_left(hold.session.slot_id);
    const auto held = answer(hold);
    EXPECT_EQ(held.purpose, Purpose::registration);
    EXPECT_EQ(held.total, hold.session.fee);
    EXPECT_EQ(held.department_code, "0301");
    EXPECT_EQ(held.department_name.en, "Respiratory Medicine");
    EXPECT_EQ(held.specialty, "A03.01");
    EXPECT_EQ(held.doctor_code, hold.session.doctor_code);
    EXPECT_EQ(held.begins, hold.session.begins);
    EXPECT_EQ(held.expires - clock.civil(), Millis{600'000});
    ASSERT_EQ(held.fees.size(), 3U);
    EXPECT_EQ(held.fees[1].price_yuan_e6, 40'000'000);
    EXPECT_EQ(held.fees[1].count_e4, 10'000);
    EXPECT_EQ(numbers_left(hold.session.slot_id), before - 1);
    EXPECT_EQ(answer(hold), held);
    EXPECT_EQ(answer(FindHold{hold.case_id}), held);
    EXPECT_EQ(numbers_left(hold.session.slot_id), before - 1);
    EXPECT_EQ(refusal(FindHold{{"K009-20261122-0001"}}), RefusalReason::nothing_to_undo);
}

TEST_P(NumbersTest, TheLastNumberGoesOnce) {
    auto hold = hold_of("K001-20261122-0001");
    set(R"({"slot":")" + hold.session.slot_id + R"(","left":1})");
    (void)answer(hold);
    hold.case_id.value = "K001-20261122-0002";
    EXPECT_EQ(refusal(hold), RefusalReason::slot_taken);
    set(R"({"slot":")" + hold.session.slot_id + R"(","stopped":true})");
    EXPECT_EQ(refusal(hold), RefusalReason::slot_taken) << "the doctor does not come";
}

TEST_P(NumbersTest, MarkingRenewsAndNeedsTheVersion) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    MarkHold mark{hold.case_id, {Purpose::registration, held.id}, held.version, HoldMoney::settling, {"H1"},
                  Fen{250}};
    clock.advance(Millis{300'000});
    const auto marked = answer(mark);
    EXPECT_EQ(marked.expires - clock.civil(), Millis{600'000});
    EXPECT_NE(marked.version, held.version);
    EXPECT_EQ(refusal(mark), RefusalReason::changed_meanwhile);
    const auto noted = hospital.report()["appointments"].back();
    EXPECT_EQ(noted["money"], "settling");
    EXPECT_EQ(noted["own_fen"], 250);
    EXPECT_EQ(noted["msgid"], "H1");
    set(R"({"expire_hold":"*"})");
    mark.version = marked.version;
    EXPECT_EQ(refusal(mark), RefusalReason::hold_expired);
}

TEST_P(NumbersTest, ReleasingWhatIsGoneCountsAsDone) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto before = numbers_left(hold.session.slot_id);
    const auto held = answer(hold);
    const ReleaseHold release{hold.case_id, {Purpose::registration, held.id}, HoldMoney::none};
    (void)answer(release);
    (void)answer(release);
    EXPECT_EQ(numbers_left(hold.session.slot_id), before);
    (void)answer(ReleaseHold{hold.case_id, {Purpose::registration, "AP0"}, HoldMoney::none});
    EXPECT_EQ(refusal(FindHold{hold.case_id}), RefusalReason::nothing_to_undo);
    EXPECT_EQ(refusal(hold), RefusalReason::hold_expired) << "a late repeat takes no number for nobody";
}

TEST_P(NumbersTest, ConfirmingRepeats) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    auto confirm = paid_alone(hold.case_id, held);
    confirm.split.total = Fen{1};
    EXPECT_EQ(refusal(confirm), RefusalReason::business) << "the payment does not fit the fees";
    confirm.split.total = held.total;
    const auto booked = answer(confirm);
    EXPECT_EQ(booked.queue_number.size(), 4U);
    EXPECT_EQ(booked.place.zh, "3 楼 A 区");
    EXPECT_EQ(booked.hint.en, "Please check in at the desk, 3F Area A");
    EXPECT_EQ(answer(confirm), booked);
    EXPECT_EQ(hospital.report()["totals"]["booked"], 1);
}

TEST_P(NumbersTest, AHoldThatRanOutAndWentIsRefused) {
    const auto hold = hold_of("K001-20261122-0001");
    set(R"({"slot":")" + hold.session.slot_id + R"(","left":1})");
    const auto held = answer(hold);
    set(R"({"expire_hold":"*"})");
    auto other = hold;
    other.case_id.value = "K001-20261122-0002";
    (void)answer(other);
    EXPECT_EQ(refusal(paid_alone(hold.case_id, held)), RefusalReason::hold_expired);
}

TEST_P(NumbersTest, MoneyInDoubtIsToldWithItsTraceNumber) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    const Handle number{Purpose::registration, held.id};
    (void)answer(MarkHold{hold.case_id, number, held.version, HoldMoney::unknown, {"H1"}, Fen{250}});
    (void)answer(ReleaseHold{hold.case_id, number, HoldMoney::undoing});
    auto again = hold;
    again.case_id.value = "K002-20261122-0001";
    const auto doubted = ask(again);
    ASSERT_TRUE(doubted.is_refused()) << words_of(doubted);
    EXPECT_EQ(doubted.refused().reason, RefusalReason::money_in_doubt);
    EXPECT_EQ(doubted.refused().text, "K001-20261122-0001");
    (void)answer(ReleaseHold{hold.case_id, number, HoldMoney::returned});
    (void)answer(again);
}

TEST_P(NumbersTest, WhatCanNotBeAskedIsNotSent) {
    EXPECT_FALSE(his->prepare(HoldSlot{{}, session(), patient, "K001", "RP1"}));
    auto nobody = hold_of("K001-20261122-0001");
    nobody.patient.id_number.clear();
    EXPECT_FALSE(his->prepare(nobody));
    EXPECT_FALSE(his->prepare(ListBills{}));
    EXPECT_FALSE(his->prepare(FindHold{}));
    EXPECT_FALSE(his->prepare(MarkHold{{"K1"}, {Purpose::registration, "A"}, "", HoldMoney::none, {}, {}}));
    EXPECT_FALSE(his->prepare(FindRegistrations{day, "", "", ""}));
    EXPECT_FALSE(his->prepare(CountCopy{{"K1"}, {Purpose::registration, "A"}, ""}));
    EXPECT_FALSE(his->prepare(FindPatient{{.kind = CredentialKind::e_code, .number = Secret{"t"}}}));
}

TEST_P(NumbersTest, WhatChangesSomethingGoesOutOnceAndIsHashed) {
    const auto hold = hold_of("K001-20261122-0001");
    EXPECT_FALSE(line.last().once) << "a question may be repeated";
    const auto prepared = his->prepare(hold);
    ASSERT_TRUE(prepared);
    EXPECT_EQ(prepared->body_hash.size(), 64U);
    EXPECT_FALSE(prepared->moves_money);
    EXPECT_TRUE(his->send(hold, *prepared, Millis{1'000}).is_done());
    EXPECT_TRUE(line.last().once);
    EXPECT_EQ(line.last().body, prepared->body) << "the bytes that the journal knows";
}

}  // namespace
}  // namespace kiosk::his_test
