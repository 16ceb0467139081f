// A hostile card, with a hostile security module and a hostile issuer: each may say anything at any length.
// Promised: the read ends after a bounded number of commands, no digit of a PIN is ever sent, nothing is
// written, and what is told of the holder has the form that the rest of the house relies on.
#include <optional>
#include <variant>

#include "hal/card/foreign_card.h"
#include "hal/card/pin.h"
#include "hal/card/records.h"
#include "hal/card/social_security_card.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::card;
using device::CardData;
using device::CardTrouble;

// One exchange may follow eight chained answers; a file is selected in two ways, its five records are asked
// for in three ways with two lengths.
constexpr int chain = 9;
constexpr int file = 2 + 5 * 3 * 2;
constexpr int foreign = 7;
constexpr int module_commands_max = 4 * chain;
// Environment and EF05, once more the environment, two pairs of factors, two proofs, EF06.
constexpr int commands_max = (1 + foreign + file + 1 + 4 + 2 + file) * chain;

class Strangers {
public:
    Strangers(FuzzedDataProvider& bytes, unsigned setting) : bytes_{bytes}, setting_{setting} {}

    Transmit card() {
        return [this](std::string_view command) {
            promise(++card_commands_ <= commands_max, "a card is asked a bounded number of times");
            check_card_command(command);
            auto answer = said();
            if (answer && (setting_ & keeps_form) != 0) answer = formed(command, *answer);
            return answer;
        };
    }
    Transmit module() {
        return [this](std::string_view command) {
            promise(++module_commands_ <= module_commands_max, "a module is asked a bounded number of times");
            check_form(command);
            const auto instruction = byte(command, 1);
            promise(instruction == 0x1A || instruction == 0xFA || instruction == 0xC0, "a module's command");
            return said();
        };
    }

private:
    static int byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

    static void check_form(std::string_view command) {
        promise(command.size() >= 4, "a command has a header");
        if (command.size() <= 5) return;
        const auto data = command.size() - 5;
        promise(data == static_cast<std::size_t>(byte(command, 4)), "Lc is the length of the data");
    }
    static void check_card_command(std::string_view command) {
        check_form(command);
        switch (byte(command, 1)) {
            case 0x20:
                return promise(command.size() == 4, "VERIFY never carries data");
            case 0xA4:  // SELECT
            case 0xB2:  // READ RECORD
            case 0x84:  // GET CHALLENGE
            case 0x88:  // INTERNAL AUTHENTICATE
            case 0x82:  // EXTERNAL AUTHENTICATE
            case 0xC0:  // GET RESPONSE
                return;
            default:
                return promise(false, "a card is only read");
        }
    }

    // What an honest chip puts around a value, so that hostile values arrive behind the checks of form.
    std::string formed(std::string_view command, std::string value) {
        constexpr std::string_view tags_of_ef05 = "\x01\x02\x03\x04\x05\x06\x07";
        constexpr std::string_view tags_of_ef06 = "\x08\x09\x4E\x0A\x0B\x0C\x0D";
        if (byte(command, 1) == 0xA4 && command.size() == 7) file_ = byte(command, 6);
        if (byte(command, 1) == 0xB2) {
            const auto& tags = file_ == 5 ? tags_of_ef05 : tags_of_ef06;
            const auto record = static_cast<std::size_t>(byte(command, 2));
            value.resize(std::min<std::size_t>(value.size(), 255));
            const char tag = record >= 1 && record <= tags.size() ? tags[record - 1] : '\0';
            value = std::string{tag, static_cast<char>(value.size())} + value;
        }
        return value + std::string{"\x90\x00", 2};
    }

    Read<std::string> said() {
        const bool stubborn = (setting_ & is_stubborn) != 0;
        if (bytes_.remaining_bytes() > 0 || !stubborn) last_ = next_answer(bytes_);
        if (last_.size() >= gone) return failed(CardTrouble::pulled, "gone");
        return last_;
    }

    FuzzedDataProvider& bytes_;
    const unsigned setting_;
    int file_ = 0;  // selected
    int card_commands_ = 0;
    int module_commands_ = 0;
    std::string last_;
};

bool only(std::string_view text, std::string_view allowed) {
    return text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_date_or_nothing(std::string_view text) {
    return text.empty() ||
           (text.size() == 10 && text[4] == '-' && text[7] == '-' && only(text, "-0123456789"));
}

void check_issuer_data(const CardData& card) {
    promise(card.card_identification.size() == 32, "identification is 16 bytes");
    promise(only(card.card_identification, "0123456789ABCDEF"), "identification is hex");
    promise(card.version.size() <= 4, "version is four characters at most");
    promise(card.card_number.size() <= 9, "card number is nine characters at most");
    promise(is_date_or_nothing(card.issued) && is_date_or_nothing(card.expires), "dates have their form");
}

void check_holder_data(const CardData& card) {
    check_issuer_data(card);
    promise(is_resident_id(card.id_number), "an id number is one");
    promise(card.gender.size() <= 1, "sex is one character");
    promise(is_valid_utf8(card.name) && printable(card.name) == card.name, "a name can be shown");
    promise(code_points(card.name).size() <= 50, "a name is fifty bytes on the card at most");
    arrived(card.name);
}

void check_challenge(const std::string& challenge) {
    promise(only(challenge, "0123456789ABCDEF|"), "a challenge cannot be formatted by a card");
    promise(std::count(challenge.begin(), challenge.end(), '|') == 9, "a challenge has nine fields");
}

void check_failure(const device::CardFailed& failure) {
    promise(is_valid_utf8(failure.detail) && failure.detail.size() < 200, "a failure is words");
}

void read(Strangers& strangers, FuzzedDataProvider& bytes, const std::string& atr, unsigned setting) {
    const SecurityModule module{strangers.module()};
    CardReading reading{strangers.card(), atr, {(setting & looks_at_day) != 0 ? "2026-01-15" : "", "0001"}};
    const bool with_module = (setting & has_module) != 0;
    auto end = reading.begin(with_module ? &module : nullptr);
    if (!end) return check_failure(end.error());
    if (const auto* card = std::get_if<CardData>(&*end)) {
        promise(with_module || !card->genuine, "nobody proved this card");
        return check_holder_data(*card);
    }
    check_challenge(std::get<device::CardChallenged>(*end).challenge);
    const auto card = reading.answer(next_answer(bytes));
    if (!card) return check_failure(card.error());
    promise(card->genuine, "its issuer proved this card");
    check_holder_data(*card);
}

void go_to_pin(Strangers& strangers) {
    const auto transmit = strangers.card();
    if (const auto environment = select_environment(transmit); !environment)
        return check_failure(environment.error());
    CardData card;
    if (const auto identified = read_issuer_data(transmit, card); !identified)
        return check_failure(identified.error());
    check_issuer_data(card);
    const auto tries = tries_left(transmit);
    if (!tries) return check_failure(tries.error());
    if (*tries) promise(**tries >= 0 && **tries <= 15, "tries are one digit of a status word");
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    FuzzedDataProvider bytes{data, size};
    const unsigned setting = bytes.ConsumeIntegral<std::uint8_t>();
    const auto atr = bytes.ConsumeBytesAsString(bytes.ConsumeIntegralInRange<std::size_t>(0, atr_bytes_max));
    if (kiosk::hal::card::is_memory_card(atr)) return 0;
    Strangers strangers{bytes, setting};
    if ((setting & asks_for_pin) != 0)
        go_to_pin(strangers);
    else
        read(strangers, bytes, atr, setting);
    return 0;
}
