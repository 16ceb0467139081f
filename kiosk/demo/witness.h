// Watches every screen that comes while the monkey plays: counts them, and says which one keeps a patient
// there with nothing to touch and no end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/domain/policy.h"
#include "ui/display.h"

namespace kiosk::demo {

// Nobody can be kept longer by a kiosk of this policy from the moment the hands are still: a password typed,
// the payer's as well, the result waited for, a slip, a card left in the slot, and every screen's own time.
[[nodiscard]] Millis longest_way_home(const Policy& policy);

class Witness {
public:
    explicit Witness(Millis longest_wait) : longest_wait_{longest_wait} {}

    // `items`: of the picture that shows `screen`, or nothing while it is not drawn yet.
    void look(const Screen& screen, const std::vector<ui::Item>* items, Millis now);
    // Empty: nothing is wrong.
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

    [[nodiscard]] const std::map<std::string, int>& screens() const { return screens_; }
    [[nodiscard]] const std::map<std::string, int>& notices() const { return notices_; }
    [[nodiscard]] std::vector<std::string> never_seen() const;

private:
    [[nodiscard]] std::string without_way_out(const Screen& screen, const std::vector<ui::Item>* items) const;

    Millis longest_wait_;
    std::string name_;  // of the screen that was seen last
    std::uint64_t sequence_ = 0;
    Millis unchanged_since_{0};
    std::map<std::string, int> screens_;
    std::map<std::string, int> notices_;
    std::string complaint_;
};

}  // namespace kiosk::demo
