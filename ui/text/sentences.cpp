// A money sentence says first what the insurer has done, then what happened to the patient's own money.
#include "ui/text/sentences.h"

#include <fmt/format.h>

#include <array>

#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

std::string insurance_part(InsuranceMoney state, Language language) {
    const auto say = [&](const Phrase& phrase) { return phrase.in(language); };
    switch (state) {
        case InsuranceMoney::not_used:
            return {};
        case InsuranceMoney::not_settled:
            return say({"医保没有结算。", "Insurance was not charged."});
        case InsuranceMoney::settling:
            return say({"医保正在结算。", "Insurance is being settled."});
        case InsuranceMoney::settled:
            return say({"医保部分已结算。", "Insurance part settled."});
        case InsuranceMoney::being_cancelled:
            return say({"医保部分正在撤销。", "Insurance part is being cancelled."});
        case InsuranceMoney::cancelled:
            return say({"医保部分已撤销。", "Insurance part cancelled."});
        case InsuranceMoney::unknown:
            return say({"医保部分正在核实。", "Insurance part is being checked."});
    }
    return {};
}

std::string own_part(const MoneyState& money, Language language) {
    const auto sum = amount_words(money.own_amount, language);
    const auto say = [&](std::string_view zh, std::string_view en) {
        return fmt::format(fmt::runtime(chinese(language) ? zh : en), sum);
    };
    switch (money.own) {
        case OwnMoney::nothing_due:
            return {};
        case OwnMoney::not_taken:
            return say("自付部分没有收取。", "Your own part was not taken.");
        case OwnMoney::taking:
            return say("正在收取 {}，请不要重复付款。", "{} is being taken. Do not pay again.");
        case OwnMoney::taken:
            return say("已收您 {}。", "{} received from you.");
        case OwnMoney::being_returned:
            return say("{} 正在退回您的付款账户。", "{} is on its way back to you.");
        case OwnMoney::returned:
            return say("{} 已退回您的付款账户。", "{} was returned to you.");
        case OwnMoney::unknown:
            return say("您的 {} 正在核实，请不要重复付款。", "Your {} is being checked. Do not pay again.");
        case OwnMoney::due_at_window:
            return say("{} 请到窗口支付。", "{} to be paid at a window.");
    }
    return {};
}

}  // namespace

std::string amount_words(Fen amount, Language language) {
    return chinese(language) ? amount.yuan() + " 元" : "CNY " + amount.yuan();
}

std::string money_words(const MoneyState& money, Language language) {
    const auto insurance = insurance_part(money.insurance, language);
    const auto own = own_part(money, language);
    if (!insurance.empty() && !own.empty())
        return chinese(language) ? insurance + own : insurance + " " + own;
    if (!insurance.empty() || !own.empty()) return insurance + own;
    return chinese(language) ? "没有扣款。" : "Nothing was charged.";
}

std::string done_words(const screen::Done& done, Language language) {
    const auto sum = amount_words(done.money.own_amount, language);
    const bool zh = chinese(language);
    switch (done.money.own) {
        case OwnMoney::nothing_due:
            return zh ? "您不用再付钱" : "Nothing more to pay";
        case OwnMoney::taken:
            return zh ? "已付 " + sum : "Paid: " + sum;
        case OwnMoney::due_at_window:
            return zh ? "请到窗口付 " + sum : "Pay at a window: " + sum;
        case OwnMoney::not_taken:
        case OwnMoney::taking:
        case OwnMoney::being_returned:
        case OwnMoney::returned:
        case OwnMoney::unknown:
            return money_words(done.money, language);
    }
    return {};
}

std::string hint_words(Hint hint, Language language) {
    const auto say = [&](const Phrase& phrase) { return phrase.in(language); };
    switch (hint) {
        case Hint::none:
            return {};
        case Hint::code_unread:
            return say(
                {"没扫清楚。请调亮手机屏幕，离近一点", "Not readable. Brighten the phone, move closer"});
        case Hint::code_wrong_kind:
            return say({"这不是医保码。请打开医保码再扫", "Not an insurance code. Open your e-code"});
        case Hint::code_of_electronic_card:
            return say(
                {"这是电子社保卡。请打开医保码再扫", "That's the e-social-security card. Open your e-code"});
        case Hint::code_expired:
            return say({"医保码已过期。请在手机上刷新后再扫", "Code expired. Refresh it on your phone"});
        case Hint::card_turn_over:
            return say({"没读到卡。请芯片朝上，再插一次", "Card not read. Turn it chip-up, try again"});
        case Hint::payment_code_invalid:
            return say({"付款码已失效。请刷新付款码再扫", "Payment code expired. Refresh it, show it again"});
        case Hint::payment_code_wrong_kind:
            return say(
                {"这不是付款码。请打开微信或支付宝付款码", "Not a payment code. Open WeChat Pay or Alipay"});
        case Hint::payment_declined:
            return say(
                {"付款没有成功，没有扣款。请换一种方式", "Payment declined, nothing taken. Try another way"});
        case Hint::payment_given_up:
            return say(
                {"付款没有完成，没有扣款。请再试一次", "Payment not completed, nothing taken. Try again"});
    }
    return {};
}

