// The card terminal behind a wire. Before money is spoken of a "hello" must be answered, so that Unable is
// the truth; once the purchase's frame has left, only the terminal's own word ends it as anything but
// unknown.
#include <utility>

#include "hal/card_terminal.h"
#include "hal/card_terminal/ecr_link.h"
#include "hal/driver/driver.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::TerminalAnswer;
using device::TerminalEnd;
using ecr::Link;
using ecr::Question;

constexpr std::uint32_t traces = 1'000'000;

TerminalAnswer unknown(std::string detail) { return {TerminalEnd::unknown, "", "", std::move(detail)}; }

class EcrTerminal final : public Driver {
public:
    explicit EcrTerminal(EcrConfig config)
        : Driver{DeviceKind::card_terminal, config.poll_interval}, config_{std::move(config)} {
        // A kiosk that starts again must not repeat a trace that the terminal still remembers.
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        trace_ = static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count() %
                                            traces);
    }
    ~EcrTerminal() override { stop(); }

private:
    void opened() override {
        status(DeviceState::opening);
        idle();
    }
    void idle() override { look(DeviceState::ready); }
    void closed() override { link_.reset(); }

    bool look(DeviceState well) {
        if (!link_ || link_->cut()) connect();
        if (!link_) return false;
        const auto hello = question(ecr::hello, "", Fen{});
        const bool there = link_->send(hello) == Link::Sent::acked &&
                           link_->await(hello, config_.ack_timeout, [this] { return stopping(); });
        if (there) {
            status(well, DeviceTrouble::none, config_.device);
            return true;
        }
        link_.reset();
        status(DeviceState::opening, DeviceTrouble::unreachable, config_.device + " does not answer");
        return false;
    }

    void connect() {
        link_.reset();
        auto line = Line::open(config_.device, config_.connect_timeout, config_.baud);
        if (line) {
            link_ = std::make_unique<Link>(std::move(*line), config_.ack_timeout);
            return;
        }
        const auto missing = no_line(line.error());
        status(missing.state, missing.trouble, line.error().text);
    }

    Question question(std::string_view code, const std::string& order, Fen amount) {
        trace_ = (trace_ + 1) % traces;
        return {std::string{code}, amount, trace_, order};
    }

    device::Completion perform(const device::Command& command) override {
        const auto* purchase = std::get_if<device::Purchase>(&command);
        const auto* query = std::get_if<device::QueryPurchase>(&command);
        const auto* undo = std::get_if<device::VoidPurchase>(&command);
        if (purchase == nullptr && query == nullptr && undo == nullptr)
            return device::Unable{DeviceTrouble::none, "a card terminal cannot do this"};
        if (!look(DeviceState::busy)) return device::Unable{status_now().trouble, status_now().detail};
        auto answer = purchase != nullptr ? pay(*purchase)
                      : query != nullptr  ? ask(question(ecr::query, query->order, Fen{}))
                                          : ask(question(ecr::void_purchase, undo->order, Fen{}));
        look(DeviceState::ready);
        return answer;
    }

    // Nothing, if the terminal has the question.
    std::optional<device::Completion> not_taken(const Question& asked) {
        switch (link_->send(asked)) {
            case Link::Sent::acked:
                return std::nullopt;
            case Link::Sent::nothing:
                return device::Unable{DeviceTrouble::unreachable, "the question did not leave"};
            case Link::Sent::refused:
                return device::Unable{DeviceTrouble::hardware, "the terminal refused the frame"};
            case Link::Sent::unknown:
                break;
        }
        link_.reset();
        return unknown("no ACK came");
    }

    device::Completion ask(const Question& asked) {
        if (auto lost = not_taken(asked)) return *lost;
        const auto answer = link_->await(asked, config_.answer_timeout, [this] { return ended(); });
        return answer ? ecr::meaning_of(*answer) : unknown("no answer came");
    }

    device::Completion pay(const device::Purchase& purchase) {
        if (purchase.amount <= Fen{0} || purchase.order.empty())
            return device::Unable{DeviceTrouble::none, "no amount or no order"};
        const auto asked = question(ecr::purchase, purchase.order, purchase.amount);
        if (auto lost = not_taken(asked)) return *lost;
        auto answer = link_->await(asked, config_.purchase_timeout, [this] { return ended(); });
        if (!answer && !link_->cut()) answer = stop_purchase(asked);
        if (!answer) {
            log::warning("card_terminal", "a purchase was sent and its end is not known");
            return unknown(link_->cut() ? "the line was cut" : "no answer came");
        }
        if (answer->response == ecr::busy_code) return device::Unable{DeviceTrouble::none, "busy"};
        auto meaning = ecr::meaning_of(*answer);
        if (meaning.end == TerminalEnd::approved && answer->amount != purchase.amount)
            return unknown("approved with another amount");
        return meaning;
    }

    // The purchase's own answer says what the stop brought; one that was too late brings an approval.
    std::optional<ecr::Answer> stop_purchase(const Question& purchase) {
        auto stop = purchase;
        stop.code = ecr::stop;
        if (link_->send(stop) == Link::Sent::nothing) return std::nullopt;
        return link_->await(purchase, config_.abort_patience, [] { return false; });
    }

    const EcrConfig config_;
    std::unique_ptr<Link> link_;
    std::uint32_t trace_ = 0;
};

}  // namespace

std::unique_ptr<Device> make_ecr_card_terminal(EcrConfig config) {
    return std::make_unique<EcrTerminal>(std::move(config));
}

}  // namespace kiosk::hal
