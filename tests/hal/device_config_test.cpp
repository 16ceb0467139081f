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

TEST(DeviceConfigTest, ReadsTheCardReadersSecurityModuleAndItsPatience) {
    auto root = *ConfigTable::from_text(R"(
[devices.card_reader]
security_module = "SAM"
terminal = "0042"
hold_ms = 15000
pin_digits = 8
pin_timeout_ms = 20000
)",
                                        "kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_EQ(config.pcsc.security_module, "SAM");
    EXPECT_EQ(config.pcsc.terminal, "0042");
    EXPECT_EQ(config.pcsc.hold, Millis{15'000});
    EXPECT_EQ(config.pcsc.pin_digits, 8);
    EXPECT_EQ(config.pcsc.pin_timeout, Millis{20'000});
    EXPECT_TRUE(root.problems().empty());
}

TEST(DeviceConfigTest, ReadsTheEscPosPrinter) {
    auto root = *ConfigTable::from_text(R"(
[devices.receipt_printer]
driver = "esc_pos"
device = "tcp://10.0.0.7:9100"
width_dots = 384
feed_dots = 40
proof = "transmit_status"
reply_timeout_ms = 500
paper_patience_ms = 3000
)",
                                        "kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_EQ(config.receipt_printer, PrinterDriver::esc_pos);
    EXPECT_EQ(config.esc_pos.device, "tcp://10.0.0.7:9100");
    EXPECT_EQ(config.esc_pos.width_dots, 384);
    EXPECT_EQ(config.esc_pos.feed_dots, 40);
    EXPECT_EQ(config.esc_pos.proof, PrintProof::transmit_status);
    EXPECT_EQ(config.esc_pos.reply_timeout, Millis{500});
    EXPECT_EQ(config.esc_pos.paper_patience, Millis{3'000});
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
