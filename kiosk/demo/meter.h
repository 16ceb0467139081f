// Measures a visit from inside the core: how long the machine made the patient wait, what was settled, what
// was printed.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/driver.h"
#include "kiosk/app/machine_steps.h"

namespace kiosk::demo {

struct MachineTimes {
    Millis identify{0};
    Millis settle{0};
    Millis print{0};
    [[nodiscard]] Millis total() const { return identify + settle + print; }
};

struct PrintedReport {
    std::string pdf;
    device::Bitmap bitmap;
};

struct PrintedSlip {
    SlipKind kind = SlipKind::registration;
    int copy_number = 0;
    std::string queue_number;
    std::string reprint_code;
    bool claims_back = false;  // says how to claim what insurance should have paid
    std::string pdf;
    device::Bitmap bitmap;
};

class Meter : public app::Observer {
public:
    void on_session(const journey::Session& session, Millis at) override;
    void on_report(const from_case::Report& report) override;
    void on_device(DeviceKind kind, const device::Event& event, Millis at) override;
    void on_slip(const SlipContent& content, const device::PrintDocument& document) override;
    void on_printed_report(const device::PrintDocument& document) override;

    // What an earlier life of this journey saw, and what its journal says (kiosk/demo/lives.h).
    void remember(std::vector<PrintedSlip> slips);
    void remember(const from_case::Registered& registered);

    // Any thread.
    [[nodiscard]] MachineTimes times() const;
    [[nodiscard]] std::vector<PrintedSlip> slips() const;
    // Sent to a printer, whatever became of it there.
    [[nodiscard]] std::vector<PrintedReport> reports() const;
    // All that was registered and paid, in that order.
    [[nodiscard]] std::vector<from_case::Registered> bought() const;

private:
    void add(const std::optional<app::StepTime>& ended);
    mutable std::mutex guard_;
    MachineTimes times_;
    app::MachineSteps steps_;
    std::vector<PrintedSlip> slips_;
    std::vector<PrintedReport> reports_;
    std::vector<from_case::Registered> bought_;
};

}  // namespace kiosk::demo
