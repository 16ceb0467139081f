// Several observers of one core: whoever measures does not know of the others. They are told in the order in
// which they were added, and outlive the driver.
#pragma once

#include <vector>

#include "kiosk/app/driver.h"

namespace kiosk::app {

class ObserverList final : public Observer {
public:
    // Null is nobody. Before the driver runs.
    void add(Observer* observer) {
        if (observer != nullptr) observers_.push_back(observer);
    }
    [[nodiscard]] bool empty() const { return observers_.empty(); }

    void on_session(const journey::Session& session, Millis at) override {
        for (auto* each : observers_) each->on_session(session, at);
    }
    void on_report(const from_case::Report& report) override {
        for (auto* each : observers_) each->on_report(report);
    }
    void on_device(DeviceKind kind, const device::Event& event, Millis at) override {
        for (auto* each : observers_) each->on_device(kind, event, at);
    }
    void on_slip(const SlipContent& content, const device::PrintDocument& document) override {
        for (auto* each : observers_) each->on_slip(content, document);
    }
    void on_printed_report(const device::PrintDocument& document) override {
        for (auto* each : observers_) each->on_printed_report(document);
    }
    void on_case_event(const money::Case& before, const money::Event& event,
                       const money::Case& after) override {
        for (auto* each : observers_) each->on_case_event(before, event, after);
    }

private:
    std::vector<Observer*> observers_;
};

}  // namespace kiosk::app
