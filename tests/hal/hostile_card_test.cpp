// Cards that lie: endless answers, wrong lengths, nonsense. Reading ends, in few commands, with a trouble and
// never with data.
#include <random>

#include <gtest/gtest.h>

#include "hal/card/social_security_card.h"
#include "tests/hal/common/bench.h"

namespace kiosk::hal {
namespace {

using namespace std::string_view_literals;
using Answer = std::expected<std::string, device::CardFailed>;

int commands_until_end(const std::function<std::string(std::string_view)>& card) {
    int commands = 0;
    const auto read = card::read_social_security_card(
        [&](std::string_view command) -> Answer {
            ++commands;
            return card(command);
        },
        "\x3B");
    EXPECT_FALSE(read);
    return commands;
}

TEST(HostileCard, AnswersForEver) {
    EXPECT_LT(commands_until_end([](auto) { return std::string{"\x61\xFF", 2}; }), 20);
    EXPECT_LT(commands_until_end([](auto) { return std::string{"\x6C\x10", 2}; }), 20);
    EXPECT_LT(commands_until_end([](auto) {
                  return std::string(200, 'x') + std::string{"\x61\xFF", 2};
              }),
              20);
}

TEST(HostileCard, AnswersNothing) {
    EXPECT_EQ(commands_until_end([](auto) { return std::string{}; }), 1);
    EXPECT_EQ(commands_until_end([](auto) { return std::string{"\x90"}; }), 1);
}

TEST(HostileCard, SaysWellToEverything) {
    EXPECT_LT(commands_until_end([](auto) { return std::string{"\x90\x00", 2}; }), 200);
    EXPECT_LT(commands_until_end([](auto) { return std::string{"\x08\xFF\x31\x90\x00", 5}; }), 200);
}

TEST(HostileCard, AnswersAtRandom) {
    for (unsigned seed = 1; seed <= 2'000; ++seed) {
        std::mt19937 random{seed};
        const auto commands = commands_until_end([&](auto) {
            std::string bytes(random() % 40, '\0');
            for (auto& byte : bytes) byte = static_cast<char>(random());
            constexpr std::array ends{"\x90\x00", "\x61\x10", "\x6C\x12", "\x6A\x83", "\x67\x00", "\x62\x81"};
            return bytes + std::string{ends.at(random() % ends.size()), 2};
        });
        ASSERT_LT(commands, 400) << "seed " << seed;
    }
}

// Begins as a good card of the third generation and lies from time to time: in its proofs too.
TEST(HostileCard, LiesNowAndThen) {
    int read = 0;
    for (unsigned seed = 1; seed <= 1'000; ++seed) {
        std::mt19937 random{seed};
        VirtualCard card{third_generation_card(), {.chains_answers = seed % 2 == 0}};
        int commands = 0;
        const auto transmit = [&](std::string_view command) -> Answer {
            ++commands;
            auto answer = card.answer(command).value_or("");
            if (random() % 40 != 0 || answer.empty()) return answer;
            switch (random() % 3) {
                case 0:
                    answer[random() % answer.size()] ^= static_cast<char>(1 + random() % 255);
                    break;
                case 1:
                    answer.resize(random() % answer.size());
                    break;
                default:
                    answer.insert(0, random() % 300, 'x');
            }
            return answer;
        };
        card::CardReading reading{transmit, card.atr(), {"2026-11-25", "0042"}};
        const auto end = reading.begin(nullptr);
        if (end && std::holds_alternative<device::CardChallenged>(*end)) {
            const auto& challenge = std::get<device::CardChallenged>(*end).challenge;
            if (const auto done = reading.answer(issuer_answer(challenge).value_or(""))) {
                ++read;
                EXPECT_TRUE(done->genuine);
                EXPECT_EQ(done->id_number.size(), 18U);
            }
        }
        ASSERT_LT(commands, 400) << "seed " << seed;
    }
    EXPECT_GT(read, 100) << "some of them told the truth throughout";
}

// Answers that the network brings, as they come.
TEST(HostileCard, AndAHostileIssuer) {
    for (unsigned seed = 1; seed <= 500; ++seed) {
        std::mt19937 random{seed};
        VirtualCard card{third_generation_card()};
        const auto transmit = [&](std::string_view command) -> Answer { return *card.answer(command); };
        card::CardReading reading{transmit, card.atr(), {}};
        ASSERT_TRUE(reading.begin(nullptr));
        constexpr auto letters = "0123456789ABCDEFabcdef||\0\xFFgz"sv;
        std::string text(random() % 60, ' ');
        if (seed % 4 == 0) text.assign(49, '0');
        for (auto& letter : text) letter = letters[random() % (seed % 4 == 0 ? 22 : letters.size())];
        if (seed % 4 == 0) text[16] = '|';
        const auto done = reading.answer(text);
        ASSERT_FALSE(done);
        EXPECT_TRUE(done.error().trouble == device::CardTrouble::issuer_refused ||
                    done.error().trouble == device::CardTrouble::counterfeit);
    }
}

TEST(HostileCard, SeesNoPinCommand) {
    VirtualCard card{sample_card()};
    const auto read = card::read_social_security_card(
        [&](std::string_view command) -> Answer {
            EXPECT_NE(static_cast<unsigned char>(command[1]), 0x20) << "VERIFY";
            EXPECT_NE(static_cast<unsigned char>(command[1]), 0x24) << "CHANGE PIN";
            return *card.answer(command);
        },
        card.atr());
    EXPECT_TRUE(read);
}

// Found by the fuzz targets: the version went on to the rest of the kiosk with every letter.
TEST(HostileCard, HasAVersionOfTwoHundredLetters) {
    VirtualCardTraits traits;
    traits.chains_answers = false;
    VirtualCard card{sample_card(), traits};
    const auto read = card::read_social_security_card(
        [&](std::string_view command) -> Answer {
            const bool version = command.substr(0, 3) == std::string_view{"\x00\xB2\x03", 3};
            auto answer = *card.answer(command);
            if (version && answer.starts_with("\x03"))
                return "\x03\xCC"
                       "2.00" +
                       std::string(200, 'x') + std::string{"\x90\x00", 2};
            return answer;
        },
        card.atr());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->version, "2.00");
}

TEST(Names, AreCutInTheMiddleOfACharacterWithoutHarm) {
    const auto bytes = card::gb18030_from_utf8("张三丰");
    EXPECT_EQ(card::utf8_from_gb18030(bytes), "张三丰");
    EXPECT_EQ(card::utf8_from_gb18030(bytes.substr(0, 5)), "张三");
    EXPECT_EQ(card::utf8_from_gb18030("\xC5\xC5"), "排");
    EXPECT_EQ(card::gb18030_from_utf8("𠮷").size(), 4U) << "outside GBK";
}

}  // namespace
}  // namespace kiosk::hal
