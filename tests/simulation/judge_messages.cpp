// What leaves the kiosk: written down before (M2), once and under its own key (M3), no debit after a turning
// back (M4), no undo of money while the service stands (M5), none of what somebody else did (M17).
#include <fmt/format.h>

#include "kiosk/base/json.h"
#include "services/crypto/digest.h"
#include "tests/simulation/judge.h"

namespace kiosk::simulation {
namespace {

std::string text_of(const Json& json, const char* name) {
    return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                                             : std::string{};
}
// Of the platform's input, whatever its node is called.
std::string of_input(const Json& message, const char* name) {
    if (!message.is_object() || !message.contains("input")) return {};
    for (const auto& node : message["input"]) {
        const auto& one = node.is_array() && !node.empty() ? node.front() : node;
        if (auto found = text_of(one, name); !found.empty()) return found;
    }
    return {};
}
std::string case_of_order(const std::string& order) { return order.substr(0, order.rfind('-')); }

}  // namespace

bool Judge::is_durable(FactKind kind, Leg leg, const std::string& case_id) const {
    for (const auto& fact : durable_)
        if (fact.kind == kind && fact.leg == leg && fact.case_id.value == case_id) return true;
    return false;
}

std::string Judge::given_back_by(const std::string& case_id) const {
    std::string last;
    for (const auto& fact : durable_) {
        if (fact.kind != FactKind::case_opened) continue;
        const auto detail = Json::parse(fact.detail, nullptr, false);
        if (text_of(detail, "cancels") == case_id) last = fact.case_id.value;
    }
    return last;
}

// The kiosk's own journal says so, whether the bytes left before the power went or not.
bool Judge::is_own(const std::string& key) const {
    for (const auto& fact : durable_)
        if (fact.kind == FactKind::sent && fact.key == key) return true;
    return false;
}

void Judge::leaving(const std::string& name, const services::Request& request) {
    const bool his =
        request.url.find("/fhir/") != std::string::npos || request.url.find("/zzj/api/") != std::string::npos;
    if (his) return check_his(name, request.body);
    const auto message = Json::parse(request.body, nullptr, false);
    if (message.is_object() && message.contains("infno")) {
        check_platform(name, message);
        if (name == "2207")
            check_debit(of_input(message, "chrg_bchno"), text_of(message, "msgid"), Leg::insurance,
                        request.body);
    }
    if (name == "pay" || name == "reverse" || name == "refund") check_acquirer(name, message, request.body);
}

// While its case is open, an answer about money is written down whenever it comes.
void Judge::answered_late(const std::string& name, const services::Request& request) {
    if (name != "2207") return;
    const auto message = Json::parse(request.body, nullptr, false);
    const auto key = text_of(message, "msgid");
    const auto case_id = of_input(message, "chrg_bchno");
    bool open = true;
    for (const auto& fact : durable_)
        open = open && !(fact.kind == FactKind::case_closed && fact.case_id.value == case_id);
    if (open) late_.insert(key);
}

void Judge::check_platform(const std::string& name, const Json& message) {
    // M3: every envelope has a message id of its own, or an undo would name somebody else's message.
    if (const auto msgid = text_of(message, "msgid"); !msgids_.insert(msgid).second)
        complain("M3: message id used twice: " + name + " " + msgid);
    if (name == "2601") {
        const auto original = of_input(message, "omsgid");
        if (!is_own(original)) complain("M17: reverses a message that this kiosk never sent: " + original);
        for (const auto& fact : durable_)
            if (fact.kind == FactKind::sent && fact.key == original)
                check_undo("2601", fact.case_id.value, original);
    }
    if (name == "2208") {
        const auto setl_id = of_input(message, "setl_id");
        if (!ledger_.is_own_settlement(network_.served(), setl_id))
            complain("M17: cancels a settlement that is not this kiosk's: " + setl_id);
        for (const auto& [id, books] : ledger_.cases(network_.served()))
            for (const auto& one : books.settlements)
                if (one.setl_id == setl_id)
                    check_undo("2208", id, given_back_by(id).empty() ? one.msgid : setl_id);
    }
    if (name == "2202" || name == "2205") {
        const auto mdtrt_id = of_input(message, "mdtrt_id");
        bool ours = false;
        for (const auto& [id, books] : ledger_.cases(network_.served()))
            ours = ours || books.mdtrt_id == mdtrt_id;
        if (!ours) complain("M17: cancels a visit that is not this kiosk's: " + mdtrt_id);
    }
}

void Judge::check_acquirer(const std::string& name, const Json& message, const std::string& body) {
    const auto order = text_of(message, "order");
    if (name == "pay") return check_debit(case_of_order(order), order, Leg::own, body);
    // A refund's key is as sacred as a debit's: a second one would be a second refund.
    const auto refund = text_of(message, "refund");
    if (name == "refund" && refund_of_.emplace(order, refund).first->second != refund)
        complain("M3: a refund under two keys: " + order);
    if (!is_own(order)) complain("M17: takes back an order that this kiosk never sent: " + order);
    check_undo(name, case_of_order(order), order);
}

void Judge::check_his(const std::string& name, const std::string& body) {
    if (name != "POST Appointment pending" && name != "POST Task requested") return;
    const auto message = Json::parse(body, nullptr, false);
    if (!message.is_object()) return;
    if (message.contains("cs")) patient_of_.emplace(text_of(message["cs"], "lsh"), guest_);
    if (!message.contains("identifier")) return;
    for (const auto& one : message["identifier"])
        if (text_of(one, "system") == "urn:kiosk:case") patient_of_.emplace(text_of(one, "value"), guest_);
}

void Judge::check_debit(const std::string& case_id, const std::string& key, Leg leg,
                        const std::string& body) {
    if (key.empty()) return complain("M3: a debit without a key");
    // Whoever stands there now is whose money moves.
    const auto guest = patient_of_.find(case_id);
    if (guest != patient_of_.end() && guest->second != guest_)
        complain("M9: a debit for " + guest->second + " while " + guest_ + " stands before the machine");
    if (++debits_[key] > 1) complain("M3: a debit's bytes went out twice: " + key);
    bool written = false;
    for (const auto& fact : durable_) {
        const bool same_case = fact.case_id.value == case_id;
        if (fact.kind == FactKind::sent && fact.leg == leg && fact.key == key) {
            written = true;
            if (fact.body_hash != services::crypto::sm3_hex(body))
                complain("M2: the journal has another body's hash: " + key);
        }
        const bool turned = same_case && fact.kind == FactKind::abort;
        const bool undone = fact.kind == FactKind::undo_sent && fact.leg == leg && fact.undoes == key;
        if (turned || undone) complain("M4: a debit after the case turned back: " + key);
    }
    if (!written) complain("M2: sent before it was durable: " + key);
}

// `key` of what is undone. Money goes back only when the service is gone: HIS first (M5).
void Judge::check_undo(const std::string& what, const std::string& case_id, const std::string& key) {
    bool written = false;
    for (const auto& fact : durable_)
        written = written || (fact.kind == FactKind::undo_sent && fact.undoes == key);
    if (!written) complain(fmt::format("M2: {} of {} sent before it was durable", what, key));
    const auto& cases = ledger_.cases(network_.served());
    const auto found = cases.find(case_id);
    if (found != cases.end() && found->second.booked())
        complain(fmt::format("M5: {} of {} while the registration stands", what, key));
}

}  // namespace kiosk::simulation
