// The merged books of a day: Invoices of the profile, read page by page until no page follows.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "services/day_books.h"
#include "services/his.h"
#include "services/his/fhir.h"

namespace kiosk::services {
namespace {

constexpr std::size_t page_rows = 500;
constexpr std::size_t rows_max = 1'000'000;  // an institution's day; a server that never ends is wrong

std::optional<reconcile::Channel> channel_of(const std::string& code) {
    for (const auto channel : {reconcile::Channel::none, reconcile::Channel::wallet, reconcile::Channel::card,
                               reconcile::Channel::cash})
        if (code == to_string(channel)) return channel;
    return {};
}

Result<Fen> money_in(const Json* invoice, std::string_view name) {
    const auto* money = fhir::member(invoice, name);
    const auto* value = fhir::member(money, "value");
    if (value == nullptr || fhir::text(money, "currency") != "CNY")
        return fail(ErrorKind::malformed, std::string{name} + " is no amount in CNY");
    return yuan_of(*value);
}

Result<reconcile::BookRow> row_of(const Json* invoice, const HisConfig& config) {
    const auto text = [&](std::string_view name) { return fhir::value_of(invoice, name, "String"); };
    reconcile::BookRow row;
    row.bill = fhir::text(invoice, "id");
    row.setl_id = text("setl-id");
    row.mdtrt_id = text("mdtrt-id");
    row.msgid = text("msgid");
    const auto* person = fhir::member(fhir::member(invoice, "subject"), "identifier");
    if (fhir::text(person, "system") == config.insured_person_system)
        row.psn_no = fhir::text(person, "value");
    row.insutype = text("insutype");
    row.clr_type = text("clr-type");
    row.clr_optins = text("clr-optins");
    row.total = TRY(money_in(invoice, "totalGross"));
    row.own = TRY(money_in(invoice, "totalNet"));
    row.fund = TRY(fhir::money_of(invoice, "fund"));
    row.account = TRY(fhir::money_of(invoice, "account"));
    row.order = text("order");
    row.transaction = text("transaction-number");
    row.till = text("till");
    row.till_kind = fhir::value_of(invoice, "till-kind", "Code") == "window" ? reconcile::TillKind::window
                                                                             : reconcile::TillKind::kiosk;
    const auto channel = channel_of(fhir::value_of(invoice, "channel", "Code"));
    const auto status = fhir::text(invoice, "status");
    if (!channel) return fail(ErrorKind::malformed, "channel: unknown word");
    if (status != "issued" && status != "cancelled")
        return fail(ErrorKind::malformed, "status: unknown word");
    row.channel = *channel;
    row.cancelled = status == "cancelled";
    if (row.bill.empty()) return fail(ErrorKind::malformed, "no id");
    if (!row.setl_id.empty() && (row.insutype.empty() || row.clr_type.empty() || row.clr_optins.empty()))
        return fail(ErrorKind::malformed, "settled, but without insutype, clr-type or clr-optins");
    return row;
}

bool has_next(const Json& bundle) {
    const auto* links = fhir::member(&bundle, "link");
    return links != nullptr && std::ranges::any_of(links->items(), [](const Json& link) {
               return link.scalar_of("relation") == "next";
           });
}

class FhirBooks final : public HisBooks {
public:
    FhirBooks(HisConfig config, Transport& transport) : config_{std::move(config)}, transport_{transport} {}

    Outcome<std::vector<reconcile::BookRow>> bills_of(const std::string& day, Millis wait) override {
        std::vector<reconcile::BookRow> rows;
        for (bool more = true; more;) {
            const auto page = page_at(day, rows.size(), wait);
            if (page.is_refused()) return page.refused();
            if (page.is_unknown()) return page.unknown();
            const auto invoices = fhir::entries(page.done(), "Invoice");
            for (const auto* invoice : invoices) {
                auto row = row_of(invoice, config_);
                if (!row)
                    return Unknown{fmt::format("bill {}: {}", fhir::text(invoice, "id"), row.error().text)};
                rows.push_back(std::move(*row));
            }
            more = has_next(page.done());
            if (more && (invoices.empty() || rows.size() > rows_max)) return Unknown{"the pages do not end"};
        }
        return done(std::move(rows));
    }

private:
    Outcome<Json> page_at(const std::string& day, std::size_t offset, Millis wait) {
        Request request;
        request.method = "GET";
        request.url = fmt::format("{}/Invoice?date={}&_count={}&_offset={}", config_.base_url,
                                  fhir::url_escaped(day), page_rows, offset);
        request.headers = {{"Accept", "application/fhir+json"}};
        request.connect_timeout = std::min(config_.connect_timeout, wait);
        request.timeout = wait;
        const auto exchange = transport_.exchange(request);
        if (auto known = without_reply<Json>(exchange)) return *std::move(known);
        if (exchange.http_status != 200)
            return Unknown{"HTTP status " + std::to_string(exchange.http_status)};
        auto bundle = Json::parse(exchange.reply);
        if (!bundle) return Unknown{bundle.error().text};
        if (bundle->scalar_of("resourceType") != "Bundle") return Unknown{"the books are no Bundle"};
        return done(std::move(*bundle));
    }

    HisConfig config_;
    Transport& transport_;
};

}  // namespace

std::unique_ptr<HisBooks> make_fhir_books(HisConfig config, Transport& transport) {
    return std::make_unique<FhirBooks>(std::move(config), transport);
}

}  // namespace kiosk::services
