// The journal on SQLite. One rule governs this file: after anything went wrong while writing, nothing is
// written any more. A failed fsync may have lost pages that the kernel now calls clean, so only opening anew
// and reading back tells what is true.
#include "services/journal.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "kiosk/base/text.h"
#include "services/journal/chain.h"
#include "services/journal/counters.h"
#include "services/journal/crypto.h"
#include "services/journal/files.h"
#include "services/journal/names.h"
#include "services/journal/personal.h"
#include "services/journal/reserve.h"
#include "services/journal/schema.h"

namespace kiosk::services {
namespace {

using namespace journal;
constexpr int log_frames_max = 1000;
constexpr const char* row_columns =
    "SELECT sequence, at_ms, case_id, kind, leg, key, undoes, amount_fen, body_hash, detail, sealed, hash "
    "FROM "
    "record ";

constexpr const char* open_cases_of_the_records =
    "SELECT case_id FROM record AS opened WHERE kind = 'case_opened' AND NOT EXISTS (SELECT 1 FROM record "
    "WHERE kind = 'case_closed' AND case_id = opened.case_id) GROUP BY case_id ORDER BY min(sequence)";

Row row_of(const Statement& s) {
    return {s.number(0), s.number(1), s.bytes(2), s.bytes(3), s.bytes(4),  s.bytes(5),
            s.bytes(6),  s.number(7), s.bytes(8), s.bytes(9), s.bytes(10), s.bytes(11)};
}

struct Head {
    std::int64_t sequence = 0;
    std::string hash;
};

// What a transaction may do on a full disk.
enum class Room { only_free, reserve_too };

class SqliteJournal final : public Journal {
public:
    SqliteJournal(Database database, Reserve space, const Clock* clock, const Opened& opened, Secret key)
        : database_{std::move(database)},
          reserve_{std::move(space)},
          clock_{clock},
          journal_id_{opened.journal_id},
          format_{opened.format},
          personal_{opened.journal_id, std::move(key)} {}

    Result<void> read_head();
    void keep(WriterLock lock) { lock_ = std::move(lock); }

    Result<void> reserve() override;
    Result<JournalSequence> append(std::span<const Fact> facts) override;
    Result<std::vector<JournalRecord>> read_case(const CaseId& case_id) const override;
    Result<void> each(const std::function<void(const JournalRecord&)>& visit) const override;
    Result<std::vector<CaseId>> open_cases() const override;
    Result<void> verify() const override;
    Result<CaseId> next_case_id(const std::string& kiosk_number, CivilTime now) override;
    Result<Msgid> next_msgid(const std::string& institution, int first_serial, int last_serial,
                             CivilTime now) override;
    Result<int> purge_personal(CivilTime before) override;

private:
    Result<void> may_write() const;
    // Runs `work` in a transaction, twice where the first found no room; any other error closes the journal.
    template <class Work>
    auto durable(Room room, Work&& work) -> decltype(work());
    template <class Work>
    auto attempt(Work&& work) -> decltype(work());
    template <class Draw>
    Result<std::string> draw(Room room, const std::string& counter, Draw&& next);
    void close_for_good(const Error& why);
    void move_log();
    Result<void> insert(const Fact& fact, Head& head);
    Result<void> verify_open_cases() const;
    Result<void> walk() const;
    Result<void> write_head(const Head& head) const;
    Result<JournalRecord> record_of(Row row) const;
    Result<Head> stored_head() const;
    Result<std::optional<std::int64_t>> stored_counter(const std::string& name) const;

