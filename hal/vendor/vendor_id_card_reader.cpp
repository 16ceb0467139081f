// The ID card reader behind sdtapi. The port is opened once for each process that holds the library; looking
// for a card is the reader's own question, so presence and reading share it.
#include <utility>

#include "hal/id_card/text_block.h"
#include "hal/id_card_reader.h"
#include "hal/vendor/vendor_driver.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;
using device::Unable;

constexpr int well = 0x90;
constexpr int card_found = 0x9F;
constexpr int no_card_found = 0x80;
constexpr int keep_open = 0;  // iIfOpen: the port stays open between calls
constexpr std::size_t photo_bytes = 1024;
// One look that finds nothing may be a bad moment of the field; two are a card that was lifted.
constexpr int looks_until_removed = 2;

class VendorIdCardReader final : public vendor::VendorDriver {
public:
    explicit VendorIdCardReader(VendorIdCardReaderConfig config)
        : VendorDriver{DeviceKind::id_card_reader, config.poll, {config.library, config.host_program}},
          config_{std::move(config)} {}
    ~VendorIdCardReader() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }

    void idle() override {
        if (resting()) return;
        const auto opened = open([this](const vendor::Call& call) { return look(call); });
        if (!opened) return lose(opened.error());
        // A card that lies there is asked itself: many readers find it only once.
        if (present_) {
            const auto selected = look(select());
            if (!selected) return lose(std::nullopt);
            if (selected->value == well) {
                empty_looks_ = 0;
                return show_ready();
            }
        }
        const auto found = look(find());
        if (!found) return lose(std::nullopt);
        show_found(found->value);
    }

    void show_found(int code) {
        if (code == card_found) {
            empty_looks_ = 0;
            see(true);
        } else if (code == no_card_found) {
            if (++empty_looks_ >= looks_until_removed) see(false);
        } else {
            // Neither: the line to the reader is bad. It is opened anew at the next look.
            return lose(Unable{DeviceTrouble::unplugged, fmt_code("looking for a card", code)});
        }
        show_ready();
    }

    void see(bool present) {
        if (present == present_) return;
        present_ = present;
        if (present)
            post(device::CardInserted{kind()});
        else
            post(device::CardRemoved{kind()});
    }

    // With a reason: the reader's; without: the library's, which has been shown.
    void lose(const std::optional<Unable>& why) {
        opened_in_ = -1;
        if (why && why->trouble != DeviceTrouble::none) {
            const bool gone = why->trouble == DeviceTrouble::unplugged;
            status(gone ? DeviceState::absent : DeviceState::faulty, why->trouble, why->detail);
        }
        // A command that was given up on purpose costs the process, and says nothing about the card.
        if (!status_now().usable()) see(false);
    }

    static std::string fmt_code(const char* doing, int code) {
        return std::string{doing} + ": library says " + std::to_string(code);
    }

    // Once for each process with the library. Nothing = it is open; an Unable with `none`: the call failed,
    // and that has been shown.
    template <class Ask>
    std::expected<void, Unable> open(Ask&& ask_library) {
        if (opened_in_ == starts() && process() >= 0) return {};
        // Closed first: a port that is open already cannot be opened. What closing says does not matter.
        if (!ask_library({config_.functions.close_port, {config_.port}}))
            return std::unexpected{Unable{DeviceTrouble::none, "not closed"}};
        const auto opened = ask_library({config_.functions.open_port, {config_.port}});
        if (!opened) return std::unexpected{Unable{DeviceTrouble::none, "not opened"}};
        if (opened->value != well)
            return std::unexpected{
                Unable{DeviceTrouble::unplugged, fmt_code("opening the port", opened->value)}};
        const auto module = ask_library({config_.functions.security_module, {config_.port, keep_open}});
        if (!module) return std::unexpected{Unable{DeviceTrouble::none, "not asked"}};
        if (module->value != well)
            return std::unexpected{
                Unable{DeviceTrouble::no_security_module, fmt_code("security module", module->value)}};
        opened_in_ = starts();
        return {};
    }

    [[nodiscard]] vendor::Call find() const {
        return {config_.functions.find, {config_.port, vendor::Room{64}, keep_open}};
    }
    [[nodiscard]] vendor::Call select() const {
        return {config_.functions.select, {config_.port, vendor::Room{64}, keep_open}};
    }
    [[nodiscard]] vendor::Call base_message() const {
        return {config_.functions.read,
                {config_.port, vendor::CountedRoom{id_card::text_block_bytes},
                 vendor::CountedRoom{photo_bytes}, keep_open}};
    }
    std::optional<vendor::Answer> look(const vendor::Call& call) {
        return VendorDriver::look(call, config_.call_timeout);
    }

    device::Completion perform(const device::Command& command) override {
        if (std::holds_alternative<device::EjectCard>(command)) return device::Acknowledged{};
        if (!std::holds_alternative<device::ReadCard>(command))
            return Unable{DeviceTrouble::none, "an ID card reader cannot do this"};
        if (status_now().state == DeviceState::ready) show_busy();
        auto completion = read();
        if (status_now().state == DeviceState::busy) show_ready();
        return completion;
    }

    device::Completion read() {
        std::optional<Unable> failed;
        const auto ask_library = [&](const vendor::Call& call) -> std::optional<vendor::Answer> {
            auto answer = ask(call, config_.call_timeout);
            if (answer) return *std::move(answer);
            failed = answer.error();
            lose(std::nullopt);
            return std::nullopt;
        };
        if (const auto opened = open(ask_library); !opened) {
            if (failed) return *failed;
            lose(opened.error());
            return opened.error();
        }
        show_busy();
        // Selected without being found again, for the same reason.
        auto selected = present_ ? ask_library(select()) : std::nullopt;
        if (failed) return *failed;
        if (!selected || selected->value != well) {
            const auto found = ask_library(find());
            if (!found) return *failed;
            if (found->value == no_card_found)
                return CardFailed{CardTrouble::pulled, "no card on the reader"};
            if (found->value != card_found) return not_found(found->value);
            empty_looks_ = 0;
            see(true);  // nobody may find it again
            selected = ask_library(select());
            if (!selected) return *failed;
        }
        if (selected->value != well)
            return CardFailed{CardTrouble::mute, fmt_code("selecting the card", selected->value)};
        const auto message = ask_library(base_message());
        if (!message) return *failed;
        return read_end(*message);
    }

    device::Completion not_found(int code) {
        Unable why{DeviceTrouble::unplugged, fmt_code("looking for a card", code)};
        lose(why);
        return why;
    }

    device::Completion read_end(const vendor::Answer& message) {
        if (message.value != well)
            return CardFailed{CardTrouble::pulled, fmt_code("reading the card", message.value)};
        auto card = id_card::read_text_block(message.outputs[0]);
        if (!card) return card.error();
        return device::IdCardRead{*std::move(card)};
    }

    const VendorIdCardReaderConfig config_;
    int opened_in_ = -1;  // which process has the port open
    bool present_ = false;
    int empty_looks_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_vendor_id_card_reader(VendorIdCardReaderConfig config) {
    return std::make_unique<VendorIdCardReader>(std::move(config));
}

}  // namespace kiosk::hal
