// A folder with a journal in it for one test, raw access to its tables behind the journal's back, and facts
// to write.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "services/journal.h"

namespace kiosk::services {

class JournalRoom : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "journal-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    [[nodiscard]] std::string path() const { return (folder / "journal.db").string(); }

    std::unique_ptr<Journal> open() const { return open_at(path()); }
    std::unique_ptr<Journal> open_at(const std::string& where) const {
        auto journal = Journal::open(where, clock);
        EXPECT_TRUE(journal) << (journal ? "" : journal.error().text);
        return journal ? std::move(*journal) : nullptr;
    }

    static Fact fact(const std::string& case_id, FactKind kind, const std::string& personal = "") {
        Fact made;
        made.case_id = {case_id};
        made.kind = kind;
        made.leg = Leg::insurance;
        made.key = "key of " + case_id;
        made.amount = Fen{1230};
        made.body_hash = "abcd";
        made.detail = R"({"setl_id":"1"})";
        made.personal = personal;
        return made;
    }
    static void write(Journal& journal, const std::string& case_id, FactKind kind,
                      const std::string& personal = "") {
        const auto one = fact(case_id, kind, personal);
        const auto sequence = journal.append({&one, 1});
        ASSERT_TRUE(sequence) << sequence.error().text;
    }

    // A thief's hands: SQL on the files while nobody has them open.
    void tamper(const std::string& sql) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path().c_str(), &database), SQLITE_OK);
        char* problem = nullptr;
        EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &problem), SQLITE_OK) << problem;
        sqlite3_close(database);
    }

    static std::string bytes_of(const std::filesystem::path& file) {
        std::ifstream in{file, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

    std::filesystem::path folder;
    ManualClock clock{*CivilTime::parse("2026-11-22 09:30:15")};
};

}  // namespace kiosk::services
