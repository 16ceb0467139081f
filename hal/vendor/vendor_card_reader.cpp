// The card reader behind its maker's library (LD/T 33). The library reads with the PSAM in the reader; where
// that cannot be, the issuer's security module is asked in two steps, and the card stays held in between.
#include <utility>

#include "hal/card_reader.h"
#include "hal/vendor/social_security_library.h"
#include "hal/vendor/vendor_driver.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;
using vendor::LibraryEnd;

// While a card lies in the reader: where presence is asked by a whole read, less of it.
constexpr int slower_with_card = 4;

class VendorCardReader final : public vendor::VendorDriver {
public:
    explicit VendorCardReader(VendorCardReaderConfig config)
        : VendorDriver{DeviceKind::card_reader, config.poll, {config.library, config.host_program}},
          config_{std::move(config)} {}
    ~VendorCardReader() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }

    void idle() override {
        const auto now = Steady::now();
        if (now < held_until_ || now < next_look_) return;
        const auto answer = look(in_out(config_.presence_function.c_str()), config_.call_timeout);
        if (!answer) {
            if (!status_now().usable()) see(false);  // a card that nobody sees is not there
            return;
        }
        const auto end = vendor::end_of(answer->value);
        see(end != LibraryEnd::no_card && end != LibraryEnd::reader_gone);
        if (present_) next_look_ = now + config_.poll * slower_with_card;
        show(end);
    }

    void show(LibraryEnd end) {
        if (end == LibraryEnd::reader_gone)
            status(DeviceState::absent, DeviceTrouble::unplugged, "the library does not reach its reader");
        else
            show_ready();
    }

    void see(bool present) {
        if (present == present_) return;
        present_ = present;
        tries_left_.reset();
        if (present) return post(device::CardInserted{});
        let_go();
        post(device::CardRemoved{});
    }
    void let_go() { held_until_ = Steady::time_point::min(); }

    [[nodiscard]] vendor::Call in_out(const char* function) const {
        return {function, {config_.card_interface, vendor::Room{vendor::out_info_bytes}}};
    }

    device::Completion perform(const device::Command& command) override {
        if (std::holds_alternative<device::ReadCard>(command)) return read();
        if (const auto* answer = std::get_if<device::AnswerChallenge>(&command)) return go_on(answer->answer);
        if (std::holds_alternative<device::VerifyCardPin>(command)) return verify_pin();
        if (!std::holds_alternative<device::EjectCard>(command))
            return device::Unable{DeviceTrouble::none, "a card reader cannot do this"};
        let_go();
        return device::Acknowledged{};
    }

    device::Completion read() {
        let_go();
        auto answer = ask_while_busy(in_out(vendor::read_card_function), config_.call_timeout);
        if (!answer) return answer.error();
        const auto end = vendor::end_of(answer->value);
        if (end == LibraryEnd::needs_issuer) return challenge();
        // Data that a PSAM let through: it has checked the card's own key (-21 otherwise).
        return read_end(*answer, true);
    }

    device::Completion challenge() {
        auto answer = ask_while_busy(in_out(vendor::challenge_function), config_.call_timeout);
        if (!answer) return answer.error();
        const auto end = vendor::end_of(answer->value);
        if (end == LibraryEnd::needs_issuer)
            return CardFailed{CardTrouble::holder_locked, vendor::failure_of(answer->value).detail};
        if (end != LibraryEnd::done) return read_end(*answer, false);
        auto challenge = vendor::challenge_of(answer->outputs[0]);
        if (!challenge) return challenge.error();
        held_until_ = Steady::now() + config_.hold;
        return device::CardChallenged{*std::move(challenge)};
    }

    device::Completion go_on(const Secret& issuer_answer) {
        if (Steady::now() >= held_until_)
            return CardFailed{CardTrouble::issuer_refused, "the reader had let go of the card"};
        let_go();
        auto answer = ask_while_busy(
            {vendor::answer_function, {issuer_answer.reveal(), vendor::Room{vendor::out_info_bytes}}},
            config_.call_timeout);
        if (!answer) return answer.error();
        // Only cards of the third generation are asked for a proof in this flow (devices 1.5, step 2).
        auto completion = read_end(*answer, false);
        if (auto* card = std::get_if<device::CardRead>(&completion))
            card->card.genuine = card->card.version.starts_with('3');
        return completion;
    }

    device::Completion read_end(const vendor::Answer& answer, bool genuine) {
        const auto end = vendor::end_of(answer.value);
        if (end == LibraryEnd::reader_gone) return device::Unable{DeviceTrouble::unplugged, "no reader"};
        if (end == LibraryEnd::no_card) see(false);
        if (end != LibraryEnd::done) return vendor::failure_of(answer.value);
        auto card = vendor::card_of(answer.outputs[0]);
        if (!card) return card.error();
        card->genuine = genuine;
        return device::CardRead{*std::move(card)};
    }

    // The library has no way to ask how many tries are left before it begins, so one that is left after a
    // wrong PIN, or a number that it would not say, ends the trying on this kiosk.
    device::Completion verify_pin() {
        let_go();
        if (tries_left_ && *tries_left_ <= 1) return device::PinWrong{*tries_left_, true};
        auto answer = ask_while_busy(in_out(vendor::verify_pin_function), config_.pin_timeout);
        if (!answer) return answer.error();
        switch (vendor::end_of(answer->value)) {
            case LibraryEnd::done:
                tries_left_.reset();
                return device::PinVerified{};
            case LibraryEnd::pin_wrong:
                tries_left_ = vendor::tries_left(answer->value, answer->outputs[0]).value_or(1);
                return device::PinWrong{*tries_left_};
            case LibraryEnd::pin_blocked:
                tries_left_ = 0;
                return device::PinWrong{0};
            case LibraryEnd::pin_given_up:
                return device::PinAborted{true};
            case LibraryEnd::pin_timed_out:
                return device::PinAborted{false};
            case LibraryEnd::reader_gone:
                return device::Unable{DeviceTrouble::unplugged, "no reader"};
            case LibraryEnd::no_card:
                see(false);
                break;
            case LibraryEnd::needs_issuer:
            case LibraryEnd::card_failed:
                break;
        }
        return vendor::failure_of(answer->value);
    }

    std::expected<vendor::Answer, device::Unable> ask_while_busy(const vendor::Call& call, Millis longest) {
        if (status_now().state == DeviceState::ready) show_busy();
        auto answer = ask(call, longest);
        if (answer)
            show(vendor::end_of(answer->value));
        else if (status_now().state == DeviceState::busy)
            show_ready();  // given up on purpose: nothing is known to be wrong
        return answer;
    }

    const VendorCardReaderConfig config_;
    bool present_ = false;
    Steady::time_point next_look_ = Steady::time_point::min();
    // A card waits for its issuer: nothing else is asked of the library meanwhile.
    Steady::time_point held_until_ = Steady::time_point::min();
    std::optional<int> tries_left_;  // of the card that lies there; nothing = not known to be short
};

}  // namespace

std::unique_ptr<Device> make_vendor_card_reader(VendorCardReaderConfig config) {
    return std::make_unique<VendorCardReader>(std::move(config));
}

}  // namespace kiosk::hal