std::string patient_words(const PatientLine& patient, Language language) {
    std::string out = patient.name;
    const bool zh = chinese(language);
    const auto add = [&](const std::string& part) {
        if (!part.empty()) out += (zh ? "  " : ", ") + part;
    };
    if (patient.gender == "1") add(words::male.in(language));
    if (patient.gender == "2") add(words::female.in(language));
    if (patient.age_years >= 0)
        add(zh ? fmt::format("{} 岁", patient.age_years) : fmt::format("age {}", patient.age_years));
    return out;
}

std::string part_words(DayPart part, Language language) {
    switch (part) {
        case DayPart::morning:
            return words::morning.in(language);
        case DayPart::afternoon:
            return words::afternoon.in(language);
        case DayPart::evening:
            return words::evening.in(language);
    }
    return {};
}

std::string time_words(DayPart part, CivilTime begins, CivilTime ends, Language language) {
    return fmt::format("{} {}–{}", part_words(part, language), begins.time_of_day(), ends.time_of_day());
}

std::string doctor_words(const VisitLine& visit, Language language) {
    if (visit.general_clinic) return words::general_clinic.in(language);
    const auto name = in(visit.doctor, language), title = in(visit.doctor_title, language);
    if (title.empty()) return name;
    return chinese(language) ? name + "  " + title : name + ", " + title;
}

std::string date_words(CivilTime at, Language language) {
    constexpr std::array zh_days{"日", "一", "二", "三", "四", "五", "六"};
    constexpr std::array en_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto date = at.date();
    const auto month = static_cast<std::size_t>(std::stoi(date.substr(5, 2)));
    const int day = std::stoi(date.substr(8, 2));
    const auto weekday = static_cast<std::size_t>(at.weekday());
    if (chinese(language)) return fmt::format("{}月{}日 星期{}", month, day, zh_days[weekday]);
    return fmt::format("{} {} {}", en_days[weekday], day, months[month - 1]);
}

std::string step_words(int step, int steps, Language language) {
    if (chinese(language))
        return fmt::format("第 {} 步 / 共 {} 步 · Step {} of {}", step, steps, step, steps);
    return fmt::format("Step {} of {}", step, steps);
}

std::string left_words(int numbers, Language language) {
    return chinese(language) ? fmt::format("余 {}", numbers) : fmt::format("{} left", numbers);
}

std::string ahead_words(int people, Language language) {
    if (people <= 0) return words::people_ahead_none.in(language);
    if (chinese(language)) return fmt::format("前面还有 {} 人", people);
    return people == 1 ? "1 person ahead" : fmt::format("{} people ahead", people);
}

std::string story_words(const screen::TodayRow& row, Language language) {
    using screen::RegistrationStory;
    const auto say = [&](const Phrase& phrase) { return phrase.in(language); };
    const auto own = amount_words(row.own, language);
    const bool paid = !row.bills.empty();
    switch (row.story) {
        case RegistrationStory::registered:
            return paid ? say({"已缴费", "Paid"}) : say({"已挂号", "Registered"});
        case RegistrationStory::pay_at_window:
            if (chinese(language)) return (paid ? "已登记，请到窗口付 " : "已挂号，请到窗口付 ") + own;
            return (paid ? "Noted. Pay at a window: " : "Registered. Pay at a window: ") + own;
        case RegistrationStory::being_checked:
            return say({"正在核实，请不要重复缴费", "We are checking this payment. Please do not pay again"});
        case RegistrationStory::being_cancelled:
            return paid
                       ? say({"没有缴成，已收的钱正在退回", "Not paid. Money taken is being returned"})
                       : say({"没有挂成，已收的钱正在退回", "Not registered. Money taken is being returned"});
        case RegistrationStory::money_back:
            return paid ? say({"没有缴成，已收的钱已经退回", "Not paid. Money taken was returned"})
                        : say({"没有挂成，已收的钱已经退回", "Not registered. Money taken was returned"});
    }
    return {};
}

std::string tries_words(int tries, Language language) {
    if (chinese(language)) return fmt::format("密码不对，还可以试 {} 次", tries);
    return tries == 1 ? "Wrong PIN. 1 try left" : fmt::format("Wrong PIN. {} tries left", tries);
}

std::string seconds_words(const Phrase& after, std::int64_t seconds, Language language) {
    return fmt::format("{} {}", seconds, after.in(language));
}

}  // namespace kiosk::ui
