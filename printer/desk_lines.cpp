// What stands on the slips that tell of no payment: the place in the pharmacy's queue with the drugs, the
// data of an electronic invoice, the charges of a day.
#include "kiosk/base/text.h"
#include "printer/slip_writer.h"

namespace kiosk::printer {
namespace {

using namespace line;

class DeskWriter : private SlipWriter {
public:
    explicit DeskWriter(const SlipContent& content) : SlipWriter{content} {}

    std::vector<Line> write() {
        head();
        if (content_.kind == SlipKind::pharmacy)
            drugs();
        else if (content_.kind == SlipKind::invoice)
            invoice();
        else
            charges();
        foot();
        return std::move(lines_);
    }

private:
    void next_step() {
        space(16);
        put(Paragraph{both(next_step_of(content_)), true});
    }
    void patient() { put(Pair{label("姓名", "Patient"), {content_.patient_name, ""}, ""}); }

    // The other language below, on a line of its own: beside the figure it would be torn.
    void row(const Words& called, const std::string& figure, bool strong) {
        put(Amount{{called.main, ""}, figure, 0, strong});
        if (!called.small.empty()) put(Paragraph{{called.small, ""}, false});
    }

    void drugs();
    void invoice();
    void charges();
};

void DeskWriter::drugs() {
    const auto& one = content_.prescription;
    if (!one.queue_number.empty())
        put(Framed{both({"您的号码", "Your number"}), one.queue_number, 128,
                   both(people_ahead(one.people_ahead))});
    space(16);
    if (!one.window.zh.empty()) put(Centred{name(one.window), 40, true});
    next_step();
    rule();
    patient();
    put(Pair{label("处方号", zh_ ? "" : "Prescription"), {one.number, ""}, ""});
    put(Pair{label("科室", zh_ ? "Dept" : "Department"), name(one.department), ""});
    put(Pair{label("医生", "Doctor"), name(one.doctor), ""});
    rule();
    for (const auto& drug : one.drugs) {
        const bool zh = zh_ || drug.quantity.en.empty();
        row(name(drug.name), zh ? drug.quantity.zh : drug.quantity.en, true);
        const auto dose = name(drug.dose);
        if (!dose.main.empty()) put(Paragraph{dose, false});
        space(8);
    }
}

void DeskWriter::invoice() {
    const auto& one = content_.invoice;
    put(Centred{name(one.kind), 30, true});
    rule();
    put(Pair{label("票据代码", zh_ ? "" : "Code"), {one.code, ""}, ""});
    put(Pair{label("票据号码", zh_ ? "" : "Number"), {one.number, ""}, ""});
    put(Pair{label("校验码", zh_ ? "" : "Check code"), {one.check_code, ""}, ""});
    put(Pair{label("开票时间", zh_ ? "" : "Issued"), {one.issued_at.date_time(), ""}, ""});
    patient();
    rule();
    amount("金额合计", "Total", one.total, 0, true);
    amount("医保统筹", "Insurance fund", one.fund);
    amount("个人账户", "Personal account", one.account);
    amount("个人自付", "Your part", one.own);
    if (!one.other().is_zero()) amount("其他支付", "Other", one.other());
    next_step();
    constexpr std::size_t url_characters_max = 200;  // a longer one makes no code that fits beside its words
    if (one.url.empty() || one.url.size() > url_characters_max) return;
    space(14);
    put(Code{one.url, both({"手机扫码查看、下载票据", "Scan to see or download it"}), {}});
}

void DeskWriter::charges() {
    const auto& rows = content_.charges;
    patient();
    if (!rows.empty()) put(Pair{label("日期", "Day"), {rows.front().at.date(), ""}, ""});
    rule();
    Fen total;
    for (const auto& charge : rows) {
        constexpr std::int64_t one = 10'000;
        auto words = name(charge.line.name);
        if (charge.line.count_e4 != one) words.main += "  ×" + ten_thousandths(charge.line.count_e4);
        if (!charge.paid) words.main += zh_ ? "（未缴）" : " (unpaid)";
        row(words, "¥" + charge.line.amount.yuan(), false);
        total += charge.line.amount;
    }
    space(6);
    put(Rule{1});
    space(8);
    amount("合计", "Total", total, 0, true);
    next_step();
}

}  // namespace

std::vector<Line> desk_lines_of(const SlipContent& content) { return DeskWriter{content}.write(); }

}  // namespace kiosk::printer
