// The acquirer's bill of a day: CSV inside signed answers, page by page (PROTOCOL.md).
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "services/acquirer/messages.h"
#include "services/crypto/digest.h"
#include "services/day_books.h"

namespace kiosk::services {
namespace {

constexpr std::string_view heading = "kind,order,refund,transaction,amount,method,device,at";
constexpr int pages_max = 10'000;

std::vector<std::string> split(const std::string& text, char by) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == by)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

Result<std::int64_t> whole(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
        return fail(ErrorKind::malformed, "not a whole number");
    return value;
}

Result<reconcile::AcquirerRow> row_of(const std::string& line) {
    const auto cells = split(line, ',');
    if (cells.size() != 8) return fail(ErrorKind::malformed, fmt::format("{} columns", cells.size()));
    reconcile::AcquirerRow row;
    if (cells[0] != "pay" && cells[0] != "refund") return fail(ErrorKind::malformed, "kind: unknown word");
    if (cells[5] != "wallet" && cells[5] != "card") return fail(ErrorKind::malformed, "method: unknown word");
    row.refund = cells[0] == "refund";
    row.order = cells[1];
    row.refund_number = cells[2];
    row.transaction = cells[3];
    const auto amount = TRY(whole(cells[4]));
    if (amount <= 0 || row.order.empty()) return fail(ErrorKind::malformed, "no order or no amount");
    row.amount = Fen{amount};
    row.channel = cells[5] == "wallet" ? reconcile::Channel::wallet : reconcile::Channel::card;
    row.device = cells[6];
    return row;
}

Result<void> add_rows(const std::string& csv, std::vector<reconcile::AcquirerRow>& rows) {
    const auto lines = split(csv, '\n');
    if (lines.front() != heading) return fail(ErrorKind::malformed, "another heading");
    for (std::size_t n = 1; n < lines.size(); ++n) {
        if (lines[n].empty()) continue;
        auto row = row_of(lines[n]);
        if (!row) return fail_in(fmt::format("line {}", n + 1), row.error());
        rows.push_back(std::move(*row));
    }
    return {};
}

class BillClient final : public AcquirerBill {
public:
    BillClient(AcquirerConfig config, Transport& transport, const Clock& clock)
        : config_{std::move(config)}, transport_{transport}, clock_{clock} {}

    Outcome<std::vector<reconcile::AcquirerRow>> bill_of(const std::string& day, Millis wait) override {
        std::vector<reconcile::AcquirerRow> rows;
        std::int64_t promised = 0;
        std::int64_t pages = 1;
        for (std::int64_t page = 1; page <= pages; ++page) {
            const auto answer = page_of(day, page, wait);
            if (answer.is_refused()) return answer.refused();
            if (answer.is_unknown()) return answer.unknown();
            promised = whole(answer.done().scalar_of("rows")).value_or(-1);
            pages = whole(answer.done().scalar_of("pages")).value_or(0);
            if (pages < page || pages > pages_max) return Unknown{"the bill's pages do not fit"};
            if (const auto read = add_rows(answer.done().scalar_of("bill"), rows); !read)
                return Unknown{"bill: " + read.error().text};
        }
        if (promised != static_cast<std::int64_t>(rows.size()))
            return Unknown{fmt::format("the bill promises {} rows and has {}", promised, rows.size())};
        return done(std::move(rows));
    }

private:
    [[nodiscard]] Result<Json> request_of(const std::string& day, std::int64_t page,
                                          const std::string& nonce) const {
        Json message = Json::object();
        message.add("merchant", config_.merchant).add("nonce", nonce);
        message.add("timestamp", std::to_string(clock_.civil().unix_ms / 1000));
        message.add("date", day).add("page", Json::number(page));
        auto signature = TRY(acquirer_protocol::signature_of(message, config_.key));
        message.add("sign", std::move(signature));
        return message;
    }

    Outcome<Json> page_of(const std::string& day, std::int64_t page, Millis wait) {
        constexpr std::size_t nonce_digits = 32;
        const auto nonce = crypto::random_hex(nonce_digits);
        const auto message = request_of(day, page, nonce);
        if (!message) return Refused{RefusalReason::not_sent, "", message.error().text};
        const auto exchange =
            transport_.exchange({.method = "POST",
                                 .url = config_.base_url + "/acquirer/v1/bill",
                                 .headers = {{"Content-Type", "application/json;charset=utf-8"}},
                                 .body = message->dump(),
                                 .connect_timeout = std::min(config_.connect_timeout, wait),
                                 .timeout = wait});
        if (auto known = without_reply<Json>(exchange)) return *std::move(known);
        auto reply = Json::parse(exchange.reply);
        if (!reply) return Unknown{reply.error().text};
        const auto signature = acquirer_protocol::signature_of(*reply, config_.key);
        if (!signature || !crypto::same_text(*signature, reply->scalar_of("sign")))
            return Unknown{"the bill's signature does not fit"};
        if (reply->scalar_of("nonce") != nonce) return Unknown{"the bill belongs to another question"};
        if (reply->scalar_of("result") != "ok")
            return Refused{RefusalReason::business, reply->scalar_of("error"), reply->scalar_of("message")};
        if (reply->scalar_of("date") != day || reply->scalar_of("page") != std::to_string(page))
            return Unknown{"the bill of another day or page"};
        return done(std::move(*reply));
    }

    AcquirerConfig config_;
    Transport& transport_;
    const Clock& clock_;
};

}  // namespace

std::unique_ptr<AcquirerBill> make_acquirer_bill(AcquirerConfig config, Transport& transport,
                                                 const Clock& clock) {
    return std::make_unique<BillClient>(std::move(config), transport, clock);
}

}  // namespace kiosk::services
