// Books against the acquirer's bill: one payment for each bill whose own part was collected by wallet or
// card, of the same amount and channel, and nothing left of it where the bill was cancelled.
#include "services/reconcile/ledger.h"

namespace kiosk::services::reconcile {
namespace {

// What the bill says about one order, payments and refunds together.
struct Order {
    const AcquirerRow* payment = nullptr;
    Fen paid;
    Fen refunded;
    const BookRow* booked = nullptr;
    [[nodiscard]] Fen kept() const { return paid - refunded; }
};

// "<case id>P2" is the second try of one case: everything before the last P.
std::string stem(const std::string& order) {
    const auto end = order.rfind('P');
    return end == std::string::npos ? order : order.substr(0, end);
}

class AcquirerSide {
public:
    AcquirerSide(const Ledger& ledger, Report& report) : ledger_{ledger}, report_{report} {
        for (const auto& row : ledger.day.bill) {
            auto [at, fresh] = place_.try_emplace(row.order, orders_.size());
            if (fresh) orders_.emplace_back();
            auto& order = orders_[at->second];
            (row.refund ? order.refunded : order.paid) += row.amount;
            if (row.refund && order.payment != nullptr) continue;
            order.payment = &row;  // a refund of an earlier day's payment stands for it
            if (!row.transaction.empty() && !row.refund) by_transaction_[row.transaction] = at->second;
        }
        report.payments = static_cast<int>(orders_.size());
    }

    void run() {
        for (const auto& row : ledger_.day.books) look_up(row);
        for (const auto& order : orders_)
            if (order.booked == nullptr && order.kept().is_positive()) unbooked(order);
    }

private:
    Order* order_of(const BookRow& row) {
        const auto paid = by_transaction_.find(row.transaction);
        if (!row.transaction.empty() && paid != by_transaction_.end()) return &orders_[paid->second];
        const auto named = place_.find(row.order);
        return row.order.empty() || named == place_.end() ? nullptr : &orders_[named->second];
    }

    void look_up(const BookRow& row) {
        auto* order = order_of(row);
        const bool electronic = row.channel == Channel::wallet || row.channel == Channel::card;
        if (order != nullptr) {
            if (order->booked != nullptr && order->booked != &row && row.cancelled) return;
            order->booked = &row;
            bills_[stem(order->payment->order)] = &row;
            return compare(row, *order);
        }
        if (row.cancelled || !electronic || !row.own.is_positive()) return;
        add(Kind::registration_without_own_money, row, row.own, Fen{});
    }

    void compare(const BookRow& row, const Order& order) {
        if (row.cancelled) {
            if (order.kept().is_positive()) add(Kind::refund_missing, row, Fen{}, order.kept());
            return;
        }
        if (order.refunded.is_positive()) {
            add(Kind::refund_unbooked, row, row.own, order.kept());
        } else if (order.paid != row.own) {
            add(Kind::own_amount_differs, row, row.own, order.paid);
        } else if (order.payment->channel != row.channel) {
            auto& difference = add(Kind::wrong_channel, row, row.own, order.paid);
            difference.note = "booked as " + to_string(row.channel) + ", the acquirer has " +
                              to_string(order.payment->channel);
        }
    }

    void unbooked(const Order& order) {
        const auto first = bills_.find(stem(order.payment->order));
        const bool twice = first != bills_.end() && !first->second->cancelled;
        auto difference = ledger_.at_till(
            twice ? Kind::own_money_twice : Kind::own_money_without_registration, order.payment->device);
        if (const auto own = ledger_.own_by_case.find(stem(order.payment->order));
            own != ledger_.own_by_case.end()) {
            difference.owner = Owner::this_kiosk;
            difference.case_id = own->first;
        }
        difference.trace = order.payment->order;
        difference.theirs = order.kept();
        report_.differences.push_back(std::move(difference));
    }

    Difference& add(Kind kind, const BookRow& row, Fen ours, Fen theirs) {
        auto difference = ledger_.difference(kind, &row, ledger_.own(row.msgid, row.setl_id));
        difference.trace = !row.order.empty()         ? row.order
                           : !row.transaction.empty() ? row.transaction
                                                      : difference.trace;
        difference.ours = ours;
        difference.theirs = theirs;
        report_.differences.push_back(std::move(difference));
        return report_.differences.back();
    }

    const Ledger& ledger_;
    Report& report_;
    std::vector<Order> orders_;
    std::unordered_map<std::string, std::size_t> place_;  // by order number
    std::unordered_map<std::string, std::size_t> by_transaction_;
    std::unordered_map<std::string, const BookRow*> bills_;  // by stem of the order that paid them
};

}  // namespace

void compare_with_acquirer(const Ledger& ledger, Report& report) { AcquirerSide{ledger, report}.run(); }

}  // namespace kiosk::services::reconcile
