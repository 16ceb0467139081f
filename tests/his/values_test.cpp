// Values on their way between our form and a hospital's, and what an envelope says: other hospitals than the
// simulated one write fen, numbers, lists with commas, or say no by a status of HTTP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/his.h"
#include "services/his_mapped/messages.h"
#include "services/his_mapped/patterns.h"
#include "services/his_mapped/values.h"

namespace kiosk::services::mapped {
namespace {

Mapping example_mapping() { return read_mapping(EXAMPLE_MAPPING).mapping; }
Json json_of(const std::string& text) { return Json::parse(text).value_or(Json{}); }

TEST(Patterns, ReadAndWriteWhatTheySay) {
    const auto at = CivilTime::parse("2026-11-22 09:30:15").value();
    for (const auto* pattern :
         {"yyyyMMddHHmmss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/ddTHH:mm:ss", "dd.MM.yyyy HHmmss"}) {
        EXPECT_EQ(time_by(pattern, written_by(pattern, at)).value(), at) << pattern;
    }
    EXPECT_EQ(written_by("yyyyMMddHHmmss", at), "20261122093015");
    EXPECT_EQ(written_by("yyyy/MM/dd", at), "2026/11/22");
    EXPECT_EQ(time_by("yyyyMMddHHmm", "202611220930")->date_time(), "2026-11-22 09:30:00");
    for (const auto* bad : {"", "2026112209301", "202611220930155", "20261322093015", "20261122253015",
                            "2026112209301x", "2026-1-22 09:30"})
        EXPECT_FALSE(time_by("yyyyMMddHHmmss", bad)) << bad;
}

TEST(Values, MoneyInYuanOrFenTextOrNumber) {
    auto mapping = example_mapping();
    const Field own{"own", Kind::money, true, {}};
    const auto body = [&] {
        Body built;
        EXPECT_TRUE(put_field(mapping, built, "a.b", own, Value{Fen{1230}}));
        return built.json().dump();
    };
    EXPECT_EQ(body(), R"({"a":{"b":"12.30"}})");
    mapping.formats.amounts = Formats::Written::as_number;
    EXPECT_EQ(body(), R"({"a":{"b":12.30}})");
    mapping.formats.money = Formats::Money::fen;
    EXPECT_EQ(body(), R"({"a":{"b":1230}})");

    const Paths paths{{"own", "je"}};
    const auto read = [&](const std::string& text) {
        const auto json = json_of(text);
        return Row{mapping, paths, json}.money("own");
    };
    EXPECT_EQ(read(R"({"je":1230})").value(), Fen{1230});
    EXPECT_EQ(read(R"({"je":"1230"})").value(), Fen{1230});
    for (const auto* bad : {R"({"je":12.3})", R"({"je":""})", R"({"je":null})", R"({})", R"({"je":"1e3"})"})
        EXPECT_FALSE(read(bad)) << bad;
    mapping.formats.money = Formats::Money::yuan;
    EXPECT_EQ(read(R"({"je":12.3})").value(), Fen{1230});
    EXPECT_EQ(read(R"({"je":"1230.00"})").value(), Fen{123'000});
    EXPECT_FALSE(read(R"({"je":"12.345"})"));
}

TEST(Values, ListsAsTextsObjectsOrOneText) {
    const auto mapping = example_mapping();
    const Field ids{"bill_ids", Kind::texts, true, {}};
    const auto body = [&](const std::string& path) {
        Body built;
        EXPECT_TRUE(put_field(mapping, built, path, ids, Value{std::vector<std::string>{"B1", "B2"}}));
        return built.json().dump();
    };
    EXPECT_EQ(body("a.b[]"), R"({"a":{"b":["B1","B2"]}})");
    EXPECT_EQ(body("a[].b"), R"({"a":[{"b":"B1"},{"b":"B2"}]})");
    EXPECT_EQ(body("a"), R"({"a":"B1,B2"})");
}

TEST(Values, WhatHasNoValueIsLeftOutOrSentEmpty) {
    auto mapping = example_mapping();
    Body without;
    const Field payer{"payer", Kind::text, true, {}};
    ASSERT_TRUE(put_field(mapping, without, "fkf", payer, Value{std::string{}}));
    EXPECT_EQ(without.json().dump(), "{}");
    mapping.formats.empty = Formats::Empty::sent;
    Body with;
    ASSERT_TRUE(put_field(mapping, with, "fkf", payer, Value{std::string{}}));
    EXPECT_EQ(with.json().dump(), R"({"fkf":""})");
}

TEST(Values, FlagsAreTrueAndFalseWithoutATable) {
    auto mapping = example_mapping();
    const Field flag{"at_window", Kind::flag, false, "flag"};
    const Paths paths{{"at_window", "f"}};
    const auto read = [&](const std::string& text) {
        const auto json = json_of(text);
        return Row{mapping, paths, json}.flag("at_window");
    };
    EXPECT_TRUE(read(R"({"f":1})").value());
    EXPECT_FALSE(read(R"({"f":"0"})").value());
    EXPECT_FALSE(read(R"({})").value());
    EXPECT_FALSE(read(R"({"f":2})")) << "neither yes nor no";
    EXPECT_FALSE(read(R"({"f":true})"));
    mapping.codes["flag"] = {};
    EXPECT_TRUE(read(R"({"f":true})").value());
    EXPECT_FALSE(read(R"({"f":1})"));
    Body built;
    ASSERT_TRUE(put_field(mapping, built, "f", flag, Value{true}));
    EXPECT_EQ(built.json().dump(), R"({"f":true})");
}

TEST(Values, TwoCodesForOneWordTheFirstIsWritten) {
    const auto text = [] {
        std::string toml =
            "mapping_version = 1\n[codes.gender]\n9 = \"unknown\"\n0 = \"unknown\"\n1 = \"male\"\n";
        return read_mapping_text(toml, "m").mapping.codes["gender"];
    }();
    EXPECT_EQ(text.theirs.find("unknown")->second, "9");
    EXPECT_EQ(text.ours.find("0")->second, "unknown");
}

class Verdicts : public testing::Test {
protected:
    Verdict verdict(int status, const std::string& body, std::string_view call = "hold_number") {
        return verdict_of(mapping, mapping.calls.find(call)->second, status, json_of(body));
    }
    Mapping mapping = example_mapping();
};

TEST_F(Verdicts, OnlyANamedCodeIsANo) {
    using enum Verdict::Kind;
    EXPECT_EQ(verdict(200, R"({"code":"0"})").kind, good);
    EXPECT_EQ(verdict(201, R"({"code":0})").kind, good) << "as text or as number";
    const auto full = verdict(200, R"({"code":"2001","msg":"号源已满"})");
    EXPECT_EQ(full.kind, refused);
    EXPECT_EQ(full.refused, (Refused{RefusalReason::slot_taken, "2001", "号源已满"}));
    EXPECT_EQ(verdict(200, R"({"code":"9999"})").kind, unknown);
    EXPECT_EQ(verdict(200, R"({"code":"7777","msg":"什么"})").kind, unknown) << "nobody said what it means";
    EXPECT_EQ(verdict(200, R"({"msg":"成功"})").kind, unknown);
    EXPECT_EQ(verdict(200, R"({"code":{"a":"0"}})").kind, unknown);
    EXPECT_EQ(verdict(200, R"(["0"])").kind, unknown);
}

TEST_F(Verdicts, AStatusAloneIsNoRefusal) {
    using enum Verdict::Kind;
    EXPECT_EQ(verdict(404, R"({"error":"no such path"})").kind, unknown);
    EXPECT_EQ(verdict(409, R"({"code":"2001"})").kind, refused);
    EXPECT_EQ(verdict(500, R"({"code":"2001"})").kind, unknown);
    EXPECT_EQ(verdict(400, R"({"code":"0"})").kind, unknown) << "yes and no at once";
    EXPECT_EQ(verdict(302, R"({"code":"0"})").kind, unknown);
}

TEST_F(Verdicts, ACodeMayMeanSomethingElseAtOneCall) {
    using enum Verdict::Kind;
    EXPECT_EQ(verdict(200, R"({"code":"1404"})", "find_patient").kind, nothing);
    EXPECT_EQ(verdict(200, R"({"code":"1404"})", "confirm_number").refused.reason, RefusalReason::business);
    EXPECT_EQ(verdict(200, R"({"code":"1404"})", "release_bills").refused.reason,
              RefusalReason::nothing_to_undo);
}

TEST_F(Verdicts, TheTraceNumberComesFromItsPlaceOrNotAtAll) {
    const auto named = verdict(200, R"({"code":"2005","msg":"不明","data":{"lsh":"K002-20261122-0009"}})");
    EXPECT_EQ(named.refused.reason, RefusalReason::money_in_doubt);
    EXPECT_EQ(named.refused.text, "K002-20261122-0009");
    EXPECT_EQ(verdict(200, R"({"code":"2005","msg":"call 555"})").refused.text, "");
    EXPECT_EQ(verdict(200, R"({"code":"2005","data":{"lsh":"<b>call 555</b>"}})").refused.text, "");
}

}  // namespace
}  // namespace kiosk::services::mapped
