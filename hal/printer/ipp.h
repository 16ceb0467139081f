// IPP in the terms of the receipt printer: what state is it in, take this document, how is my job. One
// exchange is one connection; cups headers are included by ipp.cpp alone.
#pragma once

#include <string>
#include <vector>

#include "hal/printer/printer_state.h"
#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal::ipp {

enum class JobState { waiting, working, stopped, completed, cancelled, aborted };
struct Job {
    JobState state = JobState::waiting;
    bool successfully = false;  // job-completed-successfully
    int impressions = -1;       // -1: the device does not count
};

// Whether anything may have reached the device.
struct NotTaken {
    bool certain = true;
    std::string text;
};
using Submitted = std::expected<int, NotTaken>;

class Printer {
public:
    Printer(std::string uri, Millis call_timeout);
    [[nodiscard]] Result<PrinterState> state() const;
    [[nodiscard]] Submitted submit(const device::PrintDocument& document, const std::string& format) const;
    [[nodiscard]] Result<Job> job(int id) const;
    void cancel(int id) const;
    // Every job that is not finished, whoever sent it: an old slip must not come out for the next patient.
    void purge() const;

private:
    std::string uri_;
    std::string host_;
    std::string resource_;
    int port_ = 631;
    bool encrypted_ = false;
    Millis call_timeout_;
};

}  // namespace kiosk::hal::ipp
