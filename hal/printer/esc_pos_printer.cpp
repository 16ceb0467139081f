// The receipt printer over ESC/POS. A slip is sent once; whatever goes wrong after its first byte, the
// printer's buffers are emptied before anything else is said to it, also after a new connection, so that no
// old slip comes out for the next patient. Real-time questions are put between commands only, never inside a
// picture.
#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "hal/driver/driver.h"
#include "hal/printer/esc_pos_commands.h"
#include "hal/printer/esc_pos_link.h"
#include "hal/receipt_printer.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;
using esc_pos::Link;

constexpr int band_lines = 24;           // 3 mm: so much at most is lost in the middle of a command
constexpr int dots_per_mm = 8;           // 203 dpi
constexpr Millis look_after_end{1'000};  // thermal printers notice the paper's end late (devices 4.1)

bool blocks(DeviceTrouble trouble) {
    return trouble != DeviceTrouble::none && trouble != DeviceTrouble::paper_low;
}

DeviceTrouble trouble_of_loss(ErrorKind why) {
    if (why == ErrorKind::not_found) return DeviceTrouble::unplugged;
    if (why == ErrorKind::malformed || why == ErrorKind::configuration) return DeviceTrouble::hardware;
    return DeviceTrouble::unreachable;
}

class EscPosPrinter final : public Driver {
public:
    explicit EscPosPrinter(EscPosConfig config)
        : Driver{DeviceKind::receipt_printer, config.poll_interval}, config_{std::move(config)} {}
    ~EscPosPrinter() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }
    void idle() override { look(DeviceState::ready); }
    void closed() override { link_.reset(); }

    // Asks the device and tells what it says; `well` is the state in which it works.
    DeviceTrouble look(DeviceState well) {
        if (!link_) {
            if (const auto lost = connect(); lost != DeviceTrouble::none) return lost;
        }
        const auto said = link_->status();
        if (!said) return lose(said.error());
        const auto trouble = trouble_of(*said);
        status(blocks(trouble) ? DeviceState::faulty : well, trouble, config_.device);
        return trouble;
    }

    DeviceTrouble connect() {
        auto link = Link::open(config_.device, {config_.connect_timeout, config_.reply_timeout});
        if (!link) return lose(link.error());
        link_ = std::move(*link);
        // Somebody may have died in the middle of a slip: this program before its start, or the cable.
        link_->clear(static_cast<std::size_t>(picture_bytes_max()));
        return DeviceTrouble::none;
    }

    DeviceTrouble lose(const Error& why) {
        link_.reset();
        const auto trouble = trouble_of_loss(why.kind);
        // Lost and being looked for, unless there is nothing to look at.
        status(trouble == DeviceTrouble::unplugged ? DeviceState::absent : DeviceState::opening, trouble,
               config_.device + ": " + why.text);
        return trouble;
    }

    [[nodiscard]] int picture_bytes_max() const { return band_lines * ((config_.width_dots + 7) / 8); }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        const auto& dots = print->document.bitmap;
        if (!printable(dots)) {
            log::error("printer", "a slip of {} x {} dots in {} bytes does not fit {} dots", dots.width,
                       dots.height, dots.bits.size(), config_.width_dots);
            return Printed{PrintEnd::failed, DeviceTrouble::none};
        }
        const auto before = look(DeviceState::busy);
        if (blocks(before)) return Printed{PrintEnd::failed, before};
        auto printed = produce(dots);
        if (printed.end != PrintEnd::printed) {
            fragment_hangs_ = true;
            printed.end = given_up(printed);
        }
        const auto after = look(DeviceState::ready);
        // A printer that stopped taking bytes can say why only now.
        if (printed.trouble == DeviceTrouble::unreachable && blocks(after)) printed.trouble = after;
        return printed;
    }

    [[nodiscard]] bool printable(const device::Bitmap& dots) const {
        return dots.width > 0 && dots.height > 0 && dots.width <= config_.width_dots &&
               dots.bits.size() ==
                   static_cast<std::size_t>(dots.stride()) * static_cast<std::size_t>(dots.height);
    }

    Printed produce(const device::Bitmap& dots) {
        link_->forget_proofs();
        began_ = Steady::now();
        seen_ = DeviceTrouble::none;
        if (const auto end = send(dots)) return *end;
        fragment_hangs_ = false;
        post(device::PrintAccepted{});
        return config_.proof == PrintProof::status ? watched(dots.height) : proved();
    }

    // Nothing if everything was taken, otherwise how it ended.
    std::optional<Printed> send(const device::Bitmap& dots) {
        // A piece of an older slip must not hang before this one.
        const auto cut = esc_pos::feed_and_cut(config_.feed_dots);
        if (const auto end = send_whole(esc_pos::initialise() + (fragment_hangs_ ? cut : ""))) return end;
        auto looked = Steady::now();
        for (int line = 0; line < dots.height; line += band_lines) {
            const int count = std::min(band_lines, dots.height - line);
            if (const auto end = send_whole(esc_pos::raster(dots, line, count))) return end;
            if (Steady::now() - looked < config_.job_poll_interval) continue;
            if (const auto end = troubled()) return end;
            looked = Steady::now();
        }
        return send_whole(cut + question());
    }

    std::optional<Printed> send_whole(const std::string& bytes) {
        if (ended()) return Printed{PrintEnd::uncertain, seen_};
        std::size_t taken = 0;
        auto moved = Steady::now();
        while (true) {
            const auto now = link_->send(std::string_view{bytes}.substr(taken), config_.job_poll_interval);
            taken += now;
            if (taken == bytes.size()) return std::nullopt;
            if (now > 0) moved = Steady::now();
            const bool patient = !ended() && Steady::now() - moved < config_.paper_patience;
            if (patient && link_->listen(Millis{0})) continue;
            link_.reset();  // in the middle of a command: only a new connection can clear that
            return Printed{PrintEnd::uncertain, blocks(seen_) ? seen_ : DeviceTrouble::unreachable};
        }
    }

    std::string question() {
        if (config_.proof == PrintProof::transmit_status) return esc_pos::ask_transmitted();
        if (config_.proof == PrintProof::status) return "";
        process_ = fmt::format("{:04}", ++slips_ % 10'000);
        return esc_pos::ask_process(process_);
    }

    // Looks while printing: the end if trouble lasts longer than patience.
    std::optional<Printed> troubled() {
        const auto trouble = look(DeviceState::busy);
        if (!link_) return Printed{PrintEnd::uncertain, trouble};
        if (blocks(trouble)) {
            if (seen_ == DeviceTrouble::none) trouble_since_ = Steady::now();
            seen_ = trouble;
        }
        if (seen_ != DeviceTrouble::none && Steady::now() - trouble_since_ > config_.paper_patience)
            return Printed{PrintEnd::uncertain, seen_};
        if (Steady::now() - began_ > config_.print_timeout) return Printed{PrintEnd::uncertain, seen_};
        return std::nullopt;
    }

    // Until the printer says that it is on paper, or patience ends.
    Printed proved() {
        while (true) {
            if (ended()) return {PrintEnd::uncertain, seen_};
            if (!link_->listen(config_.job_poll_interval)) {
                link_.reset();
                return {PrintEnd::uncertain, DeviceTrouble::unreachable};
            }
            if (proof_heard())
                return {seen_ == DeviceTrouble::none ? PrintEnd::printed : PrintEnd::uncertain, seen_};
            if (const auto end = troubled()) return *end;
        }
    }

    bool proof_heard() {
        if (config_.proof == PrintProof::process_id) return link_->process_heard() == process_;
        const auto paper = link_->transmitted_heard();
        if (!paper) return false;
        if (const auto trouble = esc_pos::trouble_of_transmitted(*paper); blocks(trouble)) seen_ = trouble;
        return true;
    }

    Printed watched(int lines) {
        const auto end = Steady::now() + look_after_end +
                         Millis{std::int64_t{lines} * 1'000 / (dots_per_mm * config_.slowest_mm_per_second)};
        while (Steady::now() < end) {
            if (wait(config_.job_poll_interval)) return {PrintEnd::uncertain, seen_};
            if (const auto lost = troubled()) return *lost;
        }
        // Trouble that is still there is waited for, as with a proof, and then it is too late to believe.
        while (blocks(status_now().trouble)) {
            if (wait(config_.job_poll_interval)) return {PrintEnd::uncertain, seen_};
            if (const auto lost = troubled()) return *lost;
        }
        return {seen_ == DeviceTrouble::none ? PrintEnd::printed : PrintEnd::uncertain, seen_};
    }

    // Throws away what the printer still holds. The slip failed, and is not only uncertain, when the printer
    // told of a jam, confirmed that the rest is gone, and had not given the proof until then. Other trouble
    // may come when all the dots are on paper, and the slip hangs out to be torn off.
    PrintEnd given_up(const Printed& printed) {
        const bool emptied = link_ && link_->clear();
        const bool proved = emptied && link_->process_heard() == process_;
        if (!emptied) {
            link_.reset();
            connect();
        }
        const bool jammed = printed.trouble == DeviceTrouble::paper_jam;
        const bool failed = jammed && emptied && !proved && config_.proof == PrintProof::process_id;
        log::warning("printer", "a slip {}; the printer {} that its buffer is empty",
                     failed ? "failed" : "is uncertain", emptied ? "says" : "does not say");
        return failed ? PrintEnd::failed : PrintEnd::uncertain;
    }

    const EscPosConfig config_;
    std::optional<Link> link_;
    bool fragment_hangs_ = false;  // a piece of a slip that no cutter has cut
    int slips_ = 0;
    std::string process_;
    Steady::time_point began_{};
    DeviceTrouble seen_ = DeviceTrouble::none;  // the last that blocked while this slip was printed
    Steady::time_point trouble_since_{};
};

}  // namespace

std::unique_ptr<Device> make_esc_pos_printer(EscPosConfig config) {
    return std::make_unique<EscPosPrinter>(std::move(config));
}

}  // namespace kiosk::hal
