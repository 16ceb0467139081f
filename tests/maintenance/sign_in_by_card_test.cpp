// Signing in by staff card: the good one, and every wrong one: refused, in words that say why to its holder
// and nothing to a stranger, and in the audit log.
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

class ByCard : public DeskRoom {
protected:
    void SetUp() override {
        DeskRoom::SetUp();
        open();
        call_staff();
    }
    void give_pin(const std::string& pin = card_pin) {
        reads(words::sign_in_card_pin.text());
        touch("digits", pin);
    }
    void refused_at_once(std::shared_ptr<hal::VirtualChip> chip, const words::Phrase& why,
                         const std::string& in_log) {
        insert(std::move(chip));
        reads(why.text());
        slot().remove();
        EXPECT_TRUE(page().warns);
        EXPECT_FALSE(desk->signed_in());
        EXPECT_TRUE(logged("card_refused", in_log)) << in_log;
        EXPECT_FALSE(logged("sign_in_try")) << "it was not asked for a PIN";
    }
};

TEST_F(ByCard, CardAndPinLetIn) {
    insert(chip_of(wish()));
    give_pin();
    wait_for("overview");
    EXPECT_TRUE(host.told.contains(words::sign_in_checking.text().en));
    EXPECT_NE(page().subtitle.en.find("E1007"), std::string::npos);
    EXPECT_TRUE(logged("sign_in", "engineer by card"));
    slot().remove();
    turns_for(300ms);
    EXPECT_TRUE(at("overview")) << "taking the card does not end the session";
}

TEST_F(ByCard, ACardThatLiesThereAlreadyIsRead) {
    touch("leave");
    insert(chip_of(wish()));
    turns_for(300ms);
    call_staff();
    give_pin();
    wait_for("overview");
}

TEST_F(ByCard, RsaCardsAndCardsWithBothInterfacesLetIn) {
    auto wished = wish();
    wished.key = services::test::KeyKind::rsa2048;
    hal::VirtualStaffCardTraits traits;
    traits.block_protocol = true;
    insert(chip_of(wished, traits));
    give_pin();
    wait_for("overview");
}

TEST_F(ByCard, ExpiredUnknownRevokedAndWithoutRole) {
    constexpr Millis day{86'400'000};
    auto expired = wish();
    expired.until = clock.civil() + -day;
    refused_at_once(chip_of(expired), words::sign_in_expired, "expired");
    auto not_yet = wish();
    not_yet.from = clock.civil() + day;
    refused_at_once(chip_of(not_yet), words::sign_in_expired, "expired");
    auto other = wish();
    other.name = "Other authority";
    other.authority = true;
    other.units = {};
    other.key_usage = "critical,keyCertSign";
    const auto stranger = services::test::make_card(other, nullptr);
    refused_at_once(chip_of(wish(), {}, &stranger), words::sign_in_unknown, "unknown");
    refused_at_once(chip_of(wish("kitchen")), words::sign_in_no_role, "role");
    config.staff.revoked = {"0A1B2C"};
    open();
    call_staff();
    refused_at_once(chip_of(wish()), words::sign_in_revoked, "revoked");
}

TEST_F(ByCard, ACopyWithoutTheKeyIsNotGenuine) {
    hal::VirtualStaffCardTraits copied;
    copied.wrong_key = true;
    insert(chip_of(wish(), copied));
    give_pin();
    reads(words::sign_in_not_genuine.text());
    EXPECT_FALSE(desk->signed_in());
    EXPECT_TRUE(logged("sign_in_refused", "signature"));
}

TEST_F(ByCard, AReplayedSignatureIsNotGenuine) {
    hal::VirtualStaffCardTraits replaying;
    replaying.replays_signature = true;
    const auto chip = chip_of(wish(), replaying);
    insert(chip);
    give_pin();
    wait_for("overview");  // its first signature is a true one
    touch("leave");
    call_staff();
    give_pin();
    reads(words::sign_in_not_genuine.text());
    EXPECT_FALSE(desk->signed_in());
    EXPECT_TRUE(logged("sign_in_refused", "signature"));
}

TEST_F(ByCard, PulledBeforeThePinIsTyped) {
    insert(chip_of(wish()));
    reads(words::sign_in_card_pin.text());
    slot().remove();
    reads(words::sign_in_pulled.text());
    force("digits", card_pin);
    turns_for(300ms);
    EXPECT_FALSE(desk->signed_in());
    EXPECT_FALSE(logged("sign_in_try"));
}

TEST_F(ByCard, PulledWhileItSigns) {
    hal::VirtualStaffCardTraits pulled;
    pulled.pulled_at_apdu = 6;
    insert(chip_of(wish(), pulled));
    give_pin();
    reads(words::sign_in_pulled.text());
    EXPECT_FALSE(desk->signed_in());
    EXPECT_TRUE(logged("sign_in_refused", "signature")) << "nothing was proved";
}

TEST_F(ByCard, AWrongPinIsCountedByTheCardAndByTheDoor) {
    const auto chip = chip_of(wish(), {.pin_tries = 3});
    insert(chip);
    give_pin("111111");
    reads(words::sign_in_pin_left.with(2));
    EXPECT_TRUE(logged("card_pin_wrong", "2 tries left"));
    slot().remove();
    turns_for(200ms);
    insert(chip);
    give_pin();
    wait_for("overview");
    for (const auto& entry : entries())
        EXPECT_EQ((entry.who + entry.action + entry.detail).find("111111"), std::string::npos);
}

TEST_F(ByCard, TheLastTryOfACardIsNotRisked) {
    const auto chip = chip_of(wish(), {.pin_tries = 1});
    insert(chip);
    give_pin();
    reads(words::sign_in_pin_blocked.text());
    EXPECT_FALSE(desk->signed_in());
}

TEST_F(ByCard, ACardOfAnotherKindIsNoStaffCard) {
    slot().insert(hal::VirtualCard{{.card_number = "T00000001"}});
    reads(words::sign_in_not_staff.text());
    slot().remove();
    hal::VirtualCardTraits upside_down;
    upside_down.mute = true;
    turns_for(200ms);
    slot().insert(hal::VirtualCard{{}, upside_down});
    reads(words::sign_in_not_staff.text());
    EXPECT_FALSE(desk->signed_in());
}

TEST_F(ByCard, WithoutAReaderNumbersStillLetIn) {
    slot().unplugged(true);
    turns_for(500ms);
    try_number("1007", code_of("1007"), number_pin);
    wait_for("overview");
}

TEST_F(ByCard, AKioskThatNeverHadAReaderTakesNumbers) {
    close();
    devices.at(DeviceKind::card_reader)->stop();
    devices.erase(DeviceKind::card_reader);
    open();
    call_staff();
    try_number("1007", code_of("1007"), number_pin);
    wait_for("overview");
    for (const auto& row : page().rows) EXPECT_NE(row.choice, "staff/part-card_reader");
}

}  // namespace
}  // namespace kiosk::app::staff::test
