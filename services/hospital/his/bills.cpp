// The merged books: one bill of every kiosk and window for each number that was booked. The insurance office
// notes how a settlement was divided, and the cashier by which way own money came, when the bill is written;
// what becomes of either at the counterparties later does not change it.
#include <cstdlib>

#include "services/hospital/his/fhir.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t page_rows_default = 100;
constexpr std::int64_t page_rows_max = 1000;

std::int64_t number_in(const Request& request, const char* key, std::int64_t otherwise) {
    const auto found = request.query.find(key);
    return found == request.query.end() ? otherwise : std::atoll(found->second.c_str());
}

// A visit has one bill of its registration, and one for each payment of orders.
std::string bill_number(const Json& held) {
    return text_of(held, "orders").empty() ? text_of(held, "visit") : text_of(held, "id");
}

Json invoice(const Json& bill) {
    Json extensions = Json::array();
    const auto text = [&](const char* name, const char* column) {
        if (const auto value = text_of(bill, column); !value.empty())
            extensions.push_back(fhir::extension(name, "valueString", value));
    };
    const auto fen = [&](const char* column) { return fhir::money(Fen{integer_of(bill, column)}); };
    text("setl-id", "setl_id");
    text("mdtrt-id", "mdtrt_id");
    text("msgid", "msgid");
    text("insutype", "insutype");
    text("clr-type", "clr_type");
    text("clr-optins", "clr_optins");
    text("order", "order_no");
    text("transaction-number", "transaction_no");
    text("till", "till");
    extensions.push_back(fhir::extension("till-kind", "valueCode", bill["till_kind"]));
    extensions.push_back(fhir::extension("channel", "valueCode", bill["channel"]));
    extensions.push_back(fhir::extension("fund", "valueMoney", fen("fund")));
    extensions.push_back(fhir::extension("account", "valueMoney", fen("account")));
    Json resource{{"resourceType", "Invoice"},
                  {"id", bill["bill"]},
                  {"status", integer_of(bill, "cancelled") != 0 ? "cancelled" : "issued"},
                  {"date", bill["day"]},
                  {"totalGross", fen("total")},
                  {"totalNet", fen("own")},
                  {"extension", extensions}};
    if (const auto person = text_of(bill, "psn_no"); !person.empty())
        resource["subject"] = {{"identifier", fhir::identifier("urn:kiosk:insured-person", person)}};
    return resource;
}

}  // namespace

Reply His::bills(const Request& request) {
    const auto day = request.query.find("date");
    const auto count = number_in(request, "_count", page_rows_default);
    const auto offset = number_in(request, "_offset", 0);
    if (day == request.query.end() || count < 1 || count > page_rows_max || offset < 0)
        return fhir::problem(400, "invalid", "date=yyyy-MM-dd, _count 1 to 1000, _offset from 0 expected");
    const auto all = world_.books.number("SELECT COUNT(*) FROM bills WHERE day = ?", day->second);
    Json invoices = Json::array();
    for (const auto& row : world_.books.rows(
             "SELECT * FROM bills WHERE day = ? ORDER BY rowid LIMIT ? OFFSET ?", day->second, count, offset))
        invoices.push_back(invoice(row));
    const bool more = offset + static_cast<std::int64_t>(invoices.size()) < all;
    auto bundle = fhir::bundle(invoices);
    bundle["total"] = all;
    if (more)
        bundle["link"] =
            Json::array({Json{{"relation", "next"},
                              {"url", "Invoice?date=" + day->second + "&_count=" + std::to_string(count) +
                                          "&_offset=" + std::to_string(offset + count)}}});
    return fhir::reply(200, bundle);
}

void His::write_bill(const std::string& appointment) {
    const auto booked = world_.books.row("SELECT * FROM appointments WHERE id = ?", appointment);
    const auto settled =
        world_.books.row("SELECT * FROM settlements WHERE setl_id = ?", text_of(booked, "setl_id"));
    const auto paid = world_.books.row("SELECT * FROM payments WHERE transaction_no = ? AND amount > 0",
                                       text_of(booked, "payment"));
    const auto case_id = text_of(booked, "case_id");
    const Fen own{integer_of(booked, "own")};
    std::string channel = text_of(paid, "method");
    if (channel.empty()) channel = own.is_zero() ? "none" : "cash";
    world_.books.run("INSERT OR REPLACE INTO bills VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'kiosk',?,0)",
                     bill_number(booked), world_.now().date(), text_of(booked, "setl_id"),
                     text_of(booked, "mdtrt_id"), text_of(settled, "msgid"), text_of(settled, "psn_no"),
                     text_of(settled, "insutype"), text_of(settled, "clr_type"), text_of(settled, "optins"),
                     Fen{integer_of(booked, "total")}, Fen{integer_of(settled, "fund")},
                     Fen{integer_of(settled, "account")}, own, channel, text_of(paid, "order_no"),
                     text_of(booked, "payment"), case_id.substr(0, case_id.find('-')));
}

void His::cancel_bill(const std::string& appointment) {
    const auto row = world_.books.row("SELECT * FROM appointments WHERE id = ?", appointment);
    world_.books.run("UPDATE bills SET cancelled = 1 WHERE bill = ?", bill_number(row));
}

}  // namespace kiosk::hospital
