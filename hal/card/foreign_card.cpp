// Names by which kinds of cards are selected. Resident ID cards do not speak APDUs at all (devices 1.7), and
// for the resident health card (居民健康卡) no public source gives a name, so those two are never told here.
#include "hal/card/foreign_card.h"

#include <array>

namespace kiosk::hal::card {
namespace {

using device::CardKind;
using namespace std::string_view_literals;

struct Name {
    std::string_view value;
    CardKind kind;
};
// Transit comes before bank: many transit cards answer to the payment environment's name too.
constexpr std::array names{
    Name{"\xA0\x00\x00\x06\x32\x01\x01\x05"sv, CardKind::transit},  // 交通联合 T-Union, JT/T 978
    Name{"\xA0\x00\x00\x00\x03\x86\x98\x07\x01"sv,
         CardKind::transit},                                 // 城市一卡通 of the construction ministry
    Name{"2PAY.SYS.DDF01"sv, CardKind::bank},                // EMV contactless, PPSE
    Name{"1PAY.SYS.DDF01"sv, CardKind::bank},                // EMV contact, PSE
    Name{"\xA0\x00\x00\x03\x33\x01\x01"sv, CardKind::bank},  // UnionPay (devices 1.7)
    Name{"\xA0\x00\x00\x00\x87\x10\x02"sv, CardKind::sim},   // USIM, ETSI TS 101 220
};

}  // namespace

bool is_memory_card(std::string_view atr) {
    // The four bytes that SLE 4442 and SLE 4428 give by themselves (ISO 7816-10), as readers wrap them.
    return atr.empty() || atr.find("\xA2\x13\x10\x91"sv) != std::string_view::npos ||
           atr.find("\x92\x23\x10\x91"sv) != std::string_view::npos;
}

Read<CardKind> what_card(const Transmit& transmit) {
    for (const auto& name : names) {
        auto select = bytes({0x00, 0xA4, 0x04, 0x00, static_cast<int>(name.value.size())});
        const auto answer = exchange(transmit, select.append(name.value));
        if (!answer) return std::unexpected{answer.error()};
        if (answer->well() || answer->status == 0x6283) return name.kind;  // 6283: there, and blocked
    }
    // A SIM of the second generation knows only its own class (3GPP TS 51.011): SELECT DF GSM.
    const auto gsm = exchange(transmit, bytes({0xA0, 0xA4, 0x00, 0x00, 0x02, 0x7F, 0x20}));
    if (!gsm) return std::unexpected{gsm.error()};
    return gsm->status >> 8 == 0x9F ? CardKind::sim : CardKind::unknown;
}

}  // namespace kiosk::hal::card
