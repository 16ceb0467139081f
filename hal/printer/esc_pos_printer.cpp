// The receipt printer that speaks ESC/POS. A slip goes out once. Two marks travel with it: one behind its
// last line and one behind the cut; what the printer says of them decides whether it is printed, provably not
// printed, or uncertain. After every doubt the printer's buffer is emptied and the line opened anew, so that
// nothing comes out by itself for the next patient when paper or power return.
#include <algorithm>
#include <utility>

#include "hal/driver/driver.h"
#include "hal/printer/blocking.h"
#include "hal/printer/esc_pos_commands.h"
#include "hal/printer/esc_pos_link.h"
#include "hal/receipt_printer.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::Printed;
using device::PrintEnd;
using esc_pos::Link;

constexpr Millis clear_timeout{500};
constexpr Millis glance_interval{200};
constexpr Millis look_after_cut{1'000};
// Without marks a slip counts as through the head after this time: the slowest printers do 60 mm/s.
constexpr double slowest_dots_per_ms = 60 * 8 / 1000.0;
constexpr int cut_feed_dots_max = 255;

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

    // Opens if need be, asks, and tells; `well` is the state in which it works.
    DeviceTrouble look(DeviceState well) {
        if (!link_ || link_->cut()) connect();
        if (!link_) return status_now().trouble;
        const auto trouble = link_->ask();
        if (trouble == DeviceTrouble::unreachable || link_->cut()) {
            link_.reset();
            status(DeviceState::opening, DeviceTrouble::unreachable, config_.device + " does not answer");
            return DeviceTrouble::unreachable;
        }
        owed_ = 0;  // it understands questions again
        status(blocks(trouble) ? DeviceState::faulty : well, trouble, config_.device);
        return trouble;
    }

    // A printer may still hold the slip of somebody who left before it lost its power or its paper.
    void connect() {
        link_.reset();
        auto line = Line::open(config_.device, config_.connect_timeout);
        if (!line) {
            const auto missing = no_line(line.error());
            return status(missing.state, missing.trouble, line.error().text);
        }
        link_ = std::make_unique<Link>(std::move(*line), config_.answer_timeout);
        if (empty_buffer()) return;
        link_.reset();
        status(DeviceState::opening, DeviceTrouble::unreachable, config_.device + " takes nothing");
    }

    // False: the printer takes nothing now.
    bool empty_buffer() {
        if (!link_) return false;
        const auto owed = std::max(owed_, link_->owes());
        const bool taken = link_->give(esc_pos::clear_everything(owed) + esc_pos::enable_push(),
                                       clear_timeout, [this] { return stopping(); });
        if (taken) owed_ = 0;
        return taken;
    }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        const auto& picture = print->document.bitmap;
        const auto bytes =
            static_cast<std::size_t>(picture.stride()) * static_cast<std::size_t>(picture.height);
        if (picture.width <= 0 || picture.width > config_.width_dots || picture.height <= 0 ||
            picture.bits.size() != bytes) {
            log::error("printer", "a picture of {} x {} does not fit", picture.width, picture.height);
            return Printed{PrintEnd::failed, DeviceTrouble::hardware};
        }
        const auto before = look(DeviceState::busy);
        if (blocks(before)) return Printed{PrintEnd::failed, before};
        link_->forget();
        const auto printed = produce(picture);
        strip_hangs_ = printed.end != PrintEnd::printed;
        if (printed.end != PrintEnd::printed) {
            log::warning("printer", "a slip {}", printed.end == PrintEnd::failed ? "failed" : "is uncertain");
            // Nobody knows how much of the last command was lost on its way: a whole band makes up for all.
            owed_ = esc_pos::raster_band(picture, 0, config_.band_lines).size();
            empty_buffer();
            link_.reset();
        }
        look(DeviceState::ready);
        return printed;
    }

    Printed produce(const device::Bitmap& picture) {
        first_mark_ += 2;
        trouble_ = DeviceTrouble::none;
        std::string begin = esc_pos::initialise();
        if (strip_hangs_) begin += esc_pos::feed_and_cut(config_.feed_dots);  // what an earlier mishap left
        if (!hand_over(begin)) return stopped();
        for (int line = 0; line < picture.height; line += config_.band_lines) {
            if (!hand_over(esc_pos::raster_band(picture, line, config_.band_lines))) return stopped();
        }
        const auto end = mark(first_mark_) + esc_pos::feed_and_cut(config_.feed_dots) + mark(first_mark_ + 1);
        if (!hand_over(end)) return stopped();
        post(device::PrintAccepted{});
        return config_.proof == PrintProof::status ? watch(picture.height) : await_marks();
    }

    [[nodiscard]] std::string mark(std::uint32_t id) const {
        if (config_.proof == PrintProof::process_id) return esc_pos::ask_process_id(id);
        return config_.proof == PrintProof::transmit_status ? esc_pos::ask_transmit_status() : "";
    }
    [[nodiscard]] bool marked(int which) const {
        if (config_.proof == PrintProof::process_id)
            return link_->heard_process_id(
                esc_pos::process_id_text(first_mark_ + static_cast<std::uint32_t>(which)));
        return config_.proof == PrintProof::transmit_status && link_->transmitted() > which;
    }

    // A command that the printer does not take: it is busy, or stands with a full buffer. Only what it pushes
    // by itself can tell why, because a question now would land inside the command.
    bool hand_over(const std::string& command) {
        if (ended()) return false;
        const auto patience = config_.paper_patience + Millis{1'000};
        if (link_->give(command, patience, [this] { return ended(); })) return !blocks(glance());
        if (blocks(link_->pushed())) trouble_ = link_->pushed();
        return false;
    }

    // Between two commands: a look at what was pushed; a trouble is believed when the printer is asked.
    DeviceTrouble glance() {
        if (!blocks(link_->pushed())) return DeviceTrouble::none;
        const auto trouble = link_->ask();
        if (trouble == DeviceTrouble::head_hot) return DeviceTrouble::none;
        if (blocks(trouble)) trouble_ = trouble;
        return trouble;
    }

    Printed await_marks() {
        const auto until = Steady::now() + config_.print_timeout;
        Steady::time_point asked{};
        std::optional<Steady::time_point> trouble_since;
        while (!marked(1)) {
            if (ended() || link_->cut() || Steady::now() > until) return stopped();
            link_->listen(Millis{50});
            if (marked(1) || Steady::now() - asked < glance_interval) continue;
            const auto trouble = link_->ask();
            asked = Steady::now();
            if (trouble == DeviceTrouble::unreachable) return stopped();
            if (blocks(trouble) && trouble != DeviceTrouble::head_hot) {
                trouble_ = trouble;
                if (!trouble_since) trouble_since = asked;
                if (asked - *trouble_since > config_.paper_patience) return stopped();
            }
        }
        // Thermal printers notice the paper's end late: one more look before it is believed.
        const auto after = link_->ask();
        if (blocks(after) && after != DeviceTrouble::head_hot) trouble_ = after;
        return {trouble_ == DeviceTrouble::none ? PrintEnd::printed : PrintEnd::uncertain, trouble_};
    }

    // No marks: the sensors must say nothing but good for as long as the slip can take and a second more.
    Printed watch(int height_dots) {
        const auto dots = height_dots + config_.feed_dots + cut_feed_dots_max;
        const Millis moving{static_cast<int>(dots / slowest_dots_per_ms)};
        const auto until = Steady::now() + std::min(moving, config_.print_timeout) + look_after_cut;
        bool good = false;
        while (Steady::now() < until) {
            if (wait(glance_interval)) return stopped();
            const auto trouble = link_->ask();
            if (trouble == DeviceTrouble::unreachable) return stopped();
            good = !blocks(trouble);
            if (!good && trouble != DeviceTrouble::head_hot) {
                trouble_ = trouble;
                return stopped();
            }
        }
        return {good ? PrintEnd::printed : PrintEnd::uncertain, good ? DeviceTrouble::none : trouble_};
    }

    // It did not end well. `failed` only if the printer itself says that it stands, it never said that the
    // last line is on paper, and it has taken the order to forget the rest.
    Printed stopped() {
        const bool cut = link_->cut();
        if (cut && trouble_ == DeviceTrouble::none) trouble_ = DeviceTrouble::unreachable;
        const bool says_so =
            blocks(trouble_) && trouble_ != DeviceTrouble::unreachable && config_.proof != PrintProof::status;
        if (cut || !says_so || !empty_buffer()) return {PrintEnd::uncertain, trouble_};
        // A mark that was on its way arrives before the answer to this question.
        const auto now = link_->ask();
        const bool not_printed = now != DeviceTrouble::unreachable && !marked(0) && !marked(1);
        return {not_printed ? PrintEnd::failed : PrintEnd::uncertain, trouble_};
    }

    const EscPosConfig config_;
    std::unique_ptr<Link> link_;
    std::size_t owed_ = 0;  // bytes that the printer may still take for a picture
    std::uint32_t first_mark_ = 0;
    bool strip_hangs_ = false;
    DeviceTrouble trouble_ = DeviceTrouble::none;  // seen while the slip of now was printed
};

}  // namespace

std::unique_ptr<Device> make_esc_pos_printer(EscPosConfig config) {
    return std::make_unique<EscPosPrinter>(std::move(config));
}

}  // namespace kiosk::hal
