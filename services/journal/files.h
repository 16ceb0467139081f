// What surrounds the database on the disk: the lock that keeps a second writer out, the key file beside the
// journal, and the permissions of both.
#pragma once

#include <string>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace kiosk::services::journal {

// Held while a journal is open for writing. A lock file of its own, because closing any descriptor of the
// database file itself would drop SQLite's locks in this process.
class WriterLock {
public:
    WriterLock() = default;
    static Result<WriterLock> take(const std::string& journal_path);
    WriterLock(WriterLock&& other) noexcept;
    WriterLock& operator=(WriterLock&& other) noexcept;
    ~WriterLock();

private:
    explicit WriterLock(int descriptor) : descriptor_{descriptor} {}
    int descriptor_ = -1;
};

// Creates the file when it is missing; in either case only its owner may read it afterwards.
Result<void> make_private(const std::string& path);
// "<journal>.key", made on first use and durable before it returns.
Result<Secret> load_or_make_key(const std::string& journal_path, bool journal_is_new);
// Empty where it is not there: what is not personal can be read without it.
Secret load_key(const std::string& journal_path);
bool exists_with_content(const std::string& path);

}  // namespace kiosk::services::journal
