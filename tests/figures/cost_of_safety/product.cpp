// Wired as kiosk/app/outside.cpp does it, with a recorder before the network and before the journal.
#include "tests/figures/cost_of_safety/product.h"

#include <condition_variable>
#include <thread>

#include "kiosk/app/driver.h"
#include "kiosk/demo/props.h"
#include "services/curl_transport.h"

namespace kiosk::cost {
namespace {

using Steady = std::chrono::steady_clock;

// Completes every command at once.
class Hand final : public hal::Device {
public:
    Hand(DeviceKind kind, device::CardData card) : kind_{kind}, card_{std::move(card)} {}
    [[nodiscard]] DeviceKind kind() const override { return kind_; }
    void start(hal::Post post) override {
        post_ = std::move(post);
        DeviceStatus status;
        status.kind = kind_;
        status.state = DeviceState::ready;
        post_(kind_, device::StatusChanged{status});
    }
    void stop() override {}
    void submit(EffectId id, const device::Command& command, Millis) override {
        device::Completion end = device::Acknowledged{};
        if (std::holds_alternative<device::ReadCard>(command)) end = device::CardRead{card_};
        if (std::holds_alternative<device::Print>(command)) end = device::Printed{device::PrintEnd::printed};
        post_(kind_, device::Completed{id, end});
        if (std::holds_alternative<device::EjectCard>(command)) post_(kind_, device::CardRemoved{});
    }
    void cancel(EffectId) override {}
    void look_again() override {}
    [[nodiscard]] DeviceStatistics statistics() const override { return {}; }

private:
    DeviceKind kind_;
    device::CardData card_;
    hal::Post post_;
};

class Running final : public Product, public app::Observer {
public:
    Running(const app::KioskConfig& config, const Json& patient)
        : config_{config},
          reader_{DeviceKind::card_reader, demo::card_of(patient)},
          scanner_{DeviceKind::code_scanner, {}},
          printer_{DeviceKind::receipt_printer, {}} {}

    ~Running() override {
        if (driver_) driver_->stop();
        if (core_.joinable()) core_.join();
    }

    Result<void> open() {
        line_ = services::make_curl_transport(config_.tls);
        transport_ = std::make_unique<RecordedTransport>(*line_, steps_);
        file_ = TRY(services::Journal::open(config_.data_folder + "/journal.db", clock_));
        journal_ = std::make_unique<RecordedJournal>(*file_, steps_);
        const auto& platform = config_.settlement;
        insurance_ = TRY(services::make_settlement_client(platform, *transport_, clock_, [this] {
            const auto& own = config_.settlement;
            return journal_->next_msgid(own.institution_code, own.first_serial, own.last_serial,
                                        clock_.civil());
        }));
        his_ = services::make_fhir_his(config_.his, *transport_, clock_);
        acquirer_ = services::make_acquirer(config_.acquirer, *transport_, clock_);
        app::World world{.clock = clock_,
                         .journal = *journal_,
                         .insurance = *insurance_,
                         .his = *his_,
                         .acquirer = *acquirer_,
                         .devices = {{DeviceKind::card_reader, &reader_},
                                     {DeviceKind::code_scanner, &scanner_},
                                     {DeviceKind::receipt_printer, &printer_}},
                         .institution_code = platform.institution_code,
                         .first_serial = platform.first_serial,
                         .last_serial = platform.last_serial,
                         .show = [this](const Screen& screen) { react(screen); },
                         .render_slip = [](const SlipContent&) -> Result<device::PrintDocument> {
                             return device::PrintDocument{"slip", "%PDF", {}};
                         }};
        driver_ = std::make_unique<app::Driver>(std::move(world), config_.policy, this);
        core_ = std::thread{[this] { driver_->run(); }};
        return {};
    }

    Result<Registration> register_patient() override {
        std::unique_lock lock{guard_};
        constexpr auto patience = std::chrono::seconds{30};
        if (!changed_.wait_for(lock, patience, [&] { return home_; }))
            return fail(ErrorKind::timed_out, "never home");
        static_cast<void>(steps_.take());
        registered_ = false;
        ended_because_.clear();
        const auto begun = Steady::now();
        driver_->post_device(DeviceKind::card_reader, device::CardInserted{});
        home_ = false;
        const auto closed = [&] {
            return (registered_ && driver_->open_cases() == 0) || !ended_because_.empty();
        };
        if (!changed_.wait_for(lock, patience, closed)) return fail(ErrorKind::timed_out, "never registered");
        if (!ended_because_.empty()) return fail(ErrorKind::unavailable, "a notice came: " + ended_because_);
        return Registration{closed_at_ - begun, steps_.take()};
    }

    void on_session(const journey::Session& session, Millis) override {
        const std::lock_guard lock{guard_};
        home_ = session.phase == journey::Phase::home && session.card_reader_works && !session.card_inside;
        if (registered_ && !timed_ && driver_ && driver_->open_cases() == 0)
            timed_ = true, closed_at_ = Steady::now();
        changed_.notify_all();
    }
    void on_report(const from_case::Report& report) override {
        const std::lock_guard lock{guard_};
        if (std::holds_alternative<from_case::Registered>(report)) registered_ = true, timed_ = false;
    }
    void on_device(DeviceKind, const device::Event&, Millis) override {}
    void on_slip(const SlipContent&, const device::PrintDocument&) override {}

private:
    // Core thread.
    void react(const Screen& screen) {
        if (const auto* notice = std::get_if<screen::Notice>(&screen.content)) {
            const std::lock_guard lock{guard_};
            ended_because_ = notice_name(notice->id);
            changed_.notify_all();
            return;
        }
        for (const auto* wanted :
             {"services/register", "today/register", "departments/", "sessions/", "check/confirm", "pay/terminal", "done/finish"})
            for (const auto& choice : screen.choices)
                if (choice.enabled && choice.id.starts_with(wanted) && !choice.id.ends_with("/back"))
                    return driver_->post_touch({screen.sequence, choice.id, ""});
    }

    app::KioskConfig config_;
    SystemClock clock_;
    Steps steps_;
    Hand reader_, scanner_, printer_;
    std::unique_ptr<services::Transport> line_;
    std::unique_ptr<RecordedTransport> transport_;
    std::unique_ptr<services::Journal> file_;
    std::unique_ptr<RecordedJournal> journal_;
    std::unique_ptr<services::SettlementClient> insurance_;
    std::unique_ptr<services::HisPort> his_;
    std::unique_ptr<services::AcquirerPort> acquirer_;
    std::unique_ptr<app::Driver> driver_;
    std::mutex guard_;
    std::condition_variable changed_;
    bool home_ = false;
    bool registered_ = false;
    bool timed_ = false;
    std::string ended_because_;
    Steady::time_point closed_at_;
    std::thread core_;
};

}  // namespace

Result<std::unique_ptr<Product>> Product::start(const app::KioskConfig& config, const Json& patient) {
    auto running = std::make_unique<Running>(config, patient);
    TRY_VOID(running->open());
    return std::unique_ptr<Product>{std::move(running)};
}

}  // namespace kiosk::cost
