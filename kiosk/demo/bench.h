// The bench of the demo: a person's hands at the twins. Acts of the bench's window (ui/bench.h) are done to
// the virtual devices, and what became of them is shown there again.
#pragma once

#include <map>
#include <mutex>

#include "kiosk/app/driver.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/props.h"
#include "ui/bench.h"

namespace kiosk::demo {

class BenchTable final : public app::Observer {
public:
    // `folder`: where a picture may lie for a moment.
    BenchTable(Twins twins, HospitalProcess& hospital, Json patients, std::string folder);

    // Does what the hands did; a mishap of the bench itself (no such code …) becomes its line of words.
    void act(const ui::BenchAct& act);
    // What lies on the bench now.
    [[nodiscard]] ui::BenchView view();

    // Core thread.
    void on_session(const journey::Session&, Millis) override {}
    void on_report(const from_case::Report&) override {}
    void on_device(DeviceKind kind, const device::Event& event, Millis at) override;
    void on_slip(const SlipContent&, const device::PrintDocument&) override {}

private:
    [[nodiscard]] const Json& patient() const;
    void insert(const std::string& kind);
    void hold(const std::string& code);
    void turn(const std::string& dial, float value);
    void printer(const std::string& what);
    void plug(const std::string& device);
    void press(const std::string& key);
    void take_fallen_slips();
    void say(const char* zh, const char* en) { view_.said = {zh, en}; }
    [[nodiscard]] hal::PhoneView pose() const;

    Twins twins_;
    HospitalProcess& hospital_;
    Json patients_;
    std::string folder_;
    ui::BenchView view_;  // what the hands did; the display's thread

    mutable std::mutex guard_;
    std::map<DeviceKind, DeviceStatus> statuses_;
};

}  // namespace kiosk::demo
