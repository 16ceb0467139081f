// The twin of the receipt printer: a model of paper and mechanics, whose whole slips also go to a folder.
// What came out is written at once and completely, because others watch the folder.
#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "hal/driver/driver.h"
#include "hal/printer/blocking.h"
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

constexpr std::size_t slips_kept_max = 16;
constexpr int feed_dots = 96;
constexpr Millis stride{15};
constexpr Millis slow_by{3'000};

// The model under one lock, and what only a fault can do.
class Tray final : public VirtualPrinterTray {
public:
    explicit Tray(double speed_mm_per_s)
        : model_{{.speed_mm_per_s = speed_mm_per_s}}, full_roll_mm_{model_.remaining_mm()} {}

    template <class Act>
    decltype(auto) with(Act&& act) {
        const std::lock_guard lock{mutex_};
        return act(model_);
    }
    void fault(PrinterFault fault) override {
        {
            const std::lock_guard lock{mutex_};
            fault_ = fault;
            set_up(fault);
        }
        tell();
    }
    [[nodiscard]] int printed() const override { return printed_; }
    void load_roll(double mm) override {
        with([=](auto& model) { model.load_roll(mm); });
        tell();
    }
    [[nodiscard]] double remaining_mm() const override {
        const std::lock_guard lock{mutex_};
        return model_.remaining_mm();
    }
    void open_cover(bool open) override {
        with([=](auto& model) { model.open_cover(open); });
        tell();
    }
    void tear_off() override {
        with([](auto& model) { model.tear_off(); });
        tell();
    }
    std::vector<PrintedSlip> take_slips() override {
        const std::lock_guard lock{mutex_};
        collect();
        return std::exchange(slips_, {});
    }

    [[nodiscard]] PrinterFault fault() const {
        const std::lock_guard lock{mutex_};
        return fault_;
    }
    // A slip of `mm` begins: mishaps in the middle of a slip strike half way.
    void begin(double mm) {
        const std::lock_guard lock{mutex_};
        if (fault_ == PrinterFault::paper_out_while_printing) model_.load_roll(mm / 2);
        if (fault_ == PrinterFault::jam) model_.jam_after(mm / 2);
        collect();
    }
    int next() { return ++printed_; }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{watch_mutex_};
        changed_ = std::move(changed);
    }

private:
    void set_up(PrinterFault fault) {
        model_.open_cover(fault == PrinterFault::cover_open);
        model_.clear_jam();
        model_.break_cutter(false);
        if (fault == PrinterFault::unplugged) model_.clear();
        if (fault == PrinterFault::paper_out) return model_.load_roll(0);
        if (fault == PrinterFault::paper_low) return model_.load_roll(model_.near_end_mm() / 2);
        if (model_.remaining_mm() <= model_.near_end_mm()) model_.load_roll(full_roll_mm_);
    }
    void collect() {
        for (auto& slip : model_.take_slips()) slips_.push_back(std::move(slip));
        if (slips_.size() > slips_kept_max) slips_.erase(slips_.begin(), slips_.end() - slips_kept_max);
    }
    void tell() {
        const std::lock_guard lock{watch_mutex_};
        if (changed_) changed_();
    }

    mutable std::mutex mutex_;
    PaperModel model_;
    PrinterFault fault_ = PrinterFault::none;
    std::vector<PrintedSlip> slips_;
    const double full_roll_mm_;
    std::atomic<int> printed_ = 0;
    std::mutex watch_mutex_;
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
        : Driver{config.kind, Millis{1000}}, tray_{std::move(tray)}, config_{std::move(config)} {
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

    void idle() override { look(DeviceState::ready); }

    void look(DeviceState well) {
        if (tray_->fault() == PrinterFault::unplugged)
            return status(DeviceState::absent, DeviceTrouble::unplugged, "twin");
        const auto trouble = tray_->with([](auto& model) {
            if (model.at_rest()) model.advance(stride);
            return model.trouble();
        });
        status(blocks(trouble) ? DeviceState::faulty : well, trouble, "twin");
    }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        look(DeviceState::busy);
        const auto before = status_now();
        if (!before.usable()) return Printed{PrintEnd::failed, before.trouble};
        post(device::PrintAccepted{});
        auto completion = produce(print->document);
        tray_->with([](auto& model) { model.clear(); });  // an old slip never comes out later
        idle();
        return completion;
    }

    Printed produce(const device::PrintDocument& document) {
        const auto fault = tray_->fault();
        if (fault == PrinterFault::uncertain) {
            wait(config_.uncertain_after);
            return {PrintEnd::uncertain, DeviceTrouble::none};
        }
        if (wait(fault == PrinterFault::slow ? config_.print_time + slow_by : config_.print_time))
            return {PrintEnd::uncertain, DeviceTrouble::none};  // cut short while the head was moving
        constexpr double dots_per_mm = PaperModelConfig{}.dots_per_mm;
        tray_->begin(document.bitmap.height / dots_per_mm);
        tray_->with([&](auto& model) {
            if (model.strip_hangs()) model.cut();  // what an earlier mishap left
            model.print(document.bitmap);
            model.mark("printed");
            model.feed(feed_dots);
            model.cut();
            model.mark("cut");
        });
        return move(document);
    }

    // Until the slip is cut or the mechanics stand still.
    Printed move(const device::PrintDocument& document) {
        bool printed = false;
        auto moved = Steady::now();
        while (true) {
            const bool early = wait(stride);
            const auto now = Steady::now();
            const auto passed = std::chrono::duration_cast<Millis>(now - std::exchange(moved, now));
            bool cut = false;
            DeviceTrouble trouble{};
            tray_->with([&](auto& model) {
                for (const auto& mark : model.advance(passed)) (mark == "cut" ? cut : printed) = true;
                trouble = model.trouble();
            });
            if (tray_->fault() == PrinterFault::unplugged)
                return {PrintEnd::uncertain, DeviceTrouble::unplugged};
            if (cut) return keep(document);
            if (early) return {PrintEnd::uncertain, DeviceTrouble::none};
            if (blocks(trouble) && trouble != DeviceTrouble::head_hot)
                return {printed ? PrintEnd::uncertain : PrintEnd::failed, trouble};
        }
    }

    Printed keep(const device::PrintDocument& document) {
        const auto number = tray_->next();
        const bool document_printer = config_.kind == DeviceKind::document_printer;
        const auto stem = std::filesystem::path{config_.folder} /
                          fmt::format("{}-{}", document_printer ? "report" : "slip", number);
        const auto png = png_of(document.bitmap);
        if (write_whole(stem.string() + ".pdf", document.pdf) &&
            (!png || write_whole(stem.string() + ".png", *png)))
            return {PrintEnd::printed, DeviceTrouble::none};
        return {PrintEnd::uncertain, DeviceTrouble::hardware};
    }

    std::shared_ptr<Tray> tray_;
    const VirtualPrinterConfig config_;
};

}  // namespace

VirtualPrinter make_virtual_printer(VirtualPrinterConfig config) {
    auto tray = std::make_shared<Tray>(config.speed_mm_per_s);
    return {std::make_unique<FolderPrinter>(tray, std::move(config)), tray};
}

}  // namespace kiosk::hal
