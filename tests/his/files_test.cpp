// A file is opened once, whoever asks again; nothing is held for somebody without one.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class FilesTest : public HisRoom {
protected:
    Patient adult{
        .name = "样例亥", .id_number = "990101198705120473", .gender = "1", .birth_date = "1987-05-12"};
    Patient child{
        .name = "样例小亥", .id_number = "990101201803140480", .gender = "2", .birth_date = "2018-03-14"};
    static FindPatient of_number(const Patient& whose) {
        return {{CredentialKind::id_card, Secret{whose.id_number}, "", "", ""}};
    }
    CreateFile opening(const Patient& whose) const { return {whose, "13812345678", {}, clock.civil()}; }
};
FOR_EVERY_DRIVER(FilesTest);

TEST_P(FilesTest, WhoHasOneIsFound) {
    EXPECT_EQ(answer(of_number(patient)).his_patient_id, "HIS-P01");
    EXPECT_EQ(refusal(of_number(adult)), RefusalReason::patient_unknown);
}

TEST_P(FilesTest, IsOpenedOnceAndFoundByNumberAndByVisitCard) {
    const auto opened = answer(opening(adult));
    EXPECT_FALSE(opened.his_patient_id.empty());
    EXPECT_EQ(answer(opening(adult)), opened) << "a repeat answers the same file";
    EXPECT_EQ(answer(of_number(adult)).his_patient_id, opened.his_patient_id);
    Credential card;
    card.kind = CredentialKind::visit_card;
    card.number = Secret{opened.visit_card};
    const auto found = answer(FindPatient{card});
    EXPECT_EQ(found.id_number, adult.id_number);
    EXPECT_EQ(found.birth_date, adult.birth_date);
}

TEST_P(FilesTest, WhoHasOneIsAnsweredThatOne) {
    EXPECT_EQ(answer(opening(patient)), (FileOpened{"HIS-P01", "990060010101"}));
}

TEST_P(FilesTest, NothingIsHeldForSomebodyWithoutOne) {
    auto hold = hold_of("K001-20261122-0001");
    hold.patient = adult;
    EXPECT_EQ(refusal(hold), RefusalReason::patient_unknown);
    (void)answer(opening(adult));
    EXPECT_FALSE(answer(hold).id.empty());
}

TEST_P(FilesTest, AMinorsNeedsSomebodyOfAge) {
    auto call = opening(child);
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call.guardian = {"样例小丁", "990101201805300097"};  // a child
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call.guardian = {child.name, child.id_number};
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call.guardian = {adult.name, adult.id_number};
    EXPECT_FALSE(answer(call).visit_card.empty());
}

TEST_P(FilesTest, WhatDoesNotFitIsRefused) {
    auto call = opening(adult);
    call.phone = "23812345678";
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call = opening(adult);
    call.patient.name = "样例子";
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call = opening(adult);
    call.patient.birth_date = "1987-05-13";
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call = opening(adult);
    call.patient.id_number = "990101198705120479";
    EXPECT_EQ(refusal(call), RefusalReason::business);
    call.patient.id_number = "";
    EXPECT_EQ(refusal(call), RefusalReason::not_sent) << "nothing to ask with";
}

}  // namespace
}  // namespace kiosk::his_test
