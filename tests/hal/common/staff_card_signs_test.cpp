// The good day of a staff card: whose it claims to be, and the proof by its key and its holder's PIN.
#include "tests/hal/common/staff_room.h"

namespace kiosk::hal {
namespace {

class StaffCardSigns : public StaffRoom {
protected:
    void expect_all_well(PaperKey kind, VirtualStaffCardTraits traits, int padding_bytes = 0) {
        const auto papers = staff_papers(kind, "engineer", padding_bytes);
        insert_chip(staff_card(papers, traits));
        const auto completion = read_staff();
        const auto* read = as<device::StaffCardRead>(completion);
        ASSERT_NE(read, nullptr) << (completion ? completion->index() : 99);
        EXPECT_EQ(read->certificate, papers.certificate_der);
        expect_signed(papers);
        expect_signed(papers);  // and again: the first PIN did not stay behind in the card
        remove();
    }
};

TEST_P(StaffCardSigns, WithAnEllipticCurve) { expect_all_well(PaperKey::p256, {}); }

TEST_P(StaffCardSigns, WithRsa) { expect_all_well(PaperKey::rsa_2048, {}); }

TEST_P(StaffCardSigns, OverTheBlockProtocol) {
    expect_all_well(PaperKey::p256, {.block_protocol = true});
    expect_all_well(PaperKey::rsa_2048, {.block_protocol = true});
}

// As long as the standard lets it be (1,856 bytes), and longer, as tokens sold today let it.
TEST_P(StaffCardSigns, WithALongCertificate) {
    expect_all_well(PaperKey::rsa_2048, {}, 1'000);
    expect_all_well(PaperKey::p256, {}, 2'600);
}

TEST_P(StaffCardSigns, WithoutHavingBeenReadBefore) {
    insert_staff();
    expect_signed(staff_papers(PaperKey::p256));
}

TEST_P(StaffCardSigns, ThePinIsSentOnceForEachChallenge) {
    insert_staff();
    const auto before = recorded_commands().size();
    expect_signed(staff_papers(PaperKey::p256));
    EXPECT_EQ(pins_sent_since(before), 1);
}

TEST_P(StaffCardSigns, ReadingSendsNoPin) {
    insert_staff();
    const auto before = recorded_commands().size();
    EXPECT_NE(as<device::StaffCardRead>(read_staff()), nullptr);
    EXPECT_EQ(pins_sent_since(before), 0);
}

// A copy of a certificate is soon made. The reader hands on what it is told; the signature tells.
TEST_P(StaffCardSigns, ACopyWithAnotherKeySignsWrongly) {
    const auto papers = staff_papers(PaperKey::p256);
    insert_staff({.wrong_key = true});
    const auto challenge = new_challenge();
    const auto completion = sign(challenge);
    ASSERT_NE(as<device::ChallengeSigned>(completion), nullptr);
    EXPECT_FALSE(
        is_signed_by(papers.certificate_der, challenge, as<device::ChallengeSigned>(completion)->signature));
}

TEST_P(StaffCardSigns, AReplayedSignatureIsOfAnotherChallenge) {
    const auto papers = staff_papers(PaperKey::rsa_2048);
    insert_staff({.replays_signature = true}, PaperKey::rsa_2048);
    expect_signed(papers);
    const auto challenge = new_challenge();
    const auto completion = sign(challenge);
    ASSERT_NE(as<device::ChallengeSigned>(completion), nullptr);
    EXPECT_FALSE(
        is_signed_by(papers.certificate_der, challenge, as<device::ChallengeSigned>(completion)->signature));
}

TEST_P(StaffCardSigns, APatientsCardIsReadAfterwards) {
    insert_staff();
    expect_signed(staff_papers(PaperKey::p256));
    remove();
    insert();
    EXPECT_NE(as<device::CardRead>(read()), nullptr);
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffCardSigns, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
