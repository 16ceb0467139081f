// `kiosk journal` as the operator and the finance office call it: whatever was done to the files, verify
// names the first record that is wrong; the export has the columns that --help promises, and no name in the
// clear.
#include <sys/wait.h>

#include <cstdio>
#include <regex>

#include "tests/journal/journal_room.h"

namespace kiosk::services {
namespace {

class JournalCli : public JournalRoom {
protected:
    void SetUp() override {
        JournalRoom::SetUp();
        auto journal = open();
        for (int i = 1; i <= 6; ++i) {
            auto one = fact("c", i == 1 ? FactKind::case_opened : FactKind::sent, R"({"name":"赵六六"})");
            one.leg = Leg::hold;
            one.key = "key-of-record-" + std::to_string(i);
            ASSERT_TRUE(journal->append({&one, 1}));
        }
    }
    struct Answer {
        int status = -1;
        std::string text;
    };
    [[nodiscard]] Answer kiosk(const std::string& arguments) const {
        const auto command = std::string{KIOSK_PROGRAM} + " journal " + arguments + " 2>&1";
        auto* pipe = popen(command.c_str(), "r");
        Answer answer;
        for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe)) answer.text += static_cast<char>(c);
        const int status = pclose(pipe);
        answer.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return answer;
    }
    [[nodiscard]] Answer verify() const { return kiosk("verify --journal " + path()); }
    void expect_named(int record) const {
        const auto answer = verify();
        EXPECT_EQ(answer.status, 1) << answer.text;
        EXPECT_NE(answer.text.find("record " + std::to_string(record) + " "), std::string::npos)
            << answer.text;
    }
    void put_back(const std::string& bytes) const { std::ofstream{path(), std::ios::binary} << bytes; }
};

TEST_F(JournalCli, VerifyIsContentWithAWholeJournal) {
    const auto answer = verify();
    EXPECT_EQ(answer.status, 0) << answer.text;
}

TEST_F(JournalCli, VerifyNamesTheCaseThatBreaksARuleOfMoney) {
    {
        auto journal = open();
        auto debit = fact("c", FactKind::sent);
        debit.leg = Leg::own;
        ASSERT_TRUE(journal->append({&debit, 1}));
        ASSERT_TRUE(journal->append({&debit, 1}));
    }
    const auto answer = verify();
    EXPECT_EQ(answer.status, 1);
    EXPECT_NE(answer.text.find("case c: M3: a debit was sent twice"), std::string::npos) << answer.text;
}

TEST_F(JournalCli, VerifyNamesTheRecordWithAFlippedByte) {
    const auto whole = bytes_of(path());
    for (int record = 1; record <= 6; ++record) {
        auto damaged = whole;
        const auto place = damaged.find("key-of-record-" + std::to_string(record));
        ASSERT_NE(place, std::string::npos);
        damaged[place] ^= 1;
        put_back(damaged);
        expect_named(record);
    }
}

TEST_F(JournalCli, VerifyNamesTheRecordWhoseHashWasChanged) {
    const auto whole = bytes_of(path());
    for (int record = 1; record <= 6; ++record) {
        tamper("UPDATE record SET hash = zeroblob(32) WHERE sequence = " + std::to_string(record));
        expect_named(record);
        put_back(whole);
    }
}

TEST_F(JournalCli, VerifyNamesTheFirstRecordOfAMissingTail) {
    tamper("DELETE FROM record WHERE sequence > 4");
    expect_named(5);
}

// The sanitizers' builds flip fewer: every flip starts the program twice, which takes them a second or two
// each.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t stride_bytes = 5003;
constexpr int found_at_least = 1;  // the file's own head
#else
constexpr std::size_t stride_bytes = 499;
constexpr int found_at_least = 4;  // most of these small pages is free space
#endif

TEST_F(JournalCli, AnyFlippedByteIsNamedOrHarmless) {
    const auto whole = bytes_of(path());
    const auto shown = kiosk("export --journal " + path()).text;
    int found = 0;
    const std::regex tells{"record \\d+|head|open case|schema|not a database|malformed|storage|no journal"};
    for (std::size_t at = 3; at < whole.size(); at += stride_bytes) {
        auto damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x41);
        put_back(damaged);
        const auto answer = verify();
        found += answer.status == 1 ? 1 : 0;
        ASSERT_TRUE(answer.status == 0 || answer.status == 1) << "byte " << at << ": " << answer.text;
        if (answer.status == 1) {
            EXPECT_TRUE(std::regex_search(answer.text, tells)) << answer.text;
        } else {
            EXPECT_EQ(kiosk("export --journal " + path()).text, shown) << "byte " << at;
        }
    }
    EXPECT_GE(found, found_at_least);
}

TEST_F(JournalCli, VerifyNoticesAnotherKiosksFile) {
    const auto other = folder / "other";
    std::filesystem::create_directory(other);
    {
        auto journal = open_at((other / "journal.db").string());
        write(*journal, "d", FactKind::case_opened);
    }
    std::filesystem::copy_file(other / "journal.db", path(),
                               std::filesystem::copy_options::overwrite_existing);
    const auto answer = verify();
    EXPECT_EQ(answer.status, 1);
    EXPECT_NE(answer.text.find("another journal's file"), std::string::npos) << answer.text;
}

TEST_F(JournalCli, ExportsWhatHelpPromisesAndMasksNames) {
    {
        auto journal = open();
        auto odd = fact("c", FactKind::undo_done);
        odd.key = "=1+1,\"x\"";
        odd.detail = R"({"fund":"10.00","setl_id":"S1"})";
        ASSERT_TRUE(journal->append({&odd, 1}));
    }
    const auto answer = kiosk("export --journal " + path());
    EXPECT_EQ(answer.status, 0);
    const auto head = answer.text.substr(0, answer.text.find("\r\n"));
    const auto help = kiosk("export --help").text;
    std::stringstream columns{head};
    int count = 0;
    for (std::string column; std::getline(columns, column, ','); ++count)
        EXPECT_NE(help.find("\n  " + column + " "), std::string::npos) << column << " in\n" << help;
    EXPECT_EQ(count, 13);
    EXPECT_NE(answer.text.find(R"("'=1+1,""x""",,12.30,10.00,,,S1,)"), std::string::npos) << answer.text;
    EXPECT_EQ(answer.text.find("赵六六"), std::string::npos);
    EXPECT_NE(answer.text.find("赵*"), std::string::npos) << answer.text;
    EXPECT_EQ(std::count(answer.text.begin(), answer.text.end(), '\n'), 8);
}

}  // namespace
}  // namespace kiosk::services
