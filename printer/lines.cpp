// What stands on a slip. The order is the order of the patient's questions: is it done, what is my number,
// where do I go, what did I pay, how do I prove it.
#include "printer/lines.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "kiosk/base/text.h"
#include "printer/slip_writer.h"

namespace kiosk::printer {
namespace {

using namespace line;

// Names come from cards and foreign systems: what could format a slip is taken out of every one of them.
SlipContent cleaned(SlipContent content) {
    const auto clean = [](std::string& text) { text = printable(text); };
    const auto clean_both = [&](LocalizedText& text) { clean(text.zh), clean(text.en); };
    clean_both(content.hospital);
    clean_both(content.visit.department);
    clean_both(content.visit.doctor);
    clean_both(content.visit.doctor_title);
    clean_both(content.visit.place);
    clean_both(content.hint);
    for (auto* text : {&content.kiosk_number, &content.patient_name, &content.insurance_tail,
                       &content.queue_number, &content.payer, &content.visit_card, &content.trace_number,
                       &content.setl_id, &content.reprint_until, &content.version, &content.booking_number})
        clean(*text);
    if (auto& claim = content.claiming_back) clean_both(claim->window), clean(claim->institution_code);
    for (auto& fund : content.split.funds) clean(fund.name);
    for (auto* both : {&content.prescription.department, &content.prescription.doctor,
                       &content.prescription.window, &content.invoice.kind})
        clean_both(*both);
    for (auto* text : {&content.prescription.number, &content.prescription.queue_number,
                       &content.invoice.code, &content.invoice.number, &content.invoice.check_code})
        clean(*text);
    for (auto& drug : content.prescription.drugs)
        clean_both(drug.name), clean_both(drug.dose), clean_both(drug.quantity);
    for (auto& charge : content.charges) clean_both(charge.line.name);
    for (auto& bill : content.bills) {
        clean(bill.visit_number), clean(bill.disease_name);
        clean_both(bill.place);
        for (auto& line : bill.lines) clean_both(line.name);
    }
    return content;
}

class Writer : private SlipWriter {
public:
    explicit Writer(const SlipContent& content) : SlipWriter{content} {}

    std::vector<Line> write() {
        head();
        if (content_.kind == SlipKind::new_file) {
            visit_card();
            foot();
            return std::move(lines_);
        }
        if (content_.kind == SlipKind::registration)
            queue();
        else if (content_.kind == SlipKind::payment)
            places();
        else if (content_.kind == SlipKind::appointment)
            booking();
        else if (content_.kind == SlipKind::check_in)
            queue();
        else
            trace_large();
        visit();
        items();
        amounts();
        if (done() && content_.claiming_back)
            for (auto& line : claim_lines_of(content_)) put(std::move(line));
        if (content_.kind == SlipKind::appointment)
            booking_code();
        else if (content_.kind != SlipKind::check_in)
            proof();
        foot();
        return std::move(lines_);
    }

private:
    void queue();
    void places();
    void deposit();
    void trace_large();
    void booking();
    void booking_code();
    void visit_card();
    void visit();
    void items();
    void amounts();
    void insured_parts();
    void proof();
    void funds();

