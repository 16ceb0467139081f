// Payloads of visits, fees and settlements. A success that does not fit what was asked, to the fen and to the
// id, is not a success: it is unknown, and the money machine treats it so (specification 2.7, 5.4).
#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/mutant.h"
#include "services/settlement/replies.h"

namespace kiosk::services::settlement {
namespace {

using namespace insurance;

// Some replies leave echoes out; a wrong one always counts.
bool contradicts(const Fields& node, const std::string& name, const std::string& expected) {
    const auto echo = node.text(name);
    return !echo.empty() && echo != expected;
}

Result<Split> split_of(const Fields& info, const std::vector<Fields>& details, const CityDialect& city) {
    Split split;
    split.mutual_aid_inside_account = city.mutual_aid_inside_account;
    split.total = TRY(info.yuan("medfee_sumamt"));
    split.fund = TRY(info.yuan("fund_pay_sumamt"));
    split.account = TRY(info.yuan("acct_pay"));
    split.own = TRY(info.yuan("psn_cash_pay"));
    split.mutual_aid = TRY(info.yuan_or_zero("acct_mulaid_pay"));
    split.hospital = TRY(info.yuan_or_zero("hosp_part_amt"));
    split.account_balance_after = TRY(info.yuan_or_zero("balc"));
    split.fully_own_paid = TRY(info.yuan_or_zero("fulamt_ownpay_amt"));
    split.over_limit = TRY(info.yuan_or_zero("overlmt_selfpay"));
    split.first_borne = TRY(info.yuan_or_zero("preselfpay_amt"));
    split.in_scope = TRY(info.yuan_or_zero("inscp_scp_amt"));
    for (const auto& row : details) {
        // Alone in its statement: g++ 12 forgets the other temporaries when TRY leaves in the middle.
        const auto amount = TRY(row.yuan_or_zero("fund_payamt"));
        split.funds.push_back({row.text("fund_pay_type"), row.text("fund_pay_type_name"), amount});
    }
    const Fen aid = city.mutual_aid_inside_account ? Fen{} : split.mutual_aid;
    const auto person_part = TRY(info.yuan_or_zero("psn_part_amt"));
    if (info.has("psn_part_amt") && person_part != split.account + aid + split.own)
        return fail(ErrorKind::malformed, "psn_part_amt does not add up");
    if (city.mutual_aid_inside_account && split.mutual_aid > split.account)
        return fail(ErrorKind::malformed, "more mutual aid than account payment");
    if (!split.balances()) return fail(ErrorKind::malformed, "the amounts do not balance");
    return split;
}

Result<Split> split_of_reply(const Presettle& basis, const Success& reply, const CityDialect& city) {
    const auto info = reply.output.node_or_self("setlinfo");
    if (contradicts(info, "mdtrt_id", basis.mdtrt_id))
        return fail(ErrorKind::malformed, "mdtrt_id of another visit");
    if (contradicts(info, "psn_no", basis.psn_no))
        return fail(ErrorKind::malformed, "psn_no of another person");
    auto split = TRY(split_of(info, reply.output.rows("setldetail"), city));
    if (split.total != basis.total) return fail(ErrorKind::malformed, "medfee_sumamt is not what was asked");
    return split;
}

}  // namespace

Outcome<Reply> read_visit(const OpenVisit& call, const Success& reply) {
    const auto data = reply.output.node_or_self("data");
    OpenedVisit visit{data.text("mdtrt_id")};
    if (visit.mdtrt_id.empty()) return Unknown{"2201 answered without mdtrt_id"};
    if (contradicts(data, "psn_no", call.psn_no) || contradicts(data, "ipt_otp_no", call.hold.visit_number))
        return Unknown{"2201 answered for another visit"};
    return answer(visit);
}

Outcome<Reply> find_visit(const FindVisit& call, const Success& reply) {
    for (const auto& row : reply.output.rows("mdtrtinfo"))
        if ((row.text("ipt_otp_no") == call.visit_number || is_mutant("reverse_every_centre_row")) &&
            !row.text("mdtrt_id").empty())
            return answer(OpenedVisit{row.text("mdtrt_id")});
    return Refused{RefusalReason::nothing_to_undo, "", "no visit under this number"};
}

Outcome<Reply> read_upload(const UploadFees& call, const Success& reply) {
    for (const auto& row : reply.output.rows("result")) {
        const auto number = row.text("feedetl_sn");
        const auto& fees = call.hold.fees;
        const auto ours =
            std::find_if(fees.begin(), fees.end(), [&](const auto& f) { return f.line_number == number; });
        if (number.empty()) continue;
        if (ours == fees.end()) return Unknown{"2204 answered for another line"};
        if (row.has("det_item_fee_sumamt") && row.yuan("det_item_fee_sumamt") != ours->amount)
            return Unknown{"2204 took another amount"};
    }
    return answer(Nothing{});
}

Outcome<Reply> read_presettle(const Presettle& call, const Success& reply, const CityDialect& city) {
    auto split = split_of_reply(call, reply, city);
    if (!split) return Unknown{"2206: " + split.error().text};
    return answer(std::move(*split));
}

Outcome<Reply> read_settle(const Settle& call, const Success& reply, const CityDialect& city) {
    const auto info = reply.output.node_or_self("setlinfo");
    const auto echo = info.text("medins_setl_id");
    if (reply.reference.empty()) return Unknown{"2207: no inf_refmsgid"};
    if (info.text("mdtrt_id") != call.basis.mdtrt_id) return Unknown{"2207: mdtrt_id is not ours"};
    if (info.text("psn_no") != call.basis.psn_no) return Unknown{"2207: psn_no is not ours"};
    if (echo != call.msgid.value && (!echo.empty() || city.message_echo_needed))
        return Unknown{"2207: medins_setl_id is not our msgid"};
    auto split = split_of_reply(call.basis, reply, city);
    if (!split) return Unknown{"2207: " + split.error().text};
    Settlement settlement;
    settlement.setl_id = info.text("setl_id");
    settlement.setl_time = info.text("setl_time");
    settlement.clr_optins = info.text("clr_optins");
    settlement.clr_way = info.text("clr_way");
    settlement.clr_type = info.text("clr_type");
    settlement.split = std::move(*split);
    if (settlement.setl_id.empty()) return Unknown{"2207: no setl_id"};
    return answer(std::move(settlement));
}

Outcome<Reply> read_cancel(const CancelSettlement& call, const Success& reply) {
    const auto info = reply.output.node("setlinfo");
    if (reply.reference.empty()) return Unknown{"2208: no inf_refmsgid"};
    if (contradicts(info, "mdtrt_id", call.mdtrt_id) || contradicts(info, "psn_no", call.psn_no))
        return Unknown{"2208 answered for another settlement"};
    // A cancellation has negative amounts (2.8): a positive one is the echo of something else.
    if (info.has("medfee_sumamt")) {
        const auto total = info.yuan("medfee_sumamt");
        if (!total || total->is_positive())
            return Unknown{"2208 answered with an amount that cancels nothing"};
    }
    return answer(Nothing{});
}

Outcome<Reply> read_reversal(const Success& reply) {
    if (reply.reference.empty()) return Unknown{"2601: no inf_refmsgid"};
    return answer(Nothing{});
}

}  // namespace kiosk::services::settlement
