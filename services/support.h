// The support bundle: what a developer needs to see of a kiosk that misbehaves, masked where it is made,
// packed (zip), and encrypted (CMS, AES-256-GCM) for the one certificate that may read it. Never longer than
// its limit: the oldest log lines go first, and the bundle says so. Whoever holds the key opens it with
//   openssl cms -decrypt -inform DER -binary -in NAME.zip.cms -recip recipient.pem -inkey recipient.key
//       -out NAME.zip
// (measured with Debian 12's OpenSSL 3.0, for RSA and P-256 certificates alike).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/config.h"
#include "kiosk/base/result.h"
#include "services/transport.h"

namespace kiosk::services {

struct SupportConfig {
    std::string recipient;   // PEM certificate; empty: no bundle can be made, nothing leaves unencrypted
    std::string usb_folder;  // below which a stick is mounted, "/media"; empty: none
    std::string upload_url;  // PUT <url>/<name>; empty: none
    std::size_t bytes_most = 8U << 20;  // of the packed files
};
[[nodiscard]] SupportConfig read_support_config(ConfigTable& support);

struct SupportFile {
    std::string name;  // "log.txt", "report.json"
    std::string bytes;
    // A log: from its beginning, line by line, when the bundle would be too long; and masked() once more.
    bool may_be_cut = false;
};

// DER, as `openssl cms -decrypt -inform DER` reads it. Error(configuration) names the key that is wrong;
// Error(refused): too long even without its logs.
[[nodiscard]] Result<std::string> make_bundle(const SupportConfig& config, std::vector<SupportFile> files);
// `name` is a plain file name, such as the caller makes of kiosk and time; on the stick and durable on
// return: "kiosk-K001-20261127-173500.zip.cms" below the first stick that is mounted and has room; its path.
[[nodiscard]] Result<std::string> save_to_stick(const SupportConfig& config, const std::string& name,
                                                std::string_view bundle);
[[nodiscard]] Result<void> upload(const SupportConfig& config, Transport& transport, const std::string& name,
                                  std::string bundle);

// Words of letters and digits with six or more digits in a row become "***" (telephone, card, ID with its X,
// passport; but also an eight-digit date and the time of a case number): log lines hold none by law of the
// house, and this is the second lock on that door.
[[nodiscard]] std::string masked(std::string_view text);

}  // namespace kiosk::services
