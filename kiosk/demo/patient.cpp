// One verb of the journey file after the other, each with the patience of a person.
#include "kiosk/demo/patient.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "kiosk/demo/another_kiosk.h"
#include "kiosk/demo/insurance_hint.h"
#include "kiosk/demo/seen.h"
#include "kiosk/demo/small_disk.h"

namespace kiosk::demo {
namespace {

std::string text_of(const Json& who, const char* key) {
    const auto found = who.find(key);
    return found != who.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_department(const Choice& choice) {
    return choice.enabled && choice.id.starts_with("departments/") && choice.id != "departments/back" &&
           choice.id != "departments/guide";
}

std::string no_department(const Screen& screen, const std::string& code) {
    std::string open;
    for (const auto& choice : screen.choices)
        if (is_department(choice)) open += " " + choice.id.substr(12);
    return fmt::format("no department {} with numbers left; there are{}", code, open);
}

bool has_phone(const Json& who) { return who.value("phone", true); }

bool asks_for_code(const Screen& screen) {
    const auto* pay = std::get_if<screen::Pay>(&screen.content);
    return pay != nullptr && pay->phase == screen::PayPhase::choose_or_show_code;
}

}  // namespace

Patient::Patient(app::Appliance& kiosk, HospitalProcess& hospital, Props& props, const JourneyFile& journey,
                 Json who, WalkOptions options)
    : kiosk_{kiosk},
      hospital_{hospital},
      props_{props},
      journey_{journey},
      who_(std::move(who)),  // braces would wrap it into a list
      options_{std::move(options)},
      walk_{options_.before},
      pictures_{options_.first_picture},
      staff_pages_{options_.picture_folder} {
    constexpr double mm_per_px = 0.248;  // of the demo's screen
    if (options_.trembling)
        hand_.emplace(kiosk_.display(), mm_per_px, static_cast<unsigned>(journey_.steps.size()));
}

std::string Patient::here() const { return seen_name(kiosk_.wanted_screen()); }

void Patient::look(Millis wait) {
    if (hand_) hand_->feel();
    kiosk_.turn(wait);
    staff_pages_.note(kiosk_);
    const auto screen = kiosk_.wanted_screen();
    if (screen.sequence == last_sequence_) return;
    last_sequence_ = screen.sequence;
    if (const auto* opened = std::get_if<screen::FileOpened>(&screen.content))
        new_visit_card_ = opened->visit_card;
    const auto name = seen_name(screen);
    if (walk_.screens.empty() || walk_.screens.back() != name) walk_.screens.push_back(name);
    if (options_.remember) options_.remember(walk_);
}

void Patient::take_picture() {
    const auto screen = kiosk_.wanted_screen();
    if (options_.picture_folder.empty() || screen.sequence == pictured_sequence_ ||
        !kiosk_.display().settled())
        return;
    pictured_sequence_ = screen.sequence;
    auto name = screen_name(screen);
    if (const auto* notice = std::get_if<screen::Notice>(&screen.content))
        name += "-" + std::string{notice_name(notice->id)};
    if (const auto* staff = std::get_if<screen::Staff>(&screen.content))
        name += "-" + staff->page + (staff->asks.empty() ? "" : "-" + staff->asks);
    // One picture for each arrival at a screen, renewed while that screen changes.
    if (name != pictured_name_) ++pictures_;
    pictured_name_ = name;
    const auto path = fmt::format("{}/{:02}-{}.png", options_.picture_folder, pictures_, name);
    static_cast<void>(kiosk_.display().save_png(path));
}

Result<void> Patient::wait_for(const std::string& screen) {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (clock.monotonic() < until) {
        look(glance);
        const auto name = here();
        const bool there = name == screen || (screen == "notice" && name.starts_with("notice:")) ||
                           name_with_hint(kiosk_.wanted_screen()) == screen ||
                           insurance_says(kiosk_.wanted_screen(), screen);
        if (there && kiosk_.display().settled()) {
            look(Millis{0});
            take_picture();
            return {};
        }
    }
    return fail(ErrorKind::timed_out, fmt::format("waited for {}, the screen is {}", screen, here()));
}

// As drawn: the words of the picture, not what the journey wanted to show.
Result<void> Patient::read(const std::string& text) {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (clock.monotonic() < until) {
        look(glance);
        const auto& items = kiosk_.display().items();
        const bool says = std::ranges::any_of(
            items, [&](const ui::Item& item) { return item.label.find(text) != std::string::npos; });
        if (says && kiosk_.display().settled()) return take_picture(), Result<void>{};
    }
    return fail(ErrorKind::timed_out, fmt::format("{} does not say {}", here(), text));
}

Result<bool> Patient::arrive_at(const std::string& screen) {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (clock.monotonic() < until) {
        look(glance);
        if (here() == screen) {
            TRY_VOID(wait_for(screen));
            return true;
        }
        if (here() == "services" && screen != "services") {
            const bool waits_there = screen == "bills" || screen == "today" || screen == "reports";
            TRY_VOID(touch("services/" + (waits_there ? screen : "register")));
            continue;
        }
        if (!here().starts_with("notice:")) continue;
        TRY_VOID(wait_for("notice"));
        // Whoever has no insurance, and knows it, pays alone; everybody else reads the notice and goes.
        const bool pays_alone = text_of(who_, "expected_outcome") == "self_pay";
        if (pays_alone && kiosk_.wanted_screen().offers("notice/self_pay")) {
            TRY_VOID(touch("notice/self_pay"));
            continue;
        }
        over_ = true;
        return false;
    }
    return fail(ErrorKind::timed_out, fmt::format("waited for {}, the screen is {}", screen, here()));
}

// "invoices/open-*" is the first that is offered there: numbers that others give are nobody's to know before.
std::string Patient::offered_as(const std::string& wanted) const {
    if (!wanted.ends_with('*')) return wanted;
    const auto stem = wanted.substr(0, wanted.size() - 1);
    for (const auto& choice : kiosk_.wanted_screen().choices)
        if (choice.enabled && choice.id.starts_with(stem)) return choice.id;
    return wanted;
}

// A service for which the home screen has no room stands on the page of the others.
Result<void> Patient::touch_service(const std::string& id) {
    if (!id.starts_with("home/")) return touch(id);
    TRY_VOID(wait_for("home"));
    const auto screen = kiosk_.wanted_screen();
    const bool there = std::any_of(screen.choices.begin(), screen.choices.end(),
                                   [&](const Choice& choice) { return choice.id == id; });
    if (there || !screen.offers("home/more")) return touch(id);
    TRY_VOID(touch("home/more"));
    return touch("more/" + id.substr(5));
}

Result<void> Patient::show(const std::string& what) {
    const auto phone = "/phone/" + text_of(who_, "id");
    if (what == "e-code") return props_.show_code(TRY(hospital_.get(phone + "/ecode.png")));
    if (what == "expired e-code") return props_.show_code(TRY(hospital_.get(phone + "/ecode.png?age_s=600")));
    if (what == "payment code") return props_.show_code(TRY(hospital_.get(phone + "/paycode.png")));
    if (what == "expired payment code")
        return props_.show_code(TRY(hospital_.get(phone + "/paycode.png?age_s=600")));
    if (what == "electronic card") return props_.show_code(TRY(hospital_.get(phone + "/esscard.png")));
    if (what.starts_with("e-code of "))
        return props_.show_code(TRY(hospital_.get("/phone/" + what.substr(10) + "/ecode.png")));
    if (what.starts_with("code "))
        return props_.show_code(TRY(hospital_.get("/phone/qr.png?text=" + what.substr(5))));
    if (what == "slip code") {
        const auto code = options_.slip_code ? options_.slip_code() : "";
        if (code.empty()) return fail(ErrorKind::not_found, "no slip with a code has been printed");
        return show_until_heard("code " + code);
    }
    if (what == "new visit card") {
        if (new_visit_card_.empty()) return fail(ErrorKind::not_found, "no file has been opened");
        return show_until_heard("code " + new_visit_card_);
    }
    if (what == "visit card") return show("code " + text_of(who_, "visit_card"));
    if (what == "booking code") return show("code " + text_of(who_, "booking_code"));
    return fail(ErrorKind::malformed, "nothing known to show: " + what);
}

// Whoever is not heard takes the slip away and holds it up once more.
Result<void> Patient::show_until_heard(const std::string& what) {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    constexpr Millis heard_within{5'000};
    TRY_VOID(wait_for("home"));
    while (clock.monotonic() < until) {
        TRY_VOID(show(what));
        const auto again_at = clock.monotonic() + heard_within;
        while (clock.monotonic() < again_at) {
            look(glance);
            if (here() != "home") return {};
        }
    }
    return fail(ErrorKind::timed_out, "the scanner does not read " + what);
}

Result<void> Patient::identify() {
    TRY_VOID(wait_for("home"));
    // A person looks a moment before acting; the machine opens its devices meanwhile.
    const SystemClock clock;
    const auto ready_until = clock.monotonic() + Millis{3'000};
    const auto ready = [&] {
        const auto screen = kiosk_.wanted_screen();
        const auto* home = std::get_if<screen::Home>(&screen.content);
        return home == nullptr || (home->code_works && home->card_works && home->paper);
    };
    while (!ready() && clock.monotonic() < ready_until) look(glance);
    TRY_VOID(wait_for("home"));
    const auto passport = text_of(who_, "passport");
    if (!passport.empty() && text_of(who_, "card_number").empty()) {
        TRY_VOID(touch("home/register"));
        TRY_VOID(touch("identify/passport"));
        TRY_VOID(wait_for("passport"));
        if (!kiosk_.display().type(passport))
            return fail(ErrorKind::malformed, "the passport pad has not all keys");
        return touch("passport/done");
    }
    if (has_phone(who_)) return show("e-code");
    // Nothing at all in hand: a booking code that nobody knows.
    if (text_of(who_, "card_number").empty()) return show("code YY000000");
    return props_.insert_card(who_, "");
}

Result<void> Patient::choose(const std::string& what) {
    const auto word = what.substr(0, what.find(' '));
    if (word == "bills") {  // all of them, as they are ticked
        if (!TRY(arrive_at("bills"))) return {};
        return touch("bills/pay");
    }
    if (word == "department") {
        if (!TRY(arrive_at("departments"))) return {};
        auto code = what.size() > word.size() ? what.substr(word.size() + 1) : journey_.department;
        const auto screen = kiosk_.wanted_screen();
        for (const auto& choice : screen.choices)
            if (code.empty() && is_department(choice)) code = choice.id.substr(12);
        if (!screen.offers("departments/" + code))
            return fail(ErrorKind::not_found, no_department(screen, code));
        return touch("departments/" + code);
    }
    if (word == "day") return choose_first("booking_days");
    if (word == "time") return choose_first("times");
    return choose_session();
}

// Where one session alone is open there is nothing to choose.
Result<void> Patient::choose_session() {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (here() == "departments" || here() == "reading") {
        if (clock.monotonic() > until) break;
        look(glance);
    }
    return here() == "check" ? Result<void>{} : choose_first("sessions");
}

Result<void> Patient::choose_first(const std::string& list) {
    if (!TRY(arrive_at(list))) return {};
    const auto screen = kiosk_.wanted_screen();
    for (const auto& choice : screen.choices)
        if (choice.enabled && choice.id.starts_with(list + "/") && choice.id != list + "/back")
            return touch(choice.id);
    return fail(ErrorKind::not_found, "nothing is open among " + list);
}

Result<void> Patient::pay() {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (clock.monotonic() < until) {
        look(glance);
        const auto name = here();
        if (name == "done") return {};
        if (name.starts_with("notice:")) {
            over_ = true;
            return wait_for("notice");
        }
        if (name == "pin") {
            TRY_VOID(wait_for("pin"));
            props_.type_pin("123456");
            while (here() == "pin" && clock.monotonic() < until) look(glance);
            continue;
        }
        if (name != "pay") continue;
        TRY_VOID(wait_for("pay"));
        if (has_phone(who_))
            TRY_VOID(show("payment code"));
        else
            TRY_VOID(touch("pay/terminal"));
        // Whoever is asked for a code and not heard takes the phone away and holds it up once more.
        constexpr Millis heard_within{5'000};
        const auto again_at = clock.monotonic() + heard_within;
        const auto unheard = [&] {
            return has_phone(who_) && clock.monotonic() > again_at && asks_for_code(kiosk_.wanted_screen());
        };
        while (here() == "pay" && !unheard() && clock.monotonic() < until) look(glance);
    }
    return fail(ErrorKind::timed_out, "neither done nor told why not, the screen is " + here());
}

// Reads the last screen until the slip is out or given up: nobody goes while their paper is being printed.
// And looks what comes of it, where something does.
Result<void> Patient::insert(const std::string& kind) {
    const SystemClock clock;
    constexpr Millis soon{1'000};
    const auto before = kiosk_.wanted_screen().sequence;
    TRY_VOID(props_.insert_card(who_, kind));
    const auto until = clock.monotonic() + soon;
    while (kiosk_.wanted_screen().sequence == before && clock.monotonic() < until) look(glance);
    return {};
}

Result<void> Patient::finish() {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (slip_is_printing(kiosk_.wanted_screen()) && clock.monotonic() < until) look(glance);
    return wait_for(here());
}

// The first slip that the screen of today's registrations offers.
Result<void> Patient::print_again() {
    if (!TRY(arrive_at("today"))) return {};
    const auto screen = kiosk_.wanted_screen();
    for (const auto& choice : screen.choices) {
        if (!choice.enabled || !choice.id.starts_with("today/print-")) continue;
        TRY_VOID(touch(choice.id));
        return finish();
    }
    return fail(ErrorKind::not_found, "no slip can be printed again here");
}

Result<void> Patient::step(const JourneyStep& step) {
    if (step.verb == "identify") return identify();
    if (step.verb == "choose") return choose(step.argument);
    if (step.verb == "confirm") {
        if (!TRY(arrive_at("check"))) return {};
        return touch("check/confirm");
    }
    if (step.verb == "pay") return pay();
    if (step.verb == "show") return show(step.argument);
    if (step.verb == "touch") return touch_service(step.argument);
    if (step.verb == "wait for") return wait_for(step.argument);
    if (step.verb == "read") return read(step.argument);
    if (step.verb == "insert")
        return insert(step.argument == "card" ? "" : step.argument.substr(0, step.argument.find(' ')));
    if (step.verb == "pull") return props_.insert_card(who_, "pulled");
    if (step.verb == "take") return props_.take_card(), Result<void>{};
    if (step.verb == "lay") return props_.lay_id_card(who_), Result<void>{};
    if (step.verb == "lift") return props_.lift_id_card(), Result<void>{};
    if (step.verb == "plant") return props_.plant(step.argument);
    if (step.verb == "world") return hospital_.post("/control/set", step.argument);
    if (step.verb == "fault") return hospital_.post("/control/faults", step.argument);
    if (step.verb == "cut") return cut_power(step.argument);
    if (step.verb == "start") return wait_for_the_cut();
    if (step.verb == "fill") return fill_disk(options_.journal_folder);
    if (step.verb == "type") {
        while (hand_ && !hand_->rested()) look(glance);
        if (here() == "pin") return props_.type_pin(step.argument), Result<void>{};
        if (kiosk_.display().type(step.argument)) return {};
        return fail(ErrorKind::malformed, "there is no pad with these keys");
    }
    if (step.verb == "wait") {  // "wait 3 s"
        const SystemClock clock;
        const auto until = clock.monotonic() + Millis{1000 * std::atoi(step.argument.c_str())};
        while (clock.monotonic() < until) look(glance);
        return {};
    }
    if (step.verb == "finish") return finish();
    if (step.verb == "staff") return staff(step.argument);
    if (step.verb == "next") return make_room_for_next(step.argument);
    if (step.verb == "print") return print_again();
    return fail(ErrorKind::malformed, "unknown verb " + step.verb);
}

Result<void> Patient::cut_power(const std::string& when) {
    constexpr std::string_view power = "power ";
    if (!when.starts_with(power) || options_.fuse == nullptr)
        return fail(ErrorKind::malformed, "cut power ..., and later: start again");
    options_.fuse->arm(TRY(parse_cut(when.substr(power.size()))));
    return {};
}

// Nobody comes back from this wait: the next life begins after it.
Result<void> Patient::wait_for_the_cut() {
    const SystemClock clock;
    const auto until = clock.monotonic() + options_.patience;
    while (clock.monotonic() < until) look(glance);
    return fail(ErrorKind::timed_out, "the power was not cut, the screen is " + here());
}

Result<void> Patient::walk() {
    for (auto n = options_.first_step; n < journey_.steps.size(); ++n) {
        const auto& one = journey_.steps[n];
        next_step_ = n;
        if (between_kiosks(one)) return judge_hand(), Result<void>{};
        if (over_ && one.verb != "start" && one.verb != "next") continue;
        if (const auto done = step(one); !done)
            return fail_in(fmt::format("line {} ({} {})", one.line, one.verb, one.argument), done.error());
        next_step_ = n + 1;
        if (restarts(one)) return judge_hand(), Result<void>{};
    }
    next_step_ = journey_.steps.size();
    // Whoever has read a notice goes; the case then ends without waiting for the screen's own time.
    if (here().starts_with("notice:") && kiosk_.wanted_screen().offers("notice/end")) {
        TRY_VOID(finish());
        TRY_VOID(touch("notice/end"));
    }
    judge_hand();
    return {};
}

}  // namespace kiosk::demo
