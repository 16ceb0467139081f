// The keys of [devices.*], each with its sentence.
#include "hal/config.h"
#include "hal/driver/scanner_config.h"

namespace kiosk::hal {
namespace {

void read_card_reader(ConfigTable table, DeviceConfig& config) {
    config.card_reader = table.choice("driver", CardReaderDriver::pcsc,
                                      {{"pcsc", CardReaderDriver::pcsc},
                                       {"vendor", CardReaderDriver::vendor},
                                       {"virtual", CardReaderDriver::twin},
                                       {"none", CardReaderDriver::none}},
                                      "who drives the card reader");
    config.pcsc.reader = table.text("reader", "", "part of the PC/SC reader's name; empty: the first one");
    config.pcsc.settle = table.millis("settle_ms", config.pcsc.settle, Millis{0}, Millis{2'000},
                                      "pause between two tries to power a card");
    config.pcsc.connect_tries = static_cast<int>(table.integer("connect_tries", config.pcsc.connect_tries, 1,
                                                               10, "tries before a card counts as mute"));
    config.pcsc.probe_interval = table.millis("probe_interval_ms", config.pcsc.probe_interval, Millis{200},
                                              Millis{60'000}, "how often the list of readers is checked");
    config.pcsc.security_module =
        table.text("security_module", "", "part of the name of the PSAM's PC/SC reader; empty: none");
    config.pcsc.terminal = table.text("terminal", "", "this terminal's number for the card's issuer");
    config.pcsc.hold = table.millis("hold_ms", config.pcsc.hold, Millis{1'000}, Millis{60'000},
                                    "how long a card stays powered while its issuer is asked");
    config.pcsc.pin_digits = static_cast<int>(
        table.integer("pin_digits", config.pcsc.pin_digits, 4, 16, "length of the card's own PIN"));
    config.pcsc.pin_timeout = table.millis("pin_timeout_ms", config.pcsc.pin_timeout, Millis{5'000},
                                           Millis{120'000}, "time without a key at the reader's own pad");
}

void read_esc_pos(ConfigTable& table, EscPosConfig& config) {
    config.device = table.text("device", config.device, "ESC/POS: /dev/usb/lp0 or tcp://host:9100");
    config.width_dots =
        static_cast<int>(table.integer("width_dots", config.width_dots, 64, 2'048,
                                       "ESC/POS: dots in a line; 576 on 80 mm, 384 on 58 mm paper"));
    config.band_lines = static_cast<int>(
        table.integer("band_lines", config.band_lines, 8, 256, "ESC/POS: lines of one raster command"));
    config.feed_dots = static_cast<int>(
        table.integer("feed_dots", config.feed_dots, 0, 255, "ESC/POS: from the head to the cutter"));
    config.proof = table.choice("proof", config.proof,
                                {{"process_id", PrintProof::process_id},
                                 {"transmit_status", PrintProof::transmit_status},
                                 {"status", PrintProof::status}},
                                "ESC/POS: what counts as printed; choose what the model answers");
    config.answer_timeout = table.millis("answer_timeout_ms", config.answer_timeout, Millis{50},
                                         Millis{5'000}, "ESC/POS: one byte of real-time status");
    config.connect_timeout = table.millis("connect_timeout_ms", config.connect_timeout, Millis{100},
                                          Millis{60'000}, "ESC/POS: opening the line");
}

void read_ipp(ConfigTable& table, IppConfig& ipp) {
    ipp.uri = table.text("uri", "ipp://localhost:631/ipp/print", "the printer itself, not a queue of CUPS");
    ipp.poll_interval = table.millis("poll_interval_ms", ipp.poll_interval, Millis{200}, Millis{60'000},
                                     "how often an idle printer is asked for its state");
    ipp.print_timeout = table.millis("print_timeout_ms", ipp.print_timeout, Millis{1'000}, Millis{600'000},
                                     "after that the end of a job is uncertain");
    ipp.paper_patience = table.millis("paper_patience_ms", ipp.paper_patience, Millis{0}, Millis{600'000},
                                      "paper trouble while printing: wait so long, then cancel");
    ipp.call_timeout = table.millis("call_timeout_ms", ipp.call_timeout, Millis{100}, Millis{60'000},
                                    "one exchange with the printer");
}

void read_receipt_printer(ConfigTable table, DeviceConfig& config) {
    config.receipt_printer = table.choice("driver", PrinterDriver::ipp,
                                          {{"ipp", PrinterDriver::ipp},
                                           {"esc_pos", PrinterDriver::esc_pos},
                                           {"virtual", PrinterDriver::twin},
                                           {"none", PrinterDriver::none}},
                                          "who drives the receipt printer");
    read_ipp(table, config.ipp);
    config.virtual_printer.folder = table.path("folder", "slips", "where the virtual printer puts its slips");
    // The waits have one name for every driver.
    const auto& ipp = config.ipp;
    config.esc_pos.poll_interval = ipp.poll_interval;
    config.esc_pos.print_timeout = ipp.print_timeout;
    config.esc_pos.paper_patience = ipp.paper_patience;
    read_esc_pos(table, config.esc_pos);
}

void read_document_printer(ConfigTable table, DeviceConfig& config) {
    config.document_printer = table.choice(
        "driver", PrinterDriver::none,
        {{"ipp", PrinterDriver::ipp}, {"virtual", PrinterDriver::twin}, {"none", PrinterDriver::none}},
        "who drives the printer of reports (A4 or A5, takes PDF); none: see policy.reports_on_slip_paper");
    read_ipp(table, config.document_ipp);
    config.virtual_document_printer.folder =
        table.path("folder", "reports", "where the virtual printer puts its reports");
}

void read_pin_pad(ConfigTable table, DeviceConfig& config) {
    config.pin_pad = table.choice("driver", PinPadDriver::none,
                                  {{"virtual", PinPadDriver::twin}, {"none", PinPadDriver::none}},
                                  "who drives the PIN pad");
    config.virtual_pin_pad.timeout = table.millis("timeout_ms", config.virtual_pin_pad.timeout, Millis{1'000},
                                                  Millis{600'000}, "time without a key that ends the entry");
    config.virtual_pin_pad.digits =
        static_cast<int>(table.integer("digits", config.virtual_pin_pad.digits, 4, 12, "length of a PIN"));
}

void read_card_terminal(ConfigTable table, DeviceConfig& config) {
    config.card_terminal =
        table.choice("driver", CardTerminalDriver::none,
                     {{"ecr", CardTerminalDriver::ecr},
                      {"virtual", CardTerminalDriver::twin},
                      {"none", CardTerminalDriver::none}},
                     "who drives the card terminal on this kiosk; none: one that the acquirer's\n"
                     "server drives");
    auto& ecr = config.ecr;
    ecr.device = table.text("device", ecr.device, "its line: /dev/ttyS1 or tcp://host:port");
    ecr.baud =
        static_cast<int>(table.integer("baud", ecr.baud, 9'600, 115'200, "speed of a serial line, 8N1"));
    ecr.poll_interval = table.millis("poll_interval_ms", ecr.poll_interval, Millis{200}, Millis{60'000},
                                     "how often an idle terminal is asked whether it is there");
    ecr.ack_timeout = table.millis("ack_timeout_ms", ecr.ack_timeout, Millis{100}, Millis{10'000},
                                   "wait for a frame's ACK");
    ecr.answer_timeout = table.millis("answer_timeout_ms", ecr.answer_timeout, Millis{500}, Millis{120'000},
                                      "wait for the answer to a query or void");
    ecr.purchase_timeout = table.millis("purchase_timeout_ms", ecr.purchase_timeout, Millis{10'000},
                                        Millis{600'000}, "a purchase without any answer is told to stop");
    ecr.abort_patience = table.millis("abort_patience_ms", ecr.abort_patience, Millis{200}, Millis{30'000},
                                      "wait for what a stop brought");
    config.virtual_card_terminal.ledger_file =
        table.path("ledger_file", "card_terminal.ledger", "where the virtual terminal keeps its bookings");
}

// --- makers' libraries
void read_vendor_card_reader(ConfigTable table, DeviceConfig& config) {
    auto& vendor = config.vendor_card_reader;
    vendor.library =
        table.path("library", "", "driver vendor: the maker's shared library (LD/T 33 functions)");
    vendor.card_interface =
        static_cast<int>(table.integer("card_interface", vendor.card_interface, 1, 4,
                                       "driver vendor: 1 contact, 2 contactless, 3 and 4 whichever comes"));
    vendor.presence_function = table.text("presence_function", vendor.presence_function,
                                          "driver vendor: asked whether a card lies there; -2 means none");
    vendor.poll = table.millis("poll_ms", vendor.poll, Millis{100}, Millis{10'000},
                               "driver vendor: pause between two such questions");
    vendor.call_timeout = table.millis("call_timeout_ms", vendor.call_timeout, Millis{500}, Millis{60'000},
                                       "driver vendor: a library that is silent for longer is ended");
    vendor.pin_timeout = table.millis("pin_timeout_ms", vendor.pin_timeout, Millis{5'000}, Millis{300'000},
                                      "driver vendor: the same while a PIN is typed at its pad");
    vendor.hold = table.millis("vendor_hold_ms", vendor.hold, Millis{1'000}, Millis{120'000},
                               "driver vendor: how long a card waits for its issuer's security module");
    if (config.card_reader == CardReaderDriver::vendor && vendor.library.empty())
        table.problem("library", "is needed: the maker's shared library");
}

void read_id_card_reader(ConfigTable table, DeviceConfig& config) {
    config.id_card_reader = table.choice("driver", IdCardReaderDriver::none,
                                         {{"vendor", IdCardReaderDriver::vendor},
                                          {"virtual", IdCardReaderDriver::twin},
                                          {"none", IdCardReaderDriver::none}},
                                         "who drives the reader of resident ID cards");
    auto& vendor = config.vendor_id_card_reader;
    vendor.library = table.path("library", "", "the maker's shared library (sdtapi functions)");
    vendor.port = static_cast<int>(
        table.integer("port", vendor.port, 1, 1016, "the library's port: from 1001 USB, 1 to 16 serial"));
    vendor.poll = table.millis("poll_ms", vendor.poll, Millis{100}, Millis{10'000},
                               "pause between two looks for a card");
    vendor.call_timeout = table.millis("call_timeout_ms", vendor.call_timeout, Millis{500}, Millis{60'000},
                                       "a library that is silent for longer is ended");
    auto& functions = vendor.functions;
    auto names = table.table("functions", "names of the library's functions, where they are not sdtapi's");
    functions.open_port = names.text("open_port", functions.open_port, "(port)");
    functions.close_port = names.text("close_port", functions.close_port, "(port)");
    functions.security_module = names.text("security_module", functions.security_module, "(port, open)");
    functions.find = names.text("find", functions.find, "(port, number, open)");
    functions.select = names.text("select", functions.select, "(port, number, open)");
    functions.read = names.text("read", functions.read, "(port, text, length, photo, length, open)");
    if (config.id_card_reader == IdCardReaderDriver::vendor && vendor.library.empty())
        table.problem("library", "is needed: the maker's shared library");
}

void read_ecode_component(ConfigTable table, EcodeComponentConfig& component) {
    component.library = table.path("library", "", "shared library of the e-code component; empty: none");
    component.function = table.text("function", component.function, "its function");
    component.form = table.choice("form", component.form,
                                  {{"url_in_out", EcodeForm::url_in_out}, {"in_out", EcodeForm::in_out}},
                                  "what its function takes: (url, in, out) or (in, out)");
    component.url = table.text("url", "", "form url_in_out: address of the front that the component asks");
    component.text =
        table.choice("text", component.text, {{"gbk", EcodeText::gbk}, {"utf-8", EcodeText::utf8}},
                     "coding of both texts");
}

}  // namespace

DeviceConfig read_device_config(ConfigTable& devices) {
    DeviceConfig config;
    read_card_reader(devices.table("card_reader", "the reader of social-security cards"), config);
    read_code_scanner(devices.table("code_scanner", "the scanner of QR codes"), config);
    read_face_camera(devices.table("face_camera", "the camera that looks at the patient"), config);
    read_receipt_printer(devices.table("receipt_printer", "the printer of slips"), config);
    read_document_printer(devices.table("document_printer", "the printer of reports"), config);
    read_pin_pad(devices.table("pin_pad", "the keys for card PINs and e-code passwords"), config);
    read_card_terminal(devices.table("card_terminal", "the certified terminal for bank cards"), config);
    read_vendor_card_reader(devices.table("card_reader", "the reader of social-security cards"), config);
    read_id_card_reader(devices.table("id_card_reader", "the reader of resident ID cards"), config);
    read_ecode_component(devices.table("ecode_component", "the bureau's component for e-codes"),
                         config.ecode_component);
    return config;
}

}  // namespace kiosk::hal
