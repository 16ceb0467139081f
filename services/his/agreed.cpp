// A driver reads; whether what it read may be acted on is judged here, once for all of them.
#include "services/his/agreed.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace kiosk::services {
namespace {

std::unexpected<Error> unsound(std::string_view what) {
    return fail(ErrorKind::malformed, std::string{what});
}

Fen sum_of(const std::vector<FeeLine>& lines) {
    Fen sum;
    for (const auto& line : lines) sum += line.amount;
    return sum;
}

}  // namespace

Result<std::int64_t> scaled(const std::string& digits, int places) {
    const auto bad = [] { return fail(ErrorKind::malformed, "not a decimal number"); };
    constexpr std::size_t digits_max = 18;
    std::int64_t value = 0;
    int decimals = -1;  // -1: before the point
    if (digits.empty() || digits.size() > digits_max) return bad();
    for (const char c : digits) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
        } else if (c < '0' || c > '9' || (decimals >= places && c != '0')) {
            return bad();
        } else if (decimals < places) {
            if (__builtin_mul_overflow(value, 10, &value)) return bad();
            value += c - '0';
            decimals += decimals >= 0 ? 1 : 0;
        }
    }
    for (int missing = decimals < 0 ? places : places - decimals; missing > 0; --missing)
        if (__builtin_mul_overflow(value, 10, &value)) return bad();
    return value;
}

std::string url_escaped(std::string_view value) {
    std::string out;
    for (const unsigned char c : value) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        out += plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
    }
    return out;
}

std::string number_of(const Credential& credential) {
    switch (credential.kind) {
        case CredentialKind::visit_card:
        case CredentialKind::booking_code:
        case CredentialKind::passport:
        case CredentialKind::id_card:
            return credential.number.reveal();
        case CredentialKind::e_code:
        case CredentialKind::social_security_card:
            break;
    }
    return credential.id_number;
}

Result<void> check_sound(const FeeLine& line) {
    if (line.line_number.empty() || line.amount.is_negative())
        return unsound("a fee line without number or with a negative amount");
    return {};
}

Result<void> check_sound(const Hold& hold) {
    if (sum_of(hold.fees) != hold.total) return unsound("the fee lines do not add up to the total");
    if (hold.id.empty() || hold.version.empty() || hold.visit_number.empty())
        return unsound("a hold without id, version or visit number");
    return {};
}

Result<void> check_sound(const Bill& bill) {
    if (sum_of(bill.lines) != bill.total) return unsound("a bill's lines do not add up to its total");
    if (bill.id.empty() || bill.visit_number.empty() || bill.lines.empty())
        return unsound("a bill without id, visit or lines");
    return {};
}

// A slip that is printed again says what each bill was and what all of them cost.
Result<void> check_sound(const his::Registration& told) {
    if (told.case_id.value.empty() || told.hold.id.empty()) return unsound("told without case or id");
    if (told.hold.purpose != Purpose::bill) return {};
    Fen sum;
    for (const auto& bill : told.bills) {
        if (bill.id.empty() || bill.lines.empty()) return unsound("a bill without id or lines");
        if (sum_of(bill.lines) != bill.total) return unsound("a bill's lines do not add up to its total");
        sum += bill.total;
    }
    if (told.bills.empty()) return unsound("a payment of no bill");
    if (told.state == his::RegistrationState::booked && told.split.total != sum)
        return unsound("what was paid is not what the bills cost");
    return {};
}

// Without its number nobody can collect it.
Result<void> check_sound(const his::Booked& booked) {
    if (booked.booking_number.empty()) return unsound("a booking without number");
    if (booked.ends < booked.begins) return unsound("a booking that ends before it begins");
    return {};
}

Result<void> check_sound(const Appointment& appointment) {
    if (appointment.id.empty() || appointment.visit.department.zh.empty())
        return unsound("an appointment without id or department");
    if (appointment.fee.is_negative()) return unsound("a negative fee");
    return {};
}

void judge_cancelling(his::Registration& told) {
    if (told.cancelling != Cancelling::possible) return;
    const auto& money = told.handles;
    const bool insured = !told.setl_id.empty();
    const bool insurance_known = !insured || (!money.mdtrt_id.empty() && !money.visit_number.empty());
    const bool collected = told.split.own.is_positive() && !told.at_window;
    const bool own_known = !collected || (!money.order.value.empty() && !money.transaction_number.empty());
    if (!insurance_known || !own_known) told.cancelling = Cancelling::at_window;
}

// An id is part of a choice's name and of a path.
Result<void> check_sound(const Report& report) {
    if (report.id.empty() || report.name.zh.empty()) return unsound("a report without id or name");
    return {};
}

Result<void> check_sound(const Prescription& prescription) {
    if (prescription.number.empty() || prescription.drugs.empty())
        return unsound("a prescription without number or drugs");
    for (const auto& drug : prescription.drugs)
        if (drug.name.zh.empty()) return unsound("a drug without a name");
    return {};
}

Result<void> check_sound(const EInvoice& invoice) {
    if (invoice.code.empty() || invoice.number.empty() || invoice.check_code.empty())
        return unsound("an invoice without code, number or check code");
    if (invoice.fund + invoice.account + invoice.own > invoice.total)
        return unsound("the parts of an invoice are more than its total");
    return {};
}

Result<void> check_sound(const Admission& admission) {
    if (admission.id.empty() || admission.inpatient_number.empty() || admission.ward.zh.empty())
        return unsound("a stay without id, number or ward");
    if (admission.deposited.is_negative() || admission.charged.is_negative())
        return unsound("a stay with a negative sum");
    return {};
}

void put_in_order(std::vector<EInvoice>& invoices) {
    std::stable_sort(invoices.begin(), invoices.end(),
                     [](const auto& a, const auto& b) { return a.issued_at > b.issued_at; });
}

void put_in_order(std::vector<ClinicSession>& sessions) {
    std::stable_sort(sessions.begin(), sessions.end(), [](const auto& a, const auto& b) {
        return std::make_pair(!a.general_clinic, a.begins) < std::make_pair(!b.general_clinic, b.begins);
    });
}

std::string trace_number_or_nothing(std::string words) {
    constexpr std::size_t characters_max = 40;
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const bool is_one = words.size() <= characters_max && words.find_first_not_of(plain) == std::string::npos;
    return is_one ? std::move(words) : std::string{};
}

}  // namespace kiosk::services
