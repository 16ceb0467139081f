// The loop of the core and the routing between session, cases and devices. How effects are acted on is in
// acting.cpp.
#include "kiosk/app/driver.h"

#include <algorithm>

#include "kiosk/base/log.h"
#include "kiosk/base/mutant.h"
#include "kiosk/money/recover.h"

namespace kiosk::app {
Driver::Driver(World world, Policy policy, Observer* observer, std::unique_ptr<Runtime> runtime)
    : world_{std::move(world)},
      policy_{std::move(policy)},
      observer_{observer},
      runtime_{std::move(runtime)} {
    session_.language = policy_.language;
}

Driver::~Driver() {
    for (auto& [kind, device] : world_.devices) device->stop();
    runtime_->stop_work();
}

void Driver::post_touch(const Touch& touch) { runtime_->post(touch); }
void Driver::post_language(const LanguageChosen& chosen) { runtime_->post(chosen); }
void Driver::post_activity() { runtime_->post(Activity{}); }
void Driver::post_staff_called() { runtime_->post(StaffCalled{}); }
void Driver::post_work(std::function<void()> work) { runtime_->post(OnCore{std::move(work)}); }
void Driver::post_device(DeviceKind kind, device::Event event) {
    runtime_->post(FromDevice{kind, std::move(event)});
}
void Driver::stop() { runtime_->close(); }

void Driver::run() {
    recover_cases();
    session_event(journey::Started{world_.out_of_service});
    tell_availability();
    started_ = true;
    for (auto& [kind, device] : world_.devices)
        device->start([this](DeviceKind from, device::Event event) { post_device(from, std::move(event)); });
    constexpr Millis longest_nap{60'000};
    while (!runtime_->closed()) {
        auto nap = longest_nap;
        if (const auto due = next_due()) nap = std::clamp(*due - ticks(), Millis{0}, longest_nap);
        if (auto letter = runtime_->fetch(nap)) handle(std::move(*letter));
        handle_due(ticks());
        if (world_.guest != nullptr) world_.guest->turn(world_.clock.monotonic());
        tell_availability();
        forget_old_patients();
    }
}

void Driver::handle(Letter letter) {
    ++events_;
    struct Visitor {
        Driver& driver;
        void operator()(const Touch& touch) const {
            if (driver.staff_at_work()) return driver.world_.guest->touched(touch);
            driver.session_event(touch);
        }
        void operator()(const LanguageChosen& chosen) const { driver.session_event(chosen); }
        void operator()(const Activity& activity) const {
            if (driver.staff_at_work()) return driver.world_.guest->active();
            driver.session_event(activity);
        }
        void operator()(const StaffCalled& called) const { driver.let_staff_in(called); }
        void operator()(const OnCore& on_core) const { on_core.work(); }
        void operator()(FromDevice& from) const {
            if (driver.observer_)
                driver.observer_->on_device(from.kind, from.event, driver.world_.clock.monotonic());
            auto* guest = driver.world_.guest;
            if (guest != nullptr && guest->heard(from.kind, from.event)) return;
            if (const auto* completed = std::get_if<device::Completed>(&from.event))
                return driver.answer(TheSession{}, completed->command, AnswerBody{completed->completion});
            driver.session_event(std::move(from.event));
        }
        void operator()(FromWorker& from) const {
            driver.answer(from.owner, from.effect, std::move(from.body));
        }
        void operator()(SlipRendered& slip) const {
            if (!slip.document) {
                log::error("printer", "slip could not be drawn: {}", slip.document.error().text);
                return driver.answer(
                    TheSession{}, slip.effect,
                    AnswerBody{device::Completion{device::Unable{DeviceTrouble::hardware, "layout"}}});
            }
            if (driver.observer_) driver.observer_->on_slip(slip.content, *slip.document);
            driver.submit(DeviceKind::receipt_printer, slip.effect, device::Print{std::move(*slip.document)},
                          driver.policy_.print_deadline);
        }
        // A report that cannot be drawn is no trouble of the printer.
        void operator()(ReportRendered& report) const {
            if (!report.document) {
                log::error("printer", "a report could not be drawn: {}", report.document.error().text);
                return driver.answer(
                    TheSession{}, report.effect,
                    AnswerBody{device::Completion{device::Unable{DeviceTrouble::none, "document"}}});
            }
            if (driver.observer_) driver.observer_->on_printed_report(*report.document);
            driver.submit(report.printer, report.effect, device::Print{std::move(*report.document)},
                          driver.policy_.print_deadline);
        }
    };
    std::visit(Visitor{*this}, letter);
}

void Driver::let_staff_in(const StaffCalled& called) {
    if (world_.guest == nullptr || staff_at_work()) return;
    session_event(called);
    if (staff_at_work()) world_.guest->begin(*this);
}

void Driver::show_to_staff(const Screen& screen) {
    if (staff_at_work()) world_.show(screen);
}

void Driver::staff_leaves(bool out_of_service) { session_event(journey::StaffLeft{out_of_service}); }

std::vector<OpenCase> Driver::list_open_cases() const {
    std::vector<OpenCase> listed;
    for (const auto& id : unreadable_cases_) listed.push_back({id, "unreadable", {}, false});
    for (const auto& [id, open] : cases_) {
        const bool patient_waits = id == case_of_session_ && session_of_case_ == session_.id;
        listed.push_back({id, money::to_string(open.phase), open.opened_at, patient_waits});
    }
    std::ranges::sort(listed, {}, [](const OpenCase& open) { return open.id.value; });
    return listed;
}

void Driver::retry_now(const CaseId& id) { pending_.hurry(id, ticks()); }

std::optional<Millis> Driver::next_due() const {
    auto next = pending_.next_due();
    if (world_.guest == nullptr) return next;
    const auto guest = world_.guest->next_due();
    return !next || (guest && *guest < *next) ? guest : next;
}

// What deadlines are measured by.
Millis Driver::ticks() const {
    if (is_mutant("deadline_by_wall_clock")) return Millis{world_.clock.civil().unix_ms};
    return world_.clock.monotonic();
}

void Driver::handle_due(Millis now) {
    for (const auto& due : pending_.take_due(now)) {
        ++events_;
        const bool of_session = std::holds_alternative<TheSession>(due.key.owner);
        if (due.is_wait) {
            const Answer over{due.key.effect, WaitOver{}};
            of_session ? session_event(over) : case_event(std::get<CaseId>(due.key.owner), over);
        } else {
            const DeadlinePassed passed{due.key.effect};
            of_session ? session_event(passed) : case_event(std::get<CaseId>(due.key.owner), passed);
        }
    }
}

void Driver::answer(const Owner& owner, EffectId effect, std::optional<AnswerBody> body) {
    const bool in_time = pending_.close({owner, effect});
    if (const auto* case_id = std::get_if<CaseId>(&owner)) {
        if (in_time) return case_event(*case_id, Answer{effect, std::move(*body)});
        return case_event(*case_id, LateAnswer{effect, std::move(*body)});
    }
    if (in_time) return session_event(Answer{effect, std::move(*body)});
    session_event(LateAnswer{effect, std::move(*body)});
}

void Driver::session_event(const journey::Event& event) {
    const auto before = session_.screen.sequence;
    auto step = journey::step(std::move(session_), event, now(), policy_);
    session_ = std::move(step.state);
    for (const auto& effect : step.effects) act(TheSession{}, effect, std::nullopt);
    if (observer_) observer_->on_session(session_, world_.clock.monotonic());
    const bool comes_back =
        std::holds_alternative<journey::Started>(event) || std::holds_alternative<journey::StaffLeft>(event);
    if ((session_.screen.sequence != before && !staff_at_work()) || comes_back) world_.show(session_.screen);
    for (const auto& command : step.commands) {
        const bool opens = std::holds_alternative<to_case::Open>(command) ||
                           std::holds_alternative<to_case::Cancel>(command);
        if (opens)
            open_case(command);
        else if (std::holds_alternative<to_case::SlipPrinted>(command))
            write_slip_printed();
        else
            case_event(case_of_session_, money::Event{command});
    }
}

// Its case is mostly closed by then: the money is done before the paper is.
void Driver::write_slip_printed() {
    const Fact fact{case_of_session_, FactKind::slip_printed, Leg::hold, "", "", {}, "", "", ""};
    if (const auto written = world_.journal.append({&fact, 1}); !written) {
        log::error("journal", "{}", written.error().text);
        journal_failed_ = true;
    }
}

void Driver::open_case(const to_case::Command& order) {
    // Without room to take money back, none is taken. Cases that are on their way go on.
    const auto room = world_.journal.reserve();
    const auto id = room ? world_.journal.next_case_id(policy_.kiosk_number, world_.clock.civil())
                         : Result<CaseId>{std::unexpected{room.error()}};
    if (!id) {
        log::error("driver", "no case can be opened: {}", id.error().text);
        return session_event(from_case::Report{from_case::Ended{NoticeId::journal_down, {}, {}, {}}});
    }
    money::Case opened;
    opened.id = *id;
    opened.reprint_code = runtime_->draw_reprint_code();
    cases_.emplace(*id, std::move(opened));
    open_cases_ = cases_.size();
    const bool still_open = cases_.contains(case_of_session_);
    if (!still_open || !is_mutant("next_patient_speaks_to_last_case")) case_of_session_ = *id;
    session_of_case_ = session_.id;
    case_event(*id, order);
}

void Driver::recover_cases() {
    const auto open = world_.journal.open_cases();
    if (!open) {
        log::error("driver", "open cases cannot be read: {}", open.error().text);
        journal_failed_ = true;
        return;
    }
    for (const auto& id : *open) {
        std::vector<Fact> facts;
        if (const auto records = world_.journal.read_case(id))
            for (const auto& record : *records) facts.push_back(record.fact);
        auto recovered = money::recover(facts);
        if (!recovered) {
            log::error("driver", "case {} is for people: {}", id.value, recovered.error().text);
            unreadable_cases_.push_back(id);
            continue;
        }
        log::warning("driver", "case {} was left open and goes on", id.value);
        cases_.emplace(id, std::move(*recovered));
    }
    open_cases_ = cases_.size();
    for (const auto& id : *open) case_event(id, money::Resumed{});
}

void Driver::case_event(const CaseId& id, const money::Event& event) {
    const auto found = cases_.find(id);
    if (found == cases_.end()) return;
    auto step = money::step(found->second, event, now(), policy_);
    if (!write_down(step)) {
        // Nothing of this step happened: the state stays as the journal knows it, and no new money may move.
        auto failed = money::step(std::move(found->second), money::JournalFailed{}, now(), policy_);
        found->second = std::move(failed.state);
        for (const auto& report : failed.reports) report_to_session(id, report);
        // A case that could not even be opened in the journal has never been.
        const bool opening = !step.facts.empty() && step.facts.front().kind == FactKind::case_opened;
        if (opening) cases_.erase(id);
        open_cases_ = cases_.size();
        return;
    }
    if (observer_) observer_->on_case_event(found->second, event, step.state);
    found->second = std::move(step.state);
    const bool closed = money::is_closed(found->second);
    for (const auto& report : step.reports) report_to_session(id, report);
    if (closed) {
        cases_.erase(id);
        open_cases_ = cases_.size();
        log::info("driver", "case {} closed", id.value);
    }
}

void Driver::report_to_session(const CaseId& id, const from_case::Report& report) {
    // A case whose patient has gone goes on alone; the next patient must not hear of it.
    if (id != case_of_session_ || session_of_case_ != session_.id) return;
    if (observer_) observer_->on_report(report);
    session_event(report);
}

void Driver::forget_old_patients() {
    const auto today = world_.clock.civil();
    if (session_.phase != journey::Phase::home || journal_failed_ || today.date() == forgot_on_) return;
    forgot_on_ = today.date();
    constexpr Millis day{24 * 3'600'000};
    const auto forgotten = world_.journal.purge_personal(today + -day * policy_.keep_personal_days);
    if (!forgotten)  // tomorrow again; a journal that is broken says so at its next fact
        log::error("journal", "old personal data cannot be destroyed: {}", forgotten.error().text);
    else if (*forgotten > 0)
        log::info("journal", "personal data of {} old cases destroyed", *forgotten);
}

// Bounded exposure: what is open and has no patient before it any more is in doubt, and one more may not be
// risked beyond the hospital's limits.
journey::Availability Driver::availability() const {
    if (journal_failed_) return {false, NoticeId::journal_down};
    auto in_doubt = static_cast<int>(unreadable_cases_.size());
    Fen exposed;
    for (const auto& [id, open] : cases_) {
        if (id == case_of_session_ && session_of_case_ == session_.id) continue;
        ++in_doubt;
        exposed += open.split.total;
    }
    if (in_doubt >= policy_.open_cases_max || exposed > policy_.open_amount_max)
        return {false, NoticeId::too_many_open};
    return {};
}

void Driver::tell_availability() {
    const auto now_so = availability();
    if (now_so == told_availability_) return;
    if (!now_so.money_open) log::warning("driver", "no more registrations: {}", notice_name(now_so.why));
    told_availability_ = now_so;
    session_event(now_so);
}

}  // namespace kiosk::app
