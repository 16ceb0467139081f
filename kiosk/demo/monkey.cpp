// Visit after visit until the time is over, then the reckoning.
#include "kiosk/demo/monkey.h"

#include <fstream>

#include <fmt/format.h>

#include "kiosk/app/appliance.h"
#include "kiosk/app/tools.h"
#include "kiosk/demo/afterwards.h"
#include "kiosk/demo/books.h"
#include "kiosk/demo/memory.h"
#include "kiosk/demo/meter.h"
#include "kiosk/demo/monkey_hand.h"
#include "kiosk/demo/witness.h"

namespace kiosk::demo {
namespace {

constexpr Millis blink{15};
// Half of the twelve minutes: until then glyphs, kinds of slips and screens are met for the first time, and
// what draws them keeps them. A shorter run judges nothing of its memory.
constexpr Millis warm_after{6 * 60'000};
constexpr std::int64_t growth_percent_max = 10;
constexpr std::int64_t growth_kib_max = 8 * 1024;

// Keeps of each slip no more than its code: a thousand slips are the printer's paper, not this process's
// memory.
class Till final : public Meter {
public:
    void on_slip(const SlipContent& content, const device::PrintDocument&) override {
        const std::lock_guard lock{guard_};
        ++slips_;
        if (!content.reprint_code.empty()) slip_code_ = content.reprint_code;
    }
    void on_printed_report(const device::PrintDocument&) override {}
    [[nodiscard]] std::string slip_code() const {
        const std::lock_guard lock{guard_};
        return slip_code_;
    }
    [[nodiscard]] int slips_printed() const {
        const std::lock_guard lock{guard_};
        return slips_;
    }

private:
    mutable std::mutex guard_;
    std::string slip_code_;
    int slips_ = 0;
};

class MonkeyRun {
public:
    MonkeyRun(const DemoOptions& options, HospitalProcess& hospital, const app::KioskConfig& config,
              app::Appliance& kiosk, Machine& machine, const Till& till, const Json& patients)
        : options_{options},
          hospital_{hospital},
          kiosk_{kiosk},
          till_{till},
          hand_{kiosk, hospital, machine, patients, [&till] { return till.slip_code(); }},
          way_home_max_{longest_way_home(config.policy) + Millis{5'000}},
          witness_{way_home_max_} {}

    // The first thing that is wrong.
    Result<void> play();
    [[nodiscard]] Json result() const;

private:
    Result<void> visit();
    Result<void> watch(Millis time);
    Result<void> come_home();
    Result<void> close_cases();
    Result<void> check_books(const Json& before);
    Result<void> check_memory();

    const DemoOptions& options_;
    HospitalProcess& hospital_;
    app::Appliance& kiosk_;
    const Till& till_;
    MonkeyHand hand_;
    Millis way_home_max_;
    Witness witness_;
    SystemClock clock_;
    unsigned visits_ = 0;
    Millis longest_home_{0};
    std::vector<std::int64_t> memory_kib_;  // at the end of each minute
    std::int64_t memory_warm_kib_ = 0;
    std::int64_t memory_end_kib_ = 0;
};

Result<void> MonkeyRun::watch(Millis time) {
    const auto until = clock_.monotonic() + time;
    do {
        const auto before = kiosk_.wanted_screen().sequence;
        kiosk_.turn(blink);
        const auto screen = kiosk_.wanted_screen();
        const bool drawn = screen.sequence == before && kiosk_.display().settled();
        witness_.look(screen, drawn ? &kiosk_.display().items() : nullptr, clock_.monotonic());
        if (!witness_.complaint().empty()) return fail(ErrorKind::bug, witness_.complaint());
    } while (clock_.monotonic() < until);
    return {};
}

Result<void> MonkeyRun::come_home() {
    const auto began = clock_.monotonic();
    while (!std::holds_alternative<screen::Home>(kiosk_.wanted_screen().content)) {
        TRY_VOID(watch(blink));
        if (clock_.monotonic() - began > way_home_max_)
            return fail(ErrorKind::timed_out,
                        fmt::format("not home after {} ms, the screen is {}", way_home_max_.count(),
                                    screen_name(kiosk_.wanted_screen())));
    }
    longest_home_ = std::max(longest_home_, clock_.monotonic() - began);
    return watch(blink);
}

Result<void> MonkeyRun::visit() {
    const auto seed = *options_.monkey;
    Dice dice{seed, visits_};
    hand_.come(dice);
    const auto acts = 4 + dice.below(36);
    for (unsigned act = 1; act <= acts; ++act) {
        Dice one{seed, visits_, act};
        hand_.act(one);
        // Most wait for what comes of it, some do not.
        TRY_VOID(watch(one.chance(75) ? Millis{30 + 10 * static_cast<int>(one.below(15))} : Millis{0}));
    }
    // Half of them leave as they should; the others are just gone.
    if (dice.chance(50)) hand_.go_away();
    hand_.let_go(dice);
    TRY_VOID(come_home());
    hand_.tidy_up();
    ++visits_;
    return {};
}

// What was begun goes on after the patient has gone: quarantine, reversals, releases.
Result<void> MonkeyRun::close_cases() {
    constexpr Millis longest_unwinding{60'000};
    const auto until = clock_.monotonic() + longest_unwinding;
    while (kiosk_.driver().open_cases() > 0) {
        TRY_VOID(watch(blink));
        if (clock_.monotonic() > until)
            return fail(ErrorKind::timed_out,
                        fmt::format("{} cases do not close", kiosk_.driver().open_cases()));
    }
    return come_home();
}

Result<void> MonkeyRun::check_books(const Json& before) {
    const auto after = TRY(hospital_.get_json("/control/books"));
    std::string all;
    for (const auto& one : book_complaints(till_.bought(), before, after))
        all += (all.empty() ? "" : "; ") + one;
    if (!all.empty()) return fail(ErrorKind::bug, all);
    return {};
}

Result<void> MonkeyRun::check_memory() {
    memory_end_kib_ = own_memory_kib();
    const auto grown = memory_end_kib_ - memory_warm_kib_;
    if (memory_warm_kib_ == 0 ||
        (grown <= growth_kib_max && grown * 100 <= memory_warm_kib_ * growth_percent_max))
        return {};
    return fail(ErrorKind::bug,
                fmt::format("memory grew from {} to {} KiB", memory_warm_kib_, memory_end_kib_));
}

Result<void> MonkeyRun::play() {
    const auto before = TRY(hospital_.get_json("/control/books"));
    const auto length = Millis{static_cast<std::int64_t>(options_.minutes * 60'000)};
    const auto began = clock_.monotonic();
    TRY_VOID(come_home());
    while (clock_.monotonic() - began < length) {
        TRY_VOID(visit());
        if (clock_.monotonic() - began > Millis{60'000} * std::ssize(memory_kib_))
            memory_kib_.push_back(own_memory_kib());
        if (memory_warm_kib_ != 0 || clock_.monotonic() - began < warm_after) continue;
        TRY_VOID(close_cases());
        memory_warm_kib_ = own_memory_kib();
    }
    TRY_VOID(close_cases());
    TRY_VOID(check_books(before));
    return check_memory();
}

Json MonkeyRun::result() const {
    int refused = 0;
    for (const auto& [name, times] : witness_.notices()) refused += times;
    return {
        {"seed", *options_.monkey},
        {"minutes", options_.minutes},
        {"visits", visits_},
        {"touches", hand_.touches()},
        {"paid", till_.bought().size()},
        {"refused", refused},
        {"slips", till_.slips_printed()},
        {"longest_way_home_ms", longest_home_.count()},
        {"memory_kib", {{"warm", memory_warm_kib_}, {"end", memory_end_kib_}, {"each_minute", memory_kib_}}},
        {"screens", witness_.screens()},
        {"never_seen", witness_.never_seen()},
        {"notices", witness_.notices()}};
}

}  // namespace

JourneyFile monkey_setting(const DemoOptions& options) {
    JourneyFile setting;
    setting.name = "monkey";
    setting.city = *options.monkey % 2 == 0 ? "binhai" : "yunling";
    for (const auto* wait :
         {"idle_after_ms = 1000",       "idle_warning_ms = 1000",        "pay_after_ms = 2000",
          "done_after_ms = 1000",       "notice_after_ms = 1000",        "slow_after_ms = 1000",
          "patient_wait_ms = 3000",     "query_deadline_ms = 3000",      "upload_deadline_ms = 3000",
          "settle_deadline_ms = 3000",  "payment_deadline_ms = 3000",    "device_deadline_ms = 3000",
          "print_deadline_ms = 5000",   "pin_deadline_ms = 2000",        "quarantine_ms = 400",
          "undo_retry_ms = 200",        "undo_retry_max_ms = 1000",      "confirm_retry_ms = 200",
          "payer_poll_ms = 200",        "payer_typing_max_ms = 1000",    "card_reminder_after_ms = 1000",
          "card_alarm_after_ms = 1000", "card_given_up_after_ms = 1000", "hold_margin_ms = 0"})
        setting.settings.push_back(std::string{"policy."} + wait);
    return setting;
}

int run_monkey(const DemoOptions& options, HospitalProcess& hospital, const app::KioskConfig& config) {
    const auto complain = [](const std::string& text) {
        fmt::print(stderr, "kiosk demo: monkey: {}\n", text);
        return 1;
    };
    const auto patients = list_patients(options.hospital_program);
    if (!patients) return complain(patients.error().text);
    Till till;
    auto machine = make_virtual_machine(options.out + "/printer");
    auto kiosk =
        app::Appliance::build(config, std::move(machine.devices), &till, {}, std::move(machine.sensors));
    if (!kiosk) return complain(kiosk.error().text);
    note_metrics_port(**kiosk, options.out);
    while (!(*kiosk)->driver().started()) (*kiosk)->turn(blink);
    MonkeyRun run{options, hospital, config, **kiosk, machine, till, *patients};
    const auto played = run.play();
    auto result = run.result();
    result["fault"] = played ? "" : played.error().text;
    if (!played) static_cast<void>((*kiosk)->display().save_png(options.out + "/fault.png"));
    kiosk->reset();
    std::ofstream{options.out + "/result.json"} << result.dump(2) << "\n";
    fmt::print("{}\n", result.dump(2));
    if (!played) return complain(fmt::format("visit {}: {}", result["visits"].dump(), played.error().text));
    return app::journal_verify({.journal = options.out + "/journal.db"});
}

}  // namespace kiosk::demo
