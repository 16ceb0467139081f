// The port itself: writes a message, sends it once, judges the answer. Owns the sign-in number of the day.
#include <algorithm>
#include <mutex>
#include <set>

#include "kiosk/base/log.h"
#include "services/crypto/digest.h"
#include "services/crypto/encode.h"
#include "services/settlement/addresses.h"
#include "services/settlement/archive.h"
#include "services/settlement/body_crypto.h"
#include "services/settlement/references.h"
#include "services/settlement/replies.h"
#include "services/settlement/requests.h"
#include "services/settlement/statements.h"

namespace kiosk::services {
namespace {

using namespace insurance;
using namespace settlement;

struct Keys {
    std::optional<BodyCrypto> body;
    std::optional<crypto::Key> password;
};

class Client final : public SettlementClient {
public:
    Client(SettlementConfig config, Keys keys, Transport& transport, const Clock& clock,
           std::function<Result<Msgid>()> draw_msgid)
        : config_{std::move(config)},
          keys_{std::move(keys)},
          transport_{transport},
          clock_{clock},
          draw_msgid_{std::move(draw_msgid)} {}

    Result<Prepared> prepare(const Call& call) override {
        if (is_skipped(call)) return Prepared{.name = "2203A (not used here)"};
        if (const auto* code = std::get_if<DecodeCode>(&call); code != nullptr && at_front())
            return for_front(*code);
        if (const auto* question = std::get_if<AskCardIssuer>(&call)) return for_issuer(*question);
        if (const auto* shown = std::get_if<VerifyElectronicCard>(&call)) return for_verifier(*shown);
        const auto transaction = TRY(transaction_of(call, config_));
        const auto cainfo = TRY(cainfo_of(call));
        return prepare_transaction(transaction, cainfo);
    }

    Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) override {
        if (is_skipped(call)) return answer_nothing();
        if (std::holds_alternative<DecodeCode>(call) && at_front())
            return ask_front(prepared, wait, [&](auto text) { return read_front(text, config_.city); });
        if (std::holds_alternative<AskCardIssuer>(call)) return ask_front(prepared, wait, read_issuer);
        if (std::holds_alternative<VerifyElectronicCard>(call))
            return ask_front(prepared, wait, [&](auto text) { return read_verifier(text, config_.city); });
        const auto ends = clock_.monotonic() + wait;
        const auto transaction = transaction_of(call, config_);
        if (!transaction) return Refused{RefusalReason::not_sent, "", transaction.error().text};
        if (!config_.city.use_sign_in) return send_once(call, prepared, wait);
        return transaction->query ? ask_signed_in(call, prepared, ends)
                                  : send_signed_in(call, prepared, *transaction, ends);
    }

    Outcome<Nothing> sign_in(Millis wait) override {
        if (!config_.city.use_sign_in) return done(Nothing{});
        // One at a time: whoever waited finds the number of the one before.
        const std::lock_guard signing{signing_};
        if (signed_today()) return done(Nothing{});
        const auto transaction = sign_in_transaction(config_);
        const auto prepared = prepare_transaction(transaction, "");
        if (!prepared) return Refused{RefusalReason::not_sent, "", prepared.error().text};
        std::string number;
        const auto outcome = judged(exchange(*prepared, true, wait), transaction.infno,
                                    [&](const Success& reply) { return read_sign_number(reply, number); });
        if (outcome.is_refused()) return outcome.refused();
        if (outcome.is_unknown()) return outcome.unknown();
        const std::lock_guard lock{mutex_};
        sign_no_ = number;
        sign_day_ = clock_.civil().date();
        return done(Nothing{});
    }

    Outcome<reconcile::CentreGroup> compare_totals(const std::string& day, const reconcile::StatementKey& key,
                                                   const reconcile::StatementTotals& totals,
                                                   Millis wait) override {
        const auto reply = ask_statement(totals_transaction(day, key, totals), wait);
        if (reply.is_refused()) return reply.refused();
        if (reply.is_unknown()) return reply.unknown();
        return read_totals(key, reply.done(), config_.city);
    }

