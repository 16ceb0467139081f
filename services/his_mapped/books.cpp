// The merged books of a day in the hospital's own words, read page by page until all rows that it counts are
// there. A page that is shorter than asked for proves nothing: the hospital's own total does.
#include <charconv>
#include <optional>

#include <fmt/format.h>

#include "services/day_books.h"
#include "services/his_mapped/line.h"
#include "services/his_mapped/words.h"

namespace kiosk::services {
namespace {

using mapped::Row;

constexpr std::int64_t page_rows = 500;
constexpr std::size_t rows_max = 1'000'000;  // an institution's day; a server that never ends is wrong

std::optional<std::size_t> count_at(const Json& body, const std::string& path) {
    const auto* found = mapped::at_path(body, path);
    if (found == nullptr) return {};
    const auto& digits = found->scalar();
    std::size_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, value);
    if (digits.empty() || problem != std::errc{} || stop != end || value > rows_max) return {};
    return value;
}

Result<reconcile::BookRow> row_of(const Row& told) {
    reconcile::BookRow row;
    row.bill = told.text("bill");
    row.cancelled = TRY(told.flag("cancelled"));
    row.setl_id = told.text("setl_id");
    row.mdtrt_id = told.text("mdtrt_id");
    row.msgid = told.text("msgid");
    row.psn_no = told.text("person_number");
    row.insutype = told.text("insutype");
    row.clr_type = told.text("clr_type");
    row.clr_optins = told.text("clr_optins");
    row.total = TRY(told.money("total"));
    row.own = TRY(told.money("own"));
    row.fund = TRY(told.money("fund"));
    row.account = TRY(told.money("account"));
    row.order = told.text("order");
    row.transaction = told.text("transaction");
    row.till = told.text("till");
    const auto channel = mapped::value_in(mapped::channels, TRY(told.word("channel", "channel")));
    const auto kind = mapped::value_in(mapped::till_kinds, TRY(told.word("till_kind", "till_kind")));
    if (row.bill.empty() || !channel || !kind)
        return fail(ErrorKind::malformed, "no number, channel or kind of till");
    row.channel = *channel;
    row.till_kind = *kind;
    if (!row.setl_id.empty() && (row.insutype.empty() || row.clr_type.empty() || row.clr_optins.empty()))
        return fail(ErrorKind::malformed, "settled, but without insutype, clr_type or clr_optins");
    return row;
}

class MappedBooks final : public HisBooks {
public:
    MappedBooks(HisConfig config, Transport& transport) : line_{std::move(config), transport} {}

    Outcome<std::vector<reconcile::BookRow>> bills_of(const std::string& day, Millis wait) override {
        std::vector<reconcile::BookRow> rows;
        for (std::int64_t page = 1;; ++page) {
            const auto heard = page_at(day, page, static_cast<std::int64_t>(rows.size()), wait);
            if (heard.is_refused()) return heard.refused();
            if (heard.is_unknown()) return heard.unknown();
            if (heard.done().verdict.kind == mapped::Verdict::Kind::nothing && rows.empty())
                return done(std::move(rows));
            const auto before = rows.size();
            const auto total = add_page(heard.done(), rows);
            if (!total) return Unknown{total.error().text};
            if (rows.size() == *total) return done(std::move(rows));
            if (rows.size() > *total || rows.size() == before) return Unknown{"the pages do not add up"};
        }
    }

private:
    Outcome<mapped::Line::Heard> page_at(const std::string& day, std::int64_t number, std::int64_t before,
                                         Millis wait) const {
        const mapped::Said said{
            call,
            {{"day", day}, {"rows_before", before}, {"page_number", number}, {"rows_per_page", page_rows}}};
        const auto prepared = line_.prepare(said);
        if (!prepared) return Refused{RefusalReason::not_sent, "", prepared.error().text};
        return line_.send(call, *prepared, wait);
    }

    // How many rows the day has by the hospital's count.
    [[nodiscard]] Result<std::size_t> add_page(const mapped::Line::Heard& heard,
                                               std::vector<reconcile::BookRow>& rows) const {
        const auto& mapped = line_.mapped(call);
        const auto total = count_at(heard.body, mapped.total);
        if (!total) return fail(ErrorKind::malformed, "the books do not say how many rows they have");
        const auto told = TRY(mapped::rows_of(line_.mapping(), mapped, heard.verdict.kind, heard.body));
        for (const auto& one : told) {
            auto row = row_of(one);
            if (!row) return fail_in(fmt::format("bill {}", one.text("bill")), row.error());
            rows.push_back(std::move(*row));
        }
        return *total;
    }

    static constexpr std::string_view call = "list_books";
    mapped::Line line_;
};

}  // namespace

std::unique_ptr<HisBooks> make_mapped_books(HisConfig config, Transport& transport) {
    return std::make_unique<MappedBooks>(std::move(config), transport);
}

}  // namespace kiosk::services