    std::mutex writing_;  // the core appends while workers draw message ids: one transaction at a time
    WriterLock lock_;     // outlives the database: the next writer may come only after ours has closed
    Database database_;
    Reserve reserve_;
    bool no_room_ = false;  // why the last attempt failed
    const Clock* clock_;    // null: opened for reading
    std::string journal_id_;
    int format_;
    Personal personal_;
    Head head_;
    std::string closed_because_;
};

Result<void> SqliteJournal::may_write() const {
    if (clock_ == nullptr) return fail(ErrorKind::bug, "the journal was opened for reading");
    if (closed_because_.empty()) return {};
    return fail(ErrorKind::unavailable, "the journal is closed for good: " + closed_because_);
}

void SqliteJournal::close_for_good(const Error& why) {
    closed_because_ = why.text;
    log::error("journal", "closed for good: {}", why.text);
    static_cast<void>(database_.run("ROLLBACK"));
}

template <class Work>
auto SqliteJournal::attempt(Work&& work) -> decltype(work()) {
    no_room_ = false;
    const auto undone = [&](Error why) {
        no_room_ = database_.out_of_room();
        static_cast<void>(database_.run("ROLLBACK"));
        return std::unexpected{std::move(why)};
    };
    if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return undone(begun.error());
    auto result = work();
    if (!result) return undone(result.error());
    if (auto committed = database_.run("COMMIT"); !committed) return undone(committed.error());
    return result;
}

template <class Work>
auto SqliteJournal::durable(Room room, Work&& work) -> decltype(work()) {
    if (auto may = may_write(); !may) return std::unexpected{may.error()};
    auto result = attempt(work);
    if (!result && no_room_ && room == Room::reserve_too && reserve_.give_back()) result = attempt(work);
    const bool nothing_happened = !result && no_room_ && room == Room::only_free;
    if (!result && !nothing_happened) close_for_good(result.error());
    return result;
}

// What was committed is durable whatever happens here; but an error while the log moves into the database
// means that the disk fails, and then the next write must not happen. A full disk is no such error: the log
// stays where it is.
void SqliteJournal::move_log() {
    if (database_.log_frames() < log_frames_max) return;
    auto moved = database_.checkpoint(false);
    if (!moved && database_.out_of_room() && reserve_.give_back()) moved = database_.checkpoint(false);
    if (!moved && !database_.out_of_room()) close_for_good(moved.error());
}

Result<void> SqliteJournal::reserve() {
    const std::lock_guard writing{writing_};
    TRY_VOID(may_write());
    return reserve_.hold();
}

Result<Head> SqliteJournal::stored_head() const {
    auto query = TRY(database_.prepare("SELECT sequence, hash, seal FROM head"));
    if (!TRY(query.step())) {
        const auto records = TRY(database_.ask("SELECT count(*) FROM record"));
        if (records != "0") return fail(ErrorKind::corrupt, "journal: there are records and no head");
        return Head{0, TRY(genesis_hash(journal_id_))};
    }
    Head head{query.number(0), query.bytes(1)};
    const auto& key = personal_.file_key();
    if (key.empty()) return head;
    const auto seal = TRY(head_seal(key, head.sequence, head.hash));
    if (query.bytes(2) != seal)
        return fail(ErrorKind::corrupt,
                    "journal: the head's seal does not fit: another journal's file or key, or a forged head");
    return head;
}

Result<void> SqliteJournal::read_head() {
    const ReadView view{database_};
    TRY_VOID(view.begun());
    head_ = TRY(stored_head());
    auto query = TRY(database_.prepare(fmt::format("{} ORDER BY sequence DESC LIMIT 2", row_columns)));
    if (!TRY(query.step())) {
        if (head_.sequence == 0) return {};
        return fail(ErrorKind::corrupt, "journal: the head has no records");
    }
    const Row last = row_of(query);
    const auto genesis = TRY(genesis_hash(journal_id_));
    const bool has_before = TRY(query.step());
    const auto linked = TRY(link_hash(has_before ? query.bytes(11) : genesis, last));
    const bool fits = last.sequence == head_.sequence && last.hash == head_.hash && linked == last.hash;
    if (fits) return {};
    // Only now is the time well spent that it takes to name the first wrong record.
    TRY_VOID(walk());
    return fail(ErrorKind::corrupt,
                fmt::format("journal: the head says record {}, and record {} does not fit it", head_.sequence,
                            last.sequence));
}

Result<void> SqliteJournal::write_head(const Head& head) const {
    const auto seal = TRY(head_seal(personal_.file_key(), head.sequence, head.hash));
    auto write =
        TRY(database_.prepare("INSERT OR REPLACE INTO head (one, sequence, hash, seal) VALUES (1,?,?,?)"));
    TRY(write.number(1, head.sequence).blob(2, head.hash).blob(3, seal).step());
    return {};
}

Result<void> SqliteJournal::insert(const Fact& fact, Head& head) {
    Row row{head.sequence + 1,
            clock_->civil().unix_ms,
            fact.case_id.value,
            to_string(fact.kind),
            to_string(fact.leg),
            fact.key,
            fact.undoes,
            fact.amount.fen(),
            fact.body_hash,
            fact.detail,
            "",
            ""};
    row.sealed = TRY(personal_.sealed(database_, row.case_id, row.sequence, fact.personal));
    row.hash = TRY(link_hash(head.hash, row));
    auto write = TRY(database_.prepare("INSERT INTO record VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"));
    write.number(1, row.sequence)
        .number(2, row.at_ms)
        .text(3, row.case_id)
        .text(4, row.kind)
        .text(5, row.leg);
    write.text(6, row.key).text(7, row.undoes).number(8, row.amount_fen).text(9, row.body_hash);
    write.text(10, row.detail).blob(11, row.sealed).blob(12, row.hash);
    TRY(write.step());
    head = {row.sequence, row.hash};
    return {};
}

Result<JournalSequence> SqliteJournal::append(std::span<const Fact> facts) {
    const std::lock_guard writing{writing_};
    for (const auto& fact : facts)
        if (fact.case_id.value.empty()) return fail(ErrorKind::bug, "a fact without a case");
    const bool opens = std::any_of(facts.begin(), facts.end(),
                                   [](const Fact& fact) { return fact.kind == FactKind::case_opened; });
    Head head;
    auto written = durable(opens ? Room::only_free : Room::reserve_too, [&]() -> Result<JournalSequence> {
        head = head_;
        for (const auto& fact : facts) TRY_VOID(insert(fact, head));
        if (!facts.empty()) TRY_VOID(write_head(head));
        return head.sequence;
    });
    if (written) head_ = head;
    if (written) move_log();
    return written;
}

Result<JournalRecord> SqliteJournal::record_of(Row row) const {
    const auto kind = fact_kind_of(row.kind);
    const auto leg = leg_of(row.leg);
    if (!kind || !leg)
        return fail(ErrorKind::corrupt, fmt::format("journal: record {} is of kind '{}', leg '{}'",
                                                    row.sequence, row.kind, row.leg));
    auto personal = TRY(personal_.opened(database_, row));
    Fact fact{{std::move(row.case_id)},
              *kind,
              *leg,
              std::move(row.key),
              std::move(row.undoes),
              Fen{row.amount_fen},
              std::move(row.body_hash),
              std::move(row.detail),
              std::move(personal.plain)};
    return JournalRecord{row.sequence, CivilTime{row.at_ms}, std::move(fact), personal.purged,
                         to_hex(row.hash)};
}

Result<std::vector<JournalRecord>> SqliteJournal::read_case(const CaseId& case_id) const {
    auto query = TRY(database_.prepare(fmt::format("{} WHERE case_id = ? ORDER BY sequence", row_columns)));
    query.text(1, case_id.value);
    std::vector<JournalRecord> records;
    while (TRY(query.step())) records.push_back(TRY(record_of(row_of(query))));
    return records;
}

Result<void> SqliteJournal::each(const std::function<void(const JournalRecord&)>& visit) const {
    auto query = TRY(database_.prepare(fmt::format("{} ORDER BY sequence", row_columns)));
    while (TRY(query.step())) visit(TRY(record_of(row_of(query))));
    return {};
}

Result<std::vector<CaseId>> SqliteJournal::open_cases() const {
    auto query = TRY(database_.prepare(format_ >= 2 ? "SELECT case_id FROM open_case ORDER BY opened_sequence"
                                                    : open_cases_of_the_records));
    std::vector<CaseId> cases;
    while (TRY(query.step())) cases.push_back({query.bytes(0)});
    return cases;
}

// The table of open cases lies outside the chain; a row that went missing there would hide somebody's money.
Result<void> SqliteJournal::verify_open_cases() const {
    if (format_ < 2) return {};
    const auto listed = TRY(open_cases());
    auto query = TRY(database_.prepare(open_cases_of_the_records));
    std::vector<CaseId> recorded;
    while (TRY(query.step())) recorded.push_back({query.bytes(0)});
    if (listed == recorded) return {};
    return fail(ErrorKind::corrupt,
                fmt::format("journal: {} cases are listed as open, the records show {} (or others)",
                            listed.size(), recorded.size()));
}

Result<void> SqliteJournal::walk() const {
    auto query = TRY(database_.prepare(fmt::format("{} ORDER BY sequence", row_columns)));
    Head walked{0, TRY(genesis_hash(journal_id_))};
    const auto row_follows = [&]() -> Result<bool> {
        auto row = query.step();
        if (row) return row;
        return fail_in(fmt::format("journal: record {} cannot be read", walked.sequence + 1), row.error());
    };
    while (TRY(row_follows())) {
        const Row row = row_of(query);
        if (row.sequence != walked.sequence + 1)
            return fail(ErrorKind::corrupt,
                        fmt::format("journal: record {} is missing", walked.sequence + 1));
        const auto linked = TRY(link_hash(walked.hash, row));
        if (linked != row.hash)
            return fail(ErrorKind::corrupt,
                        fmt::format("journal: record {} does not fit the chain", row.sequence));
        walked = {row.sequence, row.hash};
    }
    const auto head = TRY(stored_head());
    if (head.sequence == walked.sequence && head.hash == walked.hash) return {};
    if (head.sequence > walked.sequence)
        return fail(ErrorKind::corrupt, fmt::format("journal: record {} is missing: the head says {}",
                                                    walked.sequence + 1, head.sequence));
    return fail(ErrorKind::corrupt, fmt::format("journal: the head says {} records, there are {}",
                                                head.sequence, walked.sequence));
}

Result<void> SqliteJournal::verify() const {
    const ReadView view{database_};
    TRY_VOID(view.begun());
    TRY_VOID(walk());
    // The walk reads the records alone; a damaged index would hide a case from those who ask for it by name.
    const auto storage = TRY(database_.ask("PRAGMA integrity_check(1)"));
    if (storage != "ok") return fail(ErrorKind::corrupt, "journal storage: " + storage);
    return verify_open_cases();
}

Result<std::optional<std::int64_t>> SqliteJournal::stored_counter(const std::string& name) const {
    auto query = TRY(database_.prepare("SELECT value FROM counter WHERE name = ?"));
    if (!TRY(query.text(1, name).step())) return std::nullopt;
    return query.number(0);
}

template <class Draw>
Result<std::string> SqliteJournal::draw(Room room, const std::string& counter, Draw&& next) {
    TRY_VOID(may_write());
    // A statement still open would lock the table against move_log() below.
    const auto last = TRY(stored_counter(counter));
    // Settings that make no id are refused here, before the transaction: they do not close the journal.
    const Drawn drawn = TRY(next(last));
    auto id = durable(room, [&]() -> Result<std::string> {
        auto write = TRY(database_.prepare("INSERT OR REPLACE INTO counter (name, value) VALUES (?, ?)"));
        TRY(write.text(1, counter).number(2, drawn.after).step());
        return drawn.id;
    });
    if (id) move_log();
    return id;
}

Result<CaseId> SqliteJournal::next_case_id(const std::string& kiosk_number, CivilTime now) {
    const std::lock_guard writing{writing_};
    return CaseId{TRY(draw(Room::only_free, "case " + now.date(), [&](std::optional<std::int64_t> last) {
        return draw_case_id(kiosk_number, now, last.value_or(0));
    }))};
}

Result<Msgid> SqliteJournal::next_msgid(const std::string& institution, int first_serial, int last_serial,
                                        CivilTime now) {
    const std::lock_guard writing{writing_};
    return Msgid{TRY(draw(Room::reserve_too, "msgid", [&](std::optional<std::int64_t> last) {
        return draw_msgid(institution, first_serial, last_serial, now, last);
    }))};
}

Result<int> SqliteJournal::purge_personal(CivilTime before) {
    const std::lock_guard writing{writing_};
    const auto destroyed = durable(
        Room::only_free, [&] { return personal_.purge(database_, before.unix_ms, clock_->civil().unix_ms); });
    if (!destroyed) return destroyed;
    // The old page with the key still stands in the log until the log is moved and cut.
    const auto cut = database_.checkpoint(true);
    if (!cut) return close_for_good(cut.error()), std::unexpected{cut.error()};
    if (!*cut)
        log::warning("journal", "a reader holds the log: purged keys leave the disk at the next purge");
    return destroyed;
}

// A simulated disk has no files around the database: its key lies inside, and nobody else can open it.
Result<Secret> key_inside(const Database& database) {
    auto query = TRY(database.prepare("SELECT value FROM meta WHERE name = 'file_key'"));
    if (TRY(query.step())) return Secret{query.bytes(0)};
    Secret key{TRY(random_bytes(key_bytes))};
    auto insert = TRY(database.prepare("INSERT INTO meta (name, value) VALUES ('file_key', ?)"));
    TRY(insert.blob(1, key.reveal()).step());
    return key;
}

Result<std::unique_ptr<SqliteJournal>> open_database(const std::string& path, const Clock& clock,
                                                     const std::string& vfs, const Secret& key) {
    auto database = TRY(Database::open(path, Database::Access::write, vfs));
    TRY_VOID(demand_durability(database));
    const auto opened = TRY(prepare_schema(database));
    auto file_key = key;
    if (file_key.empty()) file_key = TRY(key_inside(database));
    auto journal =
        std::make_unique<SqliteJournal>(std::move(database), Reserve{path, vfs}, &clock, opened, file_key);
    TRY_VOID(journal->read_head());
    return journal;
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::string& path, const Clock& clock,
                                               const std::string& vfs) {
    WriterLock lock;
    Secret key;
    if (vfs.empty()) {
        lock = TRY(WriterLock::take(path));
        key = TRY(load_or_make_key(path, !exists_with_content(path)));
        TRY_VOID(make_private(path));
    }
    auto journal = open_database(path, clock, vfs, key);
    // Opening needs some room as well (the log's index); a full disk must not keep open cases from being
    // closed.
    const bool may_lack_room = !journal && journal.error().kind == ErrorKind::unavailable;
    if (may_lack_room && Reserve{path, vfs}.give_back()) journal = open_database(path, clock, vfs, key);
    if (!journal) return std::unexpected{journal.error()};
    (*journal)->keep(std::move(lock));
    return std::move(*journal);
}

Result<std::unique_ptr<Journal>> Journal::open_for_reading(const std::string& path) {
    if (!exists_with_content(path)) return fail(ErrorKind::not_found, path + ": no journal here");
    auto database = TRY(Database::open(path, Database::Access::read, ""));
    const auto opened = TRY(check_schema(database));
    auto journal = std::make_unique<SqliteJournal>(std::move(database), Reserve{path, ""}, nullptr, opened,
                                                   load_key(path));
    TRY_VOID(journal->read_head());
    return journal;
}

}  // namespace kiosk::services
