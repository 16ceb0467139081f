// The HIS port of one driver before the simulated hospital, which share no code. The clock stands still until
// told.
#pragma once

#include <gtest/gtest.h>

#include "services/his.h"
#include "tests/his/direct_line.h"

namespace kiosk::his_test {

using namespace his;
using services::HisDriver;

inline services::HisConfig config_of(HisDriver driver) {
    services::HisConfig config;
    config.driver = driver;
    config.base_url = driver == HisDriver::fhir ? "https://hospital/fhir" : "https://hospital/zzj/api";
    if (driver == HisDriver::fhir) return config;
    auto loaded = services::load_his_mapping(EXAMPLE_MAPPING);
    for (const auto& problem : loaded.problems) ADD_FAILURE() << problem.text();
    config.mapping = std::move(loaded.mapping);
    return config;
}

class HisRoom : public testing::TestWithParam<HisDriver> {
protected:
    void set(const std::string& change) {
        const auto served = hospital.serve({"POST", "/control/set", {}, {}, change});
        ASSERT_EQ(served.reply.status, 200) << served.reply.body;
    }
    void order(const std::string& what) { set(R"({"order":")" + what + R"(","for":"P01"})"); }

    Outcome<Reply> ask(const Call& call) { return services::ask(*his, call, Millis{1'000}); }
    template <class Asked>
    typename Asked::Reply answer(const Asked& call) {
        const auto outcome = ask(Call{call});
        EXPECT_TRUE(outcome.is_done()) << words_of(outcome);
        return outcome.is_done() ? std::get<typename Asked::Reply>(outcome.done()) : typename Asked::Reply{};
    }
    RefusalReason refusal(const Call& call) {
        const auto outcome = ask(call);
        EXPECT_TRUE(outcome.is_refused()) << words_of(outcome);
        return outcome.is_refused() ? outcome.refused().reason : RefusalReason::business;
    }
    static std::string words_of(const Outcome<Reply>& outcome) {
        return outcome.is_refused()   ? "refused: " + outcome.refused().text
               : outcome.is_unknown() ? "unknown: " + outcome.unknown().detail
                                      : "done";
    }

    // A session of the first department with numbers left.
    ClinicSession session(bool general = true) {
        for (const auto& one : answer(ListSessions{day, "0301"}).rows)
            if (one.state == SessionState::open && one.general_clinic == general) return one;
        ADD_FAILURE() << "no open session";
        return {};
    }
    int numbers_left(const std::string& slot_id) {
        for (const auto& one : answer(ListSessions{day, "0301"}).rows)
            if (one.slot_id == slot_id) return one.numbers_left;
        return -1;
    }
    HoldSlot hold_of(const std::string& case_id) {
        return {{case_id}, session(), patient, "K001", "RP" + case_id};
    }
    static ConfirmHold paid_alone(const CaseId& case_id, const Hold& held) {
        return {case_id, {held.purpose, held.id},    "",   "", "T1", "微信支付",
                "",      Split::all_own(held.total), false};
    }

    std::vector<Bill> owed() { return answer(ListBills{patient.id_number, ""}).rows; }
    HoldBills hold_all(const std::string& case_id) {
        HoldBills hold{{case_id}, {}, patient, "K001", "RP" + case_id};
        for (const auto& bill : owed()) {
            hold.bills.ids.push_back(bill.id);
            hold.bills.total += bill.total;
        }
        return hold;
    }

    std::string day = "2026-11-22";
    ManualClock clock{CivilTime::parse("2026-11-22 09:30:00").value()};
    hospital::Hospital hospital{{.data_folder = "", .seed = 0, .delay_ms = 0, .keys = {}}, clock};
    DirectLine line{hospital};
    services::HisConfig config = config_of(GetParam());
    std::unique_ptr<services::HisPort> his = services::make_his(config, line, clock);
    Patient patient{
        .name = "样例甲", .id_number = "990101199003070031", .gender = "1", .birth_date = "1990-03-07"};
};

inline std::string name_of(const testing::TestParamInfo<HisDriver>& driver) {
    return driver.param == HisDriver::fhir ? "fhir" : "mapped";
}

}  // namespace kiosk::his_test

#define FOR_EVERY_DRIVER(Suite)                                                                    \
    INSTANTIATE_TEST_SUITE_P(                                                                      \
        drivers, Suite,                                                                            \
        testing::Values(::kiosk::services::HisDriver::fhir, ::kiosk::services::HisDriver::mapped), \
        ::kiosk::his_test::name_of)
