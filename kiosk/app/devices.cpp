// One factory line for each device and driver. Each runs under supervision: what a factory makes once it can
// make again.
#include "kiosk/app/devices.h"

#include "hal/driver/supervised.h"

namespace kiosk::app {
namespace {

using Made = std::unique_ptr<hal::Device>;

Made make_card_reader(const hal::DeviceConfig& config) {
    switch (config.card_reader) {
        case hal::CardReaderDriver::pcsc:
            return hal::make_pcsc_card_reader(config.pcsc);
        case hal::CardReaderDriver::vendor:
            return hal::make_vendor_card_reader(config.vendor_card_reader);
        case hal::CardReaderDriver::twin:
            return hal::make_virtual_card_reader(config.pcsc).device;
        case hal::CardReaderDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_code_scanner(const hal::DeviceConfig& config) {
    switch (config.code_scanner) {
        case hal::ScannerDriver::camera:
            return hal::make_frame_scanner(hal::make_camera_source(config.scanner_camera), config.scanner);
        case hal::ScannerDriver::serial:
            return hal::make_serial_scanner(config.serial_scanner);
        case hal::ScannerDriver::hid:
            return hal::make_hid_scanner(config.hid_scanner);
        case hal::ScannerDriver::folder:
            return hal::make_frame_scanner(
                hal::make_watched_folder(config.scanner_folder, config.scanner_picture_time), config.scanner);
        case hal::ScannerDriver::twin:
            return hal::make_frame_scanner(hal::make_virtual_phone(), config.scanner);
        case hal::ScannerDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_receipt_printer(const hal::DeviceConfig& config) {
    switch (config.receipt_printer) {
        case hal::PrinterDriver::ipp:
            return hal::make_ipp_printer(config.ipp);
        case hal::PrinterDriver::esc_pos:
            return hal::make_esc_pos_printer(config.esc_pos);
        case hal::PrinterDriver::twin:
            return hal::make_virtual_printer(config.virtual_printer).device;
        case hal::PrinterDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_document_printer(const hal::DeviceConfig& config) {
    switch (config.document_printer) {
        case hal::PrinterDriver::ipp:
            return hal::make_ipp_printer(config.document_ipp);
        case hal::PrinterDriver::twin:
            return hal::make_virtual_printer(config.virtual_document_printer).device;
        case hal::PrinterDriver::esc_pos:
        case hal::PrinterDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_pin_pad(const hal::DeviceConfig& config) {
    if (config.pin_pad == hal::PinPadDriver::none) return nullptr;
    return hal::make_virtual_pin_pad(config.virtual_pin_pad).device;
}

Made make_card_terminal(const hal::DeviceConfig& config) {
    switch (config.card_terminal) {
        case hal::CardTerminalDriver::ecr:
            return hal::make_ecr_card_terminal(config.ecr);
        case hal::CardTerminalDriver::twin:
            return hal::make_virtual_card_terminal(config.virtual_card_terminal).device;
        case hal::CardTerminalDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_id_card_reader(const hal::DeviceConfig& config) {
    switch (config.id_card_reader) {
        case hal::IdCardReaderDriver::vendor:
            return hal::make_vendor_id_card_reader(config.vendor_id_card_reader);
        case hal::IdCardReaderDriver::twin:
            return hal::make_virtual_id_card_reader().device;
        case hal::IdCardReaderDriver::none:
            return nullptr;
    }
    return nullptr;
}

Made make_face_camera(const hal::DeviceConfig& config) {
    switch (config.face_camera) {
        case hal::FaceCameraDriver::camera:
            return hal::make_face_camera(config.face).device;
        case hal::FaceCameraDriver::twin:
            return hal::make_virtual_face_camera(config.face).camera.device;
        case hal::FaceCameraDriver::none:
            return nullptr;
    }
    return nullptr;
}

}  // namespace

DeviceSet make_devices(const hal::DeviceConfig& config) {
    DeviceSet devices;
    const auto add = [&](DeviceKind kind, bool wanted, Made (*make)(const hal::DeviceConfig&)) {
        if (!wanted) return;
        devices[kind] = hal::make_supervised(kind, [config, make] { return make(config); });
    };
    add(DeviceKind::card_reader, config.card_reader != hal::CardReaderDriver::none, make_card_reader);
    add(DeviceKind::code_scanner, config.code_scanner != hal::ScannerDriver::none, make_code_scanner);
    add(DeviceKind::receipt_printer, config.receipt_printer != hal::PrinterDriver::none,
        make_receipt_printer);
    add(DeviceKind::document_printer, config.document_printer != hal::PrinterDriver::none,
        make_document_printer);
    add(DeviceKind::pin_pad, config.pin_pad != hal::PinPadDriver::none, make_pin_pad);
    add(DeviceKind::face_camera, config.face_camera != hal::FaceCameraDriver::none, make_face_camera);
    add(DeviceKind::card_terminal, config.card_terminal != hal::CardTerminalDriver::none, make_card_terminal);
    add(DeviceKind::id_card_reader, config.id_card_reader != hal::IdCardReaderDriver::none,
        make_id_card_reader);
    return devices;
}

}  // namespace kiosk::app
