// A count of one goes without saying; what stands in several bills is told once.
#include "ui/text/bill_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "ui/text/sentences.h"
#include "ui/text/words.h"

namespace kiosk::ui {

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
    return words::first_of_items.in(language, first, bill.lines.size(), bill.lines.size() - 1);
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
    std::vector<std::string> once;
    for (const auto& word : words)
        if (!word.empty() && std::ranges::find(once, word) == once.end()) once.push_back(word);
    return listed_words(once, language);
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

std::string bills_words(int bills, Language language) { return words::count_bills.in(language, bills); }

std::string payments_words(int payments, Language language) {
    return words::count_payments.in(language, payments);
}

std::string which_payment_words(const screen::PaymentCount& count, Language language) {
    if (count.of < 2) return {};
    return words::which_payment.in(language, count.number, count.of);
}

}  // namespace kiosk::ui
