// Codes are good once and for a minute, like the e-code's.
#include "services/hospital/electronic_card.h"

#include <cstdlib>

#include "services/hospital/phone/codes.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t word_valid_ms = 30 * 60'000;

std::string key_of(const Person& person) { return "verified_card:" + person.id; }

Reply reply_of(int code, std::string_view message, Json data) {
    Reply reply;
    reply.body = Json{{"code", code}, {"message", message}, {"data", std::move(data)}}.dump();
    return reply;
}

}  // namespace

Reply ElectronicCards::refusal(std::string_view text) { return reply_of(700199, text, nullptr); }

Reply ElectronicCards::handle(const Request& request) const {
    const auto form = Json::parse(request.body, nullptr, false);
    if (!form.is_object() || text_of(form, "transType") != "ess.check") return refusal("transType不支持");
    const auto redeemed =
        redeem_code(world_, CodeKind::electronic_card, text_of(member(form, "data"), "qrCode"));
    switch (redeemed.verdict) {
        case CodeVerdict::wrong_kind:
            return reply_of(700101, "不是电子社保卡二维码", nullptr);
        case CodeVerdict::unknown:
            return reply_of(700102, "电子社保卡二维码无效", nullptr);
        case CodeVerdict::expired:
        case CodeVerdict::used:
            return reply_of(700103, "电子社保卡二维码已过期，请刷新后重试", nullptr);
        case CodeVerdict::good:
            break;
    }
    const auto& person = *redeemed.person;
    if (person.card_lost) return reply_of(700104, "该社会保障卡已挂失，不能使用", nullptr);
    world_.books.set(key_of(person), std::to_string(world_.now().unix_ms));
    return reply_of(
        0, "成功",
        {{"cardNo", person.card_number}, {"cardSn", person.card_identification}, {"name", person.name}});
}

bool verified_lately(World& world, const Person& person) {
    const auto said = world.books.setting(key_of(person));
    return !said.empty() && world.now().unix_ms - std::atoll(said.c_str()) < word_valid_ms;
}

}  // namespace kiosk::hospital
