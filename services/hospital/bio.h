// OpenSSL's memory buffers, owned and read.
#pragma once

#include <memory>
#include <string>

#include <openssl/bio.h>

namespace kiosk::hospital {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

inline std::string contents(BIO* bio) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

}  // namespace kiosk::hospital
