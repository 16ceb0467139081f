// The twins on the bench.
#include <filesystem>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "hal/pin_pad.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

class CardTwin final : public CardBench {
public:
    CardTwin() {
        auto made = make_virtual_card_reader();
        device = std::move(made.device);
        slot_ = std::move(made.slot);
    }
    device::Command good() override {
        slot_->insert(VirtualCard{sample_card()});
        return device::ReadCard{};
    }
    device::Command lasting() override {
        slot_->insert(VirtualCard{sample_card(), {.slow = Millis{50}}});
        return device::ReadCard{};
    }
    void gone(bool gone) override { slot_->unplugged(gone); }
    void insert(VirtualCard card) override { slot_->insert(std::move(card)); }
    void remove() override { slot_->remove(); }
    void daemon_dead(bool dead) override { slot_->daemon_dead(dead); }

private:
    std::shared_ptr<VirtualCardSlot> slot_;
};

class PrinterTwin final : public PrinterBench {
public:
    PrinterTwin() {
        std::string name = (std::filesystem::temp_directory_path() / "slips-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        auto made = make_virtual_printer({.folder = folder_.string(), .print_time = Millis{100}});
        device = std::move(made.device);
        tray_ = std::move(made.tray);
    }
    ~PrinterTwin() override {
        device.reset();
        std::filesystem::remove_all(folder_);
    }
    device::Command good() override { return device::Print{sample_document()}; }
    device::Command lasting() override {
        tray_->fault(PrinterFault::slow);
        return device::Print{sample_document()};
    }
    void gone(bool gone) override { tray_->fault(gone ? PrinterFault::unplugged : PrinterFault::none); }
    void fault(PrinterFault fault) override { tray_->fault(fault); }
    int printed() override {
        int count = 0;
        for (const auto& entry : std::filesystem::directory_iterator{folder_})
            count += entry.path().extension() == ".pdf" ? 1 : 0;
        return count;
    }

private:
    std::filesystem::path folder_;
    std::shared_ptr<VirtualPrinterTray> tray_;
};

class ScannerTwin final : public Bench {
public:
    ScannerTwin() { device = make_frame_scanner(phone_); }
    device::Command good() override { return device::ArmScanner{}; }
    device::Command lasting() override { return device::ArmScanner{}; }
    void gone(bool gone) override { phone_->unplug(gone); }

private:
    std::shared_ptr<VirtualPhone> phone_ = make_virtual_phone();
};

class PinPadTwin final : public Bench {
public:
    PinPadTwin() {
        auto made = make_virtual_pin_pad({.timeout = Millis{400}});
        device = std::move(made.device);
        keys_ = std::move(made.keys);
    }
    device::Command good() override { return device::EnterPin{"card"}; }  // ends by its time-out
    device::Command lasting() override { return device::EnterPin{"card"}; }
    void gone(bool gone) override { keys_->unplugged(gone); }

private:
    std::shared_ptr<VirtualPinPadKeys> keys_;
};

}  // namespace

std::vector<BenchMaker<Bench>> all_benches() {
    return {{"VirtualCardReader", [] { return std::make_unique<CardTwin>(); }},
            {"VirtualPrinter", [] { return std::make_unique<PrinterTwin>(); }},
            {"FrameScanner", [] { return std::make_unique<ScannerTwin>(); }},
            {"VirtualPinPad", [] { return std::make_unique<PinPadTwin>(); }}};
}
std::vector<BenchMaker<CardBench>> card_benches() {
    return {{"VirtualCardReader", [] { return std::make_unique<CardTwin>(); }}};
}
std::vector<BenchMaker<PrinterBench>> printer_benches() {
    return {{"VirtualPrinter", [] { return std::make_unique<PrinterTwin>(); }}};
}

}  // namespace kiosk::hal