    // Up with the books' file, the question, down with the centre's.
    Outcome<reconcile::CentreDetails> compare_details(const std::string& day, const std::string& clr_type,
                                                      const std::string& clr_optins,
                                                      const std::vector<reconcile::BookRow>& rows,
                                                      Millis wait) override {
        const auto archive = zip_of("statement.txt", statement_file(rows));
        if (!archive) return Refused{RefusalReason::not_sent, "", archive.error().text};
        const auto up = file_answer(
            upload_transaction(*archive, "statement" + clock_.civil().compact() + ".zip", config_), wait);
        if (up.is_refused()) return up.refused();
        if (up.is_unknown()) return up.unknown();
        const auto result =
            file_answer(details_transaction(day, clr_type, clr_optins, rows, up.done().number), wait);
        if (result.is_refused()) return result.refused();
        if (result.is_unknown()) return result.unknown();
        const auto text = download(result.done(), wait);
        if (text.is_refused()) return text.refused();
        if (text.is_unknown()) return text.unknown();
        auto read = read_result_file(text.done(), config_.city);
        if (!read) return Unknown{read.error().text};
        return done(reconcile::CentreDetails{clr_type, clr_optins, std::move(*read)});
    }

private:
    static Outcome<Reply> answer_nothing() { return Done<Reply>{Nothing{}}; }
    [[nodiscard]] bool at_front() const { return config_.city.decode_form == DecodeForm::local_front; }
    [[nodiscard]] bool is_skipped(const Call& call) const {
        return std::holds_alternative<DescribeVisit>(call) && !config_.city.describe_visit;
    }

    // --- writing
    // -------------------------------------------------------------------------------------------------

    static Result<Prepared> finished(std::string name, std::string url, std::string body, bool moves_money) {
        auto hash = crypto::sm3_hex(body);
        return Prepared{std::move(name), "POST",          std::move(url),
                        std::move(body), std::move(hash), moves_money};
    }

    [[nodiscard]] Result<Prepared> for_front(const DecodeCode& call) const {
        if (config_.local_url.empty())
            return fail(ErrorKind::configuration, "no address of the local e-code front");
        if (call.code.empty()) return fail(ErrorKind::malformed, "the code is empty");
        const auto request = front_request(call, config_);
        TRY_VOID(check_lengths(request));
        return finished("ec.query", config_.local_url, request.dump(), false);
    }

    [[nodiscard]] Result<Prepared> for_issuer(const AskCardIssuer& call) const {
        if (config_.card_issuer_url.empty())
            return fail(ErrorKind::configuration, "no address of the card issuer's security module");
        return finished("card.answer", config_.card_issuer_url, issuer_request(call, config_).dump(), false);
    }

    [[nodiscard]] Result<Prepared> for_verifier(const VerifyElectronicCard& call) const {
        if (config_.electronic_card_url.empty())
            return fail(ErrorKind::configuration, "no address of the electronic card's verifier");
        if (call.code.empty()) return fail(ErrorKind::malformed, "the code is empty");
        return finished("ess.check", config_.electronic_card_url, verifier_request(call, config_).dump(),
                        false);
    }

    // The PIN pad's block, or RSA over password and token (1.6); nothing for persons insured in another
    // province.
    [[nodiscard]] Result<std::string> cainfo_of(const Call& call) const {
        const auto* settle = std::get_if<Settle>(&call);
        if (settle == nullptr || settle->password.empty()) return std::string{};
        const auto& place = settle->basis.coverage.insuplc_admdvs;
        const bool same_province = place.substr(0, 2) == config_.city.area.substr(0, 2);
        if (!same_province && !config_.city.password_across_provinces) return std::string{};
        switch (config_.city.cainfo) {
            case CainfoUse::empty:
                return std::string{};
            case CainfoUse::pad_block:
                return settle->password.reveal();
            case CainfoUse::rsa:
                break;
        }
        const Secret plain{settle->password.reveal() + settle->basis.credential.number.reveal()};
        return crypto::to_base64(TRY(keys_.password->rsa_encrypt(plain)));
    }

