// libqrencode's only door.
#include "printer/qr.h"

#include <memory>

#include <qrencode.h>

namespace kiosk::printer {

Result<QrModules> qr_modules(const std::string& text) {
    struct Ends {
        void operator()(QRcode* code) const { QRcode_free(code); }
    };
    const std::unique_ptr<QRcode, Ends> code{QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M)};
    if (!code) return fail(ErrorKind::malformed, "the reprint code makes no QR code");
    QrModules modules{code->width, {}};
    const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    for (std::size_t i = 0; i < count; ++i) modules.dark.push_back((code->data[i] & 1) != 0);
    return modules;
}

}  // namespace kiosk::printer
