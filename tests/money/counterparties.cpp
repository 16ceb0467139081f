// Platform, HIS and acquirer: what each does to its books, and what it says.
#include <algorithm>
#include <array>
#include <utility>

#include "tests/money/answers.h"
#include "tests/money/world.h"

namespace kiosk::money::test {
namespace {

Hold some_hold(const Scene& scene, CivilTime expires) {
    Hold hold;
    const Fen total = scene.split.total;
    if (scene.deposit) hold.purpose = Purpose::bill;
    if (scene.bill) {
        hold.purpose = Purpose::bill;
        hold.mdtrt_id = scene.visit_stays_open() ? "M1" : "";
        hold.med_type = "14";
    }
    hold.id = "A1";
    hold.version = "1";
    hold.visit_number = "V1";
    hold.expires = expires;
    hold.total = total;
    hold.fees.push_back({"1", "m", "h", {"挂号费", "Fee"}, 10'000, 0, total});
    return hold;
}

}  // namespace

AnswerBody World::settle(const insurance::Settle& call) {
    debits_.insert(call.msgid.value);
    ++settled_[call.msgid.value];
    insurance::Settlement settlement{"S" + call.msgid.value, "", "", "", "", call.shown};
    if (chooser_.pick(2, "2207 differs from 2206") == 1)
        settlement.split.own = settlement.split.own + Fen{100};
    return yes<insurance::Reply>(settlement);
}

AnswerBody World::answer_insurance(const insurance::Call& call, bool apply, bool refuse) {
    using insurance::Reply;
    if (scene_.deposit) wrong_.push_back("insurance was asked about a deposit");
    if (refuse) {
        if (std::holds_alternative<insurance::Settle>(call)) {
            constexpr std::array reasons{RefusalReason::business, RefusalReason::token_rejected,
                                         RefusalReason::password_wrong, RefusalReason::not_sent};
            return refused<Reply>(reasons[static_cast<std::size_t>(chooser_.pick(4, "why 2207 is refused"))]);
        }
        constexpr std::array reasons{RefusalReason::business, RefusalReason::not_sent};
        return refused<Reply>(reasons[static_cast<std::size_t>(chooser_.pick(2, "why refused"))]);
    }
    if (!apply) return unknown<Reply>();
    if (std::holds_alternative<insurance::CheckBenefit>(call))
        return yes<Reply>(insurance::Benefit{chooser_.pick(2, "benefit") == 0, "等待期"});
    if (std::holds_alternative<insurance::OpenVisit>(call)) {
        if (scene_.visit_stays_open()) wrong_.push_back("a visit that is open was opened again");
        visit_open_ = true;
        late_visit_ = false;  // the same ipt_otp_no opens nothing twice
        return yes<Reply>(insurance::OpenedVisit{"M1"});
    }
    if (std::holds_alternative<insurance::FindVisit>(call)) {
        if (!visit_open_) return refused<Reply>(RefusalReason::nothing_to_undo);
        return yes<Reply>(insurance::OpenedVisit{"M1"});
    }
    if (std::holds_alternative<insurance::CancelVisit>(call)) {
        if (scene_.visit_stays_open()) wrong_.push_back("a visit was cancelled that this case did not open");
        if (!visit_open_) return refused<Reply>(RefusalReason::nothing_to_undo);
        // The platform says the same whether the settlement is this case's or another's.
        if (scene_.shared_visit) return refused<Reply>(RefusalReason::visit_in_use);
        if (fees_open_) return refused<Reply>(RefusalReason::business);
        visit_open_ = false;
        return yes<Reply>(insurance::Nothing{});
    }
    if (std::holds_alternative<insurance::UploadFees>(call)) {
        if (fees_open_) return refused<Reply>(RefusalReason::duplicate);
        fees_open_ = true;
        return yes<Reply>(insurance::Nothing{});
    }
    if (std::holds_alternative<insurance::CancelFees>(call)) {
        fees_open_ = false;
        return yes<Reply>(insurance::Nothing{});
    }
    if (std::holds_alternative<insurance::Presettle>(call)) {
        if (scene_.bill && std::get<insurance::Presettle>(call).med_type != "14")
            wrong_.push_back("settled as another kind of care than the HIS said");
        auto split = scene_.split;
        if (chooser_.pick(2, "2206 does not add up") == 1) split.own = split.own + Fen{1};
        return yes<Reply>(split);
    }
    if (const auto* request = std::get_if<insurance::Settle>(&call)) return settle(*request);
    if (const auto* cancel = std::get_if<insurance::CancelSettlement>(&call)) {
        if (cancel->setl_id.empty()) {
            wrong_.push_back("2208 without setl_id");
            return refused<Reply>(RefusalReason::already_undone);
        }
        auto& net = settled_[cancel->setl_id.substr(1)];
        if (net == 0) return refused<Reply>(RefusalReason::already_undone);
        --net;
        return yes<Reply>(insurance::Nothing{});
    }
    if (const auto* reverse = std::get_if<insurance::ReverseMessage>(&call)) {
        auto found = settled_.find(reverse->original.value);
        if (found == settled_.end() || found->second == 0)
            return refused<Reply>(RefusalReason::nothing_to_undo);
        --found->second;
        return yes<Reply>(insurance::Nothing{});
    }
    return yes<Reply>(insurance::Nothing{});
}

bool World::money_is_out() const {
    const auto net = [](const std::map<std::string, int>& books) {
        return std::any_of(books.begin(), books.end(), [](const auto& entry) { return entry.second != 0; });
    };
    return net(settled_) || net(paid_) || late_settle_.has_value();
}

// Whatever is done to a hold is done to the resource that was held.
void World::check_handle(const his::Call& call) {
    std::visit(
        [&](const auto& one) {
            if constexpr (requires { one.hold.purpose; })
                if ((one.hold.purpose == Purpose::bill) != scene_.of_task() || one.hold.id != "A1")
                    wrong_.push_back("the HIS was asked about another resource");
        },
        call);
}

AnswerBody World::answer_his(const his::Call& call, bool apply, bool refuse) {
    using his::Reply;
    if (refuse) {
        // A hold that the HIS will not release runs out by itself.
        if (std::holds_alternative<his::ReleaseHold>(call)) {
            held_ = booked_ = false;
            his_refuses_ = true;
            return refused<Reply>(RefusalReason::business);
        }
        constexpr std::array reasons{RefusalReason::slot_taken, RefusalReason::not_sent};
        return refused<Reply>(reasons[static_cast<std::size_t>(chooser_.pick(2, "why refused"))]);
    }
    if (!apply) return unknown<Reply>();
    const auto lasts = now_.civil + Millis{600'000};
    const bool booked = std::holds_alternative<his::HoldBooking>(call);
    const bool deposit = std::holds_alternative<his::HoldDeposit>(call);
    if (booked || deposit || std::holds_alternative<his::HoldSlot>(call) ||
        std::holds_alternative<his::HoldBills>(call)) {
        const bool bills = std::holds_alternative<his::HoldBills>(call);
        if (bills != scene_.bill || booked != scene_.booked || deposit != scene_.deposit)
            wrong_.push_back("something else is held than was bought");
        held_ = true;
        return yes<Reply>(some_hold(scene_, lasts));
    }
    if (std::holds_alternative<his::FindHold>(call)) {
        if (!held_) return refused<Reply>(RefusalReason::nothing_to_undo);
        return yes<Reply>(some_hold(scene_, lasts));
    }
    check_handle(call);
    if (const auto* mark = std::get_if<his::MarkHold>(&call)) {
        hold_money_ = mark->money;
        const bool short_hold = chooser_.pick(2, "hold is short") == 1;
        return yes<Reply>(his::HoldExtended{"2", short_hold ? now_.civil : lasts});
    }
    if (const auto* release = std::get_if<his::ReleaseHold>(&call)) {
        held_ = booked_ = false;
        if (hold_money_ != his::HoldMoney::returned) hold_money_ = release->money;
        if (hold_money_ == his::HoldMoney::returned && money_is_out())
            wrong_.push_back("the HIS was told that all money is back, and it is not");
        return yes<Reply>(his::Nothing{});
    }
    const auto& confirm = std::get<his::ConfirmHold>(call);
    if (confirm.insurance_missed != told_missed_ || (confirm.insurance_missed && !confirm.setl_id.empty()))
        wrong_.push_back("the HIS is told otherwise than the patient whether insurance was missed");
    booked_ = true;
    return yes<Reply>(Booking{"A027", 3, {}, {}});
}

AnswerBody World::pay(const acquirer::Pay& call) {
    debits_.insert(call.order.value);
    const int behaviour = chooser_.pick(4, "payer");
    using acquirer::PaymentState;
    if (behaviour == 1) {  // types; pays at a later query or never
        paid_.try_emplace(call.order.value, 0);
        return yes<acquirer::Reply>(acquirer::Payment{PaymentState::user_paying, "", ""});
    }
    if (behaviour == 2) return refused<acquirer::Reply>(RefusalReason::payment_code_invalid);
    if (behaviour == 3) return yes<acquirer::Reply>(acquirer::Payment{PaymentState::closed, "", ""});
    paid_[call.order.value] = 1;
    return yes<acquirer::Reply>(acquirer::Payment{PaymentState::paid, "T1", "微信支付"});
}

// The terminal keeps its own books; ours say of the order only that it is one of its.
AnswerBody World::answer_terminal(const acquirer::Call& call) {
    if (const auto* request = std::get_if<acquirer::Pay>(&call)) debits_.insert(request->order.value);
    const auto outcome = terminal_.ask(call);
    std::visit(
        [&](const auto& one) {
            if constexpr (requires { one.order; }) {
                paid_[one.order.value] = terminal_.net(one.order.value);
                if (terminal_.debits(one.order.value) > 1) wrong_.push_back("the terminal debited twice");
            }
        },
        call);
    return outcome;
}

AnswerBody World::answer_acquirer(const acquirer::Call& call, bool apply, bool refuse) {
    using acquirer::Payment;
    using acquirer::PaymentState;
    using acquirer::Reply;
    if (refuse) return refused<Reply>(RefusalReason::payment_declined);
    if (!apply) return unknown<Reply>();
    const bool at_terminal =
        std::visit([](const auto& one) { return one.method == acquirer::Method::card_terminal; }, call);
    if (scene_.wired_terminal && at_terminal) return answer_terminal(call);
    if (const auto* request = std::get_if<acquirer::Pay>(&call)) return pay(*request);
    if (const auto* query = std::get_if<acquirer::QueryPayment>(&call)) {
        const auto found = paid_.find(query->order.value);
        if (found == paid_.end()) return refused<Reply>(RefusalReason::business);
        if (found->second == 1) return yes<Reply>(Payment{PaymentState::paid, "T1", "微信支付"});
        const int now_what = chooser_.pick(3, "payer who types");
        if (now_what == 0) found->second = 1;
        if (now_what == 2) return yes<Reply>(Payment{PaymentState::closed, "", ""});
        return yes<Reply>(Payment{now_what == 0 ? PaymentState::paid : PaymentState::user_paying, "T1", ""});
    }
    if (const auto* reverse = std::get_if<acquirer::Reverse>(&call)) {
        paid_[reverse->order.value] = 0;
        return yes<Reply>(Payment{PaymentState::closed, "", ""});
    }
    if (const auto* refund = std::get_if<acquirer::Refund>(&call)) {
        if (chooser_.pick(2, "refund takes time") == 1)
            return yes<Reply>(acquirer::RefundResult{acquirer::RefundState::processing, ""});
        paid_[refund->order.value] = 0;
    }
    return yes<Reply>(acquirer::RefundResult{acquirer::RefundState::done, "RT1"});
}

// M2: at the instant a message that moves money leaves, its key is durable.

}  // namespace kiosk::money::test
