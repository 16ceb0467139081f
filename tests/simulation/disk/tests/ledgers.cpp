// The journal's reader checks what the table does not count: whether the chain verifies, and whether a number
// that was given out comes again.
#include "tests/simulation/disk/tests/ledgers.h"

#include <set>

#include <fmt/format.h>
#include <sqlite3.h>

#include "services/journal.h"

namespace kiosk::simulation {
namespace {

using services::Journal;

constexpr const char* institution = "H12345678901";

class ProductJournal final : public Ledger {
public:
    static std::unique_ptr<Ledger> open(CutDisk& disk, std::string& problem) {
        auto ledger = std::make_unique<ProductJournal>();
        auto journal = Journal::open("journal.db", ledger->clock_, disk.vfs_name());
        if (!journal) return problem = journal.error().text, nullptr;
        ledger->journal_ = std::move(*journal);
        return ledger;
    }

    // As the driver does it: the ids first, then the facts that carry them.
    bool append(int number) override {
        const auto case_id = journal_->next_case_id("K001", clock_.civil());
        if (!case_id) return false;
        const auto msgid = journal_->next_msgid(institution, 0, 99, clock_.civil());
        if (!msgid) return false;
        Fact opened;
        opened.case_id = *case_id;
        opened.key = msgid->value;
        opened.amount = Fen{100 + number};
        opened.body_hash = case_id->value + " " + msgid->value;
        opened.detail = std::to_string(number);
        opened.personal = R"({"name":"somebody"})";
        auto sent = opened;
        sent.kind = FactKind::sent;
        const std::array facts{opened, sent};
        return journal_->append(facts).has_value();
    }

    Findings read() override {
        Findings found;
        const auto wrong = [&](const std::string& what) { found.corrupt = true, found.problem = what; };
        if (auto verified = journal_->verify(); !verified) wrong(verified.error().text);
        std::set<std::string> given;
        std::int64_t last = 0;
        const auto each = journal_->each([&](const services::JournalRecord& record) {
            if (record.sequence != ++last) wrong("a gap in the sequence");
            if (record.fact.personal != R"({"name":"somebody"})") wrong("personal part lost");
            ++found.facts_of_append[std::stoi(record.fact.detail)];
            given.insert(record.fact.key);
            given.insert(record.fact.case_id.value);
        });
        if (!each) wrong(each.error().text);
        const auto cases = journal_->open_cases();
        if (!cases || cases->size() != found.facts_of_append.size()) wrong("open cases do not fit");
        const auto case_id = journal_->next_case_id("K001", clock_.civil());
        const auto msgid = journal_->next_msgid(institution, 0, 99, clock_.civil());
        if (!case_id) wrong("no case id after the restart: " + case_id.error().text);
        if (!msgid) wrong("no message id after the restart: " + msgid.error().text);
        if (case_id && given.contains(case_id->value)) wrong("case id given out twice");
        if (msgid && given.contains(msgid->value)) wrong("message id given out twice");
        return found;
    }

private:
    ManualClock clock_{*CivilTime::parse("2026-11-22 09:30:15")};
    std::unique_ptr<Journal> journal_;
};

class PlainSqlite final : public Ledger {
public:
    static std::unique_ptr<Ledger> open(CutDisk& disk, std::string& problem, const std::string& settings) {
        auto ledger = std::make_unique<PlainSqlite>();
        const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        const bool well =
            sqlite3_open_v2("plain.db", &ledger->handle_, flags, disk.vfs_name().c_str()) == SQLITE_OK &&
            ledger->run(settings) && ledger->run("CREATE TABLE IF NOT EXISTS fact (number, half)");
        if (!well) return problem = sqlite3_errmsg(ledger->handle_), nullptr;
        return ledger;
    }
    ~PlainSqlite() override { sqlite3_close_v2(handle_); }

    bool append(int number) override {
        return run(
            fmt::format("BEGIN; INSERT INTO fact VALUES ({0}, 1); INSERT INTO fact VALUES ({0}, 2);"
                        "COMMIT",
                        number));
    }

    Findings read() override {
        Findings found;
        found.corrupt = true;
        const auto verdict = [](void* out, int, char** values, char**) {
            static_cast<Findings*>(out)->corrupt = std::string{values[0]} != "ok";
            return 0;
        };
        const auto count = [](void* out, int, char** values, char**) {
            if (values[0] == nullptr) return 1;  // a garbled row
            ++static_cast<Findings*>(out)->facts_of_append[std::stoi(values[0])];
            return 0;
        };
        const bool read =
            sqlite3_exec(handle_, "PRAGMA integrity_check", verdict, &found, nullptr) == SQLITE_OK &&
            sqlite3_exec(handle_, "SELECT number FROM fact", count, &found, nullptr) == SQLITE_OK;
        if (!read) found.corrupt = true;
        return found;
    }

private:
    bool run(const std::string& sql) {
        return sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    sqlite3* handle_ = nullptr;
};

}  // namespace

OpenLedger product_journal() { return ProductJournal::open; }

OpenLedger plain_sqlite(const std::string& journal_mode, const std::string& synchronous) {
    return
        [settings = fmt::format("PRAGMA journal_mode={}; PRAGMA synchronous={}", journal_mode, synchronous)](
            CutDisk& disk, std::string& problem) { return PlainSqlite::open(disk, problem, settings); };
}

}  // namespace kiosk::simulation
