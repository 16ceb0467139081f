// One factory line for each device and driver.
#include "kiosk/app/devices.h"

namespace kiosk::app {

DeviceSet make_devices(const hal::DeviceConfig& config) {
    DeviceSet devices;
    switch (config.card_reader) {
        case hal::CardReaderDriver::pcsc:
            devices[DeviceKind::card_reader] = hal::make_pcsc_card_reader(config.pcsc);
            break;
        case hal::CardReaderDriver::vendor:
            devices[DeviceKind::card_reader] = hal::make_vendor_card_reader(config.vendor_card_reader);
            break;
        case hal::CardReaderDriver::twin:
            devices[DeviceKind::card_reader] = hal::make_virtual_card_reader().device;
            break;
        case hal::CardReaderDriver::none:
            break;
    }
    switch (config.code_scanner) {
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
    if (config.id_card_reader == hal::IdCardReaderDriver::vendor)
        devices[DeviceKind::id_card_reader] = hal::make_vendor_id_card_reader(config.vendor_id_card_reader);
    if (config.id_card_reader == hal::IdCardReaderDriver::twin)
        devices[DeviceKind::id_card_reader] = hal::make_virtual_id_card_reader().device;
    return devices;
}

}  // namespace kiosk::app
