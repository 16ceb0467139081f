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
        case hal::PrinterDriver::esc_pos:
            devices[DeviceKind::receipt_printer] = hal::make_esc_pos_printer(config.esc_pos);
            break;
        case hal::PrinterDriver::twin:
            devices[DeviceKind::receipt_printer] = hal::make_virtual_printer(config.virtual_printer).device;
            break;
        case hal::PrinterDriver::none:
            break;
    }
    if (config.pin_pad == hal::PinPadDriver::twin)
        devices[DeviceKind::pin_pad] = hal::make_virtual_pin_pad(config.virtual_pin_pad).device;
    if (config.card_terminal == hal::CardTerminalDriver::ecr)
        devices[DeviceKind::card_terminal] = hal::make_ecr_card_terminal(config.ecr);
    if (config.card_terminal == hal::CardTerminalDriver::twin)
        devices[DeviceKind::card_terminal] =
            hal::make_virtual_card_terminal(config.virtual_card_terminal).device;
    return devices;
}

}  // namespace kiosk::app
