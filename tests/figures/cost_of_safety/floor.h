// The floor: what one registration costs that only does the same to the outside world. The same messages,
// byte for byte, by plain libcurl (a connection kept, a fresh one where the product took a fresh one), and
// the same number of SQLite commits of the same sizes (WAL, synchronous=FULL). No machine, no codec, no
// judgement, no thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "tests/figures/cost_of_safety/product.h"

namespace kiosk::cost {

class Floor {
public:
    // `folder`: on the same file system as the product's journal. `url`: of a second hospital that hears what
    // the first one heard, a moment later.
    static Result<std::unique_ptr<Floor>> start(const std::string& folder, services::TlsFiles tls,
                                                std::string product_url, std::string url);
    virtual ~Floor() = default;
    // An error where the second hospital does not answer as the first one did: then it is no floor.
    virtual Result<Time> repeat(const std::vector<Step>& steps) = 0;
};

}  // namespace kiosk::cost
