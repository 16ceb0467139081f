// How a patient touches: turns pages until the thing is there, presses it with a steady or a trembling hand,
// and looks whether something happened.
#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "kiosk/demo/patient.h"

namespace kiosk::demo {

Result<void> Patient::touch(const std::string& wanted) {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    constexpr Millis double_tap_guard{120};  // the display ignores touches right after a change of screen
    while (clock.monotonic() < until) {
        look(glance);
        if (!kiosk_.display().settled()) continue;
        const auto id = offered_as(wanted);
        const auto& items = kiosk_.display().items();
        const auto shown = std::any_of(items.begin(), items.end(),
                                       [&](const ui::Item& item) { return item.id == id && item.enabled; });
        if (!shown) {
            const auto page_down = id.substr(0, id.find('/')) + "/page_down";
            if (!press(page_down)) continue;
            ++walk_.touches;
            look(double_tap_guard);
            continue;
        }
        take_picture();
        std::this_thread::sleep_for(double_tap_guard);
        const auto before = kiosk_.wanted_screen().sequence;
        const int choices_before = kiosk_.choices_made();
        if (!press(id)) continue;
        if (!id.starts_with("frame/")) ++walk_.touches;
        // What ui does by itself, on a pad, changes no screen of the journey.
        const bool on_pad = id.ends_with("/erase");
        const int turns_max = on_pad ? 4 : 200;
        int turns = 0;
        for (; turns < turns_max && kiosk_.wanted_screen().sequence == before; ++turns) look(glance);
        if (!on_pad && !id.starts_with("frame/")) judge_press(choices_before, before);
        // The screen changed under the finger and the touch went nowhere: whoever sees that touches again.
        if (turns == turns_max && !on_pad && !id.starts_with("frame/")) continue;
        return {};
    }
    std::string offered;
    for (const auto& choice : kiosk_.wanted_screen().choices)
        if (choice.enabled) offered += (offered.empty() ? "" : ", ") + choice.id;
    return fail(ErrorKind::timed_out, fmt::format("nothing to touch under {}, the screen is {} and offers {}",
                                                  wanted, here(), offered));
}

// With the hand that this patient has.
bool Patient::press(const std::string& id) {
    if (!hand_) return kiosk_.display().tap(id);
    while (!hand_->rested()) look(glance);
    const auto& items = kiosk_.display().items();
    const auto target =
        std::ranges::find_if(items, [&](const ui::Item& item) { return item.id == id && item.enabled; });
    if (target == items.end()) return false;
    hand_->press(*target);
    while (!hand_->lifted()) look(glance);
    look(glance);
    return true;
}

void Patient::judge_press(int choices_before, std::uint64_t screen_before) {
    if (!hand_) return;
    const bool heard = kiosk_.choices_made() > choices_before;
    if (heard) ++meant_choices_;
    if (!heard && kiosk_.wanted_screen().sequence == screen_before) ++walk_.lost_presses;
}

void Patient::judge_hand() {
    constexpr Millis all_that_follows{600};
    if (!hand_) return;
    const SystemClock clock;
    for (const auto until = clock.monotonic() + all_that_follows; clock.monotonic() < until;) look(glance);
    walk_.unmeant_choices += kiosk_.choices_made() - meant_choices_;
}

}  // namespace kiosk::demo