    Result<Prepared> prepare_transaction(const Transaction& transaction, const std::string& cainfo) {
        const auto msgid = transaction.msgid ? *transaction.msgid : TRY(draw_msgid_());
        const auto now = clock_.civil();
        const auto number = transaction.infno == "9001" ? std::string{} : sign_number();
        const auto envelope = envelope_of(transaction, msgid, cainfo, number, config_, now);
        TRY_VOID(check_lengths(envelope));
        const bool plain_path =
            transaction.infno == "2207" && cainfo.empty() && config_.city.plain_settle_path;
        auto url = TRY(address_of(config_, plain_path ? "2207A" : transaction.infno));
        auto body = keys_.body ? TRY(keys_.body->wrap(envelope, std::to_string(now.unix_ms / 1000)))
                               : envelope.dump();
        auto prepared =
            TRY(finished(transaction.infno, std::move(url), std::move(body), transaction.moves_money));
        const bool number_missing = config_.city.use_sign_in && number.empty() && transaction.infno != "9001";
        if (number_missing) note_unsigned(prepared.body_hash);
        return prepared;
    }

    // --- signing in
    // ----------------------------------------------------------------------------------------------

    [[nodiscard]] std::string sign_number() const {
        const std::lock_guard lock{mutex_};
        return sign_no_;
    }
    [[nodiscard]] bool signed_today() const {
        const std::lock_guard lock{mutex_};
        return !sign_no_.empty() && sign_day_ == clock_.civil().date();
    }
    void forget_sign_in() {
        const std::lock_guard lock{mutex_};
        sign_day_.clear();
    }
    void note_unsigned(const std::string& body_hash) {
        const std::lock_guard lock{mutex_};
        unsigned_bodies_.insert(body_hash);
    }
    bool was_unsigned(const std::string& body_hash) {
        const std::lock_guard lock{mutex_};
        return unsigned_bodies_.erase(body_hash) > 0;
    }
    [[nodiscard]] Millis left(Millis ends) const { return std::max(Millis{1}, ends - clock_.monotonic()); }

    // A query may be written anew, so it always goes out under a number of today, and once more after a
    // refusal that asks for 9001.
    Outcome<Reply> ask_signed_in(const Call& call, const Prepared& prepared, Millis ends) {
        bool fresh = !was_unsigned(prepared.body_hash) && signed_today();
        for (int round = 0;; ++round) {
            if (const auto signed_in = sign_in(left(ends)); !signed_in.is_done())
                return signed_in.is_refused()
                           ? Refused{RefusalReason::sign_in_needed, signed_in.refused().code,
                                     signed_in.refused().text}
                           : Refused{RefusalReason::not_sent, "", "the sign-in got no answer"};
            auto message = fresh ? Result<Prepared>{prepared} : prepare(call);
            if (!message) return Refused{RefusalReason::not_sent, "", message.error().text};
            auto outcome = send_once(call, *message, left(ends));
            const bool asks =
                outcome.is_refused() && outcome.refused().reason == RefusalReason::sign_in_needed;
            if (!asks || round > 0) return outcome;
            forget_sign_in();
            fresh = false;
        }
    }

    // A message that was journalled goes out as it is or not at all.
    Outcome<Reply> send_signed_in(const Call& call, const Prepared& prepared, const Transaction& transaction,
                                  Millis ends) {
        if (was_unsigned(prepared.body_hash)) {
            (void)sign_in(left(ends));
            return Refused{RefusalReason::not_sent, "", "not signed in when the message was written"};
        }
        auto outcome = send_once(call, prepared, left(ends));
        if (outcome.is_refused() && outcome.refused().reason == RefusalReason::sign_in_needed) {
            log::warning("settlement", "{} was refused for want of a sign-in", transaction.infno);
            forget_sign_in();
            (void)sign_in(left(ends));  // the next message finds a good number
        }
        return outcome;
    }

    // --- sending
    // -------------------------------------------------------------------------------------------------

    // 22xx writes never travel on a kept-alive connection: libcurl might repeat them by itself.
    Exchange exchange(const Prepared& prepared, bool query, Millis wait) {
        Request request;
        request.method = prepared.method;
        request.url = prepared.url;
        const auto nonce = crypto::random_hex(static_cast<std::size_t>(config_.city.nonce_length));
        request.headers = gateway_headers(config_, clock_.civil(), nonce);
        request.body = prepared.body;
        request.connect_timeout = std::min(config_.connect_timeout, wait);
        request.timeout = wait;
        request.once = prepared.moves_money || !query;
        return transport_.exchange(request);
    }

