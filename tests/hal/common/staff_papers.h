// Certificates and keys as a hospital would issue them to its staff, made anew for each program of tests; and
// the check that a signature is the certificate's, with OpenSSL and none of the product's code.
#pragma once

#include <string>

namespace kiosk::hal {

struct StaffPapers {
    std::string certificate_pem;
    std::string certificate_der;
    std::string key_pem;
};
enum class PaperKey { p256, rsa_2048, p384 };
// Made once each; `holder` tells two of a kind apart. `padding_bytes`: of an extension that makes it longer.
[[nodiscard]] StaffPapers staff_papers(PaperKey kind, const std::string& holder = "engineer",
                                       int padding_bytes = 0);
[[nodiscard]] bool is_signed_by(const std::string& certificate_der, const std::string& challenge,
                                const std::string& signature);

}  // namespace kiosk::hal
