// One function per transaction, members in the order of the specification.
#include "services/settlement/requests.h"

#include <fmt/format.h>

namespace kiosk::services::settlement {
namespace {

using namespace insurance;

Json data_node(Json data) { return Json::object({{"data", std::move(data)}}); }

std::string decimal(std::int64_t value, std::int64_t unit, int places) {
    return fmt::format("{}.{:0{}}", value / unit, value % unit, places);
}

Result<void> add_credential(Json& data, const Credential& credential) {
    const auto type = cert_type_of(credential.kind);
    if (type.empty()) return fail(ErrorKind::malformed, "the platform does not know this kind of credential");
    if (credential.number.empty()) return fail(ErrorKind::malformed, "the credential has no number");
    data.add("mdtrt_cert_type", type).add("mdtrt_cert_no", credential.number.reveal());
    return {};
}

// Only chip cards have one (2.2, 2.4).
void add_card_sn(Json& data, const Credential& credential) {
    if (credential.kind == CredentialKind::social_security_card) data.add("card_sn", credential.card_sn);
}

Result<void> need(const std::string& value, std::string_view name) {
    if (value.empty()) return fail(ErrorKind::malformed, fmt::format("{} is missing", name));
    return {};
}

struct Writer {
    const SettlementConfig& config;

    Result<Transaction> operator()(const AskCardIssuer&) const {
        return fail(ErrorKind::configuration, "the card issuer is no part of the platform");
    }
    Result<Transaction> operator()(const VerifyElectronicCard&) const {
        return fail(ErrorKind::configuration, "the electronic card's verifier is no part of the platform");
    }
    Result<Transaction> operator()(const DecodeCode& call) const {
        const auto request = front_request(call, config);
        return Transaction{.infno = "1162", .input = data_node(*request.find("data")), .query = true};
    }

    Result<Transaction> operator()(const QueryPerson& call) const {
        const auto& credential = call.credential;
        const bool card = credential.kind == CredentialKind::social_security_card;
        auto id_number = credential.id_number;
        if (credential.kind == CredentialKind::id_card) id_number = credential.number.reveal();
        Json data = Json::object();
        TRY_VOID(add_credential(data, credential));
        data.add("card_sn", card ? credential.card_sn : "").add("begntime", "");
        data.add("psn_cert_type", card && id_number.empty() ? "90" : "01").add("certno", id_number);
        data.add("psn_name", credential.name);
        return Transaction{.infno = "1101", .input = data_node(std::move(data)), .query = true};
    }

