// Everything with a key in it that the simulated hospital makes for itself and for the kiosk, once per data
// folder: a certificate authority, server and client certificates, the SM2 pairs, and the demo secrets as
// files.
#pragma once

#include <string>

namespace kiosk::hospital {

// tls/ca.pem, server.pem, server.key, kiosk.pem, kiosk.key; keys/*.key, *.pub, *.secret. Existing files stay.
void make_keys(const std::string& data_folder);
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace kiosk::hospital
