// The audit log on staff.db. The head is read inside each transaction, because the console may write while
// the kiosk does; what does not fit is never written upon.
#include "services/audit.h"

#include <mutex>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "services/staff/link.h"
#include "services/staff/store.h"

namespace kiosk::services {
namespace {

using namespace staff;

constexpr std::size_t word_length_most = 64;
constexpr std::size_t detail_length_most = 400;
constexpr const char* entries = "SELECT sequence, at_ms, who, action, detail, link FROM audit ";

struct LinkedEntry {
    AuditEntry entry;
    std::string link;
};

LinkedEntry entry_of(const journal::Statement& row) {
    return {{row.number(0), CivilTime{row.number(1)}, row.bytes(2), row.bytes(3), row.bytes(4)},
            row.bytes(5)};
}

// One line, and never longer than somebody reads.
std::string in_short(const std::string& text, std::size_t length_most) {
    auto points = code_points(printable(text));
    if (points.size() > length_most) points.resize(length_most);
    return to_utf8(points);
}

class SqliteAuditLog final : public AuditLog {
public:
    SqliteAuditLog(Store store, const Clock* clock) : store_{std::move(store)}, clock_{clock} {}

    Result<void> write(const std::string& who, const std::string& action, const std::string& detail) override;
    Result<void> each(const std::function<void(const AuditEntry&)>& visit) const override;
    [[nodiscard]] Result<void> verify() const override;
    [[nodiscard]] Result<AuditHead> head_as_found() const;

private:
    // Whether head and last entry fit each other: the cheap part of verify(). In the caller's transaction.
    [[nodiscard]] Result<AuditHead> fitting_head() const;
    [[nodiscard]] Result<void> walk() const;

    mutable std::mutex lock_;  // tests of the machine report from threads of their own
    Store store_;
    const Clock* clock_;  // null: opened for reading
};

Result<AuditHead> SqliteAuditLog::fitting_head() const {
    const auto& database = store_.database();
    auto head = TRY(read_head(database, store_.key()));
    auto query = TRY(database.prepare(fmt::format("{} ORDER BY sequence DESC LIMIT 2", entries)));
    const auto first = TRY(first_head(store_.key()));
    if (!TRY(query.step())) {
        if (head.sequence == 0 && head.link == first.link) return head;
        return fail(ErrorKind::corrupt,
                    fmt::format("audit log: entry {} is missing, the head says so", head.sequence));
    }
    const auto last = entry_of(query);
    const auto before = TRY(query.step()) ? query.bytes(5) : first.link;
    const auto linked = TRY(link_of(store_.key(), before, last.entry));
    if (last.entry.sequence == head.sequence && last.link == head.link && linked == last.link) return head;
    // Only now is the time well spent that it takes to name the first wrong entry.
    TRY_VOID(walk());
    return fail(ErrorKind::corrupt, fmt::format("audit log: the head says entry {}, the last is {}",
                                                head.sequence, last.entry.sequence));
}

Result<AuditHead> SqliteAuditLog::head_as_found() const {
    const journal::ReadView view{store_.database()};
    TRY_VOID(view.begun());
    return fitting_head();
}

Result<void> SqliteAuditLog::write(const std::string& who, const std::string& action,
                                   const std::string& detail) {
    const std::lock_guard held{lock_};
    if (clock_ == nullptr) return fail(ErrorKind::bug, "the audit log was opened for reading");
    return store_.durable([&]() -> Result<void> {
        const auto head = TRY(fitting_head());
        const AuditEntry entry{head.sequence + 1, clock_->civil(), in_short(who, word_length_most),
                               in_short(action, word_length_most), in_short(detail, detail_length_most)};
        const auto link = TRY(link_of(store_.key(), head.link, entry));
        auto insert = TRY(store_.database().prepare("INSERT INTO audit VALUES (?,?,?,?,?,?)"));
        insert.number(1, entry.sequence).number(2, entry.at.unix_ms).text(3, entry.who);
        insert.text(4, entry.action).text(5, entry.detail).blob(6, link);
        TRY(insert.step());
        return write_head(store_.database(), store_.key(), {entry.sequence, link});
    });
}

Result<void> SqliteAuditLog::each(const std::function<void(const AuditEntry&)>& visit) const {
    std::vector<AuditEntry> all;
    {
        const std::lock_guard held{lock_};
        auto query = TRY(store_.database().prepare(fmt::format("{} ORDER BY sequence", entries)));
        while (TRY(query.step())) all.push_back(entry_of(query).entry);
    }
    for (const auto& entry : all) visit(entry);  // who may write meanwhile
    return {};
}

Result<void> SqliteAuditLog::walk() const {
    auto query = TRY(store_.database().prepare(fmt::format("{} ORDER BY sequence", entries)));
    auto walked = TRY(first_head(store_.key()));
    while (TRY(query.step())) {
        const auto next = entry_of(query);
        if (next.entry.sequence != walked.sequence + 1)
            return fail(ErrorKind::corrupt,
                        fmt::format("audit log: entry {} is missing", walked.sequence + 1));
        if (TRY(link_of(store_.key(), walked.link, next.entry)) != next.link)
            return fail(ErrorKind::corrupt,
                        fmt::format("audit log: entry {} does not fit the chain", next.entry.sequence));
        walked = {next.entry.sequence, next.link};
    }
    const auto head = TRY(read_head(store_.database(), store_.key()));
    if (head.sequence == walked.sequence && head.link == walked.link) return {};
    if (head.sequence > walked.sequence)
        return fail(ErrorKind::corrupt, fmt::format("audit log: entry {} is missing: the head says {}",
                                                    walked.sequence + 1, head.sequence));
    return fail(ErrorKind::corrupt, fmt::format("audit log: the head says {} entries, there are {}",
                                                head.sequence, walked.sequence));
}

Result<void> SqliteAuditLog::verify() const {
    const std::lock_guard held{lock_};
    if (store_.key().empty())
        return fail(ErrorKind::configuration,
                    "audit log: its key file is not there, and without it nothing can be proved");
    const journal::ReadView view{store_.database()};
    TRY_VOID(view.begun());
    TRY_VOID(walk());
    const auto storage = TRY(store_.database().ask("PRAGMA integrity_check(1)"));
    if (storage != "ok") return fail(ErrorKind::corrupt, "audit log: storage: " + storage);
    return {};
}

}  // namespace

Result<std::unique_ptr<AuditLog>> AuditLog::open(const std::string& path, const Clock& clock) {
    auto log = std::make_unique<SqliteAuditLog>(TRY(Store::open(path)), &clock);
    const auto head = TRY(log->head_as_found());
    // Whoever takes the file away gets a new log; that it is new must not look like "nothing happened here".
    if (head.sequence == 0) TRY_VOID(log->write("kiosk", "log_begun", "the first entry of this file"));
    return log;
}

Result<std::unique_ptr<AuditLog>> AuditLog::open_for_reading(const std::string& path) {
    return std::make_unique<SqliteAuditLog>(TRY(Store::open_for_reading(path)), nullptr);
}

}  // namespace kiosk::services
