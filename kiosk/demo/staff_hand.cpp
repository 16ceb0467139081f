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
    if (what == "holds the clock") return hold_clock();
    if (what == "takes card") return around_.props.take_card(), Result<void>{};
    if (what == "helps") return help();
    if (starts(what, "inserts ", rest)) return insert(rest.substr(0, rest.find(' ')));
    if (starts(what, "types code of ", rest)) return type_code_of(rest);
    if (starts(what, "types ", rest)) return type(rest);
    if (starts(what, "touches ", rest)) return touch(rest);
    if (what == "waits for restart") return wait_for_restart();
    if (starts(what, "waits for ", rest))
        return wait_until("the page " + rest, [&] { return page_is(rest); });
    return look_and_read(what);
}

Result<void> StaffHand::look_and_read(const std::string& what) {
    std::string rest;
    if (what == "opens every part") return open_every_part();
    if (what == "reads every page") return read_all();
    if (what == "reads nothing of the patient") return read_nothing_of_the_patient();
    if (starts(what, "reads ", rest)) return read(rest);
    if (starts(what, "finds no ", rest)) return find(rest, false);
    if (starts(what, "finds ", rest)) return find(rest, true);
    return fail(ErrorKind::malformed, "staff do not know how to: " + what);
}

const screen::Staff* StaffHand::page() const { return std::get_if<screen::Staff>(&shown_.content); }

bool StaffHand::page_is(const std::string& name) const { return page() != nullptr && page()->page == name; }

Result<void> StaffHand::wait_until(const std::string& what, const std::function<bool()>& done) {
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        shown_ = around_.kiosk.wanted_screen();
        if (!done()) continue;
        // What is wanted is there; the picture is taken once it is drawn.
        settle();
        around_.take_picture();
        return {};
    }
    const auto* now = page();
    return fail(ErrorKind::timed_out, "waited for " + what + ", the page is " +
                                          (now != nullptr ? now->page : screen_name(shown_)) +
                                          (now != nullptr ? ": " + now->lead.en : ""));
}

// Whoever wishes a restart is not there any more when the kiosk begins anew: see demo.cpp.
Result<void> StaffHand::wait_for_restart() {
    return wait_until("the wish to restart", [&] { return around_.kiosk.wants_restart(); });
}

Result<void> StaffHand::insert(const std::string& kind) {
    return around_.props.insert_staff_card(TRY(staff_card_of_kind(around_.folder + "/hospital", kind)));
}

void StaffHand::press_glass(int x, int y) {
    auto& display = around_.kiosk.display();
    const auto at_x = static_cast<float>(x), at_y = static_cast<float>(y);
    display.feel({ui::Contact::Kind::down, 0, at_x, at_y});
    around_.look(staff_glance);
    display.feel({ui::Contact::Kind::up, 0, at_x, at_y});
    around_.look(staff_glance);
}

// As long as the gesture takes, and a little more; whatever comes of it.
Result<void> StaffHand::hold_clock() {
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
            around_.look(staff_glance);
            return {};
        }
    }
    return fail(ErrorKind::not_found, "this screen has no clock to hold");
}

Result<void> StaffHand::call() {
    TRY_VOID(hold_clock());
    return wait_until("the sign-in page", [&] { return page() != nullptr; });
}

// "case-*" is the first that begins so; empty: it is not offered now.
std::string StaffHand::offered_as(const std::string& wanted) const {
    if (!wanted.ends_with('*')) return shown_.offers(wanted) ? wanted : "";
    const auto stem = wanted.substr(0, wanted.size() - 1);
    for (const auto& choice : shown_.choices)
        if (choice.enabled && choice.id.starts_with(stem)) return choice.id;
    return "";
}

Result<void> StaffHand::touch(const std::string& name) {
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(staff_glance);
        shown_ = around_.kiosk.wanted_screen();
        const auto id = offered_as("staff/" + name);
        if (id.empty()) continue;
        around_.look(staff_glance);
        if (!around_.kiosk.display().settled()) continue;
        const auto before = around_.kiosk.choices_made();
        if (!around_.kiosk.display().tap(id)) {
            // On another page of the list, which may be an earlier one.
            if (!turn("staff/page_down")) turn_to_the_first();
            continue;
        }
        for (int turns = 0; turns < 50 && around_.kiosk.choices_made() == before; ++turns)
            around_.look(staff_glance);
        if (around_.kiosk.choices_made() != before) return {};
    }
    return fail(ErrorKind::timed_out, "nothing to touch by the name " + name);
}

Result<void> StaffHand::type(const std::string& digits) {
    TRY_VOID(wait_until("a pad", [&] {
        return page() != nullptr && std::holds_alternative<screen::StaffDigits>(page()->widget);
    }));
    if (!around_.kiosk.display().type(digits)) return fail(ErrorKind::not_found, "the pad lacks a key");
    return touch("digits");
}

// What the phone of this member would show now.
Result<void> StaffHand::type_code_of(const std::string& number) {
    std::ifstream file{around_.folder + "/secrets/staff_" + number + ".secret"};
    std::string base32;
    std::getline(file, base32);
    const auto secret = TRY(services::code_secret_of(Secret{base32}));
    return type(services::one_time_code(secret, SystemClock{}.civil()));
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
