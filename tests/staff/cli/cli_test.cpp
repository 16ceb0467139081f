// `kiosk staff` and `kiosk audit` as the hospital's IT calls them: what enroll prints lets somebody in, codes
// are those of the moment, unlock unlocks, verify finds what was changed.
#include <stdlib.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "kiosk/base/text.h"
#include "services/staff.h"

namespace kiosk::services::test {
namespace {

class StaffCli : public ::testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "staff-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder); }
    [[nodiscard]] std::string file(const std::string& name) const { return (folder / name).string(); }

    struct Answer {
        int status = -1;
        std::string text;
    };
    [[nodiscard]] static Answer run(const std::string& command) {
        auto* pipe = popen((command + " 2>&1").c_str(), "r");
        Answer answer;
        for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) answer.text += static_cast<char>(c);
        const int status = pclose(pipe);
        answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return answer;
    }
    [[nodiscard]] static Answer kiosk(const std::string& arguments) {
        return run(std::string{KIOSK_PROGRAM} + " " + arguments);
    }
    // What enroll prints, as a configuration.
    [[nodiscard]] StaffConfig enrolled(const std::string& printed) const {
        const auto begin = printed.find("[[staff.member]]");
        const auto end = printed.find("\n\n", begin);
        std::ofstream{file("kiosk.toml")} << "config_version = 1\ndata_folder = \".\"\n"
                                          << printed.substr(begin, end - begin) << "\n";
        auto root = ConfigTable::from_file(file("kiosk.toml"));
        EXPECT_TRUE(root);
        auto table = root->table("staff", "");
        auto config = read_staff_config(table);
        for (const auto& problem : root->problems())
            EXPECT_NE(problem.key.substr(0, 5), "staff") << problem.text();
        return config;
    }

    std::filesystem::path folder;
    SystemClock clock;
};

TEST_F(StaffCli, WhatEnrollPrintsLetsIn) {
    const auto printed =
        kiosk("staff enroll --number 1007 --role engineer --issuer '第一医院 K001' --secret-file " +
              file("s.secret"));
    ASSERT_EQ(printed.status, 0) << printed.text;
    std::smatch pin;
    ASSERT_TRUE(std::regex_search(printed.text, pin, std::regex{"\nPIN ([0-9]{6})\n"})) << printed.text;
    std::smatch uri;
    ASSERT_TRUE(
        std::regex_search(printed.text, uri,
                          std::regex{"otpauth://totp/([^:]+):1007\\?secret=([A-Z2-7]{32})&issuer=([^&]+)&"
                                     "algorithm=SHA1&digits=6&period=30\n"}))
        << printed.text;
    EXPECT_EQ(uri[1], "%E7%AC%AC%E4%B8%80%E5%8C%BB%E9%99%A2%20K001");
    EXPECT_EQ(uri[3], uri[1]);
    const auto config = enrolled(printed.text);
    ASSERT_EQ(config.members.size(), 1U);
    EXPECT_EQ(config.members[0].code_secret, *code_secret_of(Secret{uri[2]}));
    const auto audit = AuditLog::open(file("staff.db"), clock);
    ASSERT_TRUE(audit);
    const auto door = StaffDoor::open(config, file("staff.db"), clock, **audit);
    ASSERT_TRUE(door);
    const auto code = kiosk("staff code --secret-file " + file("s.secret"));
    ASSERT_EQ(code.status, 0);
    const auto who = (*door)->admit_code("1007", Secret{code.text.substr(0, 6)}, Secret{pin[1]});
    ASSERT_TRUE(who) << to_string(who.error());
    EXPECT_EQ(who->role, StaffRole::engineer);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(file("s.secret")).permissions(),
              perms::owner_read | perms::owner_write);
    // A secret that somebody uses is not written over.
    EXPECT_EQ(kiosk("staff enroll --number 1007 --role engineer --secret-file " + file("s.secret")).status,
              1);
}

TEST_F(StaffCli, EnrollWithoutAFilePrintsTheSecretAndTakesAPinFromInput) {
    const auto printed =
        run("echo 482913 | " KIOSK_PROGRAM " staff enroll --number 2001 --role attendant --pin -");
    ASSERT_EQ(printed.status, 0) << printed.text;
    EXPECT_TRUE(std::regex_search(printed.text, std::regex{"\n[A-Z2-7]{32}\n"}));
    EXPECT_EQ(printed.text.find("482913"), std::string::npos);
}

