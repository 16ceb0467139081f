// Until the bank is asked everything can be left without a trace of money; from then on only the bank knows.
#include "hal/card_terminal/terminal_model.h"

#include <utility>

#include <fmt/format.h>

#include "kiosk/base/secret.h"

namespace kiosk::hal {
namespace {

constexpr std::size_t pin_digits_min = 4;
constexpr std::size_t pin_digits_max = 12;

std::string yuan(Fen amount) { return fmt::format("{}.{:02}", amount.fen() / 100, amount.fen() % 100); }

}  // namespace

TerminalModel::TerminalModel(VirtualCardTerminalConfig config)
    : config_{std::move(config)}, ledger_{config_.ledger_file} {}

bool TerminalModel::begin(const std::string& order, Fen amount) {
    const std::lock_guard lock{mutex_};
    if (step_ != Step::idle) return order_ == order;
    const auto* booked = ledger_.find(order);
    const bool again =
        booked == nullptr || booked->state == BookState::declined || booked->state == BookState::abandoned;
    if (!again) return true;
    order_ = order;
    amount_ = amount;
    payer_.clear();
    step_ = Step::card;
    left_ = config_.patient_time;
    return true;
}

std::optional<device::TerminalAnswer> TerminalModel::ended(const std::string& order) const {
    const std::lock_guard lock{mutex_};
    if (step_ != Step::idle && order_ == order) return std::nullopt;
    return answer_for(ledger_.find(order));
}

void TerminalModel::stop(const std::string& order) {
    const std::lock_guard lock{mutex_};
    if (order_ == order && (step_ == Step::card || step_ == Step::pin)) leave();
}

device::TerminalAnswer TerminalModel::query(const std::string& order) const {
    const std::lock_guard lock{mutex_};
    if (step_ != Step::idle && order_ == order)
        return {device::TerminalEnd::unknown, "", payer_, "still running"};
    return answer_for(ledger_.find(order));
}

device::TerminalAnswer TerminalModel::void_order(const std::string& order) {
    const std::lock_guard lock{mutex_};
    if (step_ != Step::idle && order_ == order) {
        if (step_ == Step::bank) return {device::TerminalEnd::unknown, "", payer_, "the bank is being asked"};
        leave();
    }
    const auto* booked = ledger_.find(order);
    if (booked != nullptr && booked->state == BookState::sent)
        return {device::TerminalEnd::unknown, "", booked->payer, "the bank has not answered"};
    auto closed = booked != nullptr ? *booked : Booking{};
    if (closed.state != BookState::voided || booked == nullptr) {
        closed.state = BookState::voided;
        ledger_.book(order, closed);
    }
    return answer_for(ledger_.find(order));
}

void TerminalModel::advance(Millis time) {
    const std::lock_guard lock{mutex_};
    if (step_ == Step::idle) return;
    left_ -= time;
    if (left_.count() > 0) return;
    if (step_ == Step::bank)
        bank_says();
    else
        leave();
}

void TerminalModel::ask_bank() {
    step_ = Step::bank;
    wipe(pin_);
    pin_.clear();
    left_ = config_.bank_time;
    ledger_.book(order_, {BookState::sent, amount_, "", payer_, 0});
}

void TerminalModel::bank_says() {
    step_ = Step::idle;
    if (bank_ == TerminalBank::silent) return;  // stays `sent`
    if (bank_ == TerminalBank::declines)
        ledger_.book(order_, {BookState::declined, amount_, "", payer_, 0});
    else
        ledger_.book(order_, {BookState::approved, amount_, ledger_.next_transaction_number(), payer_, 1});
}

void TerminalModel::leave() {
    step_ = Step::idle;
    wipe(pin_);
    pin_.clear();
    ledger_.book(order_, {BookState::abandoned, amount_, "", "", 0});
}

bool TerminalModel::unplugged() const {
    const std::lock_guard lock{mutex_};
    return unplugged_;
}
bool TerminalModel::loses_answers() const {
    const std::lock_guard lock{mutex_};
    return loses_answers_;
}

TerminalDisplay TerminalModel::display() const {
    const std::lock_guard lock{mutex_};
    if (unplugged_) return {};
    const auto money = yuan(amount_);
    switch (step_) {
        case Step::idle:
            return {{"欢迎使用"}, {"Welcome"}};
        case Step::card:
            return {{"消费 " + money + " 元", "请挥卡或插卡"},
                    {"Pay CNY " + money, "Tap or insert your card"}};
        case Step::pin:
            return {{"消费 " + money + " 元", "请输入密码 " + std::string(pin_.size(), '*')},
                    {"Pay CNY " + money, "Enter your PIN " + std::string(pin_.size(), '*')}};
        case Step::bank:
            return {{"正在处理，请稍候"}, {"Please wait"}};
    }
    return {};
}

void TerminalModel::tap(const std::string& masked) {
    const std::lock_guard lock{mutex_};
    if (unplugged_ || step_ != Step::card) return;
    payer_ = masked;
    ask_bank();
}

void TerminalModel::insert(const std::string& masked) {
    const std::lock_guard lock{mutex_};
    if (unplugged_ || step_ != Step::card) return;
    payer_ = masked;
    step_ = Step::pin;
    pin_.reserve(2 * pin_digits_max);  // never moved: no copy stays behind
    left_ = config_.patient_time;
}

void TerminalModel::withdraw() {
    const std::lock_guard lock{mutex_};
    if (step_ == Step::pin) leave();
}

void TerminalModel::press(char key) {
    const std::lock_guard lock{mutex_};
    if (unplugged_) return;
    if (key == 'c' && (step_ == Step::card || step_ == Step::pin)) return leave();
    if (step_ != Step::pin) return;
    left_ = config_.patient_time;
    if (key == '<' && !pin_.empty()) pin_.pop_back();
    if (key >= '0' && key <= '9' && pin_.size() < pin_digits_max) pin_ += key;
    if (key == 'e' && pin_.size() >= pin_digits_min) ask_bank();
}

void TerminalModel::bank(TerminalBank mood) {
    const std::lock_guard lock{mutex_};
    bank_ = mood;
}
void TerminalModel::bank_time(Millis time) {
    const std::lock_guard lock{mutex_};
    config_.bank_time = time;
}

// Without power the patient's half is over; what the bank was asked goes on without the terminal.
void TerminalModel::unplug(bool gone) {
    const std::lock_guard lock{mutex_};
    unplugged_ = gone;
    if (gone && (step_ == Step::card || step_ == Step::pin)) leave();
}
void TerminalModel::lose_answers(bool lose) {
    const std::lock_guard lock{mutex_};
    loses_answers_ = lose;
}
int TerminalModel::debits(const std::string& order) const {
    const std::lock_guard lock{mutex_};
    const auto* booked = ledger_.find(order);
    return booked != nullptr ? booked->debits : 0;
}

}  // namespace kiosk::hal
