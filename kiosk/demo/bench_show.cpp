// Both windows are turned by one thread, in short turns: a finger on either is answered at once.
#include "kiosk/demo/bench_show.h"

#include <fmt/format.h>

#include "kiosk/demo/afterwards.h"
#include "kiosk/demo/bench.h"

namespace kiosk::demo {
namespace {

class Play {
public:
    static Result<std::unique_ptr<Play>> build(const BenchShow& show, Machine machine) {
        auto play = std::make_unique<Play>(show, machine.twins);
        play->bench_ = TRY(ui::Bench::create(show.config.display, play->clock_));
        play->kiosk_ = TRY(app::Appliance::build(show.config, std::move(machine.devices), &play->table_, {},
                                                 std::move(machine.sensors)));
        note_metrics_port(*play->kiosk_, show.out);
        return play;
    }
    Play(const BenchShow& show, Twins twins)
        : show_{show}, table_{std::move(twins), show.hospital, show.patients, show.out} {}

    void turn() {
        kiosk_->turn(Millis{20});
        bench_->show(table_.view());
        for (const auto& act : bench_->run_once(Millis{10})) table_.act(act);
    }
    [[nodiscard]] bool closed() const { return bench_->closed() || kiosk_->display().closed(); }

    // --- for play_bench
    Result<void> hand(const std::string& id, const std::string& onto = "") {
        bench_->show(table_.view());
        if (!(onto.empty() ? bench_->tap(id) : bench_->drag(id, onto)))
            return fail(ErrorKind::not_found, "nothing on the bench is called " + id);
        turn();
        return {};
    }
    template <class Screen>
    Result<void> wait_for(const char* name) {
        return wait_until(name,
                          [&] { return std::holds_alternative<Screen>(kiosk_->wanted_screen().content); });
    }
    template <class Reached>
    Result<void> wait_until(const char* name, Reached reached) {
        const auto until = clock_.monotonic() + Millis{15'000};
        while (clock_.monotonic() < until) {
            turn();
            if (reached() && kiosk_->display().settled()) return {};
        }
        return fail(ErrorKind::timed_out, fmt::format("waited in vain for {}", name));
    }
    // The first thing on the kiosk's screen whose id begins so.
    Result<void> touch(const std::string& beginning, const std::string& role) {
        TRY_VOID(wait_until(beginning.c_str(), [&] { return !first_item(beginning, role).empty(); }));
        rest(Millis{150});  // the display ignores fingers right after a change of screen
        if (!kiosk_->display().tap(first_item(beginning, role)))
            return fail(ErrorKind::not_found, beginning + " cannot be touched");
        return {};
    }
    [[nodiscard]] std::string first_item(const std::string& beginning, const std::string& role) {
        for (const auto& item : kiosk_->display().items())
            if (item.role == role && item.id.starts_with(beginning) && item.enabled) return item.id;
        return {};
    }
    void rest(Millis time) {
        const auto until = clock_.monotonic() + time;
        while (clock_.monotonic() < until) turn();
    }
    Result<void> take_pictures(const std::string& moment) {
        turn();
        TRY_VOID(bench_->save_png(fmt::format("{}/bench-{}.png", show_.out, moment)));
        return kiosk_->display().save_png(fmt::format("{}/kiosk-{}.png", show_.out, moment));
    }
    [[nodiscard]] app::Appliance& kiosk() { return *kiosk_; }
    [[nodiscard]] ui::BenchView seen() { return table_.view(); }
    [[nodiscard]] bool says(NoticeId id) const {
        const auto screen = kiosk_->wanted_screen();
        const auto* notice = std::get_if<screen::Notice>(&screen.content);
        return notice != nullptr && notice->id == id;
    }

private:
    const BenchShow& show_;
    SystemClock clock_;
    BenchTable table_;
    std::unique_ptr<ui::Bench> bench_;
    std::unique_ptr<app::Appliance> kiosk_;  // ends first: it posts to the table
};

}  // namespace

Result<void> open_bench(const BenchShow& show, Machine machine) {
    auto play = TRY(Play::build(show, std::move(machine)));
    while (!play->closed()) play->turn();
    return {};
}

Result<void> play_bench(const BenchShow& show, Machine machine) {
    auto play = TRY(Play::build(show, std::move(machine)));
    TRY_VOID(play->wait_until("a kiosk that is open", [&] { return play->kiosk().driver().started(); }));

    // A copied card is told so.
    TRY_VOID(play->hand("card/counterfeit", "slot"));
    TRY_VOID(play->wait_until("the notice of a copied card",
                              [&] { return play->says(NoticeId::card_counterfeit); }));
    TRY_VOID(play->take_pictures("counterfeit"));
    TRY_VOID(play->hand("pull"));

    // Too far away and out of focus the code is not read; nearer and sharp it is.
    TRY_VOID(play->hand("dial/blur", "printer/jam"));  // dragged to the right, all of it
    TRY_VOID(play->hand("phone", "window"));
    play->rest(Millis{1'200});
    if (!play->says(NoticeId::card_counterfeit))
        return fail(ErrorKind::malformed, "a code that is out of focus was read");
    TRY_VOID(play->take_pictures("blurred"));
    TRY_VOID(play->hand("dial/blur", "window"));
    TRY_VOID(play->wait_for<screen::Services>("the services"));
    TRY_VOID(play->take_pictures("read"));
    TRY_VOID(play->hand("phone/away"));

    TRY_VOID(play->touch("services/register", "button"));
    TRY_VOID(play->wait_for<screen::Departments>("the departments"));

    TRY_VOID(play->touch("departments/", "row"));
    TRY_VOID(play->wait_for<screen::Sessions>("the sessions"));
    TRY_VOID(play->touch("sessions/", "row"));
    TRY_VOID(play->wait_for<screen::Check>("the check screen"));
    TRY_VOID(play->touch("check/confirm", "button"));
    TRY_VOID(play->wait_until("paying or the end", [&] {
        const auto screen = play->kiosk().wanted_screen();
        return std::holds_alternative<screen::Pay>(screen.content) ||
               std::holds_alternative<screen::Done>(screen.content);
    }));
    if (std::holds_alternative<screen::Pay>(play->kiosk().wanted_screen().content))
        TRY_VOID(play->hand("phone/paycode"));
    TRY_VOID(play->wait_for<screen::Done>("the end"));
    TRY_VOID(play->wait_until("the slip", [&] { return play->seen().slips == 1; }));
    return play->take_pictures("slip");
}

}  // namespace kiosk::demo
