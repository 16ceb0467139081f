// Reading the journal's facts: which 2207 this kiosk sent on a day, and what it knows of their end. Only the
// facts count, so a journal of an older version reads the same.
#include "services/day_books.h"
#include "services/journal.h"
#include "services/json.h"

namespace kiosk::services {
namespace {

using reconcile::OwnCase;
using reconcile::OwnLeg;

Json object_of(const std::string& text) {
    auto parsed = text.empty() ? Result<Json>{Json::object()} : Json::parse(text);
    return parsed ? std::move(*parsed) : Json::object();
}

Fen yuan_or_zero(const Json& object, std::string_view name) {
    return Fen::parse_yuan(object.scalar_of(name)).value_or(Fen{});
}

}  // namespace

void OwnDay::add(const JournalRecord& record) {
    const auto& fact = record.fact;
    const auto [place, fresh] = place_.try_emplace(fact.case_id.value, entries_.size());
    if (fresh) {
        entries_.emplace_back();
        entries_.back().own.case_id = fact.case_id.value;
        entries_.back().own.leg = OwnLeg::not_settled;
    }
    auto& [own, sent_that_day, aborted] = entries_[place->second];
    if (fact.kind == FactKind::case_opened) {
        const auto person = object_of(fact.personal);
        own.insutype = person.scalar_of("insutype");
        own.insured_place = person.scalar_of("insuplc_admdvs");
    }
    if (fact.kind == FactKind::abort) aborted = true;
    if (fact.kind == FactKind::case_closed) {
        own.closed = true;
        // An aborted case closes only after its 2208 counted as done, be it by "already revoked".
        if (aborted && own.leg == OwnLeg::settled) own.leg = OwnLeg::cancelled;
    }
    if (fact.leg != Leg::insurance) return;
    if (fact.kind == FactKind::sent) sent_that_day = record.at.date() == day_;
    add_insurance(own, record);
}

void OwnDay::add_insurance(OwnCase& own, const JournalRecord& record) {
    const auto& fact = record.fact;
    const auto detail = object_of(fact.detail);
    switch (fact.kind) {
        case FactKind::sent:
            own.msgid = fact.key;
            own.leg = OwnLeg::unknown;  // until an answer stands behind it
            own.insured = fact.amount;
            own.total = yuan_or_zero(detail, "total");
            return;
        case FactKind::done:
            own.leg = OwnLeg::settled;
            own.setl_id = detail.scalar_of("setl_id");
            own.clr_optins = detail.scalar_of("clr_optins");
            own.clr_type = detail.scalar_of("clr_type");
            if (detail.find("fund") != nullptr)
                own.insured = yuan_or_zero(detail, "fund") + yuan_or_zero(detail, "account");
            return;
        case FactKind::refused:
            own.leg = OwnLeg::not_settled;
            return;
        case FactKind::unknown:
            own.leg = OwnLeg::unknown;
            return;
        case FactKind::undo_done:
        case FactKind::undo_refused:
            // A reversal that found no original proves as little as one that was accepted.
            if (own.leg == OwnLeg::unknown)
                own.leg = OwnLeg::reversal_unproved;
            else if (own.leg == OwnLeg::settled && fact.kind == FactKind::undo_done)
                own.leg = OwnLeg::cancelled;
            return;
        case FactKind::case_opened:
        case FactKind::undo_sent:
        case FactKind::undo_unknown:
        case FactKind::commit:
        case FactKind::abort:
        case FactKind::slip_printed:
        case FactKind::case_closed:
            return;
    }
}

std::vector<OwnCase> OwnDay::cases() const {
    std::vector<OwnCase> of_the_day;
    for (const auto& entry : entries_)
        if (entry.sent_that_day) of_the_day.push_back(entry.own);
    return of_the_day;
}

}  // namespace kiosk::services
