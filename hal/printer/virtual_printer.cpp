// The twin of the receipt printer: the paper path is a model of the real one, the tray is a folder. What came
// out is written at once and completely, because others watch the folder.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "hal/driver/driver.h"
#include "hal/printer/paper_model.h"
#include "hal/printer/png.h"
#include "hal/receipt_printer.h"

namespace kiosk::hal {

const char* to_string(PrinterFault fault) {
    switch (fault) {
        case PrinterFault::none:
            return "none";
        case PrinterFault::paper_out:
            return "paper_out";
        case PrinterFault::paper_out_while_printing:
            return "paper_out_while_printing";
        case PrinterFault::paper_low:
            return "paper_low";
        case PrinterFault::cover_open:
            return "cover_open";
        case PrinterFault::jam:
            return "jam";
        case PrinterFault::uncertain:
            return "uncertain";
        case PrinterFault::slow:
            return "slow";
        case PrinterFault::unplugged:
            return "unplugged";
    }
    return "";
}

namespace {

using device::Printed;
using device::PrintEnd;

constexpr int near_end_mm = 5'000;
constexpr Millis slow_start{3'000};
constexpr Millis cooling_turn{20};
constexpr int steps_of_a_slip = 20;

class Tray final : public VirtualPrinterTray {
public:
    explicit Tray(int roll_mm)
        : roll_mm_{roll_mm}, paper_{{.roll_mm = roll_mm, .near_end_mm = near_end_mm}} {}

    void fault(PrinterFault fault) override {
        mend(fault_.exchange(fault));
        if (fault == PrinterFault::paper_out) paper_.load_roll(0);
        if (fault == PrinterFault::paper_low) paper_.load_roll(near_end_mm - 1);
        if (fault == PrinterFault::cover_open) paper_.open_cover(true);
        tell();
    }
    void load_roll(int mm) override {
        paper_.load_roll(mm);
        tell();
    }
    [[nodiscard]] int remaining_mm() const override { return paper_.remaining_mm(); }
    void open_cover(bool open) override {
        paper_.open_cover(open);
        tell();
    }
    void jam(bool jammed) override {
        paper_.jam(jammed);
        tell();
    }
    void on_slip(std::function<void(device::Bitmap)> told) override { paper_.on_slip(std::move(told)); }
    [[nodiscard]] int printed() const override { return printed_; }
    [[nodiscard]] int torn() const override { return paper_.torn(); }

    [[nodiscard]] PrinterFault fault() const { return fault_; }
    PaperModel& paper() { return paper_; }
    // Faults that wait for a slip happen in its middle.
    void plan(int lines) {
        if (fault_ == PrinterFault::paper_out_while_printing) paper_.end_roll_after(lines / 2);
        if (fault_ == PrinterFault::jam) paper_.jam_after(lines / 2);
    }
    int next() { return ++printed_; }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{mutex_};
        changed_ = std::move(changed);
    }

private:
    void mend(PrinterFault former) {
        if (former == PrinterFault::paper_out || former == PrinterFault::paper_out_while_printing ||
            former == PrinterFault::paper_low)
            paper_.load_roll(roll_mm_);
        if (former == PrinterFault::cover_open) paper_.open_cover(false);
        if (former == PrinterFault::jam) paper_.jam(false);
    }
    void tell() {
        const std::lock_guard lock{mutex_};
        if (changed_) changed_();
    }

    const int roll_mm_;
    PaperModel paper_;
    std::atomic<PrinterFault> fault_ = PrinterFault::none;
    std::atomic<int> printed_ = 0;
    std::mutex mutex_;
    std::function<void()> changed_;
};

bool write_whole(const std::filesystem::path& path, const std::string& content) {
    const auto draft = path.string() + ".new";
    std::ofstream out{draft, std::ios::binary};
    out << content;
    out.close();
    std::error_code problem;
    if (out) std::filesystem::rename(draft, path, problem);
    return out && !problem;
}

class FolderPrinter final : public Driver {
public:
    FolderPrinter(std::shared_ptr<Tray> tray, VirtualPrinterConfig config)
        : Driver{DeviceKind::receipt_printer, Millis{1000}},
          tray_{std::move(tray)},
          config_{std::move(config)} {
        tray_->watch([this] { wake(); });
    }
    ~FolderPrinter() override {
        tray_->watch({});
        stop();
    }

private:
    void opened() override {
        status(DeviceState::opening);
        std::error_code problem;
        std::filesystem::create_directories(config_.folder, problem);
        idle();
    }

