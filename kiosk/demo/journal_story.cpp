// Facts of the last case, in their order.
#include "kiosk/demo/journal_story.h"

#include "kiosk/base/json.h"
#include "services/journal.h"

namespace kiosk::demo {
namespace {

Fen amount(const Json& detail, const char* name) {
    const auto read = Fen::parse_yuan(detail.value(name, "0.00"));
    return read ? *read : Fen{};
}

struct Story {
    from_case::Registered told;
    bool registered = false;

    void add(const Fact& fact) {
        const auto detail = Json::parse(fact.detail, nullptr, false);
        // A cancellation is the end of what was registered, not another story.
        if (fact.kind == FactKind::case_opened && detail.contains("cancels")) return;
        if (fact.kind == FactKind::case_opened) *this = Story{};
        if (fact.kind == FactKind::case_opened) told.trace_number = fact.case_id.value;
        const bool pays = detail.contains("bills") || detail.contains("admission");
        if (fact.kind == FactKind::case_opened && pays) told.hold.purpose = Purpose::bill;
        if (fact.kind == FactKind::commit) {
            told.insured = detail.value("insured", false);
            told.split.total = fact.amount;
            told.split.own = amount(detail, "own");
        }
        if (fact.kind == FactKind::abort) registered = false;
        if (fact.kind != FactKind::done) return;
        if (fact.leg == Leg::booking) registered = true;
        if (fact.leg == Leg::own) told.money.own = OwnMoney::taken;
        if (fact.leg != Leg::insurance) return;
        told.setl_id = detail.value("setl_id", "");
        told.split.fund = amount(detail, "fund");
        told.split.account = amount(detail, "account");
        told.split.hospital = amount(detail, "hospital");
    }
};

}  // namespace

Result<std::optional<from_case::Registered>> registered_by_journal(const std::string& journal) {
    const auto opened = TRY(services::Journal::open_for_reading(journal));
    Story story;
    TRY_VOID(opened->each([&](const services::JournalRecord& record) { story.add(record.fact); }));
    if (!story.registered) return std::optional<from_case::Registered>{};
    return std::optional{story.told};
}

}  // namespace kiosk::demo
