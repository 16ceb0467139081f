// The program that plays a card for the demo and for scripts plays a staff card too, from certificate and key
// in files, before the real card service.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "tests/hal/common/staff_room.h"
#include "tests/hal/fixtures/process.h"

namespace kiosk::hal {
namespace {

class StaffCardProgram : public StaffRoom {
protected:
    void SetUp() override {
        StaffRoom::SetUp();
        std::filesystem::create_directories(folder_);
        std::ofstream{folder_ / "cert.pem"} << papers_.certificate_pem;
        std::ofstream{folder_ / "key.pem"} << papers_.key_pem;
    }
    void TearDown() override {
        StaffRoom::TearDown();
        std::filesystem::remove_all(folder_);
    }
    std::string card_file(const std::string& more) {
        const auto path = (folder_ / "card.json").string();
        std::ofstream{path} << R"({"staff_certificate": "cert.pem", "staff_key": "key.pem", )" << more
                            << "}\n";
        return path;
    }
    const std::filesystem::path folder_ =
        std::filesystem::path{testing::TempDir()} / ("staff-card-" + std::to_string(getpid()));
    const StaffPapers papers_ = staff_papers(PaperKey::rsa_2048);
};

TEST_P(StaffCardProgram, SignsUntilItIsEnded) {
    {
        const Process card{{VIRTUAL_CARD, card_file(R"("staff_pin": "471108", "pin_tries": 3)")}};
        ASSERT_TRUE(recorder.wait_for_count<device::CardInserted>(1));
        const auto completion = read_staff();
        ASSERT_NE(as<device::StaffCardRead>(completion), nullptr);
        EXPECT_EQ(as<device::StaffCardRead>(completion)->certificate, papers_.certificate_der);
        expect_signed(papers_);
        expect_pin_wrong({2}, other_pin);
    }
    EXPECT_TRUE(recorder.wait_for_count<device::CardRemoved>(1)) << "its end is the card's removal";
}

TEST_P(StaffCardProgram, RefusesWhatIsNoStaffCard) {
    const auto status_of = [](const std::string& file) {
        const auto command = std::string{VIRTUAL_CARD} + " " + file + " 2>/dev/null";
        return WEXITSTATUS(std::system(command.c_str()));
    };
    EXPECT_EQ(status_of(card_file(R"("staff_pin": "12")")), 2);
    std::ofstream{folder_ / "key.pem"} << "no key";
    EXPECT_EQ(status_of(card_file(R"("staff_pin": "471108")")), 2);
}

INSTANTIATE_TEST_SUITE_P(Devices, StaffCardProgram, testing::ValuesIn(benches<CardBench>()), bench_name);

}  // namespace
}  // namespace kiosk::hal
