// `kiosk reconcile`: asks the three counterparties about a day, reads this kiosk's journal, tells what
// differs. It sends nothing that moves money: an own leg that must be taken back is named, and the kiosk's
// own unwinding takes it back under its journal.
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "kiosk/app/config.h"
#include "kiosk/app/finance_sheet.h"
#include "kiosk/app/tools.h"
#include "kiosk/base/json.h"
#include "services/acquirer.h"
#include "services/curl_transport.h"
#include "services/day_books.h"
#include "services/his.h"
#include "services/journal.h"
#include "services/settlement.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;
namespace reconcile = services::reconcile;

constexpr int exit_balanced = 0;
constexpr int exit_failed = 1;
constexpr int exit_wrong_usage = 2;
constexpr int exit_differences = 3;

int complain(const std::string& text) {
    fmt::print(stderr, "kiosk reconcile: {}\n", text);
    return exit_failed;
}

std::optional<std::string> day_of(const std::string& word, const Clock& clock) {
    constexpr Millis day{24 * 3'600'000};
    if (word == "today") return clock.civil().date();
    if (word == "yesterday") return CivilTime{clock.civil().unix_ms - day.count()}.date();
    const auto at = CivilTime::parse(word + " 00:00:00");
    return at && at->date() == word ? std::optional{word} : std::nullopt;
}

std::string what_is_done_about(reconcile::Action action) {
    switch (action) {
        case reconcile::Action::reverse:
            return "to be reversed by the kiosk's own unwinding (2601)";
        case reconcile::Action::adopt:
            return "settled: platform and books agree";
        case reconcile::Action::close_as_absent:
            return "never settled: neither has it";
        case reconcile::Action::people:
            break;
    }
    return "people";
}

// The three clients and the journals, alive for one run.
struct Office {
    SystemClock clock;
    std::unique_ptr<services::Transport> transport;
    std::unique_ptr<services::Journal> numbers;  // whose counter gives message ids
    std::unique_ptr<services::SettlementClient> platform;
    std::unique_ptr<services::HisBooks> his;
    std::unique_ptr<services::AcquirerBill> acquirer;
};

// A block of its own lets this run beside the kiosk; else the kiosk's journal must be free.
Result<std::unique_ptr<services::Journal>> numbers_of(const KioskConfig& config, const Clock& clock) {
    const bool own_block = config.settlement.day_end_serial != 0;
    const auto file = fs::path{config.data_folder} / (own_block ? "reconcile.db" : "journal.db");
    auto journal = services::Journal::open(file.string(), clock);
    if (!journal && !own_block)
        return fail_in("message ids (settlement.day_end_serial would let this run beside the kiosk)",
                       journal.error());
    return journal;
}

Result<void> open_office(Office& office, const KioskConfig& config) {
    constexpr std::size_t reply_bytes_max = 64U << 20;
    office.transport = services::make_curl_transport(config.tls, {reply_bytes_max});
    office.numbers = TRY(numbers_of(config, office.clock));
    const auto& settlement = config.settlement;
    const int serial = settlement.day_end_serial;
    const int first = serial != 0 ? serial : settlement.first_serial;
    const int last = serial != 0 ? serial : settlement.last_serial;
    office.platform = TRY(services::make_settlement_client(
        settlement, *office.transport, office.clock, [&office, settlement, first, last] {
            return office.numbers->next_msgid(settlement.institution_code, first, last, office.clock.civil());
        }));
    office.his = services::make_his_books(config.his, *office.transport);
    office.acquirer = services::make_acquirer_bill(config.acquirer, *office.transport, office.clock);
    return {};
}

Result<std::vector<reconcile::OwnCase>> own_cases(const KioskConfig& config, const std::string& day) {
    const auto journal =
        TRY(services::Journal::open_for_reading((fs::path{config.data_folder} / "journal.db").string()));
    TRY_VOID(journal->verify());
    services::OwnDay own{day};
    TRY_VOID(journal->each([&](const services::JournalRecord& record) { own.add(record); }));
    return own.cases();
}

services::DayQuestion question_of(const KioskConfig& config, const std::string& day,
                                  std::vector<reconcile::OwnCase> journal) {
    services::DayQuestion question;
    question.day = day;
    question.own_machine = {config.policy.kiosk_number, config.acquirer.device,
                            config.settlement.institution_code, config.settlement.first_serial,
                            config.settlement.last_serial};
    question.journal = std::move(journal);
    // What the books may have forgotten: out-patients of this city, employed or resident.
    for (const char* insutype : {"310", "390"})
        question.always.push_back({insutype, "11", config.settlement.city.area});
    return question;
}

