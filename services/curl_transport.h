// The production Transport: libcurl over TLS 1.2 or newer, one pinned authority, our certificate where there
// is one. It follows no redirect, asks no proxy, keeps no cookie, sends no Expect and repeats no request
// marked `once`.
#pragma once

#include <cstddef>
#include <memory>

#include "services/transport.h"

namespace kiosk::services {

struct CurlLimits {
    std::size_t reply_bytes = 4U << 20;  // a longer reply is cut off and counts as none
};

// Thread safe: any number of exchanges at once. Files are read at each new connection, so a missing one shows
// as an exchange that sent nothing. Without `files.ca` nothing is ever sent.
[[nodiscard]] std::unique_ptr<Transport> make_curl_transport(TlsFiles files, CurlLimits limits = {});

}  // namespace kiosk::services
