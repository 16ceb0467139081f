// The slip's sentences. A switch without a default makes the compiler ask for words when a state is added.
#include "printer/words.h"

#include <array>

#include <fmt/format.h>

namespace kiosk::printer {
namespace {

Phrase insurance_words(InsuranceMoney state) {
    switch (state) {
        case InsuranceMoney::not_used:
            return {};
        case InsuranceMoney::not_settled:
            return {"医保未结算", "Insurance not settled"};
        case InsuranceMoney::settling:
            return {"医保正在结算", "Insurance is being settled"};
        case InsuranceMoney::settled:
            return {"医保已结算", "Insurance settled"};
        case InsuranceMoney::being_cancelled:
            return {"医保已结算，正在撤销", "Insurance was settled and is being cancelled"};
        case InsuranceMoney::cancelled:
            return {"医保结算已撤销", "Insurance settlement cancelled"};
        case InsuranceMoney::unknown:
            return {"医保结算结果正在核实", "Insurance result is being checked"};
    }
    return {};
}

Phrase own_words(OwnMoney state, Fen amount) {
    const auto yuan = amount.yuan();
    const auto both = [&](std::string_view zh, std::string_view en) {
        return Phrase{fmt::format(fmt::runtime(zh), yuan), fmt::format(fmt::runtime(en), yuan)};
    };
    switch (state) {
        case OwnMoney::nothing_due:
            return {};
        case OwnMoney::not_taken:
            return {"自付部分未收取", "Nothing was taken from you"};
        case OwnMoney::taking:
            return both("正在收取自付 {} 元", "Your part of ¥{} is being taken");
        case OwnMoney::taken:
            return both("自付 {} 元已收取", "Your part of ¥{} is paid");
        case OwnMoney::being_returned:
            return both("自付 {} 元正在退回", "Your ¥{} is being returned");
        case OwnMoney::returned:
            return both("自付 {} 元已退回", "Your ¥{} was returned");
        case OwnMoney::unknown:
            return both("自付 {} 元是否扣款正在核实", "Whether your ¥{} was taken is being checked");
        case OwnMoney::due_at_window:
            return both("自付 {} 元请到收费窗口缴纳", "Please pay ¥{} at the cashier");
    }
    return {};
}

std::string joined(const std::string& first, const std::string& second, std::string_view between,
                   std::string_view end) {
    if (first.empty() && second.empty()) return "";
    if (first.empty() || second.empty()) return first + second + std::string{end};
    return first + std::string{between} + second + std::string{end};
}

}  // namespace

bool is_deposit(const SlipContent& content) {
    return !content.bills.empty() && content.bills.front().kind == BillKind::deposit;
}

Phrase title_of(const SlipContent& content) {
    switch (content.kind) {
        case SlipKind::registration:
            return {"挂号凭条", "Registration slip"};
        case SlipKind::payment:
            if (is_deposit(content)) return {"住院预交金凭条", "Inpatient deposit"};
            return {"缴费凭条", "Payment slip"};
        case SlipKind::appointment:
            return {"预约凭条", "Booking slip"};
        case SlipKind::check_in:
            return {"签到凭条", "Check-in slip"};
        case SlipKind::being_checked:
            return {"正在核实，请不要重复缴费", "Being checked. Please do not pay again"};
        case SlipKind::cancelled:
            if (!content.bills.empty()) return {"本次缴费已取消", "Payment cancelled"};
            return {"本次挂号已取消", "Registration cancelled"};
        case SlipKind::new_file:
            return {"建档凭条", "New record"};
        case SlipKind::pharmacy:
            return {"取药排队凭条", "Pharmacy queue"};
        case SlipKind::invoice:
            return {"电子票据", "E-invoice"};
        case SlipKind::cost_list:
            return {"费用清单", "List of charges"};
    }
    return {};
}

Phrase kind_of(BillKind kind) {
    switch (kind) {
        case BillKind::visit:
            return {"诊查", "Consultation"};
        case BillKind::examination:
            return {"检查", "Examination"};
        case BillKind::laboratory:
            return {"化验", "Laboratory"};
        case BillKind::drugs:
            return {"药品", "Drugs"};
        case BillKind::treatment:
            return {"治疗", "Treatment"};
        case BillKind::deposit:
            return {"住院预交金", "Inpatient deposit"};
        case BillKind::other:
            return {"其他费用", "Other"};
    }
    return {};
}

Phrase kind_of(const Bill& bill) {
    auto kind = kind_of(bill.kind);
    if (bill.disease_name.empty()) return kind;
    return {kind.zh + "（" + bill.disease_name + "）", kind.en + " (" + bill.disease_name + ")"};
}

Phrase place_of(const Bill& bill) {
    const auto& zh = bill.place.zh;
    if (zh.empty()) return {};
    const auto kind = kind_of(bill.kind);
    return {fmt::format("{}：请到 {}", kind.zh, zh),
            fmt::format("{}: please go to {}", kind.en, bill.place.en.empty() ? zh : bill.place.en)};
}

Phrase amounts_title_of(SlipKind kind) {
    switch (kind) {
        case SlipKind::registration:
        case SlipKind::payment:
        case SlipKind::appointment:
        case SlipKind::check_in:
            return {"费用", "Charges"};
        case SlipKind::being_checked:
            return {"费用（核实中）", "Charges (being checked)"};
        case SlipKind::cancelled:
            return {"费用（已取消）", "Charges (cancelled)"};
        case SlipKind::new_file:
            return {};
        case SlipKind::pharmacy:
        case SlipKind::invoice:
        case SlipKind::cost_list:
            return {"费用", "Charges"};
    }
    return {};
}

Phrase copy_mark(int number) {
    return {fmt::format("补打 第 {} 次", number), fmt::format("Reprint no. {}", number)};
}

Phrase next_step_of(const SlipContent& content) {
    switch (content.kind) {
        case SlipKind::registration: {
            const auto& zh = content.visit.place.zh;
            const auto& en = content.visit.place.en.empty() ? zh : content.visit.place.en;
            if (zh.empty()) return {"请到分诊台候诊，听候叫号", "Please wait until your number is called"};
            return {fmt::format("请到 {} 候诊，听候叫号", zh),
                    fmt::format("Please go to {} and wait until your number is called", en)};
        }
        case SlipKind::appointment:
            return {"就诊当天请到任一自助机扫描下方二维码取号",
                    "On the day, scan the code below at any kiosk to collect your number"};
        case SlipKind::check_in:
            if (!content.hint.zh.empty())
                return {content.hint.zh, content.hint.en.empty() ? content.hint.zh : content.hint.en};
            return {"请候诊，听候叫号", "Please wait until your number is called"};
        case SlipKind::payment:
            if (is_deposit(content))
                return {"已记入住院账户。请保管好本单，出院结算时多退少补",
                        "Noted for the stay. Keep this slip; what is left is paid back at discharge"};
            return {"请凭本单就诊、检查或取药", "Show this slip where you are treated or collect drugs"};
        case SlipKind::being_checked:
            return {"请保留本单。结果可在任一自助机扫描下方二维码，或到人工窗口查询",
                    "Keep this slip. Scan the code below at any kiosk or ask at a window for the result"};
        case SlipKind::cancelled:
            if (is_deposit(content))
                return {"这笔预交金没有交成，需要时请重新办理；对款项有疑问请持本单到人工窗口",
                        "No deposit was made, start again if you wish; with questions about money show this "
                        "slip at a window"};
            if (!content.bills.empty())
                return {"费用还没有缴，请重新办理；对款项有疑问请持本单到人工窗口",
                        "The bill is still to be paid, please start again; with questions about money show "
                        "this slip at a window"};
            return {"如需就诊请重新挂号；对款项有疑问请持本单到人工窗口",
                    "To see a doctor please register again; with questions about money show this slip at a "
                    "window"};
        case SlipKind::new_file:
            return {"请保管好本单：下面的码就是您的就诊卡，以后来院扫码即可",
                    "Keep this slip: the code below is your visit card, scan it next time"};
        case SlipKind::pharmacy:
            return {"请在窗口前等候，听候叫号", "Please wait at the window for your number"};
        case SlipKind::invoice:
            return {"可凭以上三项在财政票据平台查验", "Check it by these three at the issuer's site"};
        case SlipKind::cost_list:
            return {"本清单不作报销凭证，报销请用电子票据", "Not an invoice. To claim use the e-invoice"};
    }
    return {};
}

Phrase money_sentence(const MoneyState& money, Lines lines) {
    const auto insurance = insurance_words(money.insurance);
    const auto own = own_words(money.own, money.own_amount);
    const bool one = lines == Lines::one;
    return {joined(insurance.zh, own.zh, one ? "；" : "；\n", "。"),
            joined(insurance.en, own.en, one ? ". " : ".\n", ".")};
}

Phrase collect_hours(const SlipContent& content) {
    const auto hours = content.collect_from.date() + " " + content.collect_from.time_of_day() + "–" +
                       content.collect_until.time_of_day();
    return {"取号时间 " + hours, "Collect " + hours};
}

Phrase session_day(const VisitLine& visit) {
    constexpr std::array zh_days{"周日", "周一", "周二", "周三", "周四", "周五", "周六"};
    constexpr std::array en_days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array zh_parts{"上午", "下午", "晚上"};
    constexpr std::array en_parts{"morning", "afternoon", "evening"};
    const auto day = static_cast<std::size_t>(visit.begins.weekday());
    const auto part = static_cast<std::size_t>(visit.part);
    const auto date = visit.begins.date();
    return {fmt::format("{} {} {}", date, zh_days.at(day), zh_parts.at(part)),
            fmt::format("{} {}, {}", en_days.at(day), date, en_parts.at(part))};
}

std::string session_hours(const VisitLine& visit) {
    return visit.begins.time_of_day() + "–" + visit.ends.time_of_day();
}

Phrase people_ahead(int people) {
    if (people <= 0) return {"前面没有人等候", "No one ahead of you"};
    return {fmt::format("前面还有 {} 人", people),
            people == 1 ? "1 person ahead of you" : fmt::format("{} people ahead of you", people)};
}

}  // namespace kiosk::printer
