// The twin of the card reader: the driver itself, over a PC/SC made of data.
#include "hal/card/pcsc_reader.h"
#include "hal/card/virtual_pcsc.h"

namespace kiosk::hal {

VirtualCardReader make_virtual_card_reader(PcscConfig config) {
    // The names of a configuration are those of real readers.
    config.reader = virtual_reader_name;
    if (!config.security_module.empty()) config.security_module = virtual_module_reader_name;
    auto pcsc = make_virtual_pcsc();
    return {make_card_reader_over(std::move(config), pcsc.make_context), pcsc.slot};
}

}  // namespace kiosk::hal
