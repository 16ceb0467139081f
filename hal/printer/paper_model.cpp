// Every movement is one line of 1/8 mm, so that paper can end, stick or be pulled anywhere.
#include "hal/printer/paper_model.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace kiosk::hal {

PaperModel::PaperModel(PaperTraits traits)
    : traits_{traits}, remaining_lines_{std::int64_t{traits.roll_mm} * lines_per_mm} {
    hanging_.width = traits.width_dots;
}

void PaperModel::load_roll(int mm) {
    const std::lock_guard lock{mutex_};
    tear_off_locked();
    remaining_lines_ = std::int64_t{std::max(mm, 0)} * lines_per_mm;
}

void PaperModel::open_cover(bool open) {
    const std::lock_guard lock{mutex_};
    cover_open_ = open;
}

void PaperModel::jam(bool jammed) {
    const std::lock_guard lock{mutex_};
    if (jammed_ && !jammed) tear_off_locked();
    jammed_ = jammed;
    jam_in_lines_ = -1;
}

void PaperModel::jam_after(int lines) {
    const std::lock_guard lock{mutex_};
    jam_in_lines_ = lines;
}

void PaperModel::cutter_stuck(bool stuck) {
    const std::lock_guard lock{mutex_};
    cutter_stuck_ = stuck;
}

void PaperModel::tear_off() {
    const std::lock_guard lock{mutex_};
    tear_off_locked();
}

void PaperModel::end_roll_after(int lines) {
    const std::lock_guard lock{mutex_};
    remaining_lines_ = lines;
}

bool PaperModel::print_line(std::span<const std::uint8_t> row) {
    const std::lock_guard lock{mutex_};
    return move_locked(row);
}

bool PaperModel::feed(int lines) {
    const std::lock_guard lock{mutex_};
    for (int i = 0; i < lines; ++i)
        if (!move_locked({})) return false;
    return true;
}

bool PaperModel::move_locked(std::span<const std::uint8_t> row) {
    if (jam_in_lines_ == 0) {
        jammed_ = true;
        jam_in_lines_ = -1;
    }
    const auto trouble = trouble_locked();
    if (trouble != DeviceTrouble::none && trouble != DeviceTrouble::paper_low) return false;
    if (jam_in_lines_ > 0) --jam_in_lines_;
    --remaining_lines_;
    const auto stride = static_cast<std::size_t>(hanging_.stride());
    const auto used = std::min(stride, row.size());
    int black = 0;
    for (std::size_t i = 0; i < used; ++i) black += std::popcount(row[i]);
    hanging_.bits.insert(hanging_.bits.end(), row.begin(), row.begin() + static_cast<std::ptrdiff_t>(used));
    hanging_.bits.insert(hanging_.bits.end(), stride - used, 0);
    ++hanging_.height;
    dots_hang_ = dots_hang_ || black > 0;
    heat_lines_ += static_cast<double>(black) / traits_.width_dots;
    cool_locked(static_cast<double>(traits_.cooling_lines_per_second) /
                (traits_.speed_mm_per_second * lines_per_mm));
    return true;
}

bool PaperModel::cut() {
    device::Bitmap slip;
    std::function<void(device::Bitmap)> told;
    {
        const std::lock_guard lock{mutex_};
        if (cutter_stuck_ || jammed_ || cover_open_) return false;
        slip = std::exchange(hanging_, device::Bitmap{traits_.width_dots, 0, {}});
        if (!std::exchange(dots_hang_, false)) return true;  // nothing but white paper
        told = told_;
    }
    if (told) told(std::move(slip));
    return true;
}

void PaperModel::rest(Millis time) {
    const std::lock_guard lock{mutex_};
    cool_locked(static_cast<double>(time.count()) * traits_.cooling_lines_per_second / 1'000);
}

void PaperModel::cool_locked(double lines) {
    heat_lines_ = std::max(0.0, heat_lines_ - lines);
    if (heat_lines_ > traits_.hot_lines) hot_ = true;
    if (heat_lines_ < traits_.hot_lines / 2.0) hot_ = false;
}

void PaperModel::tear_off_locked() {
    if (std::exchange(dots_hang_, false)) ++torn_;
    hanging_ = {traits_.width_dots, 0, {}};
}

Millis PaperModel::time_of(int lines) const {
    return Millis{std::int64_t{lines} * 1'000 / (traits_.speed_mm_per_second * lines_per_mm)};
}

DeviceTrouble PaperModel::trouble_locked() const {
    if (cover_open_) return DeviceTrouble::cover_open;
    if (jammed_) return DeviceTrouble::paper_jam;
    if (cutter_stuck_) return DeviceTrouble::cutter;
    if (remaining_lines_ <= 0) return DeviceTrouble::paper_out;
    if (hot_) return DeviceTrouble::head_hot;
    if (remaining_lines_ < std::int64_t{traits_.near_end_mm} * lines_per_mm) return DeviceTrouble::paper_low;
    return DeviceTrouble::none;
}

DeviceTrouble PaperModel::trouble() const {
    const std::lock_guard lock{mutex_};
    return trouble_locked();
}

bool PaperModel::stopped() const {
    const auto now = trouble();
    return now != DeviceTrouble::none && now != DeviceTrouble::paper_low;
}

int PaperModel::remaining_mm() const {
    const std::lock_guard lock{mutex_};
    return static_cast<int>(remaining_lines_ / lines_per_mm);
}

int PaperModel::hanging_lines() const {
    const std::lock_guard lock{mutex_};
    return hanging_.height;
}

int PaperModel::torn() const {
    const std::lock_guard lock{mutex_};
    return torn_;
}

void PaperModel::on_slip(std::function<void(device::Bitmap)> told) {
    const std::lock_guard lock{mutex_};
    told_ = std::move(told);
}

}  // namespace kiosk::hal
