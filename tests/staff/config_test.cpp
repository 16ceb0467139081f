// [staff] and [support] as they are read: defaults, one complete table, and every mistake with its key and
// line.
#include "services/support.h"
#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class StaffSettings : public StaffRoom {
protected:
    void SetUp() override {
        StaffRoom::SetUp();
        write_file("good.secret", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n");
        write_file("short.secret", "MZXW6YTBOI\n");
        write_file("no_base32.secret", "0189\n");
    }
    StaffConfig read(const std::string& toml) {
        auto root = ConfigTable::from_text(toml, file("kiosk.toml"));
        EXPECT_TRUE(root) << (root ? "" : root.error().text);
        auto table = root->table("staff", "");
        auto read_from_it = read_staff_config(table);
        problems.clear();
        for (const auto& problem : root->problems())
            problems.push_back(std::to_string(problem.line) + " " + problem.key);
        return read_from_it;
    }
    [[nodiscard]] static std::string member(const std::string& number, const std::string& secret_file,
                                            const std::string& hash) {
        return "[[staff.member]]\nnumber = \"" + number + "\"\nrole = \"engineer\"\ncode_secret_file = \"" +
               secret_file + "\"\npin_hash = \"" + hash + "\"\n";
    }

    std::vector<std::string> problems;
};

using Problems = std::vector<std::string>;

TEST_F(StaffSettings, NothingSaidMeansNobodyGetsIn) {
    const auto empty = read("");
    EXPECT_EQ(problems, Problems{});
    EXPECT_TRUE(empty.authority.empty());
    EXPECT_TRUE(empty.members.empty());
    EXPECT_EQ(empty.free_tries, 5);
    EXPECT_EQ(empty.tries_most, 15);
    EXPECT_EQ(empty.first_wait, 15s);
    EXPECT_EQ(empty.session_idle, 3min);
    EXPECT_EQ(empty.session_longest, 30min);
}

TEST_F(StaffSettings, EverythingSaidIsRead) {
    const auto all = read(
        "[staff]\ncard_authority = \"ca.pem\"\nrevoked = [\"0a:1B\"]\nengineer_unit = \"Technik\"\n"
        "attendant_unit = \"Pflege\"\nfree_tries = 3\ntries_most = 9\nfirst_wait_ms = 2000\n"
        "session_idle_ms = 60000\nsession_longest_ms = 600000\n" +
        member("1007", "good.secret", pin_hash()) + member("2001", "good.secret", pin_hash()));
    EXPECT_EQ(problems, Problems{});
    EXPECT_EQ(all.authority, file("ca.pem"));
    EXPECT_EQ(all.revoked, std::vector<std::string>{"A1B"});
    EXPECT_EQ(all.engineer_unit, "Technik");
    EXPECT_EQ(all.attendant_unit, "Pflege");
    EXPECT_EQ(all.free_tries, 3);
    EXPECT_EQ(all.tries_most, 9);
    EXPECT_EQ(all.first_wait, 2s);
    EXPECT_EQ(all.session_idle, 1min);
    EXPECT_EQ(all.session_longest, 10min);
    ASSERT_EQ(all.members.size(), 2U);
    EXPECT_EQ(all.members[0].number, "1007");
    EXPECT_EQ(all.members[0].role, StaffRole::engineer);
    EXPECT_EQ(all.members[0].code_secret.reveal(), "12345678901234567890");
    EXPECT_EQ(all.members[0].pin_hash, pin_hash());
}

TEST_F(StaffSettings, MistakesAreNamedWithKeyAndLine) {
    read("[staff]\nrevoked = [\"no hex\"]\ntries_most = 5\nattendant_unit = \"engineer\"\nfirst_wait = 5\n");
    EXPECT_EQ(problems, (Problems{"2 staff.revoked", "3 staff.tries_most", "4 staff.attendant_unit",
                                  "5 staff.first_wait"}));
    read(member("1007", "short.secret", pin_hash()) + member("1007", "no_base32.secret", "482913") +
         member("10x", "good.secret", "scrypt$16384$8$1$" + pin_hash().substr(17)) +
         "[[staff.member]]\nrole = \"boss\"\n");
    EXPECT_EQ(problems, (Problems{"4 staff.member[0].code_secret_file", "7 staff.member[1].number",
                                  "9 staff.member[1].code_secret_file", "10 staff.member[1].pin_hash",
                                  "12 staff.member[2].number", "15 staff.member[2].pin_hash",
                                  "16 staff.member[3].number", "16 staff.member[3].code_secret_file",
                                  "16 staff.member[3].pin_hash", "17 staff.member[3].role"}));
}

TEST_F(StaffSettings, NoProblemRepeatsASecret) {
    auto root = ConfigTable::from_text(member("1007", "no_base32.secret", "482913"), file("kiosk.toml"));
    auto table = root->table("staff", "");
    EXPECT_EQ(read_staff_config(table).members.size(), 1U);
    ASSERT_EQ(root->problems().size(), 2U);
    for (const auto& problem : root->problems()) {
        EXPECT_EQ(problem.text().find("0189"), std::string::npos) << problem.text();
        EXPECT_EQ(problem.text().find("482913"), std::string::npos) << problem.text();
    }
}

TEST_F(StaffSettings, SupportIsReadAndMistakesNamed) {
    auto root = ConfigTable::from_text(
        "[support]\nrecipient = \"r.pem\"\nusb_folder = \"/media\"\nupload_url = \"https://s/in\"\n"
        "bytes_most = 70000\n",
        file("kiosk.toml"));
    auto table = root->table("support", "");
    const auto support = read_support_config(table);
    EXPECT_TRUE(root->problems().empty());
    EXPECT_EQ(support.recipient, file("r.pem"));
    EXPECT_EQ(support.usb_folder, "/media");
    EXPECT_EQ(support.upload_url, "https://s/in");
    EXPECT_EQ(support.bytes_most, 70'000U);
    auto wrong =
        ConfigTable::from_text("[support]\nupload_url = \"http://s\"\nbytes_most = 1\n", "kiosk.toml");
    auto wrong_table = wrong->table("support", "");
    EXPECT_TRUE(read_support_config(wrong_table).recipient.empty());
    EXPECT_EQ(wrong->problems().size(), 2U);
}

}  // namespace
}  // namespace kiosk::services::test
