// Replies that lie. The members are changed in the text itself, so that everything else stays as the hospital
// wrote it; the acquirer's answers are signed again where the lie should be well signed.
#include <initializer_list>

#include "kiosk/base/json.h"
#include "services/hospital/acquirer/acquirer.h"
#include "tests/simulation/network.h"

namespace kiosk::simulation {
namespace {

// The last character of each such member's text becomes another one of its kind.
void change(std::string& reply, std::string_view member) {
    const auto head = "\"" + std::string{member} + "\":\"";
    for (auto at = reply.find(head); at != std::string::npos; at = reply.find(head, at + 1)) {
        const auto end = reply.find('"', at + head.size());
        if (end == std::string::npos || end == at + head.size()) continue;
        auto& last = reply[end - 1];
        last = last == '9' ? '0' : last == 'Z' ? 'A' : static_cast<char>(last + 1);
    }
}

void sign_again(std::string& reply) {
    auto json = Json::parse(reply, nullptr, false);
    if (!json.is_object() || !json.contains("sign")) return;
    json["sign"] = hospital::acquirer_sign(json, hospital::acquirer_key);
    reply = json.dump();
}

std::string changed(std::string reply, std::initializer_list<std::string_view> members) {
    for (const auto member : members) change(reply, member);
    sign_again(reply);
    return reply;
}

}  // namespace

std::string names_another(const std::string& reply) {
    return changed(reply, {"mdtrt_id", "order", "id", "djh"});
}

std::string of_other_order(const std::string& reply) {
    return changed(reply, {"mdtrt_id", "psn_no", "setl_id", "chrg_bchno", "ipt_otp_no", "order", "refund",
                           "transaction", "id", "value", "djh", "lsh", "mzh"});
}

}  // namespace kiosk::simulation
