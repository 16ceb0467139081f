// A table's keys are read whatever its driver is, so that a key of another driver is no unknown key.
#include "hal/driver/scanner_config.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace kiosk::hal {
namespace {

// "16 54 0D": two hex digits a byte, blanks where one likes.
std::optional<std::string> bytes_of(std::string text) {
    std::erase(text, ' ');
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        unsigned value = 0;
        const char* end = text.data() + i + 2;
        const auto read = std::from_chars(text.data() + i, end, value, 16);
        if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string read_bytes(ConfigTable& table, std::string_view key, std::string_view explanation) {
    auto bytes = bytes_of(table.text(key, "", explanation));
    if (!bytes) table.problem(key, "must be bytes in hex, as in \"16 54 0D\"");
    return bytes.value_or("");
}

// "0c2e" as lsusb prints it; empty: none.
std::uint16_t read_usb_number(ConfigTable& table, std::string_view key, std::string_view explanation) {
    const auto text = table.text(key, "", explanation);
    if (text.empty()) return 0;
    const auto bytes = text.size() == 4 ? bytes_of(text) : std::nullopt;
    if (!bytes) {
        table.problem(key, "must be four hex digits, as lsusb prints them");
        return 0;
    }
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes->at(0)) << 8 |
                                      static_cast<unsigned char>(bytes->at(1)));
}

std::chrono::microseconds read_exposure(ConfigTable& table, std::string_view key,
                                        std::chrono::microseconds now, std::int64_t lowest,
                                        std::string_view explanation) {
    return std::chrono::microseconds{table.integer(key, now.count(), lowest, 1'000'000, explanation)};
}

