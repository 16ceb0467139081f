// Opening: settings that SQLite must confirm, the tables, and the facts that are needed before the first
// record.
#pragma once

#include <string>

#include "services/journal/database.h"

namespace kiosk::services::journal {

struct Opened {
    std::string journal_id;  // 16 random bytes, made with the journal
    int format = 1;          // what has been added to the tables of schema_version; 2 = open_case
};

// Refuses unless WAL and synchronous=FULL read back: every other setting loses acknowledged records in a
// power cut.
[[nodiscard]] Result<void> demand_durability(const Database& database);
// Makes the tables in an empty database, adds what a journal of an earlier format lacks, refuses an unknown
// version.
[[nodiscard]] Result<Opened> prepare_schema(const Database& database);
// The same for a reader: nothing is made.
[[nodiscard]] Result<Opened> check_schema(const Database& database);

}  // namespace kiosk::services::journal
