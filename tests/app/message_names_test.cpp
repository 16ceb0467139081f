// A journey names a message as the simulated hospital counts it; so the demo must call it the same, whichever
// language the HIS speaks.
#include "kiosk/demo/message_names.h"

#include "services/day_books.h"
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

class MessageNames : public HisRoom {
protected:
    std::map<std::string, int> counts() {
        const auto served = hospital.serve({"GET", "/control/counts", {}, {}, ""});
        return hospital::Json::parse(served.reply.body).get<std::map<std::string, int>>();
    }
    void begin() { before_ = counts(); }
    void expect_counted(const std::string& what) {
        const auto name = demo::message_name(line.last());
        EXPECT_EQ(counts()[name], before_[name] + 1) << what << " is called " << name;
        // Not one of the shorter names that several messages share, where a longer one was counted, too.
        for (const auto& [counted, times] : counts())
            EXPECT_FALSE(counted.starts_with(name + " ") && times > before_[counted]) << counted;
        before_ = counts();
    }
    void expect_counted(const Call& call) {
        (void)ask(call);
        expect_counted("call " + std::to_string(call.index()));
    }

private:
    std::map<std::string, int> before_;
};
FOR_EVERY_DRIVER(MessageNames);

TEST_P(MessageNames, AreThoseThatTheHospitalCounts) {
    order("chest_ct");
    set(R"([{"report":"blood_test","for":"P01"},{"order":"cold_drugs","for":"P02","paid":true}])");
    const Patient inpatient{.name = "样例午", .id_number = "990101196512120355"};
    const auto hold = hold_of("K001-20261122-0001");
    const auto bills = hold_all("K001-20261122-0002");
    const auto held = answer(hold);
    const auto task = answer(bills);
    const Handle number{Purpose::registration, held.id};
    const Handle bill{Purpose::bill, task.id};
    begin();
    expect_counted(ListDepartments{day});
    for (const auto& call : std::vector<Call>{
             ListSessions{day, "0301"},
             FindPatient{{.kind = CredentialKind::e_code, .id_number = "1"}},
             ListBills{patient.id_number, ""},
             ListAdmissions{inpatient.id_number, ""},
             HoldDeposit{{"K001-20261122-0003"}, {"ADM00017", Fen{100'000}}, inpatient, "K001", "RP3"},
             hold,
             bills,
             FindHold{hold.case_id},
             FindHold{bills.case_id, Purpose::bill},
             FindRegistrations{day, patient.id_number, "", ""},
             FindRegistrations{"", "", "", "RP1"},
             FindRegistrations{day, patient.id_number, "", "", Purpose::bill},
             FindRegistrations{"", "", "", "RP1", Purpose::bill},
             MarkHold{hold.case_id, number, held.version, HoldMoney::none, {}, Fen{1}},
             MarkHold{bills.case_id, bill, task.version, HoldMoney::none, {}, Fen{1}},
             paid_alone(hold.case_id, held),
             paid_alone(bills.case_id, task),
             ListReports{{patient.id_number, ""}},
             FetchReport{"BG000001", ""},
             FetchReport{"BG000001", "Binary/BG000001"},
             CountReportPrint{"BG000001", "P1", "K001"},
             ListPrescriptions{{patient.id_number, ""}},
             CheckInPharmacy{"CFFY000002", "", "K001"},
             ListInvoices{{patient.id_number, ""}, day},
             ListCosts{{patient.id_number, ""}, day},
             CountCopy{hold.case_id, number, "P1"},
             CountCopy{bills.case_id, bill, "P2"},
             ReleaseHold{hold.case_id, number, HoldMoney::none},
             ReleaseHold{bills.case_id, bill, HoldMoney::none}})
        expect_counted(call);
    const auto session = answer(ListSessions{"2026-11-23", "0301"}).rows.front();
    const auto time = answer(ListTimes{session.slot_id}).rows.front();
    set(R"({"booked":"0301","for":"P01","in_minutes":20})");
    const auto due = answer(FindAppointments{day, patient.id_number, ""}).rows;
    begin();
    for (const auto& call : std::vector<Call>{
             ListBookingDays{"0301", "2026-11-23", 14}, ListTimes{session.slot_id},
             Book{"K001-B1", session, time, patient, "K001"}, FindAppointments{day, patient.id_number, ""},
             HoldBooking{{"K001-20261122-0003"}, {due.back().id, "0301", {}}, patient, "K001", "RP3"},
             CheckIn{held.id, "K001"}})
        expect_counted(call);
    (void)services::make_his_books(config, line)->bills_of(day, Millis{1'000});
    expect_counted("the books");
}

}  // namespace
}  // namespace kiosk::his_test
