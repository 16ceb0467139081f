// A way out is something drawn that can be touched, or a deadline; only where the machine itself is at work
// may both be missing, and then not for long.
#include "kiosk/demo/witness.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/demo/seen.h"

namespace kiosk::demo {
namespace {

bool machine_works(const Screen& screen) {
    const auto* pay = std::get_if<screen::Pay>(&screen.content);
    return std::holds_alternative<screen::Reading>(screen.content) ||
           std::holds_alternative<screen::Processing>(screen.content) ||
           (pay != nullptr && pay->phase != screen::PayPhase::choose_or_show_code);
}

template <std::size_t... Kinds>
std::vector<std::string> names_of(std::index_sequence<Kinds...>) {
    std::vector<std::string> names;
    Screen screen;
    ((screen.content.emplace<Kinds>(), names.push_back(screen_name(screen))), ...);
    return names;
}

}  // namespace

Millis longest_way_home(const Policy& policy) {
    return policy.pin_deadline + policy.pay_after + policy.payer_typing_max + policy.patient_wait +
           policy.print_deadline + policy.notice_after + policy.done_after +
           2 * (policy.idle_after + policy.idle_warning) + policy.card_reminder_after +
           policy.card_alarm_after + policy.card_given_up_after;
}

void Witness::look(const Screen& screen, const std::vector<ui::Item>* items, Millis now) {
    if (const auto name = seen_name(screen); name != name_) {
        name_ = name;
        ++screens_[screen_name(screen)];
        if (const auto* notice = std::get_if<screen::Notice>(&screen.content))
            ++notices_[std::string{notice_name(notice->id)}];
    }
    if (screen.sequence != sequence_) {
        sequence_ = screen.sequence;
        unchanged_since_ = now;
    }
    if (!complaint_.empty()) return;
    complaint_ = without_way_out(screen, items);
    if (complaint_.empty() && machine_works(screen) && now - unchanged_since_ > longest_wait_)
        complaint_ = fmt::format("{} does not change for {} ms", name_, (now - unchanged_since_).count());
}

std::string Witness::without_way_out(const Screen& screen, const std::vector<ui::Item>* items) const {
    if (screen.deadline || machine_works(screen)) return {};
    if (std::ranges::none_of(screen.choices, &Choice::enabled))
        return name_ + " offers nothing and has no deadline";
    // What ui lays over a screen it can take away again.
    const auto drawn = [&](const ui::Item& item) {
        return item.enabled && (screen.offers(item.id) || item.id == "frame/close");
    };
    if (items != nullptr && std::ranges::none_of(*items, drawn))
        return name_ + " draws nothing of what it offers";
    return {};
}

std::vector<std::string> Witness::never_seen() const {
    auto names = names_of(std::make_index_sequence<std::variant_size_v<screen::Content>>{});
    std::erase_if(names, [&](const std::string& name) { return screens_.contains(name); });
    return names;
}

}  // namespace kiosk::demo
