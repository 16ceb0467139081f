// The module's side of hal/card/security_module.h, and the issuer behind the network; both with the twins'
// arithmetic.
#include <array>

#include "hal/card/apdu.h"
#include "hal/card/issuer_arithmetic.h"
#include "hal/card/virtual_chip_bytes.h"
#include "hal/virtual_card.h"

namespace kiosk::hal {
namespace {

constexpr int key_internal = 1;
constexpr int key_external = 2;

}  // namespace

std::string VirtualSecurityModule::atr() const { return card::from_hex("3B6800004B494F534B50534D"); }

void VirtualSecurityModule::reset() {
    key_ = 0;
    waiting_.clear();
}

std::optional<std::string> VirtualSecurityModule::answer(std::string_view command) {
    if (traits_.pulled_at_apdu > 0 && ++commands_ >= traits_.pulled_at_apdu) return std::nullopt;
    if (command.size() < 5) return status_word(0x6700);
    switch (byte_of(command, 1)) {
        case 0x1A:
            return load_key(command);
        case 0xFA:
            return compute(command);
        case 0xC0:
            return std::exchange(waiting_, {}) + status_word(0x9000);
        default:
            return status_word(0x6D00);
    }
}

std::string VirtualSecurityModule::load_key(std::string_view command) {
    key_ = 0;
    if (command.size() != 21 || byte_of(command, 4) != 16) return status_word(0x6700);
    const int key = byte_of(command, 2);
    bool knows_algorithm = false;
    for (const int algorithm : traits_.algorithms)
        knows_algorithm = knows_algorithm || algorithm == byte_of(command, 3);
    if (!knows_algorithm) return status_word(0x6A81);
    if (key != key_internal && !(key == key_external && traits_.has_external_key)) return status_word(0x6A88);
    key_ = key;
    identification_ = command.substr(5);
    return status_word(0x9000);
}

std::string VirtualSecurityModule::compute(std::string_view command) {
    if (key_ == 0) return status_word(0x6985);
    if (command.size() != 21 || byte_of(command, 4) != 16) return status_word(0x6700);
    const auto process = command.substr(5, 8);
    const auto source = command.substr(13, 8);
    waiting_ = key_ == key_internal
                   ? card::internal_result_of(traits_.keys.internal, identification_, process, source)
                   : card::external_token_of(traits_.keys.external, identification_, process, source);
    return status_word(0x6100 | static_cast<int>(waiting_.size()));
}

std::optional<std::string> issuer_answer(std::string_view challenge, const MasterKeys& keys) {
    // area|ATR|algorithm|card code|intProcess|intSource|extProcess|extSource|terminal|
    std::array<std::string, 9> fields;
    for (auto& field : fields) {
        const auto bar = challenge.find('|');
        if (bar == std::string_view::npos) return std::nullopt;
        field = challenge.substr(0, bar);
        challenge.remove_prefix(bar + 1);
    }
    const auto code = card::from_hex(fields[3]);
    const auto internal =
        card::internal_result_of(keys.internal, code, card::from_hex(fields[4]), card::from_hex(fields[5]));
    const auto external =
        card::external_token_of(keys.external, code, card::from_hex(fields[6]), card::from_hex(fields[7]));
    if (internal.empty() || external.empty() || !challenge.empty()) return std::nullopt;
    return card::upper_hex(internal) + "|" + card::upper_hex(external);
}

}  // namespace kiosk::hal