    // What was asked for has happened: nothing is in doubt or on its way back.
    [[nodiscard]] bool done() const {
        return content_.kind == SlipKind::registration || content_.kind == SlipKind::payment;
    }
};

void Writer::queue() {
    if (content_.queue_number.empty()) return;
    put(Framed{both({"就诊序号", "Queue number"}), content_.queue_number, 128,
               both(people_ahead(content_.people_ahead))});
    space(16);
    put(Paragraph{both(next_step_of(content_)), true});
}

// What is laid down for the stay, as large as a number that one waits for.
void Writer::deposit() {
    if (content_.deposited.is_positive())
        put(Framed{both({"预交金累计", "Deposits so far"}), "¥" + content_.deposited.yuan(), 84, {}});
    space(16);
    put(Paragraph{both(next_step_of(content_)), true});
}

// Each place once, in the order of the bills; before it the number to wait for, where one is given out.
void Writer::places() {
    if (is_deposit(content_)) return deposit();
    if (!content_.queue_number.empty()) {
        // Of several places one gives out numbers: it is named with its number.
        const auto& bills = content_.bills;
        const bool several = std::any_of(bills.begin(), bills.end(),
                                         [&](const Bill& bill) { return bill.place != bills.front().place; });
        const auto at = several ? content_.visit.place : LocalizedText{};
        put(Framed{both({"您的号码  " + at.zh, "Your number  " + (at.en.empty() ? at.zh : at.en)}),
                   content_.queue_number, 104, both(people_ahead(content_.people_ahead))});
        space(16);
    }
    std::vector<std::string> told;
    for (const auto& bill : content_.bills) {
        const auto place = place_of(bill);
        const auto& where = bill.place.zh;
        if (where.empty() || std::find(told.begin(), told.end(), where) != told.end()) continue;
        told.push_back(where);
        put(Paragraph{both(place), true});
        space(8);
    }
    if (told.empty()) put(Paragraph{both(next_step_of(content_)), true});
}

void Writer::trace_large() {
    put(Framed{both({"查询流水号", "Trace number"}), content_.trace_number, 46,
               both(money_sentence(content_.money, Lines::two))});
    space(16);
    put(Paragraph{both(next_step_of(content_)), true});
}

void Writer::booking() {
    put(Framed{both({"预约号", "Booking number"}), content_.booking_number, 58,
               both(collect_hours(content_))});
    space(16);
    const LocalizedText& hint = content_.hint;
    if (!hint.zh.empty()) put(Paragraph{both({hint.zh, hint.en.empty() ? hint.zh : hint.en}), true});
}

void Writer::booking_code() {
    rule();
    amount("取号时付", "To pay when collecting", content_.fee, 0, true);
    space(14);
    put(Code{content_.booking_number, both(next_step_of(content_)), both(collect_hours(content_))});
}

void Writer::visit_card() {
    put(Framed{both({"就诊卡号", "Visit card number"}), content_.visit_card, 60, {}});
    space(16);
    put(Paragraph{both(next_step_of(content_)), true});
    rule(3);
    put(Pair{label("姓名", "Patient"), {content_.patient_name, ""}, ""});
    space(14);
    put(Code{content_.visit_card,
             both({"就诊卡：在自助机、窗口扫码", "Visit card: scan it at kiosks and windows"}),
             both({"长期有效", "Stays valid"})});
}

void Writer::visit() {
    rule(3);
    put(Pair{label("姓名", "Patient"), {content_.patient_name, ""}, ""});
    const auto& tail = content_.insurance_tail;
    const Phrase cover =
        content_.insured ? Phrase{"医保 " + tail, "Insured " + tail} : Phrase{"自费", "Self-pay"};
    // Nothing is paid where one books or arrives.
    const bool unpaid = content_.kind == SlipKind::appointment || content_.kind == SlipKind::check_in;
    // A deposit is nobody's insurance.
    if (!unpaid && !is_deposit(content_))
        put(Pair{label("类别", "Cover"), {zh_ ? cover.zh : cover.en, ""}, ""});
    if (is_deposit(content_)) {
        const auto& bill = content_.bills.front();
        put(Pair{label("病区", "Ward"), name(bill.place), ""});
        if (!bill.visit_number.empty())
            put(Pair{label("住院号", zh_ ? "No." : "Inpatient no."), {bill.visit_number, ""}, ""});
        return;
    }
    put(Pair{label("科室", zh_ ? "Dept" : "Department"), name(content_.visit.department), ""});
    LocalizedText doctor{"普通门诊", "General clinic"};
    if (!content_.visit.general_clinic) {
        doctor.zh = content_.visit.doctor.zh + " " + content_.visit.doctor_title.zh;
        doctor.en = content_.visit.doctor.en;
        if (!doctor.en.empty() && !content_.visit.doctor_title.en.empty())
            doctor.en += ", " + content_.visit.doctor_title.en;
    }
    put(Pair{label("医生", "Doctor"), name(doctor), ""});
    if (!content_.bills.empty()) return;  // which have no session
    const auto day = session_day(content_.visit);
    put(Pair{label("时间", "Time"), {zh_ ? day.zh : day.en, ""}, session_hours(content_.visit)});
    // On a registration the line about the next step has already named the place.
    const bool place_is_new = content_.kind != SlipKind::registration || content_.queue_number.empty();
    if (place_is_new && !content_.visit.place.zh.empty())
        put(Pair{label("地点", "Place"), name(content_.visit.place), ""});
}

// How many of something; nothing where it is one.
std::string times(std::int64_t count_e4) {
    constexpr std::int64_t one = 10'000;
    return count_e4 == one ? std::string{} : "  ×" + ten_thousandths(count_e4);
}

void Writer::items() {
    if (content_.bills.empty() || is_deposit(content_)) return;  // whose one item is its amount
    rule();
    put(Centred{both({"缴费项目", "Items"}), 26, true});
    space(10);
    for (const auto& bill : content_.bills) {
        put(Amount{both(kind_of(bill)), "¥" + bill.total.yuan(), 0, false});
        for (const auto& line : bill.lines) {
            auto words = name(line.name);
            words.main += times(line.count_e4);
            put(Amount{words, "¥" + line.amount.yuan(), 1, false});
        }
    }
}

// The funds one by one, where they really are the parts of the sum above them.
void Writer::funds() {
    const auto& rows = content_.split.funds;
    const auto sum = std::accumulate(rows.begin(), rows.end(), Fen{},
                                     [](Fen all, const FundShare& one) { return all + one.amount; });
    if (rows.size() < 2 || sum != content_.split.fund) return;
    for (const auto& row : rows) put(Amount{{row.name, ""}, "¥" + row.amount.yuan(), 1, false});
}

void Writer::insured_parts() {
    const auto& split = content_.split;
    amount("医保统筹", "Insurance fund", split.fund);
    funds();
    amount("个人账户", "Personal account", split.account);
    if (!split.mutual_aid.is_zero()) {
        if (split.mutual_aid_inside_account)
            amount("其中共济", "of which family aid", split.mutual_aid, 1);
        else
            amount("家庭共济", "Family aid", split.mutual_aid);
    }
    if (!split.hospital.is_zero()) amount("医院承担", "Hospital's part", split.hospital);
}

void Writer::amounts() {
    const auto& split = content_.split;
    if (!split.total.is_positive()) return;
    rule();
    put(Centred{both(amounts_title_of(content_.kind)), 26, true});
    space(10);
    const bool deposit = is_deposit(content_);  // own money alone
    if (!deposit) amount("总额", "Total", split.total);
    if (content_.insured) insured_parts();
    if (!deposit) {
        space(6);
        put(Rule{1});
        space(8);
    }
    deposit ? amount("本次预交", "This deposit", split.own, 0, true)
            : amount("个人自付", "Your part", split.own, 0, true);
    const bool back = content_.kind == SlipKind::cancelled;
    const Phrase by = back ? Phrase{"原路退回", "Returned to"} : Phrase{"支付方式", "Paid by"};
    if (!content_.payer.empty()) put(Amount{both(by), content_.payer, 0, false});
    // What is still in doubt or on its way back has no balance yet.
    if (!done()) return;
    if (content_.insured && split.account_balance_after.is_positive())
        amount("账户余额", "Account balance", split.account_balance_after);
    const auto sentence = both(money_sentence(content_.money, Lines::one));
    if (sentence.main.empty()) return;
    space(8);
    put(Paragraph{sentence, false});
}

void Writer::proof() {
    rule();
    if (done()) put(Pair{label("流水号", zh_ ? "Trace" : "Trace no."), {content_.trace_number, ""}, ""});
    if (!content_.setl_id.empty())
        put(Pair{label("结算号", zh_ ? "" : "Settlement"), {content_.setl_id, ""}, ""});
    if (content_.reprint_code.empty()) return;
    space(14);
    const bool ask = !done();
    const Phrase caption = ask ? Phrase{"扫码查询结果或补打", "Scan at any kiosk for the result or a reprint"}
                               : Phrase{"在自助机扫码补打本凭条", "Scan at any kiosk to reprint this slip"};
    put(Code{content_.reprint_code, both(caption),
             both({"有效期至 " + content_.reprint_until, "Valid until " + content_.reprint_until})});
}

}  // namespace

std::vector<Line> lines_of(const SlipContent& content) {
    const bool desk = content.kind == SlipKind::pharmacy || content.kind == SlipKind::invoice ||
                      content.kind == SlipKind::cost_list;
    const auto clean = cleaned(content);
    return desk ? desk_lines_of(clean) : Writer{clean}.write();
}

}  // namespace kiosk::printer
