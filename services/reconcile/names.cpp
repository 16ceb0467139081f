// The names of everything closed, as JSON and tables print them, and finance's words for each difference.
#include "services/reconcile.h"

namespace kiosk::services::reconcile {
namespace {

struct Name {
    const char* name;
    const char* words;
};

constexpr Name names[] = {{"only_at_platform", "医保中心有、医院账无"},
                          {"only_in_books", "医院账有、医保中心无"},
                          {"total_differs", "医疗费总额不符"},
                          {"fund_differs", "基金支付不符"},
                          {"account_differs", "个人账户支付不符"},
                          {"identity_differs", "人员或就诊号不符"},
                          {"agency_differs", "清算机构或清算类别不符"},
                          {"cancelled_at_platform_only", "中心已撤销、医院账未撤销"},
                          {"cancelled_in_books_only", "医院账已撤销、中心未撤销"},
                          {"duplicate_settlement", "重复结算"},
                          {"unjournalled_settlement", "本机号段的结算，本机日志无记录"},
                          {"totals_unexplained", "总额不符，明细未说明"},
                          {"own_money_without_registration", "已收自付、无挂号"},
                          {"own_money_twice", "同一单重复收自付"},
                          {"registration_without_own_money", "已挂号、自付未到账"},
                          {"own_amount_differs", "自付金额不符"},
                          {"wrong_channel", "支付渠道不符"},
                          {"refund_missing", "已撤销、自付未全退"},
                          {"refund_unbooked", "自付已退、医院账未撤销"},
                          {"unknown_settled", "结果不明，查实已结算"},
                          {"unknown_absent", "结果不明，查实未结算"},
                          {"undo_without_effect", "已撤销，中心或医院账仍有"},
                          {"journal_only", "本机日志已结算，两方均无"},
                          {"journal_disagrees", "本机日志与医院账不符"}};
static_assert(std::size(names) == kind_count);

}  // namespace

std::string to_string(Kind kind) { return names[static_cast<std::size_t>(kind)].name; }
std::string words_of(Kind kind) { return names[static_cast<std::size_t>(kind)].words; }

std::string to_string(Owner owner) {
    switch (owner) {
        case Owner::this_kiosk:
            return "this_kiosk";
        case Owner::other_kiosk:
            return "other_kiosk";
        case Owner::window:
            return "window";
        case Owner::nobody_known:
            break;
    }
    return "nobody_known";
}

std::string to_string(Action action) {
    switch (action) {
        case Action::reverse:
            return "reverse";
        case Action::adopt:
            return "adopt";
        case Action::close_as_absent:
            return "close_as_absent";
        case Action::people:
            break;
    }
    return "people";
}

std::string to_string(Channel channel) {
    switch (channel) {
        case Channel::wallet:
            return "wallet";
        case Channel::card:
            return "card";
        case Channel::cash:
            return "cash";
        case Channel::none:
            break;
    }
    return "none";
}

}  // namespace kiosk::services::reconcile
