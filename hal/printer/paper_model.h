// A receipt printer's paper path as physics: a roll that gets shorter, a head that gets hot, a cover, a
// cutter and paper that sticks. The twin and the printer of the tests both print on it. No thread and no
// clock of its own: whoever turns the motor says how long it takes. Safe from any thread, because staff have
// hands.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <span>

#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

struct PaperTraits {
    int width_dots = 576;  // 72 mm at 203 dpi
    int roll_mm = 80'000;
    int near_end_mm = 5'000;  // local: where the sensor beside the core sits
    int speed_mm_per_second = 250;
    // Local: heat is counted in lines that are black all over. So much makes the head stop, half of it lets
    // it go on, and so much is given off each second.
    int hot_lines = 16'000;
    int cooling_lines_per_second = 1'000;
};

class PaperModel {
public:
    static constexpr int lines_per_mm = 8;  // 203 dpi

    explicit PaperModel(PaperTraits traits);

    // --- staff's hands
    void load_roll(int mm);  // what hung out of the old one is torn off; 0 takes the roll out
    void open_cover(bool open);
    void jam(bool jammed);  // freeing it tears off what was stuck
    void jam_after(int lines);
    void cutter_stuck(bool stuck);
    void tear_off();  // what hangs out, by hand
    // The roll that is in ends after so many more lines.
    void end_roll_after(int lines);

    // --- the mechanism
    // One line of dots (a row of the bitmap); false: did not move, trouble() says why.
    bool print_line(std::span<const std::uint8_t> row);
    bool feed(int lines);
    // What has dots on it falls out and is told; false: the cutter or something before it is stuck.
    bool cut();
    void rest(Millis time);  // the head cools
    [[nodiscard]] Millis time_of(int lines) const;

    // --- sensors
    [[nodiscard]] DeviceTrouble trouble() const;  // the worst; paper_low is a warning
    [[nodiscard]] bool stopped() const;           // cannot move now
    [[nodiscard]] int remaining_mm() const;
    [[nodiscard]] int hanging_lines() const;  // printed and not cut
    [[nodiscard]] int torn() const;           // pieces with dots on them that no cutter made

    // Called for each finished slip, outside of all locks, on the thread of cut().
    void on_slip(std::function<void(device::Bitmap)> told);

private:
    [[nodiscard]] DeviceTrouble trouble_locked() const;
    bool move_locked(std::span<const std::uint8_t> row);
    void tear_off_locked();
    void cool_locked(double lines);

    const PaperTraits traits_;
    mutable std::mutex mutex_;
    std::int64_t remaining_lines_ = 0;
    int jam_in_lines_ = -1;  // -1: not planned
    bool cover_open_ = false;
    bool jammed_ = false;
    bool cutter_stuck_ = false;
    bool hot_ = false;
    double heat_lines_ = 0;
    device::Bitmap hanging_;
    bool dots_hang_ = false;
    int torn_ = 0;
    std::function<void(device::Bitmap)> told_;
};

}  // namespace kiosk::hal
