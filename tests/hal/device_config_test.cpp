// The keys of [devices]: defaults, choices, and complaints with their place.
#include "hal/config.h"

#include <algorithm>

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
    EXPECT_EQ(config.code_scanner, ScannerDriver::camera);
    EXPECT_FALSE(config.scanner.frames_while_disarmed) << "a camera that nobody needs rests";
    EXPECT_EQ(config.face_camera, FaceCameraDriver::none);
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

DeviceConfig read_devices(const std::string& toml, std::vector<std::string>* problem_keys = nullptr) {
    auto root = *ConfigTable::from_text(toml, "/etc/kiosk/kiosk.toml");
    auto devices = root.table("devices", "");
    auto config = read_device_config(devices);
    for (const auto& problem : root.problems()) {
        if (problem_keys == nullptr)
            ADD_FAILURE() << problem.text();
        else
            problem_keys->push_back(problem.key);
    }
    return config;
}

TEST(DeviceConfigTest, ReadsScannersOfEveryKind) {
    const auto camera = read_devices(R"(
[devices.code_scanner]
driver = "camera"
camera = "046d:0825"
width = 640
height = 480
exposure_us = 4000
metering = "spot"
stream_while_disarmed = true
code_charset = "digits"
code_bytes_max = 28
)");
    EXPECT_EQ(camera.scanner_camera.camera, "046d:0825");
    EXPECT_EQ(camera.scanner_camera.width, 640);
    EXPECT_EQ(camera.scanner_camera.exposure, std::chrono::microseconds{4'000});
    EXPECT_EQ(camera.scanner_camera.metering, CameraMetering::spot);
    EXPECT_TRUE(camera.scanner.frames_while_disarmed);
    EXPECT_EQ(camera.scanner.rules.length_max, 28);
    const auto serial = read_devices(R"(
[devices.code_scanner]
driver = "serial"
serial_path = "/dev/serial/by-id/usb-scanner"
baud = 115200
suffix = "crlf"
arm_hex = "16 54 0D"
code_bytes_max = 99
)");
    EXPECT_EQ(serial.code_scanner, ScannerDriver::serial);
    EXPECT_EQ(serial.serial_scanner.baud, 115'200);
    EXPECT_EQ(serial.serial_scanner.suffix, CodeSuffix::crlf);
    EXPECT_EQ(serial.serial_scanner.arm_bytes, "\x16T\r");
    EXPECT_EQ(serial.serial_scanner.module.rules.length_max, 99);
    const auto hid = read_devices(R"(
[devices.code_scanner]
driver = "hid"
usb_vendor = "0c2e"
usb_product = "0B61"
[devices.face_camera]
driver = "virtual"
)");
    EXPECT_EQ(hid.hid_scanner.vendor, 0x0c2e);
    EXPECT_EQ(hid.hid_scanner.product, 0x0b61);
    EXPECT_EQ(hid.face_camera, FaceCameraDriver::twin);
    EXPECT_EQ(hid.face.camera.width, 640);
    EXPECT_TRUE(read_devices("[devices.code_scanner]\ndriver = \"folder\"").scanner.frames_while_disarmed);
}

TEST(DeviceConfigTest, ComplainsAboutScannersThatCannotWork) {
    std::vector<std::string> keys;
    read_devices(
        "[devices.code_scanner]\ndriver = \"serial\"\nbaud = 12345\narm_hex = \"1\"\n"
        "exposure_us_min = 5000\nexposure_us_max = 4000\nusb_vendor = \"xyz\"",
        &keys);
    for (const auto* key : {"serial_path", "baud", "arm_hex", "exposure_us_min", "usb_vendor"})
        EXPECT_NE(std::ranges::find(keys, std::string{"devices.code_scanner."} + key), keys.end()) << key;
    keys.clear();
    read_devices("[devices.code_scanner]\ndriver = \"hid\"", &keys);
    EXPECT_EQ(keys, std::vector<std::string>{"devices.code_scanner.input_path"});
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
