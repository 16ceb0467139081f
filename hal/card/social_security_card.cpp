// The order is the one of public code for LD/T 33 (devices 1.5): the free file first, then the environment
// once more, then the proofs. So an expired card is found before its issuer is troubled.
#include "hal/card/social_security_card.h"

#include <utility>

#include "hal/card/foreign_card.h"
#include "hal/card/records.h"
#include "kiosk/base/log.h"
#include "kiosk/base/text.h"

namespace kiosk::hal::card {

using device::CardChallenged;
using device::CardData;
using device::CardFailed;
using device::CardKind;
using device::CardTrouble;

CardReading::CardReading(Transmit transmit, std::string_view atr, ReadingRules rules)
    : transmit_{std::move(transmit)}, rules_{std::move(rules)} {
    card_.atr = to_hex(atr);
}

Read<CardReading::End> CardReading::begin(const SecurityModule* module) {
    if (auto identified = identify(); !identified) return std::unexpected{identified.error()};
    if (module != nullptr || third_generation()) return prove(module);
    auto card = finish();
    if (!card) return std::unexpected{card.error()};
    return std::move(*card);
}

Read<void> CardReading::identify() {
    const auto algorithm = select_environment(transmit_);
    if (!algorithm && algorithm.error().trouble == CardTrouble::foreign) {
        auto refusal = algorithm.error();
        const auto kind = what_card(transmit_);
        if (!kind && kind.error().trouble != CardTrouble::malformed) return std::unexpected{kind.error()};
        refusal.card = kind.value_or(CardKind::unknown);
        return std::unexpected{std::move(refusal)};
    }
    if (!algorithm) return std::unexpected{algorithm.error()};
    algorithm_ = *algorithm;
    if (auto read = read_issuer_data(transmit_, card_); !read) return read;
    const bool expired = !rules_.today.empty() && !card_.expires.empty() && card_.expires < rules_.today;
    if (expired) return failed(CardTrouble::expired, "valid until " + card_.expires);
    return {};
}

Read<CardReading::End> CardReading::prove(const SecurityModule* module) {
    if (auto again = select_environment(transmit_); !again) return std::unexpected{again.error()};
    const auto internal = draw_factors(transmit_);
    if (!internal) return std::unexpected{internal.error()};
    auto result = internal_authentication(transmit_, *internal);
    if (!result) return std::unexpected{result.error()};
    internal_result_ = std::move(*result);

    const auto& code = card_.card_identification;
    if (module != nullptr) {
        const auto expected = module->internal_result(algorithm_, code, *internal);
        if (!expected) log::warning("card", "the security module cannot prove a card: {}", expected.error());
        if (expected)
            if (auto same = compare(*expected); !same) return std::unexpected{same.error()};
    }
    if (third_generation()) {
        const auto external = draw_factors(transmit_);
        if (!external) return std::unexpected{external.error()};
        SecurityModule::Computed token = std::unexpected{std::string{"no security module"}};
        if (card_.genuine) token = module->external_token(algorithm_, code, *external);
        if (!token)
            return CardChallenged{
                challenge_for_issuer(card_, algorithm_, *internal, *external, rules_.terminal)};
        if (auto let_in = external_authentication(transmit_, *token); !let_in)
            return std::unexpected{let_in.error()};
    }
    auto card = finish();
    if (!card) return std::unexpected{card.error()};
    return std::move(*card);
}

Read<CardData> CardReading::answer(std::string_view issuer_answer) {
    const auto parsed = parse_issuer_answer(issuer_answer);
    if (!parsed) return failed(CardTrouble::issuer_refused, "the issuer's answer has another form");
    if (auto same = compare(parsed->internal_result); !same) return std::unexpected{same.error()};
    if (auto let_in = external_authentication(transmit_, parsed->external_token); !let_in)
        return std::unexpected{let_in.error()};
    return finish();
}

Read<void> CardReading::compare(const std::string& expected) {
    if (expected != internal_result_)
        return failed(CardTrouble::counterfeit, "the card's proof is not its issuer's");
    card_.genuine = true;
    return {};
}

Read<CardData> CardReading::finish() {
    if (auto read = read_holder_data(transmit_, card_); !read) return std::unexpected{read.error()};
    return card_;
}

std::expected<CardData, CardFailed> read_social_security_card(const Transmit& transmit,
                                                              std::string_view atr) {
    CardReading reading{transmit, atr, {}};
    auto end = reading.begin(nullptr);
    if (!end) return std::unexpected{end.error()};
    if (auto* card = std::get_if<CardData>(&*end)) return std::move(*card);
    return failed(CardTrouble::holder_locked, "a third-generation card, and nobody to ask its issuer");
}

}  // namespace kiosk::hal::card
