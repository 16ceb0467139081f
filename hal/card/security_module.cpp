// Whatever goes wrong with the module is a reason to ask the issuer, never one to blame the card.
#include "hal/card/security_module.h"

#include <fmt/format.h>

namespace kiosk::hal::card {

SecurityModule::Computed SecurityModule::internal_result(int algorithm, std::string_view identification,
                                                         const Factors& factors) const {
    return compute(0x01, algorithm, identification, factors, 8);
}

SecurityModule::Computed SecurityModule::external_token(int algorithm, std::string_view identification,
                                                        const Factors& factors) const {
    return compute(0x02, algorithm, identification, factors, 16);
}

SecurityModule::Computed SecurityModule::compute(int key, int algorithm, std::string_view identification,
                                                 const Factors& factors, std::size_t size) const {
    const auto diversified =
        exchange(transmit_, bytes({0x80, 0x1A, key, algorithm, 0x10}) + from_hex(identification));
    if (!diversified) return std::unexpected{diversified.error().detail};
    if (!diversified->well())
        return std::unexpected{
            fmt::format("key {} of algorithm {}: {:04X}", key, algorithm, diversified->status)};
    auto computed =
        exchange(transmit_, bytes({0x80, 0xFA, 0x00, 0x00, 0x10}) + factors.process + factors.source);
    if (!computed) return std::unexpected{computed.error().detail};
    if (computed->well() && computed->data.size() == size) return std::move(computed->data);
    return std::unexpected{fmt::format("no result: {:04X}", computed->status)};
}

}  // namespace kiosk::hal::card
