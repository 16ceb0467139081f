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

TEST(DeviceConfigTest, ReadsMakersLibraries) {
    auto root = *ConfigTable::from_text(R"(
[devices.card_reader]
driver = "vendor"
library = "/usr/lib/libcard.so"
card_interface = 3
[devices.id_card_reader]
driver = "vendor"
library = "/usr/lib/libsdtapi.so"
port = 1002
[devices.id_card_reader.functions]
find = "CVR_Find"
[devices.ecode_component]
library = "/usr/lib/libec.so"
form = "in_out"
)",
                                        "/etc/kiosk/kiosk.toml");
    auto devices = root.table("devices", "");
    const auto config = read_device_config(devices);
    EXPECT_TRUE(root.problems().empty());
    EXPECT_EQ(config.card_reader, CardReaderDriver::vendor);
    EXPECT_EQ(config.vendor_card_reader.library, "/usr/lib/libcard.so");
    EXPECT_EQ(config.vendor_card_reader.card_interface, 3);
    EXPECT_EQ(config.id_card_reader, IdCardReaderDriver::vendor);
    EXPECT_EQ(config.vendor_id_card_reader.port, 1002);
    EXPECT_EQ(config.vendor_id_card_reader.functions.find, "CVR_Find");
    EXPECT_EQ(config.ecode_component.form, EcodeForm::in_out);
}

TEST(DeviceConfigTest, AMakersDriverNeedsItsLibrary) {
    auto root = *ConfigTable::from_text(
        "[devices.card_reader]\ndriver = \"vendor\"\n[devices.id_card_reader]\ndriver = \"vendor\"\n",
        "kiosk.toml");
    auto devices = root.table("devices", "");
    static_cast<void>(read_device_config(devices));
    ASSERT_EQ(root.problems().size(), 2U);
    EXPECT_EQ(root.problems()[0].key, "devices.card_reader.library");
    EXPECT_EQ(root.problems()[1].key, "devices.id_card_reader.library");
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
