// One word or two per kind of event; an answer is called after its outcome, because that is what decides.
#include "kiosk/money/event_name.h"

#include <array>

namespace kiosk::money {
namespace {

constexpr std::array command_names{"open",          "cancel",     "choose funding", "confirm",
                                   "password",      "credential", "pay by code",    "pay at terminal",
                                   "pay at window", "abandon",    "slip printed"};
static_assert(command_names.size() == std::variant_size_v<to_case::Command>);

std::string answer_name(const AnswerBody& body) {
    const auto outcome = [](const auto& o) {
        return std::string{o.is_done() ? "done" : o.is_refused() ? "refused" : "unknown"};
    };
    if (const auto* o = std::get_if<Outcome<insurance::Reply>>(&body)) return outcome(*o);
    if (const auto* o = std::get_if<Outcome<his::Reply>>(&body)) return outcome(*o);
    if (const auto* o = std::get_if<Outcome<acquirer::Reply>>(&body)) return outcome(*o);
    return std::holds_alternative<MsgidAllotted>(body) ? "msgid" : "wait over";
}

}  // namespace

std::string event_name(const Case& before, const Event& event) {
    struct Visitor {
        const Case& before;
        std::string operator()(const to_case::Command& command) const {
            return command_names[command.index()];
        }
        std::string operator()(const Answer& answer) const {
            const bool patience = answer.effect == before.patience && before.patience.value != 0;
            return patience ? "patience over" : answer_name(answer.body);
        }
        std::string operator()(const DeadlinePassed&) const { return "deadline"; }
        std::string operator()(const LateAnswer& answer) const { return "late " + answer_name(answer.body); }
        std::string operator()(const JournalFailed&) const { return "journal failed"; }
        std::string operator()(const Resumed&) const { return "resumed"; }
    };
    return std::visit(Visitor{before}, event);
}

}  // namespace kiosk::money
