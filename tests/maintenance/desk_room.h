// Maintenance mode as it really is: the desk over a machine of twins, staff's door and its audit log in a
// folder of their own, journal and network as the appliance has them. The core is the test's thread: what is
// posted runs when the test turns. What a person sees are pages, what they do are touches, digits and cards.
#pragma once

#include <stdlib.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "hal/card_terminal.h"
#include "hal/virtual_staff_card.h"
#include "kiosk/app/staff/desk.h"
#include "kiosk/demo/helping_hands.h"
#include "kiosk/diagnostics/checks.h"
#include "tests/staff/cards.h"

namespace kiosk::app::staff::test {

using namespace std::chrono_literals;
using diagnosis::Part;

inline constexpr const char* card_pin = "482913";
inline constexpr const char* number_pin = "507264";

// The core's queue: posted to from any thread, worked off by the test.
class Core {
public:
    void post(std::function<void()> work);
    // Everything that lies there; waits at most `wait` for the first.
    void turn(Millis wait);
    [[nodiscard]] std::size_t waiting() const;
    std::atomic<int> posted{0};

private:
    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
};

// What the driver is to the desk.
class HostOfTest final : public Host {
public:
    void show_to_staff(const Screen& screen) override {
        shown = screen;
        if (const auto* staff = std::get_if<screen::Staff>(&screen.content)) told.insert(staff->lead.en);
    }
    void staff_leaves(bool out) override { left = true, out_of_service = out; }
    [[nodiscard]] std::vector<OpenCase> list_open_cases() const override { return cases; }
    void retry_now(const CaseId& id) override { retried.push_back(id.value); }

    Screen shown;
    std::set<std::string> told;  // every lead, however short it stood there
    bool left = false;
    bool out_of_service = false;
    std::vector<OpenCase> cases;
    std::vector<std::string> retried;
};

class DeskRoom : public testing::Test {
public:
    void SetUp() override;
    void TearDown() override;

    // --- the machine ---
    // Opens the desk over this folder; the one before has ended, as after a restart.
    void open();
    void close();
    void call_staff();
    // Turns until it is so; fails the test after `patience`.
    void until(const std::string& what, const std::function<bool()>& done, Millis patience = 10s);
    void turns_for(Millis time);

    // --- the glass ---
    [[nodiscard]] const screen::Staff& page() const { return std::get<screen::Staff>(host.shown.content); }
    [[nodiscard]] bool at(const std::string& name) const;
    void wait_for(const std::string& name) {
        until("page " + name, [&] { return at(name); });
    }
    void touch(const std::string& name, const std::string& text = "");
    // Whatever the screen offers or does not.
    void force(const std::string& name, const std::string& text = "");
    [[nodiscard]] bool offers(const std::string& name) const { return host.shown.offers("staff/" + name); }
    // Every word on the page.
    [[nodiscard]] std::string words_on_page() const;
    void reads(const LocalizedText& words, Millis patience = 10s) {
        until(
            "the words " + words.en, [&] { return page().lead == words; }, patience);
    }

    // --- cards and numbers ---
    [[nodiscard]] services::test::CardWish wish(const std::string& unit = "engineer") const;
    [[nodiscard]] std::shared_ptr<hal::VirtualChip> chip_of(
        const services::test::CardWish& wish, hal::VirtualStaffCardTraits traits = {},
        const services::test::Card* issuer = nullptr) const;
    void insert(std::shared_ptr<hal::VirtualChip> chip) { slot().insert_chip(std::move(chip)); }
    [[nodiscard]] hal::VirtualCardSlot& slot() const { return *machine.twins.slot; }
    void sign_in_as(const std::string& unit);  // by card, from the sign-in page on
    void engineer() { open(), call_staff(), sign_in_as("engineer"); }
    void attendant() { open(), call_staff(), sign_in_as("attendant"); }
    // As far as the PIN goes, whatever comes then.
    void try_number(const std::string& number, const std::string& code, const std::string& pin);
    [[nodiscard]] std::string code_of(const std::string& number, Millis later = 0ms) const;

    // --- what is left on the disk ---
    [[nodiscard]] std::vector<services::AuditEntry> entries() const;
    [[nodiscard]] bool logged(const std::string& action, const std::string& part_of_detail = "") const;
    // From now on no entry can be written: the database itself refuses.
    void break_audit_log() const {
        tamper("CREATE TRIGGER f BEFORE INSERT ON audit BEGIN SELECT RAISE(FAIL, 'no'); END");
    }
    void change_first_entry() const { tamper("UPDATE audit SET who = 'nobody' WHERE sequence = 1"); }
    // SQL behind the log's back.
    void tamper(const char* sql) const;
    [[nodiscard]] std::string path(const std::string& name) const { return (folder / name).string(); }
    void write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string content(const std::string& name) const;

    std::filesystem::path folder;
    KioskConfig config;
    std::unique_ptr<Outside> outside;
    demo::Machine machine;
    hal::VirtualFaceCamera face;
    std::map<DeviceKind, std::unique_ptr<hal::Device>> devices;
    diagnostics::VirtualSensors sensors;
    services::CollectMetrics metrics;
    services::test::Card authority;
    HostOfTest host;
    Core core;
    std::unique_ptr<Desk> desk;
    SystemClock clock;

private:
    void start_devices();
    void heard(DeviceKind from, const device::Event& event);
    bool devices_run_ = false;
    bool card_inside_ = false;
};

}  // namespace kiosk::app::staff::test
