// E(k, b) is SM4 (GB/T 32907) of one block; "~" inverts every bit. With a master key M, the card's
// identification C (16 bytes), a process factor P and a source factor S (8 bytes each):
//   card key K = E(M, C);  session key Q = E(K, P ~P);  proof B = E(Q, S ~S)
//   expected internal result = B[0..8) xor B[8..16) under the key for internal authentication
//   external token           = B under the key RKSSSE
#include "services/hospital/card_issuer.h"

#include <vector>

#include "services/hospital/crypto.h"
#include "services/hospital/people.h"

namespace kiosk::hospital {
namespace {

constexpr std::string_view internal_master_key = "KIOSK TRAINING I";
constexpr std::string_view external_master_key = "KIOSK TRAINING E";

struct Challenge {
    std::string identification, internal_process, internal_source, external_process, external_source;
};

// "area|ATR|algorithm|card code|intProcess|intSource|extProcess|extSource|terminal|"
std::optional<Challenge> parse_challenge(std::string_view text) {
    std::vector<std::string_view> parts;
    for (auto bar = text.find('|'); bar != std::string_view::npos; bar = text.find('|')) {
        parts.push_back(text.substr(0, bar));
        text.remove_prefix(bar + 1);
    }
    if (parts.size() != 9 || !text.empty()) return {};
    std::vector<std::string> bytes;
    for (std::size_t i = 3; i < 8; ++i) {
        auto value = from_hex(parts[i]);
        if (!value || value->size() != (i == 3 ? 16U : 8U)) return {};
        bytes.push_back(std::move(*value));
    }
    return Challenge{bytes[0], bytes[1], bytes[2], bytes[3], bytes[4]};
}

std::string block(std::string_view key, std::string_view plain) {
    return sm4_encrypt(key, plain).substr(0, 16);  // what follows is padding
}

std::string with_inverse(std::string half) {
    for (std::size_t i = 0; i < 8; ++i) half += static_cast<char>(~half[i]);
    return half;
}

std::string proof(std::string_view master, const std::string& identification, const std::string& process,
                  const std::string& source) {
    return block(block(block(master, identification), with_inverse(process)), with_inverse(source));
}

Reply reply_of(const Json& body) {
    Reply reply;
    reply.body = body.dump();
    return reply;
}

}  // namespace

Reply CardIssuer::refusal(std::string_view text) {
    return reply_of({{"code", 600199}, {"message", text}, {"data", nullptr}});
}

Reply CardIssuer::handle(const Request& request) const {
    const auto form = Json::parse(request.body, nullptr, false);
    if (!form.is_object() || text_of(form, "transType") != "card.answer") return refusal("transType不支持");
    const auto challenge = parse_challenge(text_of(member(form, "data"), "challenge"));
    if (!challenge) return refusal("质询数据格式错误");
    const auto identification = upper_hex(challenge->identification);
    for (const auto& person : world_.people.all()) {
        if (person.card_identification.empty() || !identification.starts_with(person.card_identification))
            continue;
        if (person.card_lost) return refusal("该卡已挂失");
        const auto internal = proof(internal_master_key, challenge->identification,
                                    challenge->internal_process, challenge->internal_source);
        std::string result;
        for (std::size_t i = 0; i < 8; ++i) result += static_cast<char>(internal[i] ^ internal[i + 8]);
        const auto token = proof(external_master_key, challenge->identification, challenge->external_process,
                                 challenge->external_source);
        return reply_of({{"code", 0},
                         {"message", "成功"},
                         {"data", {{"answer", upper_hex(result) + "|" + upper_hex(token)}}}});
    }
    return refusal("卡识别码不存在");
}

}  // namespace kiosk::hospital
