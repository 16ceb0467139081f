// Identifiers that cannot be mixed up: a case id is not a session id is not a message id.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace kiosk {

template <class Tag>
struct TextId {
    std::string value;
    friend auto operator<=>(const TextId&, const TextId&) = default;
};

template <class Tag>
struct NumberId {
    std::uint64_t value = 0;
    friend auto operator<=>(const NumberId&, const NumberId&) = default;
};

// One sum of money on its way, unique over all kiosks and for ever: kiosk number, date, serial. It is also
// the business key at the HIS and the stem of the merchant's order number at the acquirer.
using CaseId = TextId<struct CaseTag>;
// Sender's message id of the settlement platform, 30 characters (specification 1.3); the handle for 2601.
using Msgid = TextId<struct MsgidTag>;
// One patient in front of the machine.
using SessionId = NumberId<struct SessionTag>;
// One effect, answered exactly once.
using EffectId = NumberId<struct EffectTag>;

}  // namespace kiosk

template <class Tag>
struct std::hash<kiosk::TextId<Tag>> {
    std::size_t operator()(const kiosk::TextId<Tag>& id) const noexcept {
        return std::hash<std::string>{}(id.value);
    }
};
template <class Tag>
struct std::hash<kiosk::NumberId<Tag>> {
    std::size_t operator()(const kiosk::NumberId<Tag>& id) const noexcept {
        return std::hash<std::uint64_t>{}(id.value);
    }
};
