// One factory line for each device and driver.
#include "kiosk/app/devices.h"

namespace kiosk::app {

DeviceSet make_devices(const hal::DeviceConfig& config) {
    DeviceSet devices;
    switch (config.card_reader) {
        case hal::CardReaderDriver::pcsc:
            devices[DeviceKind::card_reader] = hal::make_pcsc_card_reader(config.pcsc);
            break;
        case hal::CardReaderDriver::twin:
            devices[DeviceKind::card_reader] = hal::make_virtual_card_reader(config.pcsc).device;
            break;
        case hal::CardReaderDriver::none:
            break;
    }
    switch (config.code_scanner) {
        case hal::ScannerDriver::camera:
            devices[DeviceKind::code_scanner] =
                hal::make_frame_scanner(hal::make_camera_source(config.scanner_camera), config.scanner);
            break;
        case hal::ScannerDriver::serial:
            devices[DeviceKind::code_scanner] = hal::make_serial_scanner(config.serial_scanner);
            break;
        case hal::ScannerDriver::hid:
            devices[DeviceKind::code_scanner] = hal::make_hid_scanner(config.hid_scanner);
            break;
        case hal::ScannerDriver::folder:
            devices[DeviceKind::code_scanner] = hal::make_frame_scanner(
                hal::make_watched_folder(config.scanner_folder, config.scanner_picture_time), config.scanner);
            break;
        case hal::ScannerDriver::twin:
            devices[DeviceKind::code_scanner] =
                hal::make_frame_scanner(hal::make_virtual_phone(), config.scanner);
            break;
        case hal::ScannerDriver::none:
            break;
    }
    switch (config.receipt_printer) {
        case hal::PrinterDriver::ipp:
            devices[DeviceKind::receipt_printer] = hal::make_ipp_printer(config.ipp);
            break;
        case hal::PrinterDriver::twin:
            devices[DeviceKind::receipt_printer] = hal::make_virtual_printer(config.virtual_printer).device;
            break;
        case hal::PrinterDriver::none:
            break;
    }
    if (config.pin_pad == hal::PinPadDriver::twin)
        devices[DeviceKind::pin_pad] = hal::make_virtual_pin_pad(config.virtual_pin_pad).device;
    switch (config.face_camera) {
        case hal::FaceCameraDriver::camera:
            devices[DeviceKind::face_camera] = hal::make_face_camera(config.face).device;
            break;
        case hal::FaceCameraDriver::twin:
            devices[DeviceKind::face_camera] = hal::make_virtual_face_camera(config.face).camera.device;
            break;
        case hal::FaceCameraDriver::none:
            break;
    }
    return devices;
}

}  // namespace kiosk::app
