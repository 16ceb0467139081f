// Requests of the parties go through counting and faults; phone and control stand beside, for the people who
// play the world.
#include "services/hospital/hospital.h"

#include <chrono>

#include "kiosk/base/log.h"
#include "services/hospital/control.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/phone/phone.h"
#include "services/hospital/tills.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t restart_ms_default = 500;

Reply plain(int status, const std::string& text) {
    Reply reply;
    reply.status = status;
    reply.body = Json{{"error", text}}.dump();
    return reply;
}

// Bytes that no reader can mistake for the answer.
void garble(Reply& reply) {
    reply.body.resize(reply.body.size() * 2 / 3);
    for (std::size_t n = 7; n < reply.body.size(); n += 23) reply.body[n] = static_cast<char>(0xFF);
}

}  // namespace

Hospital::Hospital(HospitalSetup setup, const Clock& clock)
    : setup_{std::move(setup)},
      own_books_{setup_.books != nullptr
                     ? nullptr
                     : std::make_unique<Books>(
                           setup_.data_folder.empty() ? ":memory:" : setup_.data_folder + "/books.db")},
      world_{setup_.books != nullptr ? *setup_.books : *own_books_, people_, clock, setup_.seed,
             setup_.data_folder},
      platform_{world_, setup_.keys},
      his_{world_},
      vendor_{his_},
      acquirer_{world_},
      card_issuer_{world_},
      electronic_cards_{world_} {
    if (own_books_) furnish(*own_books_, clock, setup_.seed);
}

void Hospital::furnish(Books& books, const Clock& clock, std::uint64_t seed) {
    const People people;
    people.open_accounts(books);
    World world{books, people, clock, seed, ""};
    fill_other_tills(world);
}

Json Hospital::report() {
    const std::lock_guard held{lock_};
    return books_report(world_);
}

void Hospital::stop() {
    {
        const std::lock_guard held{lock_};
        stopped_ = true;
    }
    stopping_.notify_all();
}

void Hospital::add_fault(FaultRule rule) {
    const std::lock_guard held{lock_};
    faults_.add(std::move(rule));
}

void Hospital::pass(std::int64_t ms) {
    if (setup_.pass_time) return setup_.pass_time(ms);
    std::unique_lock held{lock_};
    stopping_.wait_for(held, std::chrono::milliseconds{ms}, [this] { return stopped_; });
}

Hospital::Part Hospital::part_of(const Request& request) {
    if (Platform::serves(request.path)) return Part::platform;
    if (His::serves(request.path)) return Part::his;
    if (Vendor::serves(request.path)) return Part::vendor;
    if (Acquirer::serves(request.path)) return Part::acquirer;
    if (CardIssuer::serves(request.path)) return Part::card_issuer;
    if (ElectronicCards::serves(request.path)) return Part::electronic_cards;
    if (is_phone(request.path)) return Part::phone;
    return request.path.starts_with("/control/") ? Part::control : Part::none;
}

std::string Hospital::name_of(Part part, const Request& request) {
    if (part == Part::platform) return platform_.name_of(request);
    if (part == Part::card_issuer) return "card.answer";
    if (part == Part::electronic_cards) return "ess.check";
    if (part == Part::vendor) return Vendor::name_of(request);
    return part == Part::his ? His::name_of(request) : Acquirer::name_of(request);
}

Served Hospital::serve(const Request& request) {
    const auto part = part_of(request);
    try {
        if (part == Part::none) return {plain(404, "no such path")};
        if (part == Part::phone || part == Part::control) {
            if (!request.from_loopback) return {plain(403, "from this machine only")};
            const std::lock_guard held{lock_};
            return {part == Part::phone ? phone(world_, request) : control(request)};
        }
        if (!request.client_certified) return {plain(403, "a client certificate of this hospital is needed")};
        return serve_party(part, request);
    } catch (const std::exception& problem) {
        log::error("hospital", "{}: {}", request.path, problem.what());
        return {plain(500, "internal error")};
    }
}

Served Hospital::serve_party(Part part, const Request& request) {
    std::optional<FaultRule> fault;
    {
        const std::lock_guard held{lock_};
        const auto name = name_of(part, request);
        ++counts_[name];
        const auto second_word = name.find(' ', name.find(' ') + 1);
        if (name.find(' ') != std::string::npos && second_word != std::string::npos)
            ++counts_[name.substr(0, second_word)];
        fault = faults_.take(name, request.served_before > 0);
    }
    if (part == Part::platform && setup_.delay_ms > 0) pass(setup_.delay_ms);
    if (fault) return mishap(part, request, *fault);
    return {process(part, request)};
}

