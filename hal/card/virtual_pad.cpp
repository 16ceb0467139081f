// Reads PIN_VERIFY_STRUCTURE as a reader does, sharing no code with the side that writes it.
#include "hal/card/virtual_pad.h"

#include "hal/card/apdu.h"
#include "kiosk/base/secret.h"

namespace kiosk::hal {

bool VirtualPad::begin(std::string_view structure) {
    constexpr std::size_t head_bytes = 19;
    constexpr std::size_t header_of_verify_bytes = 5;
    if (structure.size() < head_bytes + header_of_verify_bytes) return false;
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(structure[at]));
    };
    const auto data_bytes = byte(15) | byte(16) << 8 | byte(17) << 16 | byte(18) << 24;
    if (data_bytes != structure.size() - head_bytes) return false;
    if (byte(2) != 0x81) return false;  // this pad knows BCD from the left alone
    seconds_ = static_cast<int>(byte(0));
    digits_max_ = byte(5);
    digits_min_ = byte(6);
    template_ = structure.substr(head_bytes);
    if (byte(head_bytes + 1) != 0x20 || digits_min_ > digits_max_ || digits_max_ > 16) return false;
    digits_.reserve(16);  // never moved: no copy stays behind
    wipe(digits_);
    last_key_ = ' ';
    keys_pressed_ = 0;
    asks_ = true;
    return true;
}

void VirtualPad::press(char key) {
    if (!asks_) return;
    ++keys_pressed_;
    last_key_ = key;
    if (key == '<' && !digits_.empty()) digits_.pop_back();
    if (key >= '0' && key <= '9' && digits_.size() < digits_max_) digits_ += key;
    if (key == 'c' || key == 'e') asks_ = false;
}

std::optional<VirtualPad::End> VirtualPad::end() {
    if (asks_) return std::nullopt;
    if (last_key_ == 'c') return End{"", std::string{"\x64\x01"}};
    if (digits_.size() < digits_min_) return End{"", std::string{"\x64\x03"}};
    auto block = card::from_hex(digits_.size() % 2 == 0 ? digits_ : digits_ + "F");
    auto verify = template_.substr(0, 4) + static_cast<char>(block.size()) + block;
    wipe(block);
    return End{std::move(verify), ""};
}

void VirtualPad::forget() {
    asks_ = false;
    wipe(digits_);
}

}  // namespace kiosk::hal
