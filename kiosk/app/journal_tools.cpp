// `kiosk journal list|show|verify`: reading only, personal data masked.
#include <map>

#include <fmt/format.h>

#include "kiosk/app/tools.h"
#include "kiosk/base/json.h"
#include "kiosk/base/text.h"
#include "kiosk/money/audit.h"
#include "services/journal.h"

namespace kiosk::app {
namespace {

using services::Journal;
using services::JournalRecord;

int complain(const Error& error) {
    fmt::print(stderr, "kiosk journal: {}\n", error.text);
    return 1;
}

Json json_or_empty(const std::string& text) {
    auto json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

struct CaseLine {
    std::string opened;
    std::string state = "open";
    Json settlement = Json::object();
    std::string own = "0.00";
    std::string total = "0.00";
};

void add(CaseLine& line, const JournalRecord& record) {
    const auto& fact = record.fact;
    if (fact.kind == FactKind::case_opened) line.opened = record.at.date_time();
    if (fact.kind == FactKind::commit) line.state = "committed", line.total = fact.amount.yuan();
    if (fact.kind == FactKind::abort) line.state = "taken back";
    if (fact.kind == FactKind::done && fact.leg == Leg::insurance)
        line.settlement = json_or_empty(fact.detail);
    if (fact.kind == FactKind::done && fact.leg == Leg::own) line.own = fact.amount.yuan();
    if (fact.kind == FactKind::done && fact.leg == Leg::booking) line.state = "registered";
    if (fact.kind == FactKind::case_closed) line.state += ", closed";
}

Json masked_person(const std::string& personal) {
    auto who = json_or_empty(personal);
    Json out = Json::object();
    if (who.contains("name")) out["name"] = masked_name(who["name"].get<std::string>());
    if (who.contains("id_number")) out["id_number"] = masked_id_number(who["id_number"].get<std::string>());
    if (who.contains("psn_no")) out["psn_no"] = masked_tail(who["psn_no"].get<std::string>());
    return out;
}

}  // namespace

int journal_list(const ToolOptions& options) {
    const auto journal = Journal::open_for_reading(options.journal);
    if (!journal) return complain(journal.error());
    std::map<std::string, CaseLine> cases;
    const auto read =
        (*journal)->each([&](const JournalRecord& record) { add(cases[record.fact.case_id.value], record); });
    if (!read) return complain(read.error());
    Json rows = Json::array();
    for (const auto& [id, line] : cases) {
        const auto part = [&](const char* key) { return line.settlement.value(key, std::string{"0.00"}); };
        if (options.json)
            rows.push_back({{"case", id},
                            {"opened", line.opened},
                            {"state", line.state},
                            {"total", line.total},
                            {"fund", part("fund")},
                            {"account", part("account")},
                            {"own_paid", line.own},
                            {"hospital", part("hospital")},
                            {"setl_id", line.settlement.value("setl_id", "")}});
        else
            fmt::print("{}  {}  {:<20} total {}  fund {}  account {}  own paid {}  hospital {}  {}\n", id,
                       line.opened, line.state, line.total, part("fund"), part("account"), line.own,
                       part("hospital"), line.settlement.value("setl_id", ""));
    }
    if (options.json)
        fmt::print("{}\n", Json{{"cases", rows}}.dump());
    else if (cases.empty())
        fmt::print("the journal has no cases\n");
    return 0;
}

int journal_show(const ToolOptions& options) {
    const auto journal = Journal::open_for_reading(options.journal);
    if (!journal) return complain(journal.error());
    const auto records = (*journal)->read_case({options.case_id});
    if (!records) return complain(records.error());
    if (records->empty()) return complain({ErrorKind::not_found, "no case " + options.case_id});
    Json rows = Json::array();
    for (const auto& record : *records) {
        const auto& fact = record.fact;
        const auto who = record.personal_purged ? Json{{"purged", true}} : masked_person(fact.personal);
        if (options.json) {
            rows.push_back({{"sequence", record.sequence},
                            {"at", record.at.date_time()},
                            {"fact", services::to_string(fact.kind)},
                            {"leg", services::to_string(fact.leg)},
                            {"key", fact.key},
                            {"undoes", fact.undoes},
                            {"amount_fen", fact.amount.fen()},
                            {"body_hash", fact.body_hash},
                            {"detail", json_or_empty(fact.detail)},
                            {"person", who}});
            continue;
        }
        fmt::print("{:>5}  {}  {:<12} {:<9} {:<32} {:>10}  {} {}\n", record.sequence, record.at.date_time(),
                   services::to_string(fact.kind), services::to_string(fact.leg), fact.key,
                   fact.amount.yuan(), fact.detail, who.empty() ? "" : who.dump());
    }
    if (options.json) fmt::print("{}\n", Json{{"case", options.case_id}, {"facts", rows}}.dump());
    return 0;
}

// First that nothing was changed, then that what stands there keeps the rules of money, case by case.
int journal_verify(const ToolOptions& options) {
    const auto journal = Journal::open_for_reading(options.journal);
    if (!journal) return complain(journal.error());
    const auto chain = (*journal)->verify();
    std::map<std::string, std::vector<Fact>> cases;
    if (chain) {
        const auto read = (*journal)->each(
            [&](const JournalRecord& record) { cases[record.fact.case_id.value].push_back(record.fact); });
        if (!read) return complain(read.error());
    }
    Json broken = Json::array();
    for (const auto& [id, facts] : cases)
        for (const auto& rule : money::audit(facts)) broken.push_back({{"case", id}, {"rule", rule}});
    if (options.json)
        fmt::print("{}\n", Json{{"chain", chain.has_value()},
                                {"problem", chain ? "" : chain.error().text},
                                {"cases", cases.size()},
                                {"broken_rules", broken}}
                               .dump());
    if (!chain) return complain(chain.error());
    for (const auto& one : broken)
        fmt::print(stderr, "kiosk journal: case {}: {}\n", one["case"].get<std::string>(),
                   one["rule"].get<std::string>());
    if (!broken.empty()) return 1;
    if (!options.json)
        fmt::print("{}: the chain is whole and {} cases keep the rules\n", options.journal, cases.size());
    return 0;
}

}  // namespace kiosk::app
