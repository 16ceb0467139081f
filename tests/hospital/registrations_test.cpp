// What any kiosk learns of another's registration, and the bill that nobody may pay twice.
#include "payment.h"

namespace kiosk::hospital {
namespace {

struct Registrations : ::testing::Test {
    Town town;
    Json slot_row = town.first_free_slot();
    std::string slot = text_of(slot_row, "id");

    Json found(const std::string& query) {
        return body_of(town.raw("GET", "/fhir/Appointment?" + query, ""))["entry"];
    }
    Json of_person(const std::string& patient) {
        return found("date=" + town.clock.civil().date() + "&patient.identifier=urn:kiosk:resident-id|" +
                     town.people.by_id(patient)->id_number);
    }
    static Json change(const Json& appointment, const char* status, const char* money) {
        return {{"resourceType", "Appointment"},
                {"status", status},
                {"identifier", appointment["identifier"]},
                {"extension",
                 Json::array(
                     {Json{{"url", "urn:kiosk:ext:money"},
                           {"extension", Json::array({Json{{"url", "state"}, {"valueCode", money}}})}}})}};
    }
    static Json copy(const Json& appointment, const char* print_id) {
        return {{"resourceType", "Appointment"},
                {"status", "booked"},
                {"identifier", appointment["identifier"]},
                {"extension", Json::array({Json{{"url", "urn:kiosk:ext:copy"}, {"valueString", print_id}}})}};
    }
    std::int64_t copies(const Served& answer) {
        return fhir::extension_value(body_of(answer), "copies", "valueInteger").get<std::int64_t>();
    }
    // A hold whose 2207 is on its way.
    Json settling(const std::string& case_id, const std::string& patient) {
        const auto held = body_of(town.hold(case_id, patient, slot));
        EXPECT_EQ(town.put(text_of(held, "id"), change(held, "pending", "settling"), "W/\"1\"").reply.status,
                  200);
        return held;
    }
};

TEST_F(Registrations, AreFoundByTheirPersonAndDay) {
    EXPECT_TRUE(of_person("P01").empty());
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    ASSERT_EQ(of_person("P01").size(), 1U);
    EXPECT_EQ(of_person("P01")[0]["resource"]["id"], held["id"]);
    EXPECT_TRUE(of_person("P02").empty());
    EXPECT_TRUE(found("date=2026-01-01&patient.identifier=urn:kiosk:resident-id|" +
                      town.people.by_id("P01")->id_number)
                    .empty());
}

TEST_F(Registrations, TellEverythingThatASlipNeeds) {
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    EXPECT_EQ(town.put(text_of(held, "id"), payment(held, "47.50", "2.50", "S1")).reply.status, 200);
    const auto booked = of_person("P01")[0]["resource"];
    const auto paid = fhir::find_extension(booked, "payment");
    EXPECT_EQ(fhir::extension_value(paid, "setl-id", "valueString"), "S1");
    EXPECT_EQ(fhir::extension_value(paid, "payer", "valueString"), "微信支付");
    EXPECT_EQ(fen_of(fhir::extension_value(paid, "fund", "valueMoney")["value"])->fen(), 4500);
    EXPECT_EQ(fen_of(fhir::extension_value(paid, "own", "valueMoney")["value"])->fen(), 250);
    EXPECT_FALSE(fhir::extension_value(booked, "day-part", "valueCode").is_null());
}

TEST_F(Registrations, ACopyIsCountedOnceHoweverOftenItIsAsked) {
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    const auto id = text_of(held, "id");
    EXPECT_EQ(town.put(id, copy(held, "a")).reply.status, 422) << "nothing is booked yet";
    EXPECT_EQ(town.put(id, payment(held, "47.50", "2.50", "S1")).reply.status, 200);
    EXPECT_EQ(copies(town.put(id, copy(held, "a"))), 1);
    EXPECT_EQ(copies(town.put(id, copy(held, "a"))), 1);
    EXPECT_EQ(copies(town.put(id, copy(held, "b"))), 2);
}

TEST_F(Registrations, TheSameBillIsRefusedWhileItsMoneyIsInDoubt) {
    const auto held = settling("K1-1", "P01");
    const auto again = town.hold("K2-1", "P01", slot);
    EXPECT_EQ(again.reply.status, 409);
    EXPECT_EQ(his_code(again), "money-in-doubt");
    EXPECT_NE(again.reply.body.find("K1-1"), std::string::npos) << "the trace number is told";
    EXPECT_EQ(town.hold("K2-2", "P02", slot).reply.status, 201) << "others are served";
    // A hold that ran out is still in doubt.
    town.set({{"expire_hold", "K1-1"}});
    EXPECT_EQ(his_code(town.hold("K2-3", "P01", slot)), "money-in-doubt");
    // And so is one that is being taken back, until all is back.
    EXPECT_EQ(town.put(text_of(held, "id"), change(held, "cancelled", "undoing")).reply.status, 200);
    EXPECT_EQ(his_code(town.hold("K2-4", "P01", slot)), "money-in-doubt");
    EXPECT_EQ(town.put(text_of(held, "id"), change(held, "cancelled", "returned")).reply.status, 200);
    EXPECT_EQ(town.hold("K2-5", "P01", slot).reply.status, 201);
}

TEST_F(Registrations, ALateRepeatOfTheFirstReleaseDoesNotMakeReturnedMoneyDoubtful) {
    const auto held = settling("K1-1", "P01");
    const auto id = text_of(held, "id");
    EXPECT_EQ(town.put(id, change(held, "cancelled", "returned")).reply.status, 200);
    EXPECT_EQ(town.put(id, change(held, "cancelled", "undoing")).reply.status, 200);
    EXPECT_EQ(town.hold("K2-1", "P01", slot).reply.status, 201);
}

TEST_F(Registrations, ABookedOneDoesNotStandInTheWayOfAnother) {
    const auto held = settling("K1-1", "P01");
    EXPECT_EQ(town.put(text_of(held, "id"), payment(held, "47.50", "2.50", "S1")).reply.status, 200);
    EXPECT_EQ(town.hold("K2-1", "P01", slot).reply.status, 201);
}

TEST_F(Registrations, PartsThatDoNotMakeTheTotalAreRefused) {
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    auto wrong = payment(held, "47.50", "2.50", "S1");
    wrong["extension"][0]["extension"][6]["valueMoney"]["value"] = 44.99;
    EXPECT_EQ(town.put(text_of(held, "id"), wrong).reply.status, 422);
}

}  // namespace
}  // namespace kiosk::hospital
