// How the driver acts on effects: journal first, then messages, devices and waits.
#include "kiosk/app/driver.h"
#include "kiosk/base/log.h"
#include "kiosk/base/mutant.h"

namespace kiosk::app {
namespace {

// The message of a step's call, written before anything is journalled or sent.
std::optional<Result<services::Prepared>> prepare(World& world, const Action& action) {
    if (const auto* call = std::get_if<insurance::Call>(&action)) return world.insurance.prepare(*call);
    if (const auto* call = std::get_if<his::Call>(&action)) return world.his.prepare(*call);
    if (const auto* call = std::get_if<acquirer::Call>(&action)) return world.acquirer.prepare(*call);
    return std::nullopt;
}

AnswerBody never_sent(const Action& action, const std::string& why) {
    const Refused refused{RefusalReason::not_sent, "", why};
    if (std::holds_alternative<insurance::Call>(action)) return Outcome<insurance::Reply>{refused};
    if (std::holds_alternative<his::Call>(action)) return Outcome<his::Reply>{refused};
    return Outcome<acquirer::Reply>{refused};
}

// The transport gives up a little before the effect's deadline, so that in most cases its own words are
// heard.
Millis patience(Millis deadline) { return deadline * 9 / 10; }

}  // namespace

bool Driver::write_down(money::Step& step) {
    std::map<EffectId, services::Prepared> messages;
    std::vector<std::pair<EffectId, AnswerBody>> unsendable;
    for (const auto& effect : step.effects) {
        const auto prepared = prepare(world_, effect.action);
        if (!prepared) continue;
        if (!*prepared) {
            log::error("driver", "{}: message not written: {}", step.state.id.value, prepared->error().text);
            unsendable.emplace_back(effect.id, never_sent(effect.action, prepared->error().text));
            continue;
        }
        messages.emplace(effect.id, **prepared);
        for (auto& fact : step.facts)
            if (fact.kind == FactKind::sent || fact.kind == FactKind::undo_sent)
                fact.body_hash = (*prepared)->body_hash;
    }
    const Owner owner{step.state.id};
    const auto act_all = [&] {
        for (const auto& effect : step.effects) {
            const auto message = messages.find(effect.id);
            act(owner, effect, message == messages.end() ? std::nullopt : std::optional{message->second});
        }
    };
    if (is_mutant("send_before_journal")) act_all();
    if (journal_failed_ && !step.facts.empty()) return false;
    if (!step.facts.empty()) {
        const auto written = world_.journal.append(step.facts);
        if (!written) {
            log::error("journal", "{}", written.error().text);
            // A full disk refuses what opens a case and nothing else; a broken journal says so again at once.
            if (step.facts.front().kind != FactKind::case_opened) journal_failed_ = true;
            return false;
        }
    }
    if (!is_mutant("send_before_journal")) act_all();
    for (auto& [effect, body] : unsendable) runtime_->post(FromWorker{owner, effect, std::move(body)});
    return true;
}

template <class Port, class Call>
void Driver::send(Port& port, const Owner& owner, const Effect& effect, const Call& call,
                  const std::optional<services::Prepared>& prepared) {
    // A case's call that could not be written is answered by write_down.
    if (!prepared && std::holds_alternative<CaseId>(owner)) return;
    runtime_->submit([this, &port, owner, id = effect.id, call, prepared, wait = patience(effect.deadline)] {
        auto outcome = prepared ? port.send(call, *prepared, wait) : services::ask(port, call, wait);
        if (prepared && prepared->moves_money && outcome.is_unknown() && is_mutant("two_sends_per_msgid"))
            outcome = port.send(call, *prepared, wait);
        runtime_->post(FromWorker{owner, id, AnswerBody{std::move(outcome)}});
    });
}

void Driver::act(const Owner& owner, const Effect& effect,
                 const std::optional<services::Prepared>& prepared) {
    const auto monotonic = ticks();
    if (const auto* cancel = std::get_if<Cancel>(&effect.action)) {
        pending_.close({owner, cancel->effect});
        if (std::holds_alternative<TheSession>(owner))
            for (auto& [kind, device] : world_.devices) device->cancel(cancel->effect);
        return;
    }
    if (const auto* wait = std::get_if<Wait>(&effect.action)) {
        const auto more = wait->spread.count() > 0 ? runtime_->draw_part(wait->spread) : Millis{0};
        const auto what = wait->spread.count() > 0 ? Pending::What::retry : Pending::What::wait;
        return pending_.add({owner, effect.id}, monotonic + wait->time + more, what);
    }
    pending_.add({owner, effect.id}, effect.deadline.count() == 0 ? Millis{0} : monotonic + effect.deadline,
                 Pending::What::deadline);

    struct Visitor {
        Driver& driver;
        const Owner& owner;
        const Effect& effect;
        const std::optional<services::Prepared>& prepared;
        void operator()(const AllotMsgid&) const {
            auto& world = driver.world_;
            auto msgid = world.journal.next_msgid(world.institution_code, world.first_serial,
                                                  world.last_serial, world.clock.civil());
            if (msgid) return driver.runtime_->post(FromWorker{owner, effect.id, MsgidAllotted{*msgid}});
            log::error("journal", "no message id: {}", msgid.error().text);
            driver.journal_failed_ = true;  // nothing will be written any more; the deadline answers the case
        }
        void operator()(const Wait&) const {}
        void operator()(const Cancel&) const {}
        void operator()(const insurance::Call& call) const {
            driver.send(driver.world_.insurance, owner, effect, call, prepared);
        }
        void operator()(const his::Call& call) const {
            driver.send(driver.world_.his, owner, effect, call, prepared);
        }
        void operator()(const acquirer::Call& call) const {
            driver.send(driver.world_.acquirer, owner, effect, call, prepared);
        }
        void operator()(const device::ReadCard& read) const {
            driver.submit(read.reader, effect.id, read, effect.deadline);
        }
        void operator()(const device::AnswerChallenge& answer) const {
            driver.submit(DeviceKind::card_reader, effect.id, answer, effect.deadline);
        }
        void operator()(const device::EjectCard& eject) const {
            driver.submit(DeviceKind::card_reader, effect.id, eject, effect.deadline);
        }
        void operator()(const device::ArmScanner& arm) const {
            driver.submit(DeviceKind::code_scanner, effect.id, arm, effect.deadline);
        }
        void operator()(const device::DisarmScanner& disarm) const {
            driver.submit(DeviceKind::code_scanner, effect.id, disarm, effect.deadline);
        }
        void operator()(const device::EnterPin& enter) const {
            driver.submit(DeviceKind::pin_pad, effect.id, enter, effect.deadline);
        }
        void operator()(const PrintSlip& slip) const { driver.print(effect.id, slip.content); }
        void operator()(const PrintReport& report) const { driver.print(effect.id, report); }
    };
    std::visit(Visitor{*this, owner, effect, prepared}, effect.action);
}

void Driver::print(EffectId effect, const SlipContent& content) {
    runtime_->submit([this, effect, content] {
        runtime_->post(SlipRendered{effect, content, world_.render_slip(content)});
    });
}

void Driver::print(EffectId effect, const PrintReport& report) {
    const auto printer = report.on_slip_paper ? DeviceKind::receipt_printer : DeviceKind::document_printer;
    runtime_->submit([this, effect, report, printer] {
        Result<device::PrintDocument> drawn = fail(ErrorKind::unavailable, "no report is printed here");
        if (world_.render_report) drawn = world_.render_report(report.pdf, report.on_slip_paper);
        runtime_->post(ReportRendered{effect, printer, std::move(drawn)});
    });
}

void Driver::submit(DeviceKind kind, EffectId effect, const device::Command& command, Millis deadline) {
    const auto found = world_.devices.find(kind);
    if (found != world_.devices.end()) return found->second->submit(effect, command, deadline);
    runtime_->post(FromDevice{
        kind, device::Completed{effect, device::Unable{DeviceTrouble::unplugged, "not configured"}}});
}

}  // namespace kiosk::app
