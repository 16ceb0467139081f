// A social-security card made of data: answers APDUs as a chip does, with the file structure of LD/T 32, and
// fails in the ways cards fail. The twin of the card reader and the vpcd card of the tests are built on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

struct VirtualCardTraits {
    enum class Records { by_number, by_tag, by_short_id };
    Records records = Records::by_number;
    bool chains_answers = true;  // T=0: 61xx and 6Cxx
    // faults
    bool mute = false;           // upside down: no answer to reset
    bool foreign = false;        // a bank card
    bool locked = false;         // 6283
    bool holder_locked = false;  // third generation: 6982 on EF06
    bool malformed = false;      // id number with a wrong check digit
    int pulled_at_apdu = 0;      // gone at the n-th command, 0 = never
    Millis slow{0};              // for each command
};

class VirtualCard {
public:
    explicit VirtualCard(device::CardData data, VirtualCardTraits traits = {});

    [[nodiscard]] std::string atr() const;
    [[nodiscard]] const VirtualCardTraits& traits() const { return traits_; }
    void reset();
    // Nothing: the card was pulled at this command.
    std::optional<std::string> answer(std::string_view command);

private:
    std::string answer_select(std::string_view command);
    std::string answer_record(std::string_view command);
    std::optional<std::string> record_value(int file, int number, bool by_tag, int& tag) const;
    std::string with_data(std::string data, int expected);

    device::CardData data_;
    VirtualCardTraits traits_;
    bool in_environment_ = false;
    int file_ = 0;
    int commands_ = 0;
    std::string waiting_;  // for GET RESPONSE
};

}  // namespace kiosk::hal
