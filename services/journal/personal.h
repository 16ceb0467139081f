// The personal part of a record: sealed under a random key of its case, which is itself wrapped by the
// journal's key file. Destroying the row of a case's key makes its personal data unreadable for good.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/secret.h"
#include "services/journal/chain.h"
#include "services/journal/database.h"

namespace kiosk::services::journal {

class Personal {
public:
    Personal(std::string journal_id, Secret file_key)
        : journal_id_{std::move(journal_id)}, file_key_{std::move(file_key)} {}

    // Inside the caller's transaction. Empty where the case was purged already: a late fact about money is
    // never lost, its personal part is.
    Result<std::string> sealed(const Database& database, const std::string& case_id, std::int64_t sequence,
                               const std::string& plain) const;
    struct Opened {
        std::string plain;
        bool purged = false;
    };
    Result<Opened> opened(const Database& database, const Row& row) const;
    // Destroys the keys of cases closed before `before_ms`; the number destroyed.
    Result<int> purge(const Database& database, std::int64_t before_ms, std::int64_t now_ms) const;
    [[nodiscard]] const Secret& file_key() const { return file_key_; }

private:
    Result<std::optional<Secret>> existing_key(const Database& database, const std::string& case_id,
                                               bool& purged) const;
    std::string journal_id_;
    Secret file_key_;
};

}  // namespace kiosk::services::journal