    Result<Transaction> operator()(const CheckBenefit& call) const {
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("insutype", call.coverage.insutype);
        data.add("fixmedins_code", config.institution_code).add("med_type", call.med_type);
        data.add("begntime", call.begins.date_time()).add("endtime", "");
        data.add("dise_codg", call.disease_code).add("dise_name", call.disease_name);
        return with_person("2001", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const OpenVisit& call) const {
        TRY_VOID(need(call.hold.visit_number, "ipt_otp_no"));
        TRY_VOID(need(call.hold.doctor_code, "atddr_no"));
        TRY_VOID(need(call.hold.specialty, "caty"));
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("insutype", call.coverage.insutype);
        data.add("begntime", call.begins.date_time());
        TRY_VOID(add_credential(data, call.credential));
        add_card_sn(data, call.credential);
        data.add("ipt_otp_no", call.hold.visit_number);
        data.add("atddr_no", call.hold.doctor_code).add("dr_name", call.hold.doctor_name.zh);
        data.add("dept_code", call.hold.department_code).add("dept_name", call.hold.department_name.zh);
        data.add("caty", call.hold.specialty);
        return with_person("2201", data_node(std::move(data)), call.psn_no, call.coverage);
    }

    Result<Transaction> operator()(const FindVisit& call) const {
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("begntime", call.from.date_time());
        data.add("endtime", call.until.date_time()).add("med_type", call.med_type).add("mdtrt_id", "");
        return with_person("5201", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const CancelVisit& call) const {
        TRY_VOID(need(call.mdtrt_id, "mdtrt_id"));
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("mdtrt_id", call.mdtrt_id).add("ipt_otp_no", call.visit_number);
        return with_person("2202", data_node(std::move(data)), call.psn_no, call.coverage);
    }

    // Optional members of 2203A are left out, as the specification advises (2.5).
    Result<Transaction> operator()(const DescribeVisit& call) const {
        TRY_VOID(need(call.mdtrt_id, "mdtrt_id"));
        Json visit = Json::object();
        visit.add("mdtrt_id", call.mdtrt_id).add("psn_no", call.psn_no).add("med_type", call.med_type);
        visit.add("begntime", call.begins.date_time());
        // Required with 14xx; elsewhere left out rather than empty (2.5).
        if (!call.hold.disease_code.empty())
            visit.add("dise_codg", call.hold.disease_code).add("dise_name", call.hold.disease_name);
        Json input = Json::object({{"mdtrtinfo", std::move(visit)}});
        Json diagnoses = Json::array();
        for (const auto& diagnosis : config.city.diagnoses) {
            const auto number = static_cast<std::int64_t>(diagnoses.items().size()) + 1;
            Json row = Json::object();
            row.add("diag_type", diagnosis.type).add("diag_srt_no", Json::number(number));
            row.add("diag_code", diagnosis.code).add("diag_name", diagnosis.name);
            row.add("diag_dept", call.hold.department_code).add("dise_dor_no", call.hold.doctor_code);
            row.add("dise_dor_name", call.hold.doctor_name.zh).add("diag_time", call.begins.date_time());
            diagnoses.push(row.add("vali_flag", "1"));
        }
        if (!diagnoses.items().empty()) input.add("diseinfo", std::move(diagnoses));
        return with_person("2203A", std::move(input), call.psn_no, call.coverage);
    }

    Result<Transaction> operator()(const UploadFees& call) const {
        constexpr std::size_t lines_max = 100;  // 2.6
        const auto& fees = call.hold.fees;
        if (fees.empty() || fees.size() > lines_max)
            return fail(ErrorKind::malformed,
                        fmt::format("{} fee lines, 1 to {} can be sent", fees.size(), lines_max));
        TRY_VOID(need(call.charge_batch, "chrg_bchno"));
        Fen sum;
        Json lines = Json::array();
        for (const auto& fee : fees) {
            if (fee.amount.is_negative() || fee.count_e4 < 0 || fee.price_yuan_e6 < 0)
                return fail(ErrorKind::malformed, "a fee line is negative");
            sum += fee.amount;
            lines.push(fee_line(call, fee));
        }
        if (sum != call.hold.total)
            return fail(ErrorKind::malformed, "the fee lines do not add up to the total");
        return with_person("2204", Json::object({{"feedetail", std::move(lines)}}), call.psn_no,
                           call.coverage);
    }

    Result<Transaction> operator()(const CancelFees& call) const {
        TRY_VOID(need(call.charge_batch, "chrg_bchno"));
        Json data = Json::object();
        data.add("mdtrt_id", call.mdtrt_id).add("chrg_bchno", call.charge_batch).add("psn_no", call.psn_no);
        return with_person("2205", data_node(std::move(data)), call.psn_no, call.coverage);
    }

    Result<Transaction> operator()(const Presettle& call) const {
        auto data = TRY(settlement_data(call));
        return with_person("2206", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const Settle& call) const {
        if (call.shown.total != call.basis.total || !call.shown.balances())
            return fail(ErrorKind::malformed, "the split that was shown does not balance");
        auto data = TRY(settlement_data(call.basis));
        data.add("fulamt_ownpay_amt", Json::yuan(call.shown.fully_own_paid));
        data.add("overlmt_selfpay", Json::yuan(call.shown.over_limit));
        data.add("preselfpay_amt", Json::yuan(call.shown.first_borne));
        data.add("inscp_scp_amt", Json::yuan(call.shown.in_scope));
        return money("2207", std::move(data), call.basis.psn_no, call.basis.coverage, call.msgid);
    }

    Result<Transaction> operator()(const CancelSettlement& call) const {
        TRY_VOID(need(call.setl_id, "setl_id"));
        Json data = Json::object();
        data.add("setl_id", call.setl_id).add("mdtrt_id", call.mdtrt_id).add("psn_no", call.psn_no);
        return money("2208", std::move(data), call.psn_no, call.coverage, call.msgid);
    }

    Result<Transaction> operator()(const QueryAccumulations& call) const {
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("cum_ym", "");
        return with_person("5206", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const QueryFilings& call) const {
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("begntime", call.on.date() + " 00:00:00");
        data.add("endtime", call.on.date() + " 23:59:59");
        return with_person("5304", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const QueryDiseaseFilings& call) const {
        Json data = Json::object();
        data.add("psn_no", call.psn_no);
        return with_person("5301", data_node(std::move(data)), call.psn_no, call.coverage, true);
    }

    // The local list is asked as 5201 is, without a visit.
    Result<Transaction> operator()(const QuerySpending& call) const {
        const bool list = !config.city.spending_transaction.empty();
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("begntime", call.from.date_time());
        data.add("endtime", call.until.date_time());
        if (!list) data.add("med_type", config.city.visit_med_type).add("mdtrt_id", "");
        return with_person(list ? config.city.spending_transaction : "5201", data_node(std::move(data)),
                           call.psn_no, call.coverage, true);
    }

    Result<Transaction> operator()(const ReverseMessage& call) const {
        // Only these two of ours can be reversed (2.9).
        if (call.original_infno != "2207" && call.original_infno != "2208")
            return fail(ErrorKind::malformed, "only 2207 and 2208 can be reversed");
        TRY_VOID(need(call.original.value, "omsgid"));
        if (call.original == call.msgid)
            return fail(ErrorKind::malformed, "a reversal needs a message id of its own");
        Json data = Json::object();
        data.add("psn_no", call.psn_no).add("omsgid", call.original.value).add("oinfno", call.original_infno);
        return money("2601", std::move(data), call.psn_no, call.coverage, call.msgid);
    }

private:
    static Result<Transaction> with_person(std::string infno, Json input, const std::string& psn_no,
                                           const Coverage& coverage, bool query = false) {
        TRY_VOID(need(psn_no, "psn_no"));
        // Mandatory beside psn_no (1.2): it decides which region pays.
        TRY_VOID(need(coverage.insuplc_admdvs, "insuplc_admdvs"));
        return Transaction{.infno = std::move(infno),
                           .input = std::move(input),
                           .insured_place = coverage.insuplc_admdvs,
                           .query = query};
    }

    static Result<Transaction> money(std::string infno, Json data, const std::string& psn_no,
                                     const Coverage& coverage, const Msgid& msgid) {
        TRY_VOID(need(msgid.value, "msgid"));
        auto transaction = TRY(with_person(std::move(infno), data_node(std::move(data)), psn_no, coverage));
        transaction.msgid = msgid;
        transaction.moves_money = true;
        return transaction;
    }

    [[nodiscard]] Json fee_line(const UploadFees& call, const FeeLine& fee) const {
        Json row = Json::object();
        row.add("feedetl_sn", fee.line_number).add("mdtrt_id", call.mdtrt_id).add("psn_no", call.psn_no);
        row.add("chrg_bchno", call.charge_batch)
            .add("dise_codg", call.hold.disease_code)
            .add("rxno", "")
            .add("rx_circ_flag", "0");
        row.add("fee_ocur_time", call.occurred.date_time());
        row.add("med_list_codg", fee.med_list_codg).add("medins_list_codg", fee.medins_list_codg);
        row.add("det_item_fee_sumamt", Json::yuan(fee.amount));
        row.add("cnt", Json::number(decimal(fee.count_e4, 10'000, 4)));
        row.add("pric", Json::number(decimal(fee.price_yuan_e6, 1'000'000, 6)));
        row.add("bilg_dept_codg", call.hold.department_code)
            .add("bilg_dept_name", call.hold.department_name.zh);
        row.add("bilg_dr_codg", call.hold.doctor_code).add("bilg_dr_name", call.hold.doctor_name.zh);
        return row.add("hosp_appr_flag", config.city.hospital_approval);
    }

    [[nodiscard]] Result<Json> settlement_data(const Presettle& call) const {
        TRY_VOID(need(call.mdtrt_id, "mdtrt_id"));
        TRY_VOID(need(call.charge_batch, "chrg_bchno"));
        if (call.total.is_negative()) return fail(ErrorKind::malformed, "the total is negative");
        Json data = Json::object();
        data.add("psn_no", call.psn_no);
        TRY_VOID(add_credential(data, call.credential));
        data.add("med_type", call.med_type).add("medfee_sumamt", Json::yuan(call.total));
        data.add("psn_setlway", config.city.settle_way).add("mdtrt_id", call.mdtrt_id);
        data.add("chrg_bchno", call.charge_batch).add("insutype", call.coverage.insutype);
        data.add("acct_used_flag",
                 call.use_account ? config.city.account_used : config.city.account_not_used);
        return std::move(data.add("invono", ""));
    }
};

}  // namespace

std::string cert_type_of(CredentialKind kind) {
    switch (kind) {
        case CredentialKind::e_code:
            return "01";
        case CredentialKind::id_card:
            return "02";
        case CredentialKind::social_security_card:
            return "03";
        case CredentialKind::visit_card:
        case CredentialKind::booking_code:
        case CredentialKind::passport:
            break;
    }
    return "";
}

Result<Transaction> transaction_of(const Call& call, const SettlementConfig& config) {
    return std::visit(Writer{config}, call);
}

Transaction sign_in_transaction(const SettlementConfig& config) {
    Json node = Json::object();
    node.add("opter_no", config.operator_id).add("mac", config.mac_address).add("ip", config.ip_address);
    return {.infno = "9001", .input = Json::object({{"signIn", std::move(node)}}), .query = true};
}

Json envelope_of(const Transaction& transaction, const Msgid& msgid, const std::string& cainfo,
                 const std::string& sign_no, const SettlementConfig& config, CivilTime now) {
    const auto& city = config.city;
    Json envelope = Json::object();
    envelope.add("infno", transaction.infno).add("msgid", msgid.value);
    envelope.add("mdtrtarea_admvs", city.area).add("insuplc_admdvs", transaction.insured_place);
    envelope.add("recer_sys_code", city.receiver)
        .add("dev_no", config.device_number)
        .add("dev_safe_info", "");
    envelope.add("cainfo", cainfo).add("signtype", city.sign_type).add("infver", city.interface_version);
    envelope.add("opter_type", "2").add("opter", config.operator_id).add("opter_name", config.operator_name);
    envelope.add("inf_time", now.date_time());
    envelope.add("fixmedins_code", config.institution_code).add("fixmedins_name", config.institution_name);
    envelope.add("sign_no", sign_no);
    for (const auto& [name, value] : city.extra_envelope) envelope.add(name, value);
    return envelope.add("input", transaction.input);
}

// 3.3, as iCheckESSCard(qr, businessType) in the envelope of the e-code front.
Json verifier_request(const VerifyElectronicCard& call, const SettlementConfig& config) {
    Json data = Json::object();
    data.add("qrCode", call.code.reveal());
    data.add("businessType", config.city.business_type);
    data.add("termId", config.device_number.empty() ? config.operator_id : config.device_number);
    Json request = Json::object();
    request.add("orgId", config.institution_code).add("transType", "ess.check");
    return request.add("data", std::move(data)).add("extra", "");
}

Json issuer_request(const AskCardIssuer& call, const SettlementConfig& config) {
    Json data = Json::object();
    data.add("challenge", call.challenge.reveal());
    data.add("termId", config.device_number.empty() ? config.operator_id : config.device_number);
    Json request = Json::object();
    request.add("orgId", config.institution_code).add("transType", "card.answer");
    return request.add("data", std::move(data)).add("extra", "");
}

Json front_request(const DecodeCode& call, const SettlementConfig& config) {
    Json data = Json::object();
    data.add("orgId", config.institution_code);
    data.add("businessType", call.business_type.empty() ? config.city.business_type : call.business_type);
    data.add("operatorId", config.operator_id).add("operatorName", config.operator_name);
    data.add("officeId", config.office_id)
        .add("officeName", config.office_name)
        .add("deviceType", "SelfService");
    data.add("ecQrCode", call.code.reveal());
    data.add("termId", config.device_number.empty() ? config.operator_id : config.device_number);
    data.add("termIp", config.ip_address);
    Json request = Json::object();
    request.add("orgId", config.institution_code).add("transType", "ec.query").add("data", std::move(data));
    return request.add("extra", "");
}

}  // namespace kiosk::services::settlement
