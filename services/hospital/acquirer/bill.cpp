// The day's bill: every payment that was taken and every sum that was given back, as CSV, a page at a time.
#include <fmt/format.h>

#include "services/hospital/acquirer/acquirer.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t page_rows = 5'000;
constexpr const char* heading = "kind,order,refund,transaction,amount,method,device,at\n";

// A payment closed by `reverse` after it was paid went back without a refund number.
constexpr const char* rows_of_day =
    "SELECT 'pay' AS kind, order_no, '' AS refund_no, transaction_no, amount, method, device, at FROM "
    "payments "
    "WHERE substr(at,1,10) = ?1 AND (state IN ('paid','refunded') OR (state = 'closed' AND refunded > 0)) "
    "UNION ALL SELECT 'refund', order_no, '', transaction_no, refunded, method, device, at FROM payments "
    "WHERE substr(at,1,10) = ?1 AND state = 'closed' AND refunded > 0 "
    "UNION ALL SELECT 'refund', r.order_no, r.refund_no, r.transaction_no, r.amount, p.method, p.device, "
    "r.at "
    "FROM refunds r JOIN payments p ON p.order_no = r.order_no WHERE substr(r.at,1,10) = ?1 "
    "ORDER BY 8, 2, 1 LIMIT ?2 OFFSET ?3";
constexpr const char* count_of_day =
    "SELECT (SELECT COUNT(*) FROM payments WHERE substr(at,1,10) = ?1 AND (state IN ('paid','refunded') OR "
    "(state = 'closed' AND refunded > 0))) + (SELECT COUNT(*) FROM payments WHERE substr(at,1,10) = ?1 AND "
    "state = 'closed' AND refunded > 0) + (SELECT COUNT(*) FROM refunds WHERE substr(at,1,10) = ?1)";

}  // namespace

Json Acquirer::bill(const Asked& asked) {
    const auto day = text_of(asked.body, "date");
    const auto page = integer_of(asked.body, "page", 1);
    const bool real = CivilTime::parse(day + " 00:00:00").has_value();
    const auto rows = real ? world_.books.number(count_of_day, day) : 0;
    const auto pages = std::max<std::int64_t>(1, (rows + page_rows - 1) / page_rows);
    if (!real || page < 1 || page > pages)
        return {{"result", "fail"}, {"error", "bad_request"}, {"message", "date or page"}};
    std::string csv = heading;
    for (const auto& row : world_.books.rows(rows_of_day, day, page_rows, (page - 1) * page_rows))
        csv +=
            fmt::format("{},{},{},{},{},{},{},{}\n", text_of(row, "kind"), text_of(row, "order_no"),
                        text_of(row, "refund_no"), text_of(row, "transaction_no"), integer_of(row, "amount"),
                        text_of(row, "method"), text_of(row, "device"), text_of(row, "at"));
    return {{"result", "ok"}, {"date", day}, {"page", page}, {"pages", pages}, {"rows", rows}, {"bill", csv}};
}

}  // namespace kiosk::hospital
