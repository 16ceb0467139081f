// A count of one goes without saying; what stands in several bills is told once.
#include "ui/text/bill_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/deposit_words.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {}  // namespace

const Phrase& kind_words(BillKind kind) {
    switch (kind) {
        case BillKind::visit:
            return words::visit_fee;
        case BillKind::examination:
            return words::examination;
        case BillKind::laboratory:
            return words::laboratory;
        case BillKind::drugs:
            return words::drugs;
        case BillKind::treatment:
            return words::treatment;
        case BillKind::deposit:
            return words::pay_deposit;
        case BillKind::other:
            return words::other_bill;
    }
    return words::other_bill;
}

std::string kind_words(const Bill& bill, Language language) {
    const auto kind = kind_words(bill.kind).in(language);
    return bill.disease_name.empty() ? kind : fmt::format("{} · {}", kind, bill.disease_name);
}

std::string items_words(const Bill& bill, Language language) {
    if (bill.lines.empty()) return {};
    if (bill.kind == BillKind::deposit)
        return in(bill.place, language);  // of which its one line says nothing
    const auto first = in(bill.lines.front().name, language);
    if (bill.lines.size() == 1) return first;
    return chinese(language) ? fmt::format("{} 等 {} 项", first, bill.lines.size())
                             : fmt::format("{} and {} more", first, bill.lines.size() - 1);
}

std::string ordered_words(const Bill& bill, Language language) {
    const auto when = bill.ordered_at.date_time().substr(5, 11);
    return when + "  " + in(bill.department, language);
}

std::string class_words(const FeeLine& line, Language language) {
    switch (line.catalogue) {
        case CatalogueClass::unknown:
            return {};
        case CatalogueClass::a:
            return words::class_a.in(language);
        case CatalogueClass::b:
            return fmt::format("{} {}%", words::class_b.in(language), line.first_borne_percent);
        case CatalogueClass::c:
            return words::class_c.in(language);
    }
    return {};
}

std::string count_words(const FeeLine& line) {
    constexpr std::int64_t one = 10'000;
    return line.count_e4 == one ? std::string{} : "× " + ten_thousandths(line.count_e4);
}

namespace {

std::string each_once(const std::vector<std::string>& words, Language language) {
    std::string all;
    for (auto word = words.begin(); word != words.end(); ++word)
        if (!word->empty() && std::find(words.begin(), word, *word) == word)
            all += (all.empty() ? "" : chinese(language) ? "、" : ", ") + *word;
    return all;
}

}  // namespace

std::string kinds_words(const std::vector<Bill>& bills, Language language) {
    std::vector<std::string> words;
    for (const auto& bill : bills) words.push_back(kind_words(bill.kind).in(language));
    return each_once(words, language);
}

std::string places_words(const std::vector<Bill>& bills, Language language) {
    std::vector<std::string> words;
    for (const auto& bill : bills) words.push_back(in(bill.place, language));
    return each_once(words, language);
}

std::string bills_words(int bills, Language language) {
    if (chinese(language)) return fmt::format("{} 笔", bills);
    return bills == 1 ? "1 bill" : fmt::format("{} bills", bills);
}

std::string payments_words(int payments, Language language) {
    return chinese(language) ? fmt::format("分 {} 次结算，每次都先请您确认", payments)
                             : fmt::format("Settled in {} steps, each confirmed by you", payments);
}

std::string which_payment_words(const screen::PaymentCount& count, Language language) {
    if (count.of < 2) return {};
    return chinese(language) ? fmt::format("第 {} 次，共 {} 次", count.number, count.of)
                             : fmt::format("{} of {}", count.number, count.of);
}

}  // namespace kiosk::ui
