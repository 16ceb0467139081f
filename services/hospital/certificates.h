// Everything with a key in it that the simulated hospital makes for itself and for the kiosk, once per data
// folder: a certificate authority, server and client certificates, the SM2 pairs, the demo secrets as files,
// staff cards of an authority of their own, and the certificate that reads support bundles.
#pragma once

#include <string>

namespace kiosk::hospital {

inline constexpr int certificate_days_default = 3650;

// tls/ca.pem, server.pem, server.key, kiosk.pem, kiosk.key; keys/*.key, *.pub, *.secret;
// staff/ca.pem, engineer.pem and .key (CN E1007, OU engineer), attendant (CN A2001, OU attendant), expired
// (CN E1008, a year ago), stranger (CN E1009, of another authority); support/recipient.pem and .key (RSA
// 2048). `kiosk_days`: how long kiosk.pem is valid from now; 0 and less: it has expired. Existing files stay.
void make_keys(const std::string& data_folder, int kiosk_days = certificate_days_default);
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace kiosk::hospital