    Outcome<Success> success_of(const Exchange& exchange, const std::string& infno,
                                const AnsweredAnother& answered_another) {
        if (auto known = without_reply<Success>(exchange)) return *std::move(known);
        if (exchange.http_status != 200)
            return Unknown{"HTTP status " + std::to_string(exchange.http_status)};
        auto text = keys_.body ? keys_.body->unwrap(exchange.reply) : Result<std::string>{exchange.reply};
        if (!text) return Unknown{text.error().text};
        return judge(*text, infno, config_.city, answered_another);
    }
    Outcome<Success> success_of(const Exchange& exchange, const std::string& infno) {
        return success_of(exchange, infno, {});
    }

    template <class Read>
    Outcome<Reply> judged(const Exchange& exchange, const std::string& infno, Read&& read,
                          const AnsweredAnother& answered_another = {}) {
        const auto success = success_of(exchange, infno, answered_another);
        if (success.is_refused()) return success.refused();
        if (success.is_unknown()) return success.unknown();
        return read(success.done());
    }

    // --- the day's statement
    // -------------------------------------------------------------------------------------------------

    // 9001 where it is needed; a refusal or silence there ends the question.
    template <class Answer>
    Outcome<Answer> ask_under_number(const Transaction& transaction, Millis wait,
                                     Outcome<Answer> (Client::*judge_reply)(const Exchange&,
                                                                            const std::string&)) {
        for (int round = 0;; ++round) {
            if (const auto number = sign_in(wait); !number.is_done())
                return number.is_refused()
                           ? number.refused()
                           : Refused{RefusalReason::not_sent, "", "the sign-in got no answer"};
            const auto prepared = prepare_transaction(transaction, "");
            if (!prepared) return Refused{RefusalReason::not_sent, "", prepared.error().text};
            auto outcome = (this->*judge_reply)(exchange(*prepared, true, wait), transaction.infno);
            const bool asks =
                outcome.is_refused() && outcome.refused().reason == RefusalReason::sign_in_needed;
            if (!asks || round > 0) return outcome;
            forget_sign_in();
        }
    }

    Outcome<Success> ask_statement(const Transaction& transaction, Millis wait) {
        return ask_under_number<Success>(transaction, wait, &Client::success_of);
    }

    Outcome<FileNumber> file_answer(const Transaction& transaction, Millis wait) {
        const auto reply = ask_statement(transaction, wait);
        if (reply.is_refused()) return reply.refused();
        if (reply.is_unknown()) return reply.unknown();
        return read_file_number(reply.done(), transaction.infno);
    }

    // 9102 answers with the ZIP itself, or with an envelope that says why not (1.1).
    Outcome<std::string> file_of(const Exchange& exchange, const std::string& infno) {
        constexpr std::string_view zip_mark = "PK";
        if (classify(exchange) == Delivery::reply && exchange.http_status == 200 &&
            exchange.reply.starts_with(zip_mark))
            return done(exchange.reply);
        const auto reply = success_of(exchange, infno);
        if (reply.is_refused()) return reply.refused();
        return reply.is_unknown() ? reply.unknown() : Unknown{"9102 answered without a file"};
    }

    Outcome<std::string> download(const FileNumber& file, Millis wait) {
        constexpr std::size_t text_bytes_max = 256U << 20;
        const auto archive =
            ask_under_number<std::string>(download_transaction(file, config_), wait, &Client::file_of);
        if (!archive.is_done()) return archive;
        auto text = unzipped(archive.done(), text_bytes_max);
        if (!text) return Unknown{"9102: " + text.error().text};
        return done(std::move(*text));
    }

    template <class Read>
    Outcome<Reply> ask_front(const Prepared& prepared, Millis wait, Read read_reply) {
        Request request{.method = "POST",
                        .url = prepared.url,
                        .headers = {{"Content-Type", "application/json;charset=utf-8"}},
                        .body = prepared.body,
                        .connect_timeout = std::min(config_.connect_timeout, wait),
                        .timeout = wait};
        const auto exchange = transport_.exchange(request);
        if (auto known = without_reply<Reply>(exchange)) return *std::move(known);
        if (exchange.http_status != 200)
            return Unknown{"HTTP status " + std::to_string(exchange.http_status)};
        return read_reply(exchange.reply);
    }

