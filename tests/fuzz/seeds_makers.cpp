// Good days and known bad ones of what makers' libraries, ID cards and card terminals say.
#include "hal/card/social_security_card.h"
#include "hal/card_terminal/ecr_frame.h"
#include "hal/id_card/text_block.h"
#include "hal/vendor/message.h"
#include "tests/fuzz/seeds.h"

namespace kiosk::fuzz {
namespace {

using namespace std::string_literals;

void id_cards() {
    const device::IdCardData person{
        "张三",         "1",          "01",        "1990-03-07", "北京市东城区1号", "110101199003070011",
        "北京市公安局", "2015-05-01", "2035-05-01"};
    const auto block = [](const std::string& name, const device::IdCardData& card) {
        write("id_card_block", name, hal::id_card::text_block_of(card));
    };
    block("good", person);
    auto changed = person;
    changed.valid_until.clear();
    block("for-life", changed);
    changed = person;
    changed.id_number.back() = '2';
    block("wrong-check-digit", changed);
    auto permit = hal::id_card::text_block_of(person);
    permit[248] = 'J';
    permit.replace(32, 4, " \0 \0"s);
    write("id_card_block", "residence-permit", permit);
    write("id_card_block", "half-a-pair", std::string(256, '\xD8'));
}

// The code's four bytes stand behind the text, most significant first.
void library(const std::string& name, const std::string& text, std::uint32_t code) {
    auto bytes = text;
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(code >> shift);
    write("library_answer", name, bytes);
}

void libraries() {
    const auto fields = "330300|110101199003070011|A12345678|330300D15600000599110145FFFFFFFF|"s +
                        hal::card::gb18030_from_utf8("张三") +
                        "|00814A444686603330D1|2.00|20200301|20300301|000000000001|A1|";
    library("good", fields, 0);
    library("no-security-module", "", static_cast<std::uint32_t>(-2201));
    library("wrong-pin", hal::card::gb18030_from_utf8("密码错误,剩余次数2"), static_cast<std::uint32_t>(-51));
    library("lowest-code", "", 0x80000000U);
    library("challenge", "330300|3B6D|03|330300D1|0102|0304|0506|0708|000000000001|", 0);
    library("bars", std::string(40, '|'), 0);
}

void messages() {
    using namespace hal::vendor;
    const Call call{"SDT_ReadBaseMsg", {1001, CountedRoom{256}, Room{64}, "in"}};
    const Answer answer{CallEnd::returned, 0x90, "", {"one", ""}};
    write("host_message", "call", bytes_of(call));
    write("host_message", "answer", bytes_of(answer));
    write("host_message", "two-frames", framed(bytes_of(answer)) + framed(bytes_of(call)));
    write("host_message", "frame-without-end", "\xFF\xFF\xFF\x7F");
}

void terminals() {
    using namespace hal::ecr;
    for (const auto& code : response_codes) {
        const Answer answer{std::string{purchase}, std::string{code.code}, Fen{1500}, 42, "K001-P1",
                            "T00000001",           "储蓄卡 *1234",         "ok"};
        const auto frame = frame_of(answer);
        write("terminal_replies", "frame-" + std::string{code.code}, ack + frame);
        write("terminal_replies", "data-" + std::string{code.code}, frame.substr(3, frame.size() - 5));
    }
    write("terminal_replies", "nak-and-broken", "\x15\x02\x00\x02xx\x03!"s);
}

}  // namespace

void makers() {
    id_cards();
    libraries();
    messages();
    terminals();
}

}  // namespace kiosk::fuzz
