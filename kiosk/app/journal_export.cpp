// `kiosk journal export`: the money facts as CSV (RFC 4180, UTF-8) for the hospital's finance office. Amounts
// are yuan with two decimals; whoever it was stays masked.
#include <string_view>

#include <fmt/format.h>

#include "kiosk/app/tools.h"
#include "kiosk/base/json.h"
#include "kiosk/base/text.h"
#include "services/journal.h"

namespace kiosk::app {
namespace {

Json object_of(const std::string& text) {
    auto json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

std::string word(const Json& object, const char* key) {
    return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string{};
}

// A spreadsheet would run a text that begins like a formula.
std::string field(std::string_view text) {
    const bool formula = !text.empty() && std::string_view{"=+-@\t\r"}.contains(text.front());
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    std::string out;
    if (quoted) out += '"';
    if (formula) out += '\'';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    if (quoted) out += '"';
    return out;
}

std::string line_of(const services::JournalRecord& record) {
    const auto& fact = record.fact;
    const auto detail = object_of(fact.detail);
    const auto who = object_of(fact.personal);
    const auto name = word(who, "name");
    return fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{}\r\n", record.sequence, record.at.date_time(),
                       field(fact.case_id.value), services::to_string(fact.kind),
                       services::to_string(fact.leg), field(fact.key), field(fact.undoes), fact.amount.yuan(),
                       field(word(detail, "fund")), field(word(detail, "account")),
                       field(word(detail, "hospital")), field(word(detail, "setl_id")),
                       field(name.empty() ? "" : masked_name(name)));
}

}  // namespace

const char* const journal_export_columns =
    "Columns, one line for each fact, in the order of writing:\n"
    "  sequence    number of the record, without gaps\n"
    "  at          civil time (UTC+8) by the kiosk's clock\n"
    "  case        one sum of money on its way\n"
    "  fact        case_opened, sent, done, refused, unknown, undo_sent, undo_done, undo_refused,\n"
    "              undo_unknown, commit, abort, slip_printed, case_closed\n"
    "  leg         hold, visit, fees, insurance, own, booking (meaningful for sent ... undo_unknown)\n"
    "  key         the counterparty's handle: message id, order or refund number, appointment\n"
    "  undoes      undo_*: key of what is undone\n"
    "  amount      yuan; it has moved only where fact is done, and moved back where it is undo_done\n"
    "  fund        yuan from the insurance fund (settled insurance only, as are the next three)\n"
    "  account     yuan from the personal account\n"
    "  hospital    yuan borne by the hospital\n"
    "  settlement  the platform's settlement id\n"
    "  name        masked; empty once it was purged\n"
    "A text that begins with = + - @ has an apostrophe in front, so that no spreadsheet runs it.";

int journal_export(const ToolOptions& options) {
    const auto journal = services::Journal::open_for_reading(options.journal);
    const auto complain = [](const Error& error) {
        fmt::print(stderr, "kiosk journal: {}\n", error.text);
        return 1;
    };
    if (!journal) return complain(journal.error());
    fmt::print("sequence,at,case,fact,leg,key,undoes,amount,fund,account,hospital,settlement,name\r\n");
    const auto read =
        (*journal)->each([](const services::JournalRecord& record) { fmt::print("{}", line_of(record)); });
    return read ? 0 : complain(read.error());
}

}  // namespace kiosk::app