    Outcome<Reply> send_once(const Call& call, const Prepared& prepared, Millis wait) {
        const auto transaction = transaction_of(call, config_);
        if (!transaction) return Refused{RefusalReason::not_sent, "", transaction.error().text};
        AnsweredAnother answered_another;
        if (config_.city.references_unique)
            answered_another = [&](const std::string& reference) {
                return references_.answered_another(reference, prepared.body_hash);
            };
        const auto outcome = judged(
            exchange(prepared, transaction->query, wait), transaction->infno,
            [&](const Success& reply) { return read(call, reply); }, answered_another);
        const bool nothing_there =
            outcome.is_refused() && outcome.refused().reason == RefusalReason::nothing_to_undo;
        if (nothing_there && std::holds_alternative<CancelFees>(call)) return answer_nothing();  // 5.2
        return outcome;
    }

    [[nodiscard]] Outcome<Reply> read(const Call& call, const Success& reply) const {
        struct Reader {
            const Success& reply;
            const CityDialect& city;
            Outcome<Reply> operator()(const DecodeCode&) const { return read_code(reply); }
            Outcome<Reply> operator()(const AskCardIssuer&) const { return Unknown{"not of the platform"}; }
            Outcome<Reply> operator()(const VerifyElectronicCard&) const {
                return Unknown{"not of the platform"};
            }
            Outcome<Reply> operator()(const QueryPerson& c) const { return read_person(c, reply); }
            Outcome<Reply> operator()(const CheckBenefit&) const { return read_benefit(reply, city); }
            Outcome<Reply> operator()(const OpenVisit& c) const { return read_visit(c, reply); }
            Outcome<Reply> operator()(const CancelVisit&) const { return answer_nothing(); }
            Outcome<Reply> operator()(const DescribeVisit&) const { return answer_nothing(); }
            Outcome<Reply> operator()(const FindVisit& c) const { return find_visit(c, reply); }
            Outcome<Reply> operator()(const UploadFees& c) const { return read_upload(c, reply); }
            Outcome<Reply> operator()(const CancelFees&) const { return answer_nothing(); }
            Outcome<Reply> operator()(const Presettle& c) const { return read_presettle(c, reply, city); }
            Outcome<Reply> operator()(const Settle& c) const { return read_settle(c, reply, city); }
            Outcome<Reply> operator()(const CancelSettlement& c) const { return read_cancel(c, reply); }
            Outcome<Reply> operator()(const ReverseMessage&) const { return read_reversal(reply); }
            Outcome<Reply> operator()(const QueryAccumulations& c) const {
                return read_accumulations(c, reply, city);
            }
            Outcome<Reply> operator()(const QueryFilings& c) const { return read_filings(c, reply); }
            Outcome<Reply> operator()(const QueryDiseaseFilings& c) const {
                return read_disease_filings(c, reply);
            }
            Outcome<Reply> operator()(const QuerySpending&) const { return read_spending(reply, city); }
        };
        return std::visit(Reader{reply, config_.city}, call);
    }

    SettlementConfig config_;
    Keys keys_;
    Transport& transport_;
    const Clock& clock_;
    std::function<Result<Msgid>()> draw_msgid_;
    References references_;

    std::mutex signing_;        // held while 9001 is under way
    mutable std::mutex mutex_;  // guards what follows
    std::string sign_no_;
    std::string sign_day_;  // empty: the number is not to be trusted any more
    std::set<std::string> unsigned_bodies_;
};

}  // namespace

Result<std::unique_ptr<SettlementClient>> make_settlement_client(SettlementConfig config,
                                                                 Transport& transport, const Clock& clock,
                                                                 std::function<Result<Msgid>()> draw_msgid) {
    Keys keys;
    if (config.city.body_encryption) keys.body = TRY(BodyCrypto::make(config));
    if (config.city.cainfo == CainfoUse::rsa)
        keys.password = TRY(crypto::Key::public_from_file(config.password_key_file));
    return std::make_unique<Client>(std::move(config), std::move(keys), transport, clock,
                                    std::move(draw_msgid));
}

}  // namespace kiosk::services
