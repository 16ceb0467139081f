// Which driver serves each device, and its settings: the table [devices] of the configuration.
#pragma once

#include <string>

#include "hal/card_reader.h"
#include "hal/code_scanner.h"
#include "hal/ecode_component.h"
#include "hal/id_card_reader.h"
#include "hal/pin_pad.h"
#include "hal/receipt_printer.h"
#include "kiosk/base/config.h"

namespace kiosk::hal {

// `twin` is an instance in memory, for the demo, tests and training; `none`: this kiosk has no such device.
enum class CardReaderDriver { pcsc, vendor, twin, none };
enum class ScannerDriver { folder, twin, none };
enum class PrinterDriver { ipp, twin, none };
enum class PinPadDriver { twin, none };
enum class IdCardReaderDriver { vendor, twin, none };

struct DeviceConfig {
    CardReaderDriver card_reader = CardReaderDriver::pcsc;
    PcscConfig pcsc;
    ScannerDriver code_scanner = ScannerDriver::folder;
    std::string scanner_folder;
    Millis scanner_picture_time{1'500};
    ScannerConfig scanner;
    PrinterDriver receipt_printer = PrinterDriver::ipp;
    IppConfig ipp;
    VirtualPrinterConfig virtual_printer;
    PinPadDriver pin_pad = PinPadDriver::none;
    VirtualPinPadConfig virtual_pin_pad;

    // makers' libraries
    VendorCardReaderConfig vendor_card_reader;
    IdCardReaderDriver id_card_reader = IdCardReaderDriver::none;
    VendorIdCardReaderConfig vendor_id_card_reader;
    EcodeComponentConfig ecode_component;  // library empty: this kiosk has none
};

// `devices` is the table itself; problems are collected in it.
[[nodiscard]] DeviceConfig read_device_config(ConfigTable& devices);

}  // namespace kiosk::hal
