// The core: one thread that owns the session, all open cases and the journal. Everything else only posts. Per
// event: the pure machine says what happened and what is wished; facts become durable; then, and only then,
// effects are acted on. Each effect is answered by an Answer, by DeadlinePassed or cancelled by its owner,
// exactly once; what comes later is a LateAnswer.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "hal/device.h"
#include "kiosk/app/guest.h"
#include "kiosk/app/pending.h"
#include "kiosk/app/runtime.h"
#include "kiosk/journey/session.h"
#include "kiosk/money/case.h"
#include "services/journal.h"
#include "services/ports.h"

namespace kiosk::app {

// The world around the core. References outlive the driver.
struct World {
    const Clock& clock;
    services::Journal& journal;
    services::InsurancePort& insurance;
    services::HisPort& his;
    services::AcquirerPort& acquirer;
    std::map<DeviceKind, hal::Device*> devices;
    std::string institution_code;  // for message ids
    int first_serial = 0;          // this kiosk's block (specification 1.3)
    int last_serial = 0;
    std::function<void(const Screen&)> show;  // called on the core thread; must not block
    std::function<Result<device::PrintDocument>(const SlipContent&)> render_slip;  // called on a worker
    // A report's PDF, whole or scaled onto slip paper; called on a worker. Empty: no report is printed here.
    std::function<Result<device::PrintDocument>(const std::string& pdf, bool on_slip_paper)> render_report =
        {};
    Guest* guest = nullptr;       // null: nobody ever comes
    bool out_of_service = false;  // as staff left it
};

// For measuring and for tests: what the core just did. Called on the core thread.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void on_session(const journey::Session& session, Millis at) = 0;
    virtual void on_report(const from_case::Report& report) = 0;
    virtual void on_device(DeviceKind kind, const device::Event& event, Millis at) = 0;
    virtual void on_slip(const SlipContent& content, const device::PrintDocument& document) = 0;
    virtual void on_printed_report(const device::PrintDocument& /*document*/) {}
    // A case took an event and what it wrote is durable. Most observers measure visits and need not know.
    virtual void on_case_event(const money::Case& /*before*/, const money::Event& /*event*/,
                               const money::Case& /*after*/) {}
};

class Driver final : public Host {
public:
    Driver(World world, Policy policy, Observer* observer = nullptr,
           std::unique_ptr<Runtime> runtime = make_threads());
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    // Any thread.
    void post_touch(const Touch& touch);
    void post_language(const LanguageChosen& chosen);
    void post_activity();
    void post_staff_called();
    // Runs `work` on the core thread, unless the kiosk stops first.
    void post_work(std::function<void()> work);
    void post_device(DeviceKind kind, device::Event event);
    void stop();

    // The core thread: returns after stop(). Starts the devices first.
    void run();

    // Cases not yet closed; for the demo and tests, which wait for the unwinding. Any thread.
    [[nodiscard]] std::size_t open_cases() const { return open_cases_.load(); }
    // The cases of an earlier run have been taken up. Any thread.
    [[nodiscard]] bool started() const { return started_.load(); }
    [[nodiscard]] std::size_t events_handled() const { return events_.load(); }
    // Cases of an earlier run that only people can close. Any thread: they do not change once it has started.
    [[nodiscard]] std::size_t unreadable_cases() const { return started() ? unreadable_cases_.size() : 0; }

    // The guest's, on the core thread.
    void show_to_staff(const Screen& screen) override;
    void staff_leaves(bool out_of_service) override;
    [[nodiscard]] std::vector<OpenCase> list_open_cases() const override;
    void retry_now(const CaseId& id) override;

private:
    [[nodiscard]] bool staff_at_work() const { return session_.phase == journey::Phase::staff_at_work; }
    void handle(Letter letter);
    void handle_due(Millis now);
    void let_staff_in(const StaffCalled& called);
    [[nodiscard]] std::optional<Millis> next_due() const;
    void answer(const Owner& owner, EffectId effect, std::optional<AnswerBody> body);

    void session_event(const journey::Event& event);
    void case_event(const CaseId& id, const money::Event& event);
    void open_case(const to_case::Command& order);  // Open or Cancel
    void write_slip_printed();
    // What the last run of this program left open goes on, before the first patient is served.
    void recover_cases();
    void report_to_session(const CaseId& id, const from_case::Report& report);
    [[nodiscard]] journey::Availability availability() const;
    void tell_availability();  // where it changed
    // Once a day, while nobody stands in front of the machine.
    void forget_old_patients();

    // Facts of the step, completed with the hash of the message that is about to leave, made durable.
    bool write_down(money::Step& step);
    void act(const Owner& owner, const Effect& effect, const std::optional<services::Prepared>& prepared);
    void print(EffectId effect, const SlipContent& content);
    void print(EffectId effect, const PrintReport& report);
    void submit(DeviceKind kind, EffectId effect, const device::Command& command, Millis deadline);
    template <class Port, class Call>
    void send(Port& port, const Owner& owner, const Effect& effect, const Call& call,
              const std::optional<services::Prepared>& prepared);

    [[nodiscard]] Millis ticks() const;
    [[nodiscard]] Now now() const { return {world_.clock.civil(), world_.clock.monotonic()}; }

    World world_;
    Policy policy_;
    Observer* observer_;
    Pending pending_;
    journey::Session session_;
    std::unordered_map<CaseId, money::Case> cases_;
    CaseId case_of_session_;
    SessionId session_of_case_;
    bool journal_failed_ = false;
    journey::Availability told_availability_;
    std::string forgot_on_;                 // the day on which old personal data were last destroyed
    std::vector<CaseId> unreadable_cases_;  // for people; they count against the exposure
    std::atomic<bool> started_{false};
    std::atomic<std::size_t> open_cases_{0};
    std::atomic<std::size_t> events_{0};
    std::unique_ptr<Runtime> runtime_;  // last: its threads post into everything above
};

}  // namespace kiosk::app