TEST_F(StaffCli, WrongUsageIsTold) {
    for (const char* wrong :
         {"staff", "audit", "staff enroll --number 1007", "staff enroll --number x --role engineer",
          "staff enroll --number 1 --role boss", "staff enroll --number 1 --role engineer --pin 123456",
          "staff enroll --number 1 --role engineer --pin 4829", "staff unlock --config k.toml",
          "staff unlock --number 1 --card 2 --config k.toml", "audit list", "staff code"})
        EXPECT_EQ(kiosk(wrong).status, 2) << wrong;
    for (const char* failed :
         {"audit list --file /nowhere/staff.db", "audit verify --config /nowhere/kiosk.toml",
          "staff code --secret-file /nowhere", "staff unlock --number 1 --config /nowhere"})
        EXPECT_EQ(kiosk(failed).status, 1) << failed;
    for (const char* help :
         {"staff --help", "staff enroll --help", "staff code --help", "staff unlock --help", "audit --help",
          "audit list --help", "audit verify --help"})
        EXPECT_EQ(kiosk(help).status, 0) << help;
}

TEST_F(StaffCli, UnlockAndAuditWorkWhileTheKioskRuns) {
    auto config =
        enrolled(kiosk("staff enroll --number 1007 --role engineer --secret-file " + file("s.secret")).text);
    config.first_wait = Millis{1};
    config.tries_most = 6;
    const auto audit = AuditLog::open(file("staff.db"), clock);
    ASSERT_TRUE(audit);
    const auto door = StaffDoor::open(config, file("staff.db"), clock, **audit);
    ASSERT_TRUE(door);
    const auto subject = (*door)->subject_of_number("1007");
    while ((*door)->look(subject).answer != Knock::Answer::dead) (void)(*door)->knock(subject);
    const auto unlocked = kiosk("staff unlock --number 1007 --config " + file("kiosk.toml"));
    EXPECT_EQ(unlocked.status, 0) << unlocked.text;
    EXPECT_EQ((*door)->look(subject).answer, Knock::Answer::try_now);

    const auto list = kiosk("audit list --file " + file("staff.db"));
    EXPECT_EQ(list.status, 0);
    EXPECT_NE(list.text.find("console"), std::string::npos) << list.text;
    EXPECT_NE(list.text.find("unlock"), std::string::npos);
    const auto json = kiosk("audit list --json --config " + file("kiosk.toml"));
    EXPECT_EQ(json.text.substr(0, 12), R"({"entries":[)") << json.text;
    EXPECT_EQ(kiosk("audit verify --config " + file("kiosk.toml")).text, "the audit log is whole\n");
    EXPECT_EQ(kiosk("audit verify --json --file " + file("staff.db")).text,
              "{\"problem\":\"\",\"whole\":true}\n");
    ASSERT_TRUE((*audit)->write("1007", "test", "after the console"));
}

TEST_F(StaffCli, VerifyNamesTheChangedEntry) {
    {
        const auto audit = AuditLog::open(file("staff.db"), clock);
        ASSERT_TRUE(audit);
        ASSERT_TRUE((*audit)->write("1007", "test", "a passed test"));
        ASSERT_TRUE((*audit)->write("1007", "test", "another"));
    }
    std::string bytes;
    {
        std::ifstream stream{file("staff.db"), std::ios::binary};
        bytes.assign(std::istreambuf_iterator<char>{stream}, {});
    }
    const auto place = bytes.find("a passed test");
    ASSERT_NE(place, std::string::npos);
    bytes[place + 2] = 'f';
    std::ofstream{file("staff.db"), std::ios::binary} << bytes;
    const auto answer = kiosk("audit verify --file " + file("staff.db"));
    EXPECT_EQ(answer.status, 1);
    EXPECT_NE(answer.text.find("entry 2 does not fit"), std::string::npos) << answer.text;
    const auto json = kiosk("audit verify --json --file " + file("staff.db"));
    EXPECT_EQ(json.status, 1);
    EXPECT_NE(json.text.find("\"whole\":false"), std::string::npos);
    // What is left of it can be read.
    EXPECT_NE(kiosk("audit list --file " + file("staff.db")).text.find("a fassed test"), std::string::npos);
}

}  // namespace
}  // namespace kiosk::services::test
