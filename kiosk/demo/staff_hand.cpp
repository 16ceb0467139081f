// Everything goes through the glass and the devices, as at a real machine.
#include "kiosk/demo/staff_hand.h"

#include <fstream>

#include "services/staff.h"

namespace kiosk::demo {
namespace {

constexpr Millis staff_glance{10};

bool starts(const std::string& text, std::string_view word, std::string& rest) {
    if (!text.starts_with(word)) return false;
    rest = text.substr(word.size());
    return true;
}

}  // namespace

Result<void> StaffHand::act(const std::string& what) {
    std::string rest;
    if (what == "calls") return call();
    if (what == "takes card") return around_.props.take_card(), Result<void>{};
    if (what == "helps") return help();
    if (starts(what, "inserts ", rest)) {
        const auto kind = rest.substr(0, rest.find(' '));
        const auto card = TRY(staff_card_of_kind(around_.folder + "/hospital", kind));
        return around_.props.insert_staff_card(card);
    }
    if (starts(what, "types code of ", rest)) {
        std::ifstream file{around_.folder + "/secrets/staff_" + rest + ".secret"};
        std::string base32;
        std::getline(file, base32);
        const auto secret = TRY(services::code_secret_of(Secret{base32}));
        return type(services::one_time_code(secret, SystemClock{}.civil()));
    }
    if (starts(what, "types ", rest)) return type(rest);
    if (starts(what, "touches ", rest)) return touch(rest);
    if (starts(what, "waits for ", rest))
        return wait_until("the page " + rest, [&] { return page() != nullptr && page()->page == rest; });
    if (starts(what, "reads ", rest))
        return wait_until("the words " + rest, [&] {
            for (const auto& item : around_.kiosk.display().items())
                if (item.label.find(rest) != std::string::npos) return true;
            return false;
        });
    return fail(ErrorKind::malformed, "staff do not know how to: " + what);
}

const screen::Staff* StaffHand::page() const { return std::get_if<screen::Staff>(&shown_.content); }

Result<void> StaffHand::wait_until(const std::string& what, const std::function<bool()>& done) {
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        shown_ = around_.kiosk.wanted_screen();
        if (!done()) continue;
        // What is wanted is there; the picture is taken once it is drawn.
        around_.look(staff_glance);
        for (int turns = 0; turns < 20 && !around_.kiosk.display().settled(); ++turns)
            around_.look(staff_glance);
        around_.take_picture();
        return {};
    }
    const auto* now = page();
    return fail(ErrorKind::timed_out, "waited for " + what + ", the page is " +
                                          (now != nullptr ? now->page : screen_name(shown_)) +
                                          (now != nullptr ? ": " + now->lead.en : ""));
}

void StaffHand::press_glass(int x, int y) {
    auto& display = around_.kiosk.display();
    const auto at_x = static_cast<float>(x), at_y = static_cast<float>(y);
    display.feel({ui::Contact::Kind::down, 0, at_x, at_y});
    around_.look(staff_glance);
    display.feel({ui::Contact::Kind::up, 0, at_x, at_y});
    around_.look(staff_glance);
}

Result<void> StaffHand::call() {
    auto& display = around_.kiosk.display();
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        for (const auto& item : display.items()) {
            if (item.role != "clock") continue;
            const auto x = static_cast<float>(item.x + item.width / 2);
            const auto y = static_cast<float>(item.y + item.height / 2);
            display.feel({ui::Contact::Kind::down, 0, x, y});
            const auto held = clock.monotonic() + staff_gesture + Millis{400};
            while (clock.monotonic() < held) around_.look(staff_glance);
            display.feel({ui::Contact::Kind::up, 0, x, y});
            return wait_until("the sign-in page", [&] { return page() != nullptr; });
        }
    }
    return fail(ErrorKind::not_found, "this screen has no clock to hold");
}

Result<void> StaffHand::touch(const std::string& name) {
    const auto id = "staff/" + name;
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        shown_ = around_.kiosk.wanted_screen();
        if (!shown_.offers(id)) continue;
        around_.look(staff_glance);
        if (!around_.kiosk.display().settled()) continue;
        const auto before = around_.kiosk.choices_made();
        if (!around_.kiosk.display().tap(id)) {
            // On another page of the list.
            static_cast<void>(around_.kiosk.display().tap("staff/page_down"));
            continue;
        }
        for (int turns = 0; turns < 50 && around_.kiosk.choices_made() == before; ++turns)
            around_.look(staff_glance);
        if (around_.kiosk.choices_made() != before) return {};
    }
    return fail(ErrorKind::timed_out, "nothing to touch by the name " + id);
}

Result<void> StaffHand::type(const std::string& digits) {
    TRY_VOID(wait_until("a pad", [&] {
        return page() != nullptr && std::holds_alternative<screen::StaffDigits>(page()->widget);
    }));
    if (!around_.kiosk.display().type(digits)) return fail(ErrorKind::not_found, "the pad lacks a key");
    return touch("digits");
}

Result<void> StaffHand::answer(const screen::Staff& asked) {
    if (const auto* points = std::get_if<screen::StaffTouchPoints>(&asked.widget)) {
        const auto& options = around_.kiosk.display_options();
        const auto target = screen::touch_target(points->point, options.width_px, options.height_px);
        press_glass(target.x + 3, target.y - 2);  // nobody hits the middle
        return {};
    }
    if (std::holds_alternative<screen::StaffColours>(asked.widget)) return touch("next");
    if (TRY(helper_.lend_a_hand(asked.asks))) return {};
    switch (helper_.judge(asked.asks)) {
        case diagnostics::Answered::yes:
            return touch("yes");
        case diagnostics::Answered::no:
            return touch("no");
        case diagnostics::Answered::skipped:
        case diagnostics::Answered::nobody:
            break;
    }
    return touch("skip");
}

// One answer to each question, until the report is there.
Result<void> StaffHand::help() {
    const SystemClock clock;
    constexpr Millis whole_run{180'000};
    const auto until = clock.monotonic() + whole_run;
    std::string answered;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        shown_ = around_.kiosk.wanted_screen();
        if (page() == nullptr) return fail(ErrorKind::unavailable, "the staff page is gone");
        if (page()->page == "report") return wait_until("the report", [] { return true; });
        if (page()->asks.empty()) {
            answered.clear();
            continue;
        }
        // A question that comes again in another form (the next cross, the next colour) is a new one.
        const auto question = page()->asks + std::to_string(shown_.sequence);
        if (question == answered) continue;
        around_.look(staff_glance);
        if (!around_.kiosk.display().settled()) continue;
        around_.take_picture();
        const auto asked = *page();
        if (const auto done = answer(asked); !done) return done;
        answered = question;
    }
    return fail(ErrorKind::timed_out, "the tests do not end");
}

}  // namespace kiosk::demo
