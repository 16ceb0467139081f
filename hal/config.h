// Which driver serves each device, and its settings: the table [devices] of the configuration.
#pragma once

#include <string>

#include "hal/card_reader.h"
#include "hal/card_terminal.h"
#include "hal/code_scanner.h"
#include "hal/ecode_component.h"
#include "hal/face_camera.h"
#include "hal/id_card_reader.h"
#include "hal/pin_pad.h"
#include "hal/receipt_printer.h"
#include "hal/scanner_module.h"
#include "kiosk/base/config.h"

namespace kiosk::hal {

// `twin` is an instance in memory, for the demo, tests and training; `none`: this kiosk has no such device.
enum class CardReaderDriver { pcsc, vendor, twin, none };
enum class ScannerDriver { camera, serial, hid, folder, twin, none };
enum class PrinterDriver { ipp, esc_pos, twin, none };
enum class PinPadDriver { twin, none };
enum class FaceCameraDriver { camera, twin, none };
enum class CardTerminalDriver { ecr, twin, none };
enum class IdCardReaderDriver { vendor, twin, none };

struct DeviceConfig {
    CardReaderDriver card_reader = CardReaderDriver::pcsc;
    PcscConfig pcsc;

    ScannerDriver code_scanner = ScannerDriver::camera;
    std::string scanner_folder;
    Millis scanner_picture_time{1'500};
    ScannerConfig scanner;
    CameraConfig scanner_camera;
    SerialScannerConfig serial_scanner;
    HidScannerConfig hid_scanner;
    FaceCameraDriver face_camera = FaceCameraDriver::none;
    FaceCameraConfig face;

    PrinterDriver receipt_printer = PrinterDriver::ipp;
    IppConfig ipp;
    EscPosConfig esc_pos;
    VirtualPrinterConfig virtual_printer;
    // For reports; a receipt printer of ESC/POS cannot be one.
    PrinterDriver document_printer = PrinterDriver::none;
    IppConfig document_ipp{.kind = DeviceKind::document_printer};
    VirtualPrinterConfig virtual_document_printer{.kind = DeviceKind::document_printer};
    PinPadDriver pin_pad = PinPadDriver::none;
    VirtualPinPadConfig virtual_pin_pad;
    CardTerminalDriver card_terminal = CardTerminalDriver::none;
    EcrConfig ecr;
    VirtualCardTerminalConfig virtual_card_terminal;

    // makers' libraries
    VendorCardReaderConfig vendor_card_reader;
    IdCardReaderDriver id_card_reader = IdCardReaderDriver::none;
    VendorIdCardReaderConfig vendor_id_card_reader;
    EcodeComponentConfig ecode_component;  // library empty: this kiosk has none
};

// `devices` is the table itself; problems are collected in it.
[[nodiscard]] DeviceConfig read_device_config(ConfigTable& devices);

}  // namespace kiosk::hal
