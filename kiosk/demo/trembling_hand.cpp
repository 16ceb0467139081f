// Times and lengths are those of the trembling hand that the display is made for: see ui/window/pointer.h.
#include "kiosk/demo/trembling_hand.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kiosk::demo {
namespace {

using Kind = ui::Contact::Kind;

constexpr double drift_mm = 8;
constexpr Millis held{180};
constexpr int moves = 4;
constexpr int unmeant_taps = 2;
constexpr Millis reads{500};

}  // namespace

void TremblingHand::plan(Millis at, Kind kind, int finger, float x, float y) {
    const auto later = std::ranges::find_if(due_, [&](const Due& due) { return due.at > at; });
    due_.insert(later, {at, {kind, finger, x, y}});
}

// Anywhere beside the finger, on whatever lies there.
void TremblingHand::plan_palm(float x, float y, Millis down, Millis up) {
    const int finger = ++fingers_;
    const float aside = between(-250, 250), below = between(120, 320);
    plan(down, Kind::down, finger, x + aside, y + below);
    plan(up, Kind::up, finger, x + aside, y + below);
}

void TremblingHand::press(const ui::Item& item) {
    float x = static_cast<float>(item.x) + between(0.06F, 0.94F) * static_cast<float>(item.width);
    float y = static_cast<float>(item.y) + between(0.06F, 0.94F) * static_cast<float>(item.height);
    float direction = between(0, 2 * std::numbers::pi_v<float>);
    if (between(0, 1) < 0.5F) {  // the worst: at the lower edge, and on downwards
        y = static_cast<float>(item.y + item.height) - 4;
        direction = std::numbers::pi_v<float> / 2;
    }
    const auto now = clock_.monotonic();
    lifts_at_ = now + held;
    const bool palm_first = between(0, 1) < 0.5F;
    plan_palm(x, y, palm_first ? now : now + Millis{40}, lifts_at_ + Millis{60});
    const int finger = ++fingers_;
    const auto step = static_cast<float>(drift_mm / mm_per_px_ / moves);
    plan(now + Millis{10}, Kind::down, finger, x, y);
    for (int i = 1; i <= moves; ++i) {
        x += std::cos(direction) * step;
        y += std::sin(direction) * step;
        plan(now + held * i / (moves + 1), Kind::move, finger, x, y);
    }
    plan(lifts_at_, Kind::up, finger, x, y);
    auto at = lifts_at_;
    for (int i = 0; i < unmeant_taps; ++i) {
        at += Millis{static_cast<std::int64_t>(between(90, 220))};
        const int again = ++fingers_;
        plan(at, Kind::down, again, x, y);
        at += Millis{50};
        plan(at, Kind::up, again, x, y);
    }
}

// Nobody reads a new screen and presses again at once.
bool TremblingHand::rested() const { return due_.empty() && clock_.monotonic() >= felt_at_ + reads; }

void TremblingHand::feel() {
    while (!due_.empty() && due_.front().at <= clock_.monotonic()) {
        display_.feel(due_.front().contact);
        felt_at_ = due_.front().at;
        due_.pop_front();
    }
}

}  // namespace kiosk::demo
