// The twin of the receipt printer: paper is a folder. What came out is written at once and completely,
// because others watch the folder.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "hal/driver/driver.h"
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

class Tray final : public VirtualPrinterTray {
public:
    void fault(PrinterFault fault) override {
        fault_ = fault;
        const std::lock_guard lock{mutex_};
        if (changed_) changed_();
    }
    [[nodiscard]] int printed() const override { return printed_; }
    [[nodiscard]] PrinterFault fault() const { return fault_; }
    int next() { return ++printed_; }
    void watch(std::function<void()> changed) {
        const std::lock_guard lock{mutex_};
        changed_ = std::move(changed);
    }

private:
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
        switch (tray_->fault()) {
            case PrinterFault::paper_out:
                return status(DeviceState::faulty, DeviceTrouble::paper_out, "twin");
            case PrinterFault::cover_open:
                return status(DeviceState::faulty, DeviceTrouble::cover_open, "twin");
            case PrinterFault::unplugged:
                return status(DeviceState::absent, DeviceTrouble::unplugged, "twin");
            case PrinterFault::paper_low:
                return status(DeviceState::ready, DeviceTrouble::paper_low, "twin");
            case PrinterFault::none:
            case PrinterFault::paper_out_while_printing:
            case PrinterFault::jam:
            case PrinterFault::uncertain:
            case PrinterFault::slow:
                return status(DeviceState::ready, DeviceTrouble::none, "twin");
        }
    }

    device::Completion perform(const device::Command& command) override {
        const auto* print = std::get_if<device::Print>(&command);
        if (print == nullptr) return device::Unable{DeviceTrouble::none, "a printer cannot do this"};
        idle();
        const auto before = status_now();
        if (!before.usable()) return Printed{PrintEnd::failed, before.trouble};
        status(DeviceState::busy, before.trouble, "twin");
        post(device::PrintAccepted{});
        auto completion = produce(print->document);
        if (completion.end == PrintEnd::failed && completion.trouble != DeviceTrouble::none)
            status(DeviceState::faulty, completion.trouble, "twin");
        else
            idle();
        return completion;
    }

    Printed produce(const device::PrintDocument& document) {
        const auto fault = tray_->fault();
        if (fault == PrinterFault::uncertain) {
            wait(config_.uncertain_after);
            return {PrintEnd::uncertain, DeviceTrouble::none};
        }
        if (wait(fault == PrinterFault::slow ? config_.print_time + Millis{3000} : config_.print_time))
            return {PrintEnd::uncertain, DeviceTrouble::none};  // cut short while the head was moving
        if (fault == PrinterFault::paper_out_while_printing)
            return {PrintEnd::failed, DeviceTrouble::paper_out};
        if (fault == PrinterFault::jam) return {PrintEnd::failed, DeviceTrouble::paper_jam};
        if (tray_->fault() == PrinterFault::unplugged) return {PrintEnd::uncertain, DeviceTrouble::unplugged};
        const auto number = tray_->next();
        const auto stem = std::filesystem::path{config_.folder} / fmt::format("slip-{}", number);
        const auto png = png_of(document.bitmap);
        if (write_whole(stem.string() + ".pdf", document.pdf) &&
            (!png || write_whole(stem.string() + ".png", *png)))
            return {PrintEnd::printed, DeviceTrouble::none};
        return {PrintEnd::failed, DeviceTrouble::hardware};
    }

    std::shared_ptr<Tray> tray_;
    const VirtualPrinterConfig config_;
};

}  // namespace

VirtualPrinter make_virtual_printer(VirtualPrinterConfig config) {
    auto tray = std::make_shared<Tray>();
    return {std::make_unique<FolderPrinter>(tray, std::move(config)), tray};
}

}  // namespace kiosk::hal
