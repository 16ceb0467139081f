// What the pages of staff showed, as text: each picture's words once, for whoever looks afterwards what was
// on them (OUT/staff_pages.txt). Nothing of it goes anywhere else.
#pragma once

#include <string>

#include "kiosk/app/appliance.h"

namespace kiosk::demo {

class StaffPages {
public:
    // Empty folder: nothing is written.
    explicit StaffPages(const std::string& folder);
    // After each turn of the display.
    void note(app::Appliance& kiosk);

private:
    std::string file_;
    std::size_t frames_seen_ = 0;
    std::string last_;
};

}  // namespace kiosk::demo
