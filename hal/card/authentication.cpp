// Numbers and proofs have fixed lengths here: a card that sends others is answered with its trouble.
#include "hal/card/authentication.h"

#include <fmt/format.h>

namespace kiosk::hal::card {
namespace {

using device::CardTrouble;

constexpr std::size_t factor_bytes = 8;
constexpr std::size_t internal_result_bytes = 8;
constexpr std::size_t external_token_bytes = 16;

Read<std::string> draw(const Transmit& transmit) {
    const auto answer = exchange(transmit, bytes({0x00, 0x84, 0x00, 0x00, factor_bytes}));
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well() && answer->data.size() == factor_bytes) return answer->data;
    return failed(trouble_of(answer->status, CardTrouble::malformed),
                  fmt::format("no challenge from the card: {:04X}", answer->status));
}

}  // namespace

Read<Factors> draw_factors(const Transmit& transmit) {
    auto process = draw(transmit);
    if (!process) return std::unexpected{process.error()};
    auto source = draw(transmit);
    if (!source) return std::unexpected{source.error()};
    return Factors{std::move(*process), std::move(*source)};
}

Read<std::string> internal_authentication(const Transmit& transmit, const Factors& factors) {
    const auto command = bytes({0x00, 0x88, 0x00, 0x00, 2 * factor_bytes}) + factors.process + factors.source;
    auto answer = exchange(transmit, command);
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well() && answer->data.size() == internal_result_bytes) return std::move(answer->data);
    const bool closed = answer->status == 0x6283 || answer->status == 0x6983 || answer->status == 0x9303;
    return failed(closed ? CardTrouble::locked : CardTrouble::counterfeit,
                  fmt::format("no internal authentication: {:04X}", answer->status));
}

Read<void> external_authentication(const Transmit& transmit, std::string_view token) {
    constexpr int key_rkssse = 0x0A;
    const auto command = bytes({0x00, 0x82, 0x00, key_rkssse, external_token_bytes}) + std::string{token};
    const auto answer = exchange(transmit, command);
    if (!answer) return std::unexpected{answer.error()};
    if (answer->well()) return {};
    const bool closed = answer->status == 0x6983 || answer->status == 0x9303;
    return failed(closed ? CardTrouble::locked : CardTrouble::issuer_refused,
                  fmt::format("the card does not take the issuer's token: {:04X}", answer->status));
}

std::string challenge_for_issuer(const device::CardData& card, int algorithm, const Factors& internal,
                                 const Factors& external, std::string_view terminal) {
    return fmt::format("{}|{}|{:02X}|{}|{}|{}|{}|{}|{}|", card.card_identification.substr(0, 6),
                       upper_hex(from_hex(card.atr)), algorithm, card.card_identification,
                       upper_hex(internal.process), upper_hex(internal.source), upper_hex(external.process),
                       upper_hex(external.source), terminal);
}

std::optional<IssuerAnswer> parse_issuer_answer(std::string_view text) {
    constexpr std::size_t bar = 2 * internal_result_bytes;
    constexpr std::size_t size = bar + 1 + 2 * external_token_bytes;
    if (text.size() == size + 1 && text.back() == '|') text.remove_suffix(1);
    if (text.size() != size || text[bar] != '|') return std::nullopt;
    IssuerAnswer answer{from_hex(text.substr(0, bar)), from_hex(text.substr(bar + 1))};
    if (answer.internal_result.empty() || answer.external_token.empty()) return std::nullopt;
    return answer;
}

}  // namespace kiosk::hal::card