Json json_of(const services::reconcile::Report& report) {
    Json groups = Json::array();
    for (const auto& group : report.groups)
        groups.push_back({{"insutype", group.key.insutype},
                          {"clr_type", group.key.clr_type},
                          {"clr_optins", group.key.clr_optins},
                          {"equal", group.equal},
                          {"words", group.words}});
    Json differences = Json::array();
    std::map<std::string, int> counts;
    std::map<std::string, int> actions;
    for (const auto& one : report.differences) {
        ++counts[to_string(one.kind)];
        ++actions[to_string(one.action)];
        differences.push_back({{"kind", to_string(one.kind)},
                               {"words", reconcile::words_of(one.kind)},
                               {"owner", to_string(one.owner)},
                               {"till", one.till},
                               {"action", to_string(one.action)},
                               {"trace", one.trace},
                               {"case", one.case_id},
                               {"person", one.person},
                               {"ours_fen", one.ours.fen()},
                               {"theirs_fen", one.theirs.fen()},
                               {"note", one.note}});
    }
    return {{"date", report.date},
            {"balanced", report.balanced()},
            {"bills", report.bills},
            {"settlements", report.settlements},
            {"payments", report.payments},
            {"reversals_proved", report.reversals_proved},
            {"groups", groups},
            {"counts", counts},
            {"actions", actions},
            {"differences", differences}};
}

void print_report(const services::reconcile::Report& report) {
    fmt::print("{}: {} bills, {} insured settlements, {} payments\n\nplatform (3201)\n", report.date,
               report.bills, report.settlements, report.payments);
    for (const auto& group : report.groups) {
        const auto totals = report.totals.find(group.key);
        const auto sum = totals == report.totals.end() ? reconcile::StatementTotals{} : totals->second;
        fmt::print("  {}/{}/{}  {:>6} settlements  total {:>14}  fund {:>14}  account {:>14}  {}\n",
                   group.key.insutype, group.key.clr_type, group.key.clr_optins, sum.count, sum.total.yuan(),
                   sum.fund.yuan(), sum.account.yuan(), group.equal ? "equal" : "DIFFERS");
    }
    fmt::print("\ntills\n");
    for (const auto& line : report.tills)
        fmt::print("  {:<10} {:<6} {:>6} bills  own {:>14}  at the acquirer {:>14}\n", line.till,
                   to_string(line.channel), line.count, line.own.yuan(), line.at_acquirer.yuan());
    if (report.reversals_proved > 0)
        fmt::print("\n{} reversals of this kiosk are proved\n", report.reversals_proved);
    if (report.balanced()) {
        fmt::print("\neverything balances to 0 fen\n");
        return;
    }
    fmt::print("\n{} differences\n", report.differences.size());
    for (const auto& one : report.differences)
        fmt::print("  {:<31} {:<12} {:<6} {:<32} {:>6}  ours {:>10}  theirs {:>10}  {}{}{}\n",
                   to_string(one.kind), to_string(one.owner), one.till, one.trace, one.person,
                   one.ours.yuan(), one.theirs.yuan(), what_is_done_about(one.action),
                   one.note.empty() ? "" : "; ", one.note);
}

Result<void> write_file(const fs::path& path, const std::string& content) {
    std::ofstream file{path, std::ios::binary};
    file << content;
    file.close();
    if (!file) return fail(ErrorKind::unavailable, "cannot write " + path.string());
    return {};
}

Result<void> write_out(const services::reconcile::Report& report, const fs::path& folder,
                       const std::string& hospital, CivilTime now) {
    std::error_code created;
    fs::create_directories(folder, created);
    const auto pdf = TRY(sheet_pdf(report, hospital, now));
    TRY_VOID(write_file(folder / ("day-" + report.date + ".csv"), sheet_csv(report)));
    TRY_VOID(write_file(folder / ("differences-" + report.date + ".csv"), differences_csv(report)));
    TRY_VOID(write_file(folder / ("day-" + report.date + ".pdf"), pdf));
    TRY_VOID(write_file(folder / ("report-" + report.date + ".json"), json_of(report).dump(2) + "\n"));
    return {};
}

Result<services::reconcile::Report> close(const KioskConfig& config, const std::string& day) {
    auto journal = own_cases(config, day);
    if (!journal) return fail_in("this kiosk's journal", journal.error());
    Office office;
    TRY_VOID(open_office(office, config));
    return services::close_day(question_of(config, day, std::move(*journal)), *office.platform, *office.his,
                               *office.acquirer);
}

}  // namespace

int reconcile_day(const ToolOptions& options) {
    const SystemClock clock;
    const auto day = day_of(options.date, clock);
    if (!day) {
        fmt::print(stderr, "kiosk reconcile: --date {}: yyyy-MM-dd, today or yesterday is expected\n",
                   options.date);
        return exit_wrong_usage;
    }
    const auto reading = read_config(options.config);
    if (!reading) return complain(reading.error().text);
    for (const auto& problem : reading->problems) fmt::print(stderr, "kiosk: {}\n", problem.text());
    if (!reading->problems.empty()) return exit_failed;
    const auto report = close(reading->config, *day);
    if (!report) return complain(report.error().text);
    if (options.json)
        fmt::print("{}\n", json_of(*report).dump());
    else
        print_report(*report);
    if (!options.out.empty()) {
        const auto written =
            write_out(*report, options.out, reading->config.policy.hospital_name.zh, clock.civil());
        if (!written) return complain(written.error().text);
    }
    return report->balanced() ? exit_balanced : exit_differences;
}

}  // namespace kiosk::app
