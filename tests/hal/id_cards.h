// A resident ID card for tests.
#pragma once

#include "kiosk/domain/device.h"

namespace kiosk::hal {

inline device::IdCardData sample_id_card() {
    return {"张三",
            "1",
            "01",
            "1990-03-07",
            "北京市东城区某某胡同1号",
            "110101199003070011",
            "北京市公安局东城分局",
            "2015-05-01",
            "2035-05-01"};
}

}  // namespace kiosk::hal