Reply Hospital::process(Part part, const Request& request) {
    Reply reply;
    {
        const std::lock_guard held{lock_};
        if (part == Part::platform) reply = platform_.handle(request);
        if (part == Part::his) reply = his_.handle(request);
        if (part == Part::vendor) reply = vendor_.handle(request);
        if (part == Part::acquirer) reply = acquirer_.handle(request);
        if (part == Part::card_issuer) reply = card_issuer_.handle(request);
        if (part == Part::electronic_cards) reply = electronic_cards_.handle(request);
    }
    if (!reply.later) return reply;
    pass(reply.wait_ms);
    const std::lock_guard held{lock_};
    return reply.later();
}

Reply Hospital::refuse_on_demand(Part part, const Request& request, const FaultRule& rule) {
    const std::lock_guard held{lock_};
    const auto text = rule.text.empty() ? std::string{"业务受理失败"} : rule.text;
    if (part == Part::platform) return platform_.refusal(request, text);
    if (part == Part::card_issuer) return CardIssuer::refusal(text);
    if (part == Part::electronic_cards) return ElectronicCards::refusal(text);
    if (part == Part::acquirer)
        return acquirer_.refusal(request, rule.code.empty() ? "declined" : rule.code, text);
    const bool conflict = rule.code == "slot-taken" || rule.code == "stopped" ||
                          rule.code == "booked-already" || rule.code == "too-early" ||
                          rule.code == "too-late";
    const int status = conflict ? 409 : rule.code == "expired" ? 410 : rule.code == "version" ? 412 : 422;
    const auto problem = fhir::problem(status, rule.code.empty() ? "invalid" : rule.code, text);
    return part == Part::vendor ? Vendor::refusal(problem) : problem;
}

Served Hospital::mishap(Part part, const Request& request, const FaultRule& rule) {
    switch (rule.kind) {
        case FaultKind::delay:
            pass(rule.ms);
            return {process(part, request)};
        case FaultKind::delay_after: {
            auto reply = process(part, request);
            pass(rule.ms);
            return {std::move(reply)};
        }
        case FaultKind::drop_before:
        case FaultKind::close_keepalive:
            return {{}, Delivery::cut};
        case FaultKind::drop_after:
            process(part, request);
            return {{}, Delivery::cut};
        case FaultKind::duplicate: {
            auto first = process(part, request);
            process(part, request);
            return {std::move(first)};
        }
        case FaultKind::garble: {
            auto reply = process(part, request);
            garble(reply);
            return {std::move(reply)};
        }
        case FaultKind::half_close:
            return {process(part, request), Delivery::half};
        case FaultKind::http_500:
            return {plain(500, "internal server error")};
        case FaultKind::http_500_after:
            process(part, request);
            return {plain(502, "bad gateway")};
        case FaultKind::restart:
            return {{}, Delivery::restart, rule.ms > 0 ? rule.ms : restart_ms_default};
        case FaultKind::wrong_amount: {
            {
                const std::lock_guard held{lock_};
                if (part == Part::platform) platform_.falsify_next();
                if (part == Part::his || part == Part::vendor) his_.falsify_next();
                if (part == Part::acquirer) acquirer_.falsify_next();
            }
            return {process(part, request)};
        }
        case FaultKind::business_error:
            return {refuse_on_demand(part, request, rule)};
    }
    return {process(part, request)};
}

Reply Hospital::control(const Request& request) {
    Reply reply;
    const auto what = request.path.substr(std::string_view{"/control/"}.size());
    if (what == "faults") return control_faults(request);
    if (what == "books" && request.method == "GET") {
        reply.body = wire_text(books_report(world_));
        return reply;
    }
    if (what == "counts" && request.method == "GET") {
        reply.body = Json(counts_).dump();
        return reply;
    }
    if (what == "set" && request.method == "POST") {
        const auto problem = change_world(world_, Json::parse(request.body, nullptr, false));
        return problem.empty() ? plain(200, "") : plain(400, problem);
    }
    return plain(404, "no such control");
}

Reply Hospital::control_faults(const Request& request) {
    if (request.method == "DELETE") faults_.clear();
    if (request.method == "POST") {
        const auto body = Json::parse(request.body, nullptr, false);
        for (const auto& json : body.is_array() ? body : Json::array({body})) {
            auto rule = fault_from_json(json);
            if (!rule) return plain(400, rule.error().text);
            faults_.add(std::move(*rule));
        }
    }
    Json rules = Json::array();
    for (const auto& rule : faults_.rules()) rules.push_back(fault_to_json(rule));
    Reply reply;
    reply.body = Json{{"rules", rules}}.dump();
    return reply;
}

}  // namespace kiosk::hospital
