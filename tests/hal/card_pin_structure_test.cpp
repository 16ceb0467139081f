// PC/SC part 10 to the byte, against readers of every kind: scripted, because no reader is at hand.
#include <gtest/gtest.h>

#include "hal/card/pin.h"
#include "kiosk/base/text.h"

namespace kiosk::hal::card {
namespace {

using namespace std::string_view_literals;

std::optional<std::uint32_t> code_in(std::string_view features) {
    const auto found = find_pin_pad([&](std::uint32_t code, std::string_view) -> Read<std::string> {
        EXPECT_EQ(code, 0x42000D48U) << "CM_IOCTL_GET_FEATURE_REQUEST of pcsc-lite";
        return std::string{features};
    });
    return found ? *found : std::nullopt;
}

TEST(PinStructure, FindsThePadAmongTheFeatures) {
    EXPECT_EQ(code_in("\x06\x04\x42\x33\x00\x06"sv), 0x42330006U);
    EXPECT_EQ(code_in("\x12\x04\x42\x33\x00\x12\x07\x04\x42\x33\x00\x07\x06\x04\x42\x33\x00\x06"sv),
              0x42330006U);
    EXPECT_EQ(code_in("\x12\x04\x42\x33\x00\x12"sv), std::nullopt) << "a reader without keys";
    EXPECT_EQ(code_in(""sv), std::nullopt);
    EXPECT_EQ(code_in("\x06\x04\x42\x33\x00"sv), std::nullopt) << "cut short";
    EXPECT_EQ(code_in("\x06\x01\x42\x33\x00\x06"sv), std::nullopt) << "of another length";
    EXPECT_EQ(code_in("\x12\xFF\x06\x04\x42\x33\x00\x06"sv), std::nullopt) << "a length that leads outside";
}

TEST(PinStructure, IsPackedAndLittleEndian) {
    EXPECT_EQ(to_hex(pin_verify_structure({6, Millis{30'000}})),
              "1e1e81030006060201"
              "0408"
              "00000000"
              "08000000"
              "0020000003ffffff");
    EXPECT_EQ(to_hex(pin_verify_structure({8, Millis{999'000}})).substr(0, 4), "ffff") << "a byte of seconds";
}

template <class Kind>
const Kind* meant(const device::Completion& completion) {
    return std::get_if<Kind>(&completion);
}

TEST(PinStructure, ReadsWhatTheReaderBrings) {
    EXPECT_NE(meant<device::PinVerified>(pin_completion("\x90\x00"sv)), nullptr);
    EXPECT_EQ(pin_completion("\x63\xC2"sv), device::Completion{(device::PinWrong{2, false})});
    EXPECT_EQ(pin_completion("\x69\x83"sv), device::Completion{(device::PinWrong{0, false})});
    EXPECT_EQ(pin_completion("\x64\x00"sv), device::Completion{device::PinAborted{false}});
    EXPECT_EQ(pin_completion("\x64\x01"sv), device::Completion{device::PinAborted{true}});
    for (const auto strange : {"\x6B\x80"sv, "\x6F\x00"sv, ""sv, "\x90"sv, "\x90\x00\x90\x00"sv})
        EXPECT_NE(meant<device::Unable>(pin_completion(strange)), nullptr) << to_hex(strange);
}

}  // namespace
}  // namespace kiosk::hal::card
