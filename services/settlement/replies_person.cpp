// Payloads about persons: 1101, 1162, 2001, 9001 and the e-code front. None of them moves money, so what
// cannot be understood is simply unknown and may be asked again.
#include <algorithm>

#include "services/settlement/replies.h"

namespace kiosk::services::settlement {
namespace {

using namespace insurance;

Result<Coverage> coverage_of(const Fields& row) {
    Coverage coverage;
    coverage.insutype = row.text("insutype");
    coverage.psn_type = row.text("psn_type");
    coverage.psn_insu_stas = row.text("psn_insu_stas");
    coverage.insuplc_admdvs = row.text("insuplc_admdvs");
    coverage.balance = TRY(row.yuan_or_zero("balc"));
    coverage.civil_servant = row.text("cvlserv_flag") == "1";
    if (coverage.insutype.empty() || coverage.insuplc_admdvs.empty())
        return fail(ErrorKind::malformed, "an insurance row without kind or place");
    return coverage;
}

Result<Person> person_of(const Fields& output) {
    const auto base = output.node("baseinfo");
    Person person;
    person.psn_no = base.text("psn_no");
    person.name = base.text("psn_name");
    person.cert_type = base.text("psn_cert_type");
    person.cert_number = base.text("certno");
    person.gender = base.text("gend");
    person.birth_date = base.text("brdy").substr(0, 10);
    if (person.psn_no.empty()) return fail(ErrorKind::malformed, "a person without psn_no");
    for (const auto& row : output.rows("insuinfo")) person.coverages.push_back(TRY(coverage_of(row)));
    // Local additions (2.2): in the object itself or in its exp_content.
    const auto local = base.node("exp_content");
    const auto inpatient = local.text("inhosp_stas");
    person.inpatient_now = inpatient == "1" || inpatient == "true";
    person.benefit_refusal = local.text("trt_chk_rslt");
    return person;
}

// Members as ec.query names them.
Outcome<Reply> decoded(const Fields& data) {
    DecodedCode code;
    code.credential.kind = CredentialKind::e_code;
    code.credential.number = Secret{data.text("ecToken")};
    code.credential.id_number = data.text("idNo");
    code.credential.name = data.text("userName");
    code.insured_place = data.text("insuOrg");
    if (code.credential.number.empty()) return Unknown{"the decoder gave no ecToken"};
    return answer(code);
}

}  // namespace

Outcome<Reply> read_person(const QueryPerson& call, const Success& reply) {
    auto person = person_of(reply.output);
    if (!person) return Unknown{person.error().text};
    const auto& credential = call.credential;
    const auto wanted =
        credential.kind == CredentialKind::id_card ? credential.number.reveal() : credential.id_number;
    // A swapped reply would charge a stranger.
    if (!wanted.empty() && !person->cert_number.empty() && person->cert_number != wanted)
        return Unknown{"the reply is about another person"};
    return answer(std::move(*person));
}

// 1162 (2.2): the output of 1101 with ecToken beside it; some regions answer in the front's form.
Outcome<Reply> read_code(const Success& reply) {
    const auto data = reply.output.node_or_self("data");
    if (!reply.output.has("baseinfo")) return decoded(data);
    const auto person = person_of(reply.output);
    if (!person) return Unknown{person.error().text};
    DecodedCode code;
    auto token = data.text("ecToken");
    if (token.empty()) token = reply.output.node("baseinfo").text("ecToken");
    code.credential.number = Secret{std::move(token)};
    code.credential.id_number = person->cert_number;
    code.credential.name = person->name;
    if (!person->coverages.empty()) code.insured_place = person->coverages.front().insuplc_admdvs;
    if (code.credential.number.empty()) return Unknown{"the decoder gave no ecToken"};
    return answer(code);
}

Outcome<Reply> read_benefit(const Success& reply, const CityDialect& city) {
    const auto rows = reply.output.rows_having("trt_enjymnt_flag");
    if (rows.empty()) return Unknown{"2001 answered without a row"};
    Benefit benefit{.applies = false, .reason = ""};
    for (const auto& row : rows) {
        const bool fund = row.text("trt_chk_type").empty() || row.text("trt_chk_type") == "01";
        if (fund && row.text("trt_enjymnt_flag") == "1") benefit.applies = true;
        if (row.text("trt_enjymnt_flag") != "1" && benefit.reason.empty())
            benefit.reason = row.text("trt_chk_rslt");
    }
    if (benefit.applies) {
        benefit.reason.clear();
        return answer(benefit);
    }
    // The reason may be one that the city's patterns know: not filed, paused. It then speaks for itself.
    const auto meaning = meaning_of("", benefit.reason, "2001", city);
    if (meaning.is_refused() && meaning.refused().reason != RefusalReason::business) return meaning.refused();
    return answer(benefit);
}

Outcome<Reply> read_sign_number(const Success& reply, std::string& sign_no) {
    sign_no = reply.output.node_or_self("signinoutb").text("sign_no");
    if (sign_no.empty()) return Unknown{"9001 answered without sign_no"};
    return answer(Nothing{});
}

namespace {

// "expected internal result|external token": 8 and 16 bytes in hex (devices 1.5).
bool is_issuer_answer(std::string_view text) {
    const auto bar = text.find('|');
    if (bar != 16 || text.size() != 16 + 1 + 32) return false;
    return std::ranges::all_of(text, [](char c) {
        return c == '|' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

}  // namespace

Outcome<Reply> read_issuer(std::string_view text) {
    auto parsed = Json::parse(text);
    if (!parsed) return Unknown{parsed.error().text};
    const Fields outer{std::move(*parsed), {}};
    const auto code = outer.text("code");
    if (code.empty()) return Unknown{"the issuer's reply has no code"};
    if (code != "0") return Refused{RefusalReason::business, code, outer.text("message")};
    const auto written = outer.node("data").text("answer");
    if (!is_issuer_answer(written)) return Unknown{"the issuer's answer has not its form"};
    return answer(CardIssuerAnswer{Secret{written}});
}

Outcome<Reply> read_verifier(std::string_view text, const CityDialect& city) {
    auto parsed = Json::parse(text);
    if (!parsed) return Unknown{parsed.error().text};
    const Fields outer{std::move(*parsed), city.aliases};
    const auto code = outer.text("code");
    if (code.empty()) return Unknown{"the verifier's reply has no code"};
    if (code != "0" && code != "0000") {
        auto meaning = meaning_of(code, outer.text("message"), "ess", city);
        if (meaning.is_refused()) return meaning.refused();
        if (meaning.is_unknown()) return meaning.unknown();
        return Unknown{"a refusal that counts as done decides nothing here"};
    }
    const auto data = outer.node("data");
    VerifiedCard card;
    card.credential.kind = CredentialKind::social_security_card;
    card.credential.number = Secret{data.text("cardNo")};
    card.credential.name = data.text("name");
    card.credential.card_sn = data.text("cardSn");  // 1101 wants it of a card (2.2)
    card.credential.electronic = true;
    if (card.credential.number.empty() || card.credential.name.empty())
        return Unknown{"the verifier told neither card nor name"};
    return answer(card);
}

Outcome<Reply> read_front(std::string_view text, const CityDialect& city) {
    auto parsed = Json::parse(text);
    if (!parsed) return Unknown{parsed.error().text};
    const Fields outer{std::move(*parsed), city.aliases};
    const auto code = outer.text("code");
    if (code.empty()) return Unknown{"the front's reply has no code"};
    // "0000" is how the component's own editions say it (3.1).
    if (code == "0" || code == "0000") return decoded(outer.node("data"));
    if (code == "500159") return Refused{RefusalReason::code_wrong_kind, code, outer.text("message")};
    auto meaning = meaning_of(code, outer.text("message"), "ec", city);
    if (meaning.is_refused()) return meaning.refused();
    return Unknown{"the front could not decode"};
}

}  // namespace kiosk::services::settlement
