// Codes are rows of the books, so that they survive a restart of the hospital as they would in the world.
#include "services/hospital/phone/codes.h"

#include <algorithm>
#include <cctype>

#include "services/hospital/crypto.h"

namespace kiosk::hospital {
namespace {

const char* name_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::e_code:
            return "e_code";
        case CodeKind::payment:
            return "payment";
        case CodeKind::electronic_card:
            return "electronic_card";
    }
    return "";
}

std::string new_code(CodeKind kind, const Person& person) {
    // 424, 17 + 2 random digits, two digits of the province, 0000 (specification 3.1).
    if (kind == CodeKind::e_code) {
        const auto* coverage = person.active();
        const auto* mark = person.has_trait("open_platform_code") ? "opc" : "424";
        return mark + random_digits(19) + (coverage != nullptr ? coverage->area.substr(0, 2) : "99") + "0000";
    }
    if (kind == CodeKind::electronic_card) return "ES" + random_digits(26);
    // Every other patient has the other wallet.
    return (person.id.back() % 2 != 0 ? "13" : "28") + random_digits(16);
}

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool right_kind(CodeKind kind, std::string_view text) {
    if (kind == CodeKind::e_code)
        return text.size() == 28 && (text.starts_with("424") || text.starts_with("opc")) &&
               all_digits(text.substr(3));
    if (kind == CodeKind::electronic_card)
        return text.size() == 28 && text.starts_with("ES") && all_digits(text.substr(2));
    if (text.size() != 18 || !all_digits(text)) return false;
    const int prefix = (text[0] - '0') * 10 + (text[1] - '0');
    return (prefix >= 10 && prefix <= 15) || (prefix >= 25 && prefix <= 30);
}

}  // namespace

ShownCode show_code(World& world, CodeKind kind, const Person& person, std::int64_t age_ms) {
    const auto now_ms = world.now().unix_ms;
    if (age_ms == 0) {
        const auto current = world.books.row(
            "SELECT code, issued_ms FROM codes WHERE patient = ? AND kind = ? AND used = 0 AND issued_ms > ? "
            "AND "
            "issued_ms <= ? ORDER BY issued_ms DESC LIMIT 1",
            person.id, name_of(kind), now_ms - code_fresh_ms, now_ms);
        if (!current.is_null()) return {text_of(current, "code"), now_ms - integer_of(current, "issued_ms")};
    }
    const auto code = new_code(kind, person);
    world.books.run("INSERT INTO codes(code, kind, patient, issued_ms) VALUES(?,?,?,?)", code, name_of(kind),
                    person.id, now_ms - age_ms);
    return {code, age_ms};
}

RedeemedCode redeem_code(World& world, CodeKind kind, std::string_view text) {
    if (!right_kind(kind, text)) return {CodeVerdict::wrong_kind, nullptr};
    const auto row = world.books.row("SELECT * FROM codes WHERE code = ? AND kind = ?", text, name_of(kind));
    if (row.is_null()) return {CodeVerdict::unknown, nullptr};
    const auto* person = world.people.by_id(text_of(row, "patient"));
    if (integer_of(row, "used") != 0) return {CodeVerdict::used, person};
    if (world.now().unix_ms - integer_of(row, "issued_ms") > code_valid_ms)
        return {CodeVerdict::expired, person};
    world.books.run("UPDATE codes SET used = 1 WHERE code = ?", text);
    return {CodeVerdict::good, person};
}

}  // namespace kiosk::hospital
