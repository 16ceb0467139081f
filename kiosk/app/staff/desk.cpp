// The stack of pages and everything that happens to the one on top.
#include "kiosk/app/staff/desk.h"

#include <atomic>

#include "kiosk/app/staff/pages.h"
#include "kiosk/app/surroundings.h"
#include "kiosk/app/workers.h"
#include "kiosk/base/log.h"

namespace kiosk::app::staff {
namespace {

// Screens of staff have numbers of their own, far from the session's.
constexpr std::uint64_t first_sequence = std::uint64_t{1} << 40;
// Nobody signed in: the machine is for patients again soon.
constexpr Millis sign_in_patience{60'000};

// A picture that goes on is the same; the next cross or colour is not.
bool same_widget(const screen::StaffWidget& a, const screen::StaffWidget& b) {
    const bool pictures = std::holds_alternative<screen::StaffCamera>(a) && a.index() == b.index();
    return pictures || a == b;
}

// What its widget sends; null: nothing.
const char* choice_of(const screen::StaffWidget& widget) {
    if (std::holds_alternative<screen::StaffDigits>(widget)) return "staff/digits";
    if (std::holds_alternative<screen::StaffTouchPoints>(widget)) return "staff/point";
    if (std::holds_alternative<screen::StaffDrawing>(widget)) return "staff/drawn";
    if (std::holds_alternative<screen::StaffColours>(widget)) return "staff/next";
    return nullptr;
}

class OpenDesk final : public Desk, private Office {
public:
    OpenDesk(Setting setting, std::unique_ptr<services::AuditLog> log,
             std::unique_ptr<services::StaffDoor> opened)
        : post_{std::move(setting.post)},
          audit_log_{std::move(log)},
          staff_door_{std::move(opened)},
          keepsakes_{setting.config->data_folder},
          devices_{surroundings_of(*setting.config, *setting.outside, std::move(setting.devices),
                                   *setting.sensors)},
          test_run_{devices_, [this] { on_core([this] { redraw(); }); }} {
        config = setting.config;
        clock = &setting.outside->clock();
        outside = setting.outside;
        station = &devices_;
        door = staff_door_.get();
        audit = audit_log_.get();
        tests = &test_run_;
        kept = &keepsakes_;
        metrics = std::move(setting.metrics);
    }
    ~OpenDesk() override { OpenDesk::stop(); }

    // --- Desk ---
    void stop() override {
        stopped_ = true;
        devices_.stop();
        test_run_.stop();
        devices_.stop();
        errands_.stop();
        if (who) note("sign_out", "the program stops");
        who.reset();
        is_signed_in_ = false;
        host = nullptr;
        pages_.clear();  // puts to rest what they looked through
    }
    [[nodiscard]] bool out_of_service() const override { return keepsakes_.out_of_service(); }
    [[nodiscard]] bool signed_in() const override { return is_signed_in_; }
    [[nodiscard]] Wish wish_now() const override { return wish_; }

    // --- Guest ---
    void begin(Host& at) override {
        host = &at;
        now_active();
        devices_.resume();
        pages_.clear();
        go(sign_in_page(*this));
    }
    void touched(const Touch& touch) override;
    void active() override {
        now_active();
        redraw();
    }
    bool heard(DeviceKind kind, const device::Event& event) override;
    [[nodiscard]] std::optional<Millis> next_due() const override;
    void turn(Millis now) override;

private:
    // --- Office ---
    void go(NextPage page) override {
        pages_.push_back(std::move(page));
        const auto on_top = pages_.back();  // which may go while it begins
        on_top->begun();
        redraw();
    }
    void replace(NextPage page) override {
        pages_.pop_back();
        go(std::move(page));
    }
    void back() override {
        if (pages_.size() > 1) pages_.pop_back();
        redraw();
    }
    void redraw() override;
    void leave() override;
    void signed_in(const services::StaffIdentity& identity) override {
        who = identity;
        is_signed_in_ = true;
        signed_in_at_ = clock->monotonic();
        pages_.clear();
        go(overview_page(*this));
    }
    void run(std::function<void()> job, std::function<void()> then) override;
    void wish(Wish wanted) override {
        wish_ = wanted;
        leave();
    }
    // Nothing may be done here of which nothing is left on the disk.
    void broken(const std::string& why) override {
        log::error("staff", "the audit log cannot be written: {}", why);
        on_core([this] { leave(); });
    }

    void now_active() { last_active_ = clock->monotonic(); }
    void on_core(std::function<void()> work) {
        if (!stopped_) post_(std::move(work));
    }
    [[nodiscard]] bool open() const { return host != nullptr; }
    [[nodiscard]] Millis ends_at() const;

    std::function<void(std::function<void()>)> post_;
    std::unique_ptr<services::AuditLog> audit_log_;
    std::unique_ptr<services::StaffDoor> staff_door_;
    Keepsakes keepsakes_;
    diagnostics::Station devices_;
    TestRun test_run_;
    std::vector<std::shared_ptr<Page>> pages_;
    Screen shown_;
    std::uint64_t sequence_ = first_sequence;
    std::optional<Millis> refresh_at_;
    Millis last_active_{0};
    Millis signed_in_at_{0};
    std::atomic<bool> is_signed_in_{false};
    std::atomic<bool> stopped_{false};
    std::atomic<Wish> wish_{Wish::none};
    Workers errands_{1};  // last: what it runs uses everything above
};

void OpenDesk::touched(const Touch& touch) {
    if (!open() || touch.sequence != shown_.sequence || !shown_.offers(touch.choice)) return;
    now_active();
    const auto name = touch.choice.substr(touch.choice.find('/') + 1);
    if (name == "leave") return leave();
    const auto page = pages_.back();  // which may go while it acts
    page->touched(name, touch.text);
}

bool OpenDesk::heard(DeviceKind kind, const device::Event& event) {
    const bool ours = devices_.heard(kind, event);
    if (const auto* completed = std::get_if<device::Completed>(&event)) {
        const auto* printed = std::get_if<device::Printed>(&completed->completion);
        if (kind == DeviceKind::receipt_printer && printed != nullptr &&
            printed->end == device::PrintEnd::printed)
            keepsakes_.slip_printed();
    }
    if (!open()) return ours;
    const auto page = pages_.back();
    if (const auto* inserted = std::get_if<device::CardInserted>(&event);
        inserted != nullptr && inserted->reader == DeviceKind::card_reader)
        now_active(), page->card_inserted();
    if (const auto* removed = std::get_if<device::CardRemoved>(&event);
        removed != nullptr && removed->reader == DeviceKind::card_reader)
        page->card_removed();
    return ours;
}

void OpenDesk::redraw() {
    if (!open() || pages_.empty()) return;
    auto staff = pages_.back()->draw();
    if (staff.subtitle.zh.empty() && who) {
        const auto& role = engineer() ? words::role_engineer : words::role_attendant;
        staff.subtitle = words::who_signed_in.with(who->number, role);
    }
    Screen fresh;
    for (const auto& row : staff.rows)
        if (!row.choice.empty()) fresh.choices.push_back({row.choice, true});
    for (const auto& action : staff.actions) fresh.choices.push_back({action.choice, action.enabled});
    if (!staff.back.empty()) fresh.choices.push_back({staff.back, true});
    if (const auto* choice = choice_of(staff.widget)) fresh.choices.push_back({choice, true});
    fresh.choices.push_back({"staff/leave", true});
    fresh.content = std::move(staff);
    fresh.deadline = ends_at();  // the header counts the last minute down
    fresh.sequence = shown_.sequence;
    const auto refresh = pages_.back()->refresh();
    refresh_at_ = refresh ? std::optional{clock->monotonic() + *refresh} : std::nullopt;
    if (fresh == shown_) return;
    // A live picture or a countdown must not make the touch that is on its way an old one.
    const auto* before = std::get_if<screen::Staff>(&shown_.content);
    const auto& after = std::get<screen::Staff>(fresh.content);
    const bool same_page = before != nullptr && before->page == after.page &&
                           shown_.choices == fresh.choices && same_widget(before->widget, after.widget) &&
                           before->asks == after.asks;
    if (!same_page) ++sequence_;
    fresh.sequence = sequence_;
    shown_ = std::move(fresh);
    host->show_to_staff(shown_);
}

void OpenDesk::run(std::function<void()> job, std::function<void()> then) {
    const std::weak_ptr<Page> asked_by = pages_.empty() ? std::weak_ptr<Page>{} : pages_.back();
    errands_.run([this, job = std::move(job), then = std::move(then), asked_by] {
        if (stopped_) return;
        job();
        on_core([then, asked_by] {
            if (const auto page = asked_by.lock()) then();
        });
    });
}

void OpenDesk::leave() {
    if (!open()) return;
    if (who) note("sign_out");
    pages_.clear();
    test_run_.stop();
    who.reset();
    is_signed_in_ = false;
    shown_ = {};
    refresh_at_.reset();
    std::exchange(host, nullptr)->staff_leaves(keepsakes_.out_of_service());
}

Millis OpenDesk::ends_at() const {
    if (!who) return last_active_ + sign_in_patience;
    return std::min(last_active_ + config->staff.session_idle, signed_in_at_ + config->staff.session_longest);
}

std::optional<Millis> OpenDesk::next_due() const {
    if (!open()) return std::nullopt;
    return refresh_at_ ? std::min(*refresh_at_, ends_at()) : ends_at();
}

void OpenDesk::turn(Millis now) {
    if (!open()) return;
    // Tests that need nobody may take longer than somebody's patience.
    if (test_run_.look().running && !test_run_.look().request) now_active();
    if (now >= ends_at()) {
        if (who) note("session_ended", "nobody used it");
        return leave();
    }
    if (!refresh_at_ || now < *refresh_at_) return;
    const auto page = pages_.back();
    page->turned();
    redraw();
}

}  // namespace

Result<std::unique_ptr<Desk>> Desk::open(Setting setting) {
    const auto file = setting.config->data_folder + "/staff.db";
    auto log = TRY(services::AuditLog::open(file, setting.outside->clock()));
    auto door = TRY(services::StaffDoor::open(setting.config->staff, file, setting.outside->clock(), *log));
    return std::make_unique<OpenDesk>(std::move(setting), std::move(log), std::move(door));
}

}  // namespace kiosk::app::staff
