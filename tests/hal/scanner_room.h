// One scanner with a phone before it, started and ready, for the mishaps of codes.
#pragma once

#include <thread>

#include <gtest/gtest.h>

#include "hal/code_scanner.h"
#include "tests/hal/common/recorder.h"
#include "tests/hal/qr_pictures.h"

namespace kiosk::hal {

class ScannerRoom : public testing::Test {
protected:
    void SetUp() override {
        scanner = make_frame_scanner(phone, {.same_code_window = Millis{800},
                                             .no_frames_after = Millis{400},
                                             .dark_after = Millis{300},
                                             .reopen_pause = Millis{50}});
        scanner->start(recorder.post());
        ASSERT_TRUE(recorder.wait_until_usable());
    }
    void TearDown() override { scanner->stop(); }
    std::optional<device::Completion> arm() { return command(device::ArmScanner{}); }
    std::optional<device::Completion> disarm() { return command(device::DisarmScanner{}); }
    std::vector<std::string> scanned() const {
        std::vector<std::string> texts;
        for (const auto& code : recorder.all<device::CodeScanned>()) texts.push_back(code.text.reveal());
        return texts;
    }
    bool wait_for_trouble(DeviceTrouble trouble) {
        return recorder.wait_for_status(
            [=](const auto& now) { return now.trouble == trouble && !now.usable(); });
    }

    Recorder recorder;
    std::shared_ptr<VirtualPhone> phone = make_virtual_phone();
    std::unique_ptr<Device> scanner;

private:
    std::optional<device::Completion> command(const device::Command& what) {
        scanner->submit({++last_id_}, what);
        return recorder.completion({last_id_});
    }
    std::uint64_t last_id_ = 0;
};

}  // namespace kiosk::hal
