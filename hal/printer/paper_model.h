// The body of a receipt printer: a roll that gets shorter, a sensor near its end, a cover, a head that heats
// up and a cutter. Time is handed in, so the same model moves a twin at true speed and a test at any speed.
// Dimensions are those of an 80 mm kiosk printer at 203 dpi (spec/devices 4.1); every one can be changed.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hal/receipt_printer.h"
#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

struct PaperModelConfig {
    int width_dots = 576;
    double dots_per_mm = 8;
    double speed_mm_per_s = 250;
    double roll_mm = 80'000;
    double near_end_mm = 3'000;
    // Warmth of the head: a line adds its share of black dots; what remains of it falls by half in this time.
    Millis half_cooled{4'000};
    double hot_at = 6'000;  // in lines that are all black
    double cool_at = 3'000;
};

class PaperModel {
public:
    explicit PaperModel(PaperModelConfig config = {}) : config_{config}, remaining_mm_{config.roll_mm} {}

    // --- what a controller tells the mechanics; done in order, as far as time and paper allow
    void print(device::Bitmap rows);
    void feed(int dots);
    void cut();
    void mark(std::string id);  // told by advance() when all before it has been done
    // Everything that still waits is thrown away. What hangs out of the printer is no whole slip any more.
    void clear();
    // Tries again what a fault stopped.
    void recover();

    // Moves on by so much time; returns the marks that were passed.
    std::vector<std::string> advance(Millis time);

    // --- hands
    void load_roll(double mm);
    void open_cover(bool open);
    void jam_after(double mm);  // of paper from now on
    void clear_jam();
    void break_cutter(bool broken);
    void heat() { warmth_ = config_.hot_at; }
    void tear_off();
    std::vector<PrintedSlip> take_slips();

    // --- sensors
    [[nodiscard]] DeviceTrouble trouble() const;  // paper_low included
    [[nodiscard]] double remaining_mm() const { return remaining_mm_; }
    [[nodiscard]] double near_end_mm() const { return config_.near_end_mm; }
    [[nodiscard]] bool at_rest() const { return work_.empty(); }
    [[nodiscard]] bool strip_hangs() const { return !strip_.bits.empty(); }
    [[nodiscard]] std::size_t waiting_rows() const;

private:
    struct Rows {
        device::Bitmap picture;
        int done = 0;
    };
    struct Feed {
        int dots;
    };
    struct Cut {};
    struct Mark {
        std::string id;
    };
    using Work = std::variant<Rows, Feed, Cut, Mark>;

    [[nodiscard]] bool stopped() const;
    bool move_one_line(const std::uint8_t* row, int row_bytes);
    bool step(std::vector<std::string>& marks);
    void let_fall(bool whole);

    const PaperModelConfig config_;
    std::deque<Work> work_;
    device::Bitmap strip_;  // hangs out and is not cut yet
    bool strip_printed_ = false;
    bool strip_spoiled_ = false;
    std::vector<PrintedSlip> slips_;
    double remaining_mm_;
    double lines_owed_ = 0;
    double warmth_ = 0;
    bool too_hot_ = false;
    bool cover_open_ = false;
    bool jammed_ = false;
    bool cutter_broken_ = false;
    bool cutter_stuck_ = false;
    std::optional<double> jam_after_mm_;
};

}  // namespace kiosk::hal
