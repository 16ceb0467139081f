// The insurance bureau's component for electronic vouchers (医保电子凭证): a shared library with one function
// that takes a request as JSON text and gives the reply as JSON text (settlement specification 3.1,
// NationEcTrans). The texts are those of the HTTP form ("local front"), so whoever writes that request may
// send it here instead. The library runs in a process of its own (hal/vendor).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"

namespace kiosk::hal {

// NationEcTrans(url, in, out) or EcQuery(in, out); both as seen in public code.
enum class EcodeForm { url_in_out, in_out };
// What crosses the library's boundary: the Windows components speak GBK; a Linux build is the bureau's
// choice.
enum class EcodeText { gbk, utf8 };

struct EcodeComponentConfig {
    std::string library;       // "/usr/lib/libNationECCode.so"
    std::string host_program;  // kiosk_vendor_host; empty = beside this program
    std::string function = "NationEcTrans";
    EcodeForm form = EcodeForm::url_in_out;
    std::string url;  // of the front, for url_in_out
    EcodeText text = EcodeText::gbk;
};

class EcodeComponent {
public:
    virtual ~EcodeComponent() = default;
    // The reply's JSON text (UTF-8), judged by nobody yet: its own `code` says how the request ended. The
    // function's return value is not believed: some components return a number, some a pointer. Thread safe,
    // one call at a time; waiting for another caller counts.
    // Error: malformed (request or reply is not JSON text of a credible length; the request was not sent, or
    // nothing can be said of it), timed_out, unavailable (no such library or function, or it crashed).
    [[nodiscard]] virtual Result<std::string> call(std::string_view request, Millis deadline) = 0;
};
[[nodiscard]] std::unique_ptr<EcodeComponent> make_ecode_component(EcodeComponentConfig config);

}  // namespace kiosk::hal
