// The HIS: limited numbers, holds that expire, repeats that answer like the first, definite refusals.
#include "payment.h"
#include "services/hospital/his/fhir.h"

namespace kiosk::hospital {
namespace {

struct HisOf : ::testing::Test {
    Town town;
    std::string slot = text_of(town.first_free_slot(), "id");

    std::int64_t left() {
        for (const auto& one : town.slots())
            if (one["id"] == slot)
                return fhir::extension_value(one, "numbers-left", "valueInteger").get<std::int64_t>();
        return -1;
    }
    static Json with_status(const Json& appointment, const char* status) {
        return {
            {"resourceType", "Appointment"}, {"status", status}, {"identifier", appointment["identifier"]}};
    }
};

TEST_F(HisOf, something_is_open_at_any_hour) {
    for (const char* at :
         {"2026-11-22 00:00:00", "2026-11-22 03:20:00", "2026-11-22 12:30:00", "2026-11-22 23:59:30"}) {
        Town night;
        night.clock.step_civil(CivilTime::parse(at).value() - night.clock.civil());
        EXPECT_FALSE(night.first_free_slot().is_null()) << at;
    }
}

TEST_F(HisOf, departments_carry_both_languages_and_numbers) {
    const auto bundle = body_of(town.raw("GET", "/fhir/HealthcareService?active=true&date=2026-11-22", ""));
    EXPECT_GE(bundle["entry"].size(), 16U);
    const auto& first = bundle["entry"][0]["resource"];
    EXPECT_EQ(first["name"], "呼吸内科");
    EXPECT_EQ(first["_name"]["extension"][0]["extension"][1]["valueString"], "Respiratory Medicine");
    EXPECT_GT(fhir::extension_value(first, "numbers-left", "valueInteger"), 0);
}

TEST_F(HisOf, a_hold_takes_one_number_and_a_repeat_takes_none) {
    const auto before = left();
    const auto first = town.hold("K1-1", "P01", slot);
    EXPECT_EQ(first.reply.status, 201);
    EXPECT_EQ(left(), before - 1);
    const auto again = town.hold("K1-1", "P01", slot);
    EXPECT_EQ(again.reply.status, 200);
    EXPECT_EQ(again.reply.body, first.reply.body);
    EXPECT_EQ(left(), before - 1);
}

TEST_F(HisOf, a_hold_is_found_by_its_case) {
    const auto found = [&](const std::string& case_id) {
        return body_of(
            town.raw("GET", "/fhir/Appointment?identifier=urn:kiosk:case|" + case_id, ""))["entry"];
    };
    EXPECT_TRUE(found("K1-1").empty());
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    ASSERT_EQ(found("K1-1").size(), 1U);
    EXPECT_EQ(found("K1-1")[0]["resource"], held);
    EXPECT_EQ(town.raw("GET", "/fhir/Appointment?identifier=nonsense", "").reply.status, 422);
}

TEST_F(HisOf, fee_lines_add_up_to_the_total) {
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    Fen sum;
    for (const auto& one : held["extension"])
        if (text_of(one, "url") == "urn:kiosk:ext:fee-line")
            sum += *fen_of(fhir::extension_value(one, "amount", "valueMoney")["value"]);
    EXPECT_EQ(sum, *fen_of(fhir::extension_value(held, "total", "valueMoney")["value"]));
}

TEST_F(HisOf, the_last_number_goes_once) {
    town.set({{"slot", slot}, {"left", 1}});
    EXPECT_EQ(town.hold("K1-1", "P01", slot).reply.status, 201);
    const auto late = town.hold("K1-2", "P02", slot);
    EXPECT_EQ(late.reply.status, 409);
    EXPECT_EQ(his_code(late), "slot-taken");
}

TEST_F(HisOf, a_stopped_session_is_refused) {
    town.set({{"slot", slot}, {"stopped", true}});
    EXPECT_EQ(his_code(town.hold("K1-1", "P01", slot)), "stopped");
}

TEST_F(HisOf, a_hold_expires_and_its_number_comes_back) {
    const auto before = left();
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    town.clock.advance(Millis{10 * 60'000});
    EXPECT_EQ(left(), before);
    const auto renewed = town.put(text_of(held, "id"), with_status(held, "pending"), "W/\"1\"");
    EXPECT_EQ(renewed.reply.status, 410);
    // Nobody took it: it may still be booked.
    EXPECT_EQ(town.put(text_of(held, "id"), payment(held, "47.50", "2.50", "S1")).reply.status, 200);
    EXPECT_EQ(left(), before - 1);
}

TEST_F(HisOf, an_expired_hold_whose_number_went_is_refused) {
    town.set({{"slot", slot}, {"left", 1}});
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    town.set({{"expire_hold", "K1-1"}});
    EXPECT_EQ(town.hold("K1-2", "P02", slot).reply.status, 201);
    const auto refused = town.put(text_of(held, "id"), payment(held, "47.50", "2.50", "S1"));
    EXPECT_EQ(refused.reply.status, 410);
    EXPECT_EQ(his_code(refused), "expired");
}

TEST_F(HisOf, renewing_needs_the_version_and_notes_the_money) {
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    const auto id = text_of(held, "id");
    auto note = with_status(held, "pending");
    note["extension"] = Json::array(
        {Json{{"url", "urn:kiosk:ext:money"},
              {"extension",
               Json::array({Json{{"url", "state"}, {"valueCode", "settling"}},
                            Json{{"url", "msgid"}, {"valueString", "H1"}},
                            Json{{"url", "own"}, {"valueMoney", {{"value", 2.5}, {"currency", "CNY"}}}}})}}});
    EXPECT_EQ(his_code(town.put(id, note, "W/\"7\"")), "version");
    town.clock.advance(Millis{9 * 60'000});
    const auto renewed = town.put(id, note, "W/\"1\"");
    EXPECT_EQ(renewed.reply.status, 200);
    EXPECT_EQ(renewed.reply.headers.at("ETag"), "W/\"2\"");
    town.clock.advance(Millis{9 * 60'000});
    const auto row = town.books()["appointments"].back();
    EXPECT_EQ(row["money"], "settling");
    EXPECT_EQ(row["own_fen"], 250);
    EXPECT_EQ(town.put(id, note, "W/\"2\"").reply.status, 200);
}

TEST_F(HisOf, confirming_repeats_and_releasing_repeats) {
    const auto before = left();
    const auto held = body_of(town.hold("K1-1", "P01", slot));
    const auto id = text_of(held, "id");
    EXPECT_EQ(town.put(id, payment(held, "47.49", "2.50", "S1")).reply.status, 422);
    EXPECT_EQ(town.put(id, payment(held, "47.50", "2.50", "")).reply.status, 422);
    const auto booked = town.put(id, payment(held, "47.50", "2.50", "S1"));
    EXPECT_EQ(booked.reply.status, 200);
    EXPECT_FALSE(fhir::extension_value(body_of(booked), "queue-number", "valueString").is_null());
    EXPECT_EQ(town.put(id, payment(held, "47.50", "2.50", "S1")).reply.body, booked.reply.body);
    EXPECT_EQ(town.put(id, with_status(held, "cancelled")).reply.status, 200);
    EXPECT_EQ(town.put(id, with_status(held, "cancelled")).reply.status, 200);
    EXPECT_EQ(left(), before);
    EXPECT_EQ(town.put("AP0", with_status(held, "cancelled")).reply.status, 404);
    EXPECT_EQ(town.hold("K1-1", "P01", slot).reply.status, 410);
}

TEST_F(HisOf, patients_are_found_by_what_they_carry) {
    const auto& person = *town.people.by_id("P23");
    const auto found =
        body_of(town.raw("GET", "/fhir/Patient?identifier=urn:kiosk:passport|" + person.passport, ""));
    EXPECT_EQ(found["entry"][0]["resource"]["name"][0]["text"], person.name);
    EXPECT_EQ(body_of(town.raw("GET", "/fhir/Patient?identifier=urn:kiosk:visit-card|0", ""))["total"], 0);
}

}  // namespace
}  // namespace kiosk::hospital
