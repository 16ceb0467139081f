// A folder with a staff.db in it for one test, a clock that stands, a door with two members and an authority,
// and the hands of a thief.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "services/staff.h"
#include "tests/staff/cards.h"

namespace kiosk::services::test {

using namespace std::chrono_literals;

constexpr Millis day{86'400'000};

class StaffRoom : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "staff-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
        config.members = {{"1007", StaffRole::engineer, secret, pin_hash()},
                          {"2001", StaffRole::attendant, other_secret, pin_hash()}};
    }
    void TearDown() override {
        door.reset();
        audit.reset();
        std::filesystem::remove_all(folder);
    }
    // scrypt is slow on purpose: one hash for all tests.
    static const std::string& pin_hash() {
        static const std::string hash = *hash_of_pin(Secret{"482913"});
        return hash;
    }
    [[nodiscard]] std::string path() const { return (folder / "staff.db").string(); }
    [[nodiscard]] std::string file(const std::string& name) const { return (folder / name).string(); }
    void write_file(const std::string& name, const std::string& text) const {
        std::ofstream{folder / name, std::ios::binary} << text;
    }

    // A new process: what only memory knew is gone.
    void open() {
        door.reset();
        audit.reset();
        auto log = AuditLog::open(path(), clock);
        ASSERT_TRUE(log) << log.error().text;
        audit = std::move(*log);
        auto opened = StaffDoor::open(config, path(), clock, *audit);
        ASSERT_TRUE(opened) << opened.error().text;
        door = std::move(*opened);
    }
    [[nodiscard]] CardWish wish() const {
        CardWish wished;
        wished.from = clock.civil() + Millis{-30 * day};
        wished.until = clock.civil() + Millis{30 * day};
        return wished;
    }
    [[nodiscard]] Card make_authority(const std::string& name = "Staff cards") const {
        auto wished = wish();
        wished.name = name;
        wished.units = {};
        wished.authority = true;
        wished.key_usage = "critical,keyCertSign,cRLSign";
        return make_card(wished, nullptr);
    }
    // By number, with a knock, as the screen does it.
    std::expected<StaffIdentity, StaffRefusal> sign_in(const std::string& number, const std::string& code,
                                                       const std::string& pin) const {
        return door->admit_code(number, Secret{code}, Secret{pin});
    }
    [[nodiscard]] std::string code() const { return one_time_code(secret, clock.civil()); }
    [[nodiscard]] std::string code(Millis later) const {
        return one_time_code(secret, clock.civil() + later);
    }

    [[nodiscard]] std::vector<AuditEntry> entries() const {
        std::vector<AuditEntry> all;
        EXPECT_TRUE(audit->each([&](const AuditEntry& entry) { all.push_back(entry); }));
        return all;
    }
    // SQL behind the door's back.
    void tamper(const std::string& sql) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path().c_str(), &database), SQLITE_OK);
        char* problem = nullptr;
        EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &problem), SQLITE_OK) << problem;
        sqlite3_free(problem);
        sqlite3_close(database);
    }

    std::filesystem::path folder;
    ManualClock clock{*CivilTime::parse("2026-11-27 09:30:00")};
    Secret secret{"12345678901234567890"};
    Secret other_secret{"abcdefghijklmnopqrst"};
    StaffConfig config;
    std::unique_ptr<AuditLog> audit;
    std::unique_ptr<StaffDoor> door;
};

}  // namespace kiosk::services::test
