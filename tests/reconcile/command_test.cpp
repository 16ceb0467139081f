// `kiosk reconcile` as an operator or a timer runs it: exit status, JSON, the finance sheet on disk.
#include <sys/wait.h>

#include <cstdio>

#include "day_town.h"
#include "services/hospital/wire.h"

namespace kiosk::test {
namespace {

struct Ran {
    int status = -1;
    std::string out;
};

class Command : public DayTown {
protected:
    void open_with_kiosk(const PlantedDay& day) {
        open(day);
        {
            auto journal = services::Journal::open((folder / "journal.db").string(), clock);
            ASSERT_TRUE(journal) << journal.error().text;
            day.fill(**journal);
        }
        fs::create_directories(folder / "secrets");
        std::ofstream{folder / "secrets/gateway.secret"} << "DEMO_SECRET_KEY\n";
        std::ofstream{folder / "secrets/acquirer.key"} << "DEMO_ACQUIRER_KEY\n";
        std::ofstream{folder / "kiosk.toml"} << fmt::format(R"(config_version = 1
data_folder = "{0}"
[kiosk]
number = "K001"
hospital_zh = "示例市第一医院"
hospital_en = "City First Hospital"
[display]
renderer = "software"
[tls]
ca = "hospital/tls/ca.pem"
certificate = "hospital/tls/kiosk.pem"
key = "hospital/tls/kiosk.key"
[settlement]
city = "{1}/binhai.toml"
base_url = "{2}/ebus/demo_api/prd/hsa/hgs/"
local_url = "{2}/localcfc/api/hsecfc/localQrCodeQuery"
access_code = "demo"
gateway_secret_file = "secrets/gateway.secret"
institution_code = "H99010100001"
institution_name = "示例市第一医院"
device_number = "K001"
mac_address = "02-00-00-00-00-01"
first_serial = 100
last_serial = 199
day_end_serial = 9900
[his]
base_url = "{2}/fhir"
[acquirer]
base_url = "{2}"
merchant = "M0001"
key_file = "secrets/acquirer.key"
device = "K001"
)",
                                                            folder.string(), CITIES_FOLDER, address);
    }
    Ran run(const std::string& words) const {
        const auto command = fmt::format("{} reconcile --config {}/kiosk.toml {} 2>{}/stderr", KIOSK_PROGRAM,
                                         folder.string(), words, folder.string());
        Ran ran;
        std::FILE* pipe = popen(command.c_str(), "r");
        if (pipe == nullptr) return ran;
        char buffer[4096];
        for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
            ran.out.append(buffer, got);
        const int status = pclose(pipe);
        ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        return ran;
    }
    [[nodiscard]] std::string complaints() const { return hospital::read_file((folder / "stderr").string()); }
};

TEST_F(Command, names_fifty_differences_and_leaves_with_three) {
    open_with_kiosk(PlantedDay{date, true});
    const auto ran = run(fmt::format("--date {} --json --out {}/out", date, folder.string()));
    ASSERT_EQ(ran.status, 3) << complaints();
    const auto report = hospital::Json::parse(ran.out, nullptr, false);
    ASSERT_TRUE(report.is_object()) << ran.out.substr(0, 200);
    EXPECT_EQ(report["differences"].size(), 50U);
    EXPECT_EQ(report["actions"]["reverse"], 2);
    EXPECT_EQ(ran.out.find("9900000000000000009"), std::string::npos) << "a whole person number was printed";
    const auto csv = hospital::read_file((folder / fmt::format("out/day-{}.csv", date)).string());
    for (const char* till : {"K001", "K002", "K003", "W01", "W02"})
        EXPECT_NE(csv.find(till), std::string::npos) << till;
    const auto pdf = hospital::read_file((folder / fmt::format("out/day-{}.pdf", date)).string());
    EXPECT_TRUE(pdf.starts_with("%PDF")) << pdf.size() << " bytes";
}

TEST_F(Command, a_clean_day_leaves_with_nought) {
    open_with_kiosk(PlantedDay{date, false});
    const auto ran = run("--date today");
    EXPECT_EQ(ran.status, 0) << complaints();
    EXPECT_NE(ran.out.find("everything balances to 0 fen"), std::string::npos) << ran.out;
}

TEST_F(Command, a_silent_hospital_is_a_failure_and_a_strange_date_wrong_usage) {
    open_with_kiosk(PlantedDay{date, false});
    EXPECT_EQ(run("--date 2026-13-01").status, 2);
    server->stop();
    server.reset();
    EXPECT_EQ(run("--date today").status, 1);
    EXPECT_NE(complaints().find("HIS"), std::string::npos) << complaints();
}

}  // namespace
}  // namespace kiosk::test
