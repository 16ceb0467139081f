// The keys of [devices]: defaults, choices, and complaints with their place.
#include "hal/config.h"

#include <gtest/gtest.h>

namespace kiosk::hal {
namespace {

TEST(DeviceConfigTest, AnEmptyTableMeansRealDevices) {
    auto root = *ConfigTable::from_text("", "kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_EQ(config.card_reader, CardReaderDriver::pcsc);
    EXPECT_EQ(config.receipt_printer, PrinterDriver::ipp);
    EXPECT_EQ(config.pin_pad, PinPadDriver::none);
    EXPECT_EQ(config.card_terminal, CardTerminalDriver::none);
    EXPECT_TRUE(root.problems().empty());
}

TEST(DeviceConfigTest, ReadsChoicesAndSettings) {
    auto root = *ConfigTable::from_text(R"(
[devices.card_reader]
driver = "virtual"
[devices.code_scanner]
folder = "held"
[devices.receipt_printer]
driver = "ipp"
uri = "ipp://10.0.0.7/ipp/print"
poll_interval_ms = 500
[devices.pin_pad]
driver = "virtual"
)",
                                        "/etc/kiosk/kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_EQ(config.card_reader, CardReaderDriver::twin);
    EXPECT_EQ(config.scanner_folder, "/etc/kiosk/held");
    EXPECT_EQ(config.ipp.uri, "ipp://10.0.0.7/ipp/print");
    EXPECT_EQ(config.ipp.poll_interval, Millis{500});
    EXPECT_EQ(config.pin_pad, PinPadDriver::twin);
    EXPECT_TRUE(root.problems().empty());
}

TEST(DeviceConfigTest, ReadsWhatSpeaksOverALine) {
    auto root = *ConfigTable::from_text(R"(
[devices.receipt_printer]
driver = "esc_pos"
device = "tcp://127.0.0.1:9100"
width_dots = 384
proof = "transmit_status"
print_timeout_ms = 20000
[devices.card_terminal]
driver = "ecr"
device = "/dev/ttyUSB0"
baud = 9600
)",
                                        "kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_EQ(config.receipt_printer, PrinterDriver::esc_pos);
    EXPECT_EQ(config.esc_pos.device, "tcp://127.0.0.1:9100");
    EXPECT_EQ(config.esc_pos.width_dots, 384);
    EXPECT_EQ(config.esc_pos.proof, PrintProof::transmit_status);
    EXPECT_EQ(config.esc_pos.print_timeout, Millis{20'000});
    EXPECT_EQ(config.card_terminal, CardTerminalDriver::ecr);
    EXPECT_EQ(config.ecr.device, "/dev/ttyUSB0");
    EXPECT_EQ(config.ecr.baud, 9'600);
    EXPECT_TRUE(root.problems().empty());
}

TEST(DeviceConfigTest, ComplainsAboutWhatItDoesNotKnow) {
    auto root =
        *ConfigTable::from_text("[devices.card_reader]\ndriver = \"serial\"\nspeed = 9600\n", "kiosk.toml");
    auto devices = root.table("devices", "");
    static_cast<void>(read_device_config(devices));
    ASSERT_EQ(root.problems().size(), 2U);
    EXPECT_EQ(root.problems()[0].key, "devices.card_reader.driver");
    EXPECT_EQ(root.problems()[1].key, "devices.card_reader.speed");
}

}  // namespace
}  // namespace kiosk::hal