void read_camera(ConfigTable& table, CameraConfig& camera) {
    camera.camera = table.text("camera", "", "part of the camera's id or model; empty: the first free one");
    camera.width =
        static_cast<int>(table.integer("width", camera.width, 160, 3'840, "of the picture, pixels"));
    camera.height =
        static_cast<int>(table.integer("height", camera.height, 120, 2'160, "of the picture, pixels"));
    camera.exposure = read_exposure(table, "exposure_us", camera.exposure, 0,
                                    "exposure to begin with; 0: the camera's own automatic exposure");
    camera.exposure_min = read_exposure(table, "exposure_us_min", camera.exposure_min, 50,
                                        "shortest for a screen that dazzles");
    camera.exposure_max =
        read_exposure(table, "exposure_us_max", camera.exposure_max, 50, "longest before automatic exposure");
    if (camera.exposure_min > camera.exposure_max)
        table.problem("exposure_us_min", "must not be above exposure_us_max");
    camera.brightness_percent =
        static_cast<int>(table.integer("brightness_percent", camera.brightness_percent, -100, 100,
                                       "of the camera's own setting; 0: untouched"));
    camera.metering = table.choice("metering", camera.metering,
                                   {{"camera", CameraMetering::camera},
                                    {"centre", CameraMetering::centre},
                                    {"spot", CameraMetering::spot},
                                    {"matrix", CameraMetering::matrix}},
                                   "which part of the picture the automatic exposure looks at");
}

void read_frame_scanner(ConfigTable& table, ScannerConfig& scanner, bool from_camera) {
    scanner.no_frames_after = table.millis("no_frames_after_ms", scanner.no_frames_after, Millis{200},
                                           Millis{60'000}, "silence of the source that counts as a fault");
    scanner.dark_after = table.millis("dark_after_ms", scanner.dark_after, Millis{200}, Millis{60'000},
                                      "black frames that count as a covered lens");
    const bool stream = table.flag("stream_while_disarmed", false,
                                   "a camera streams while nobody scans; false: it rests and glances");
    scanner.frames_while_disarmed = stream || !from_camera;
    if (from_camera) scanner.reopen_pause = Millis{1'000};  // looking for a camera starts libcamera each time
    scanner.glance_interval =
        table.millis("glance_interval_ms", scanner.glance_interval, Millis{1'000}, Millis{3'600'000},
                     "how often a resting camera's picture is checked");
}

void read_module(ConfigTable& table, ModuleConfig& module) {
    module.partial_timeout = table.millis("partial_timeout_ms", module.partial_timeout, Millis{20},
                                          Millis{5'000}, "silence that ends half a code of a module");
}

void read_serial_scanner(ConfigTable& table, SerialScannerConfig& serial, bool chosen) {
    serial.path = table.text("serial_path", "", "the module's line, as /dev/serial/by-id/...");
    if (chosen && serial.path.empty()) table.problem("serial_path", "is needed for driver \"serial\"");
    serial.baud = static_cast<int>(table.integer("baud", serial.baud, 1'200, 115'200, "8 bits, no parity"));
    constexpr std::array known{1'200, 2'400, 4'800, 9'600, 19'200, 38'400, 57'600, 115'200};
    if (std::ranges::find(known, serial.baud) == known.end())
        table.problem("baud", "must be 1200, 2400, 4800, 9600, 19200, 38400, 57600 or 115200");
    serial.suffix = table.choice("suffix", serial.suffix,
                                 {{"cr", CodeSuffix::cr},
                                  {"lf", CodeSuffix::lf},
                                  {"crlf", CodeSuffix::crlf},
                                  {"silence", CodeSuffix::silence}},
                                 "what ends a code");
    serial.arm_bytes = read_bytes(table, "arm_hex", "sent when codes are wanted; empty: nothing");
    serial.disarm_bytes = read_bytes(table, "disarm_hex", "sent when they no longer are; empty: nothing");
}

void read_hid_scanner(ConfigTable& table, HidScannerConfig& hid, bool chosen) {
    hid.path = table.text("input_path", "", "the module's keyboard, as /dev/input/by-id/...-event-kbd");
    hid.vendor = read_usb_number(table, "usb_vendor", "where input_path is empty: four hex digits");
    hid.product = read_usb_number(table, "usb_product", "where input_path is empty: four hex digits");
    if (chosen && hid.path.empty() && (hid.vendor == 0 || hid.product == 0))
        table.problem("input_path", "or usb_vendor and usb_product are needed for driver \"hid\"");
}

}  // namespace

void read_code_scanner(ConfigTable table, DeviceConfig& config) {
    config.code_scanner = table.choice("driver", config.code_scanner,
                                       {{"camera", ScannerDriver::camera},
                                        {"serial", ScannerDriver::serial},
                                        {"hid", ScannerDriver::hid},
                                        {"folder", ScannerDriver::folder},
                                        {"virtual", ScannerDriver::twin},
                                        {"none", ScannerDriver::none}},
                                       "what scans codes");
    config.scanner_folder =
        table.path("folder", "frames", "pictures that appear here are held before the scanner");
    config.scanner_picture_time = table.millis("picture_time_ms", config.scanner_picture_time, Millis{50},
                                               Millis{60'000}, "how long a picture of the folder is held");
    auto& scanner = config.scanner;
    scanner.same_code_window = table.millis("same_code_window_ms", scanner.same_code_window, Millis{0},
                                            Millis{60'000}, "a code that stays in sight is told once");
    scanner.rules.length_max = static_cast<int>(
        table.integer("code_bytes_max", scanner.rules.length_max, 1, 4'096, "a longer code is dropped"));
    scanner.rules.charset = table.choice(
        "code_charset", scanner.rules.charset,
        {{"digits", CodeCharset::digits}, {"printable", CodeCharset::printable}, {"text", CodeCharset::text}},
        "a code with other characters is dropped");
    read_frame_scanner(table, scanner, config.code_scanner == ScannerDriver::camera);
    read_camera(table, config.scanner_camera);

    ModuleConfig module{.rules = scanner.rules, .same_code_window = scanner.same_code_window};
    read_module(table, module);
    config.serial_scanner.module = config.hid_scanner.module = module;
    read_serial_scanner(table, config.serial_scanner, config.code_scanner == ScannerDriver::serial);
    read_hid_scanner(table, config.hid_scanner, config.code_scanner == ScannerDriver::hid);
}

void read_face_camera(ConfigTable table, DeviceConfig& config) {
    config.face_camera = table.choice("driver", config.face_camera,
                                      {{"camera", FaceCameraDriver::camera},
                                       {"virtual", FaceCameraDriver::twin},
                                       {"none", FaceCameraDriver::none}},
                                      "who drives the face camera");
    auto& face = config.face;
    face.no_frames_after = table.millis("no_frames_after_ms", face.no_frames_after, Millis{200},
                                        Millis{60'000}, "silence of the camera that counts as a fault");
    face.dark_after = table.millis("dark_after_ms", face.dark_after, Millis{200}, Millis{60'000},
                                   "black frames that count as a covered lens");
    read_camera(table, face.camera);
}

}  // namespace kiosk::hal
