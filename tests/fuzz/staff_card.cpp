// A hostile staff card: it may say anything at any length, as its certificate too. Promised: it is asked a
// bounded number of times, in commands of their form; a PIN goes out once at most, and only after the staff
// application was selected and the card said that more than one try is left; what is told has its form.
#include "hal/card/staff_card.h"

#include <variant>

#include "kiosk/base/text.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal::card;
using device::CardTrouble;

// Application, certificate, tries and PIN, two pieces of a challenge; answers are followed so often at most.
constexpr int staff_commands_max = 9 + 17 + 9 + 1 + 2 * 9;

class StaffCardStranger {
public:
    StaffCardStranger(FuzzedDataProvider& bytes, unsigned setting) : bytes_{bytes}, setting_{setting} {}

    Transmit transmit() {
        return [this](std::string_view command) -> Read<std::string> {
            promise(++commands_ <= staff_commands_max, "a card is asked a bounded number of times");
            check(command);
            auto answer = said();
            if (answer && (setting_ & keeps_form) != 0) answer = formed(command, std::move(*answer));
            last_ = answer.value_or("");
            return answer;
        };
    }

private:
    static int byte(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

    void check(std::string_view command) {
        promise(command.size() >= 4, "a command has a header");
        if (command.size() > 5) {
            const auto behind = command.size() - 5;
            const auto data = static_cast<std::size_t>(byte(command, 4));
            promise(behind == data || behind == data + 1, "Lc is the length of the data, Le may follow");
        }
        promise((byte(command, 0) & ~0x10) == 0, "of the interindustry class, or chained");
        switch (byte(command, 1)) {
            case 0xA4:
                return promise(command.substr(5).starts_with(staff_application), "one application alone");
            case 0x20:
                return check_verify(command);
            case 0xCB:  // GET DATA
            case 0x87:  // GENERAL AUTHENTICATE
            case 0xC0:  // GET RESPONSE
                return;
            default:
                return promise(false, "no other command");
        }
    }
    void check_verify(std::string_view command) {
        promise(byte(command, 3) == staff_pin_reference, "the application's own PIN");
        if (command.size() == 4) return;
        promise(command.size() == 13 && ++pins_ == 1, "a PIN of eight bytes, once");
        const bool several_left = last_.size() >= 2 && byte(last_, last_.size() - 2) == 0x63 &&
                                  (byte(last_, last_.size() - 1) & 0xF0) == 0xC0 &&
                                  (byte(last_, last_.size() - 1) & 0x0F) > 1;
        promise(several_left, "and never at the last try");
    }

    // What an honest card puts around a value, so that hostile values arrive behind the checks of form.
    static std::string formed(std::string_view command, std::string value) {
        const std::string well{"\x90\x00", 2};
        const auto within = [](int tag, const std::string& inner) {
            const auto size = static_cast<int>(inner.size());
            return bytes({tag, 0x82, size >> 8, size & 0xFF}) + inner;
        };
        if (byte(command, 1) == 0xCB) return within(0x53, within(0x70, value) + bytes({0x71, 1, 0})) + well;
        if (byte(command, 1) == 0x87 && byte(command, 0) == 0)
            return within(0x7C, within(0x82, value)) + well;
        if (byte(command, 1) == 0x20 && command.size() == 4) return bytes({0x63, 0xCA});
        return well;
    }

    Read<std::string> said() {
        const bool stubborn = (setting_ & is_stubborn) != 0;
        if (bytes_.remaining_bytes() > 0 || !stubborn) answer_ = answer_of_a_staff_card(bytes_);
        if (answer_.size() >= gone_staff_card) return failed(CardTrouble::pulled, "gone");
        return answer_;
    }

    FuzzedDataProvider& bytes_;
    const unsigned setting_;
    int commands_ = 0;
    int pins_ = 0;
    std::string answer_;
    std::string last_;  // as it was told
};

void check_failure(const device::CardFailed& failure) {
    promise(is_valid_utf8(failure.detail) && failure.detail.size() < 200, "a failure is words");
}

void talk(StaffCardStranger& card) {
    const auto transmit = card.transmit();
    const auto certificate = read_staff_certificate(transmit);
    if (!certificate) return check_failure(certificate.error());
    promise(!certificate->empty(), "a certificate is something");
    const Secret pin{"123456"};
    const std::string challenge(32, 'c');
    promise(complaint_about_request({challenge, pin}).empty(), "nobody complains");
    const auto end = sign_challenge(transmit, *certificate, challenge, pin);
    if (!end) return check_failure(end.error());
    if (const auto* wrong = std::get_if<device::PinWrong>(&*end))
        return promise(wrong->tries_left >= 0 && wrong->tries_left <= 15, "tries are one digit");
    const auto& signature = std::get<device::ChallengeSigned>(*end).signature;
    promise(staff_key_of(*certificate).has_value(), "only a key that is known signs");
    promise(!signature.empty() && signature.size() <= 256, "a signature has its size");
    arrived(signature);
}

}  // namespace
}  // namespace kiosk::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    const std::string_view whole{reinterpret_cast<const char*>(data), size};
    if (const auto certificate = certificate_in(whole))
        promise(whole.find(*certificate) != std::string_view::npos, "a certificate is part of its object");
    FuzzedDataProvider bytes{data, size};
    StaffCardStranger card{bytes, bytes.ConsumeIntegral<std::uint8_t>()};
    talk(card);
    return 0;
}
