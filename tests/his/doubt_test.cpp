// Answers that are lost, spoilt, or about something else: not known, never a no. And what was lost is found
// again under its case.
#include "tests/his/room.h"

namespace kiosk::his_test {
namespace {

using services::Exchange;

class DoubtTest : public HisRoom {
protected:
    // All calls that a case and a visit make, in a world where each would be answered with a yes.
    std::vector<Call> calls() {
        order("chest_ct");
        const auto paid = hold_all("K001-20261122-0003");
        const auto task = answer(paid);
        (void)answer(paid_alone(paid.case_id, task));
        order("chest_ct");
        const auto hold = hold_of("K001-20261122-0001");
        const auto held = answer(hold);
        const Handle number{Purpose::registration, held.id};
        return {ListDepartments{day},
                ListSessions{day, "0301"},
                FindPatient{{.kind = CredentialKind::e_code, .id_number = patient.id_number}},
                ListBills{patient.id_number, ""},
                hold,
                hold_all("K001-20261122-0002"),
                FindHold{hold.case_id},
                FindRegistrations{day, patient.id_number, "", ""},
                FindRegistrations{day, patient.id_number, "", "", Purpose::bill},
                FindRegistrations{"", "", "", paid.reprint_code, Purpose::bill},
                CountCopy{paid.case_id, {Purpose::bill, task.id}, "K002-2"},
                MarkHold{hold.case_id, number, held.version, HoldMoney::none, {}, Fen{1}},
                paid_alone(hold.case_id, held),
                CountCopy{hold.case_id, {Purpose::registration, held.id}, "K002-1"},
                ReleaseHold{hold.case_id, number, HoldMoney::none}};
    }
    void expect_unknown(const Call& call, const std::string& what, DirectLine::Mishap mishap) {
        line.plan(std::move(mishap));
        const auto outcome = ask(call);
        EXPECT_TRUE(outcome.is_unknown()) << what << ", call " << call.index() << ": " << words_of(outcome);
    }
};
FOR_EVERY_DRIVER(DoubtTest);

TEST_P(DoubtTest, EveryMishapOfAnAnswerIsNotKnown) {
    for (const auto& call : calls()) {
        expect_unknown(call, "lost", [](Exchange& exchange) {
            exchange = {.curl_code = 52, .bytes_sent = exchange.bytes_sent};
        });
        expect_unknown(call, "cut in the middle",
                       [](Exchange& exchange) { exchange.reply.resize(exchange.reply.size() / 2); });
        expect_unknown(call, "a proxy's page",
                       [](Exchange& exchange) { exchange.reply = "<html>502</html>"; });
        expect_unknown(call, "refused by a proxy", [](Exchange& exchange) {
            exchange.http_status = 403;
            exchange.reply = R"({"error":"forbidden"})";
        });
        expect_unknown(call, "server error", [](Exchange& exchange) { exchange.http_status = 500; });
        expect_unknown(call, "another document",
                       [](Exchange& exchange) { exchange.reply = R"({"hello":["world"]})"; });
        expect_unknown(call, "a list", [](Exchange& exchange) { exchange.reply = "[1,2]"; });
    }
}

TEST_P(DoubtTest, WhatNeverLeftIsNotSent) {
    line.plan([](Exchange& exchange) { exchange = {.curl_code = 7, .detail = "no connection"}; });
    EXPECT_EQ(refusal(ListDepartments{day}), RefusalReason::not_sent);
}

TEST_P(DoubtTest, AHoldWhoseAnswerWasLostIsFoundByItsCase) {
    const auto hold = hold_of("K001-20261122-0001");
    expect_unknown(hold, "lost", [](Exchange& exchange) {
        exchange = {.curl_code = 52, .bytes_sent = exchange.bytes_sent};
    });
    const auto found = answer(FindHold{hold.case_id});
    EXPECT_EQ(answer(hold), found);
}

TEST_P(DoubtTest, AConfirmationWhoseAnswerWasLostRepeats) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto confirm = paid_alone(hold.case_id, answer(hold));
    expect_unknown(confirm, "lost", [](Exchange& exchange) {
        exchange = {.curl_code = 52, .bytes_sent = exchange.bytes_sent};
    });
    EXPECT_EQ(answer(confirm).queue_number.size(), 4U);
    EXPECT_EQ(hospital.report()["totals"]["booked"], 1);
}

TEST_P(DoubtTest, AnAnswerAboutSomebodyElseIsNotKnown) {
    const auto hold = hold_of("K001-20261122-0001");
    const auto held = answer(hold);
    const auto swap = [](const std::string& from, const std::string& to) {
        return [from, to](Exchange& exchange) {
            const auto place = exchange.reply.find(from);
            ASSERT_NE(place, std::string::npos) << from;
            exchange.reply.replace(place, from.size(), to);
        };
    };
    const auto other_case = swap(hold.case_id.value, "K001-20261122-9999");
    const auto other_hold = swap(held.id, "AP999999999999");
    expect_unknown(hold, "another case", other_case);
    expect_unknown(FindHold{hold.case_id}, "another case", other_case);
    const MarkHold mark{hold.case_id, {Purpose::registration, held.id}, held.version, HoldMoney::none, {},
                        Fen{1}};
    expect_unknown(mark, "another case", other_case);
    const auto confirm = paid_alone(hold.case_id, held);
    expect_unknown(confirm, "another hold", other_hold);
    expect_unknown(confirm, "another case", other_case);
}

TEST_P(DoubtTest, BillsHeldAtAnotherSumThanThePatientTickedAreNotKnown) {
    order("chest_ct");
    const auto hold = hold_all("K001-20261122-0001");
    // Lines and total agree with each other, not with what was on the screen.
    expect_unknown(hold, "cheaper", [](Exchange& exchange) {
        const std::string was = "220.00";
        ASSERT_NE(exchange.reply.find(was), std::string::npos);
        for (auto at = exchange.reply.find(was); at != std::string::npos; at = exchange.reply.find(was))
            exchange.reply.replace(at, was.size(), "210.00");
    });
    EXPECT_EQ(answer(hold).total, Fen{22'000});
}

TEST_P(DoubtTest, AHoldThatIsBookedAlreadyIsNoHold) {
    const auto hold = hold_of("K001-20261122-0001");
    (void)answer(paid_alone(hold.case_id, answer(hold)));
    EXPECT_TRUE(ask(hold).is_unknown());
}

TEST_P(DoubtTest, ASumThatDoesNotAddUpIsNotKnown) {
    order("chest_ct");
    const auto falsify = [&] {
        hospital.add_fault({.match = "*", .kind = hospital::FaultKind::wrong_amount, .times = 1});
    };
    const auto number = hold_of("K001-20261122-0001");
    falsify();
    EXPECT_TRUE(ask(number).is_unknown());
    (void)answer(number);
}

TEST_P(DoubtTest, TheHospitalsOwnMishapsHaveTheSameNamesInEveryLanguage) {
    using hospital::FaultKind;
    const auto hold = hold_of("K001-20261122-0001");
    hospital.add_fault(
        {.match = "POST Appointment", .kind = FaultKind::business_error, .times = 1, .code = "slot-taken"});
    EXPECT_EQ(refusal(hold), RefusalReason::slot_taken);
    hospital.add_fault({.match = "POST Appointment", .kind = FaultKind::drop_after, .times = 1});
    EXPECT_TRUE(ask(hold).is_unknown());
    const auto held = answer(FindHold{hold.case_id});
    hospital.add_fault({.match = "PUT Appointment booked", .kind = FaultKind::business_error, .times = 1});
    EXPECT_EQ(refusal(paid_alone(hold.case_id, held)), RefusalReason::business);
    hospital.add_fault({.match = "PUT Appointment cancelled", .kind = FaultKind::garble, .times = 1});
    EXPECT_TRUE(
        ask(ReleaseHold{hold.case_id, {Purpose::registration, held.id}, HoldMoney::none}).is_unknown());
}

}  // namespace
}  // namespace kiosk::his_test
