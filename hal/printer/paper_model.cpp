// One step is one line of dots, 1/8 mm. Lines cost time; cuts and marks do not.
#include "hal/printer/paper_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace kiosk::hal {

void PaperModel::print(device::Bitmap rows) {
    if (rows.height > 0) work_.emplace_back(Rows{std::move(rows)});
}
void PaperModel::feed(int dots) {
    if (dots > 0) work_.emplace_back(Feed{dots});
}
void PaperModel::cut() { work_.emplace_back(Cut{}); }
void PaperModel::mark(std::string id) { work_.emplace_back(Mark{std::move(id)}); }

void PaperModel::clear() {
    strip_spoiled_ = strip_printed_;
    work_.clear();
    recover();
}

void PaperModel::recover() {
    if (!cutter_broken_) cutter_stuck_ = false;
}

bool PaperModel::stopped() const {
    return cover_open_ || jammed_ || cutter_stuck_ || too_hot_ || remaining_mm_ <= 0;
}

std::vector<std::string> PaperModel::advance(Millis time) {
    const double seconds = static_cast<double>(time.count()) / 1000;
    warmth_ *= std::exp2(-seconds * 1000 / static_cast<double>(config_.half_cooled.count()));
    if (too_hot_ && warmth_ <= config_.cool_at) too_hot_ = false;
    lines_owed_ += seconds * config_.speed_mm_per_s * config_.dots_per_mm;
    std::vector<std::string> marks;
    while (!work_.empty() && !stopped() && step(marks)) {
    }
    // A motor that stands does not save up speed.
    if (work_.empty() || stopped()) lines_owed_ = 0;
    return marks;
}

// False when the next step needs more time or the mechanics stopped.
bool PaperModel::step(std::vector<std::string>& marks) {
    auto& work = work_.front();
    bool done = true;
    if (auto* rows = std::get_if<Rows>(&work)) {
        const auto stride = rows->picture.stride();
        const auto offset = static_cast<std::size_t>(rows->done) * static_cast<std::size_t>(stride);
        if (!move_one_line(rows->picture.bits.data() + offset, stride)) return false;
        done = ++rows->done == rows->picture.height;
    } else if (auto* feed = std::get_if<Feed>(&work)) {
        if (!move_one_line(nullptr, 0)) return false;
        done = --feed->dots == 0;
    } else if (const auto* mark = std::get_if<Mark>(&work)) {
        marks.push_back(mark->id);
    } else {
        if (cutter_broken_) return cutter_stuck_ = true, false;
        let_fall(!strip_spoiled_);
    }
    if (done) work_.pop_front();
    return true;
}

bool PaperModel::move_one_line(const std::uint8_t* row, int row_bytes) {
    if (lines_owed_ < 1) return false;
    const double line_mm = 1 / config_.dots_per_mm;
    if (jam_after_mm_ && (*jam_after_mm_ -= line_mm) < 0) {
        jam_after_mm_.reset();
        jammed_ = true;
        return false;
    }
    lines_owed_ -= 1;
    remaining_mm_ = std::max(0.0, remaining_mm_ - line_mm);
    strip_.width = config_.width_dots;
    ++strip_.height;
    const auto stride = static_cast<std::size_t>(strip_.stride());
    const auto begin = strip_.bits.size();
    strip_.bits.resize(begin + stride, 0);
    int black = 0;
    for (std::size_t i = 0; i < stride && i < static_cast<std::size_t>(row_bytes); ++i) {
        strip_.bits[begin + i] = row[i];
        black += std::popcount(row[i]);
    }
    if (row != nullptr) strip_printed_ = true;
    warmth_ += static_cast<double>(black) / config_.width_dots;
    if (warmth_ >= config_.hot_at) too_hot_ = true;
    // The end of the roll leaves the printer by itself, with what was printed on it.
    if (remaining_mm_ <= 0) let_fall(false);
    return true;
}

void PaperModel::let_fall(bool whole) {
    if (strip_printed_) slips_.push_back({std::move(strip_), whole});
    strip_ = {};
    strip_printed_ = false;
    strip_spoiled_ = false;
}

void PaperModel::load_roll(double mm) {
    if (strip_printed_) let_fall(false);
    remaining_mm_ = std::max(0.0, mm);
}
void PaperModel::open_cover(bool open) { cover_open_ = open; }
void PaperModel::jam_after(double mm) { jam_after_mm_ = mm; }
void PaperModel::clear_jam() {
    jam_after_mm_.reset();
    if (std::exchange(jammed_, false)) let_fall(false);
}
void PaperModel::break_cutter(bool broken) {
    cutter_broken_ = broken;
    if (!broken) cutter_stuck_ = false;
}
void PaperModel::tear_off() { let_fall(false); }
std::vector<PrintedSlip> PaperModel::take_slips() { return std::exchange(slips_, {}); }

DeviceTrouble PaperModel::trouble() const {
    if (cover_open_) return DeviceTrouble::cover_open;
    if (remaining_mm_ <= 0) return DeviceTrouble::paper_out;
    if (cutter_stuck_) return DeviceTrouble::cutter;
    if (jammed_) return DeviceTrouble::paper_jam;
    if (too_hot_) return DeviceTrouble::head_hot;
    return remaining_mm_ <= config_.near_end_mm ? DeviceTrouble::paper_low : DeviceTrouble::none;
}

std::size_t PaperModel::waiting_rows() const {
    std::size_t rows = 0;
    for (const auto& work : work_)
        if (const auto* one = std::get_if<Rows>(&work))
            rows += static_cast<std::size_t>(one->picture.height - one->done);
    return rows;
}

}  // namespace kiosk::hal