    void idle() override {
        cool();
        if (tray_->fault() == PrinterFault::unplugged)
            return status(DeviceState::absent, DeviceTrouble::unplugged, "twin");
        const auto trouble = tray_->paper().trouble();
        status(tray_->paper().stopped() ? DeviceState::faulty : DeviceState::ready, trouble, "twin");
    }

    void cool() {
        const auto now = Steady::now();
        tray_->paper().rest(std::chrono::duration_cast<Millis>(now - std::exchange(cooled_, now)));
    }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        idle();
        const auto before = status_now();
        if (!before.usable()) return Printed{PrintEnd::failed, before.trouble};
        const auto& dots = print->document.bitmap;
        if (dots.bits.size() !=
            static_cast<std::size_t>(dots.stride()) * static_cast<std::size_t>(dots.height))
            return Printed{PrintEnd::failed, DeviceTrouble::none};
        status(DeviceState::busy, before.trouble, "twin");
        post(device::PrintAccepted{});
        const auto printed = produce(print->document);
        if (printed.end != PrintEnd::printed) tray_->paper().tear_off();
        idle();
        return printed;
    }

    Printed produce(const device::PrintDocument& document) {
        if (tray_->fault() == PrinterFault::uncertain) {
            wait(config_.uncertain_after);
            return {PrintEnd::uncertain, DeviceTrouble::none};
        }
        if (tray_->fault() == PrinterFault::slow && wait(slow_start))
            return {PrintEnd::uncertain, DeviceTrouble::none};
        tray_->plan(document.bitmap.height);
        if (const auto end = move_paper(document.bitmap)) return *end;
        const auto number = tray_->next();
        const auto stem = std::filesystem::path{config_.folder} / fmt::format("slip-{}", number);
        const auto png = png_of(document.bitmap);
        if (write_whole(stem.string() + ".pdf", document.pdf) &&
            (!png || write_whole(stem.string() + ".png", *png)))
            return {PrintEnd::printed, DeviceTrouble::none};
        return {PrintEnd::failed, DeviceTrouble::hardware};
    }

    // The whole slip and its cut; otherwise how it ended.
    std::optional<Printed> move_paper(const device::Bitmap& dots) {
        const auto time = config_.speed_mm_per_second > 0
                              ? Millis{std::int64_t{dots.height} * 1'000 /
                                       (PaperModel::lines_per_mm * config_.speed_mm_per_second)}
                              : config_.print_time;
        for (int step = 0; step < steps_of_a_slip; ++step) {
            // Cut short while the head was moving, or without power.
            if (wait(time / steps_of_a_slip)) return Printed{PrintEnd::uncertain, DeviceTrouble::none};
            if (tray_->fault() == PrinterFault::unplugged)
                return Printed{PrintEnd::uncertain, DeviceTrouble::unplugged};
            const int from = dots.height * step / steps_of_a_slip;
            const int to = dots.height * (step + 1) / steps_of_a_slip;
            for (int line = from; line < to; ++line)
                if (const auto end = move_line(dots, line)) return end;
        }
        if (tray_->paper().cut()) return std::nullopt;
        return Printed{PrintEnd::failed, tray_->paper().trouble()};
    }

    std::optional<Printed> move_line(const device::Bitmap& dots, int line) {
        const auto stride = static_cast<std::size_t>(dots.stride());
        const auto row = std::span{dots.bits}.subspan(static_cast<std::size_t>(line) * stride, stride);
        while (!tray_->paper().print_line(row)) {
            const auto trouble = tray_->paper().trouble();
            if (trouble == DeviceTrouble::none || trouble == DeviceTrouble::paper_low) continue;  // mended
            if (trouble != DeviceTrouble::head_hot) return Printed{PrintEnd::failed, trouble};
            if (wait(cooling_turn)) return Printed{PrintEnd::uncertain, DeviceTrouble::head_hot};
            tray_->paper().rest(cooling_turn);
        }
        return std::nullopt;
    }

    std::shared_ptr<Tray> tray_;
    const VirtualPrinterConfig config_;
    Steady::time_point cooled_ = Steady::now();
};

}  // namespace

VirtualPrinter make_virtual_printer(VirtualPrinterConfig config) {
    auto tray = std::make_shared<Tray>(config.roll_mm);
    return {std::make_unique<FolderPrinter>(tray, std::move(config)), tray};
}

}  // namespace kiosk::hal
