// The reader of what strangers send, and the writer of what we send.
#include <gtest/gtest.h>

#include "services/json.h"

using namespace kiosk;
using namespace kiosk::services;

namespace {

Result<Fen> amount(const std::string& text) {
    const auto parsed = Json::parse(text);
    if (!parsed) return std::unexpected{parsed.error()};
    return yuan_of(*parsed);
}

}  // namespace

TEST(json, keeps_the_text_of_numbers) {
    const auto json = Json::parse(R"({"a":128.60,"b":0.1,"c":-7,"d":18446744073709551615,"e":1e3})");
    ASSERT_TRUE(json);
    EXPECT_EQ(json->scalar_of("a"), "128.60");
    EXPECT_EQ(json->scalar_of("c"), "-7");
    EXPECT_EQ(json->scalar_of("d"), "18446744073709551615");
    EXPECT_EQ(json->scalar_of("e"), "1e3");
    EXPECT_EQ(json->dump(), R"({"a":128.60,"b":0.1,"c":-7,"d":18446744073709551615,"e":1e3})");
}

TEST(json, amounts_become_fen_exactly) {
    EXPECT_EQ(amount("128.60"), Fen{12860});
    EXPECT_EQ(amount("128.6"), Fen{12860});
    EXPECT_EQ(amount("\"128.6\""), Fen{12860});
    EXPECT_EQ(amount("-54.00"), Fen{-5400});
    EXPECT_EQ(amount("50.0000"), Fen{5000});
    EXPECT_EQ(amount("0"), Fen{});
    EXPECT_EQ(amount("99999999999999.99"), Fen{9999999999999999});
    // 0.29 is the classic that truncation turns into 28 fen.
    EXPECT_EQ(amount("0.29"), Fen{29});
}

TEST(json, hostile_amounts_are_none) {
    for (const auto* text :
         {"1e3", "1E-2", "9223372036854775808", "0.1000000000000000055", "12.345", "true", "null", "\"\"",
          "\" 1\"", "\"1,000.00\"", "\"NaN\"", "[]", "{}", "\"0x10\"", "\"+5\""})
        EXPECT_FALSE(amount(text)) << text;
    for (const auto* text : {"NaN", "Infinity", "1e999", "01", "1.", ".5", "+1"})
        EXPECT_FALSE(Json::parse(text)) << text;
}

TEST(json, refuses_duplicates_depth_size_and_broken_text) {
    EXPECT_FALSE(Json::parse(R"({"a":1,"a":2})"));
    EXPECT_FALSE(Json::parse(R"({"x":{"a":1,"b":{},"a":2}})"));
    EXPECT_TRUE(Json::parse(R"({"x":{"a":1},"y":{"a":1}})"));
    EXPECT_FALSE(Json::parse(std::string(33, '[') + std::string(33, ']')));
    EXPECT_TRUE(Json::parse(std::string(32, '[') + std::string(32, ']')));
    EXPECT_FALSE(Json::parse(std::string(1'000'000, '[')));
    EXPECT_FALSE(Json::parse("[1,2,3,4]", {.values = 3}));
    EXPECT_FALSE(Json::parse("\"long text\"", {.bytes = 5}));
    EXPECT_FALSE(Json::parse("\"\xd1\xf9\xc0\xfd\""));  // GBK
    for (const auto* text : {"", "{", "{}x", "<html>", "{'a':1}", "\"\\ud800\"", "{\"a\":1,}"})
        EXPECT_FALSE(Json::parse(text)) << text;
}

TEST(json, writes_both_forms) {
    Json json = Json::object();
    json.add("名", "样例")
        .add("b", Json::yuan(Fen{1000}))
        .add("a", Json::array({Json{}, Json::boolean(true)}));
    json.add("t", "\"\\\n\x01/");
    EXPECT_EQ(json.dump(), "{\"名\":\"样例\",\"b\":10.00,\"a\":[null,true],\"t\":\"\\\"\\\\\\n\\u0001/\"}");
    EXPECT_EQ(json.dump_canonical(),
              "{\"a\":[null,true],\"b\":10.00,\"t\":\"\\\"\\\\\\n\\u0001/\",\"\\u540d\":\"\\u6837\\u4f8b\"}");
    EXPECT_EQ(Json::text("\xf0\xa0\xae\xb7").dump_canonical(), "\"\\ud842\\udfb7\"");
    EXPECT_EQ(Json::object().dump(), "{}");
    EXPECT_EQ(Json::array({Json::array(), Json::text("[")}).dump(), "[[],\"[\"]");
    EXPECT_EQ(Json::parse(json.dump_canonical())->dump_canonical(), json.dump_canonical());
}
