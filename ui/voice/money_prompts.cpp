// Where the money is, in the words of the screen (ui/text/sentences.cpp) without the sum.
#include "ui/voice/prompts.h"

namespace kiosk::ui {
namespace {

const char* insurance_prompt(InsuranceMoney state) {
    switch (state) {
        case InsuranceMoney::not_used:
            return nullptr;
        case InsuranceMoney::not_settled:
            return "insurance_not_settled";
        case InsuranceMoney::settling:
            return "insurance_settling";
        case InsuranceMoney::settled:
            return "insurance_settled";
        case InsuranceMoney::being_cancelled:
            return "insurance_being_cancelled";
        case InsuranceMoney::cancelled:
            return "insurance_cancelled";
        case InsuranceMoney::unknown:
            return "insurance_unknown";
    }
    return nullptr;
}

const char* own_prompt(OwnMoney state) {
    switch (state) {
        case OwnMoney::nothing_due:
            return nullptr;
        case OwnMoney::not_taken:
            return "own_not_taken";
        case OwnMoney::taking:
            return "own_taking";
        case OwnMoney::taken:
            return "own_taken";
        case OwnMoney::being_returned:
            return "own_being_returned";
        case OwnMoney::returned:
            return "own_returned";
        case OwnMoney::unknown:
            return "own_unknown";
        case OwnMoney::due_at_window:
            return "pay_at_window";
    }
    return nullptr;
}

}  // namespace

std::vector<Sentence> money_prompts(const MoneyState& money, Language language, bool say_amounts) {
    std::vector<Sentence> out;
    const auto* insurance = insurance_prompt(money.insurance);
    const auto* own = own_prompt(money.own);
    if (insurance != nullptr) out.push_back({insurance});
    if (own != nullptr) out.push_back({own});
    if (out.empty()) return {{"money_none"}};
    const bool named = own != nullptr && money.own != OwnMoney::not_taken;
    if (say_amounts && named && money.own_amount.is_positive()) {
        Sentence amount{"own_amount"};
        const auto sum = say_amount(money.own_amount, language);
        amount.insert(amount.end(), sum.begin(), sum.end());
        out.push_back(std::move(amount));
    }
    return out;
}

}  // namespace kiosk::ui
