// What the pages of staff showed, as text, for whoever looks afterwards what was on them
// (OUT/staff_pages.txt): the words of each picture as drawn ("== page"), and beside them all that the page
// holds in both languages, also where nobody turned to it ("-- page"). Nothing of it goes anywhere else.
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
    void write(std::string& last, std::string text) const;
    std::string file_;
    std::size_t frames_seen_ = 0;
    std::string last_drawn_;
    std::string last_held_;
};

}  // namespace kiosk::demo
