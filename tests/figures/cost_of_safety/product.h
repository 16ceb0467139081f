// The product's own money path without its screen: driver, machines, journal, codecs and libcurl, with a
// patient who touches at once, a chip card and a card terminal.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/base/json.h"
#include "kiosk/base/result.h"
#include "tests/figures/cost_of_safety/steps.h"

namespace kiosk::cost {

using Time = std::chrono::duration<double, std::milli>;

struct Registration {
    Time time{0};  // from the card in the slot until the case is closed in the journal
    std::vector<Step> steps;
};

class Product {
public:
    static Result<std::unique_ptr<Product>> start(const app::KioskConfig& config, const Json& patient);
    virtual ~Product() = default;
    virtual Result<Registration> register_patient() = 0;
};

}  // namespace kiosk::cost
