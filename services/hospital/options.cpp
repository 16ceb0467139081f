// One pass over the words; every option takes the word after it.
#include "services/hospital/options.h"

#include <charconv>

namespace kiosk::hospital {
namespace {

template <class Number>
bool read_number(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

std::unexpected<Error> wrong(std::string text) { return fail(ErrorKind::malformed, std::move(text)); }

Result<void> read_listen(std::string_view text, Options& options) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || !read_number(text.substr(colon + 1), options.port))
        return wrong("--listen needs ADDRESS:PORT, not '" + std::string{text} + "'");
    options.address = std::string{text.substr(0, colon)};
    return {};
}

Result<void> read_option(const std::string& name, const std::string& value, Options& options) {
    if (name == "--listen") return read_listen(value, options);
    if (name == "--data") {
        options.data_folder = value;
        return {};
    }
    if (name == "--faults") {
        options.faults = TRY(parse_faults(value));
        return {};
    }
    if (name == "--seed" && !read_number(value, options.seed))
        return wrong("--seed needs a number, not '" + value + "'");
    if (name == "--delay-ms" && (!read_number(value, options.delay_ms) || options.delay_ms < 0))
        return wrong("--delay-ms needs a number, not '" + value + "'");
    if (name == "--kiosk-certificate-days" &&
        (!read_number(value, options.kiosk_certificate_days) || options.kiosk_certificate_days < -3650 ||
         options.kiosk_certificate_days > 36'500))
        return wrong("--kiosk-certificate-days needs a number from -3650 to 36500, not '" + value + "'");
    return {};
}

}  // namespace

const std::string_view usage =
    "usage: hospital [--listen ADDRESS:PORT] [--faults SPEC] [--seed N] [--delay-ms N] [--data DIR]\n"
    "                [--kiosk-certificate-days N]\n"
    "       hospital patients [--json]\n"
    "       hospital --help | --version\n"
    "\n"
    "The simulated hospital: settlement platform, HIS (FHIR R4), acquirer and the patients' phones over "
    "HTTPS.\n"
    "  --listen ADDRESS:PORT  where (default 127.0.0.1:8443; port 0 picks a free one, DATA/port tells "
    "which)\n"
    "  --faults SPEC          MATCH=FAULT[*TIMES][:MS],…  for example 2207=drop_after*1,pay=delay:3000\n"
    "                         faults: delay delay_after drop_before drop_after duplicate garble half_close "
    "http_500\n"
    "                         http_500_after restart close_keepalive wrong_amount business_error\n"
    "  --seed N               which replies have which oddities (default 1; 0: none)\n"
    "  --delay-ms N           how long the settlement platform thinks about every call (default 0)\n"
    "  --data DIR             books, keys, certificates, traffic (default hospital-data)\n"
    "  --kiosk-certificate-days N  until the kiosk's own certificate expires, when it is made (default "
    "3650;\n"
    "                         0 or less: it has expired)\n"
    "  --end-with-parent      end when the program that started it has ended, however that ended\n"
    "  patients               the list of invented patients and how their visit should end\n";

Result<Options> parse_options(const std::vector<std::string>& words) {
    Options options;
    for (std::size_t n = 0; n < words.size(); ++n) {
        const auto& word = words[n];
        if (word == "--help")
            options.command = Command::help;
        else if (word == "--version")
            options.command = Command::version;
        else if (word == "patients" && n == 0)
            options.command = Command::patients;
        else if (word == "--json" && options.command == Command::patients)
            options.json = true;
        else if (word == "--end-with-parent" && options.command == Command::serve)
            options.end_with_parent = true;
        else if (options.command == Command::serve &&
                 (word == "--listen" || word == "--faults" || word == "--seed" || word == "--delay-ms" ||
                  word == "--data" || word == "--kiosk-certificate-days")) {
            if (n + 1 == words.size()) return wrong("'" + word + "' needs a value");
            TRY_VOID(read_option(word, words[++n], options));
        } else {
            return wrong("unknown word '" + word + "'");
        }
        if (options.command == Command::help || options.command == Command::version) break;
    }
    return options;
}

}  // namespace kiosk::hospital
