// Staff in a patient's journey: they come, work, and the next patient finds the machine as they left it.
#include "kiosk/demo/staff_hand.h"

namespace kiosk::demo {

Result<void> Patient::staff(const std::string& what) {
    if (!staff_)
        staff_ = std::make_shared<StaffHand>(StaffHand::Around{
            kiosk_, props_, options_.twins, options_.picture_folder, [this](Millis wait) { look(wait); },
            [this] { take_picture(); }, options_.patience});
    return staff_->act(what);
}

}  // namespace kiosk::demo
