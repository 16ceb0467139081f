// Who else comes in a patient's journey: staff, who work and leave the machine to the next patient; and that
// next patient.
#include "kiosk/demo/staff_hand.h"

namespace kiosk::demo {

Result<void> Patient::staff(const std::string& what) {
    if (!staff_)
        staff_ = std::make_shared<StaffHand>(StaffHand::Around{
            kiosk_, props_, options_.twins, options_.picture_folder, [this](Millis wait) { look(wait); },
            [this] { take_picture(); }, [this] { return who_; }, options_.patience});
    while (hand_ && !hand_->rested()) look(glance);  // one at a time at the glass
    const int choices_before = kiosk_.choices_made();
    auto done = staff_->act(what);
    meant_choices_ += kiosk_.choices_made() - choices_before;  // theirs, not the patient's hand's
    return done;
}

// "patient P20": from here on the hands are theirs.
Result<void> Patient::make_room_for_next(const std::string& patient) {
    constexpr std::string_view stem = "patient ";
    if (!patient.starts_with(stem) || !options_.find_patient)
        return fail(ErrorKind::malformed, "next patient P20, for example");
    who_ = TRY(options_.find_patient(patient.substr(stem.size())));
    over_ = false;
    return {};
}

}  // namespace kiosk::demo
