#include "tests/ui/lint.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace kiosk::ui {
namespace {

constexpr double target_mm_min = 15;
constexpr double key_mm_min = 20;
constexpr double legible_mm_min = 4.8;
constexpr double body_mm_min = 6.4;
constexpr double large_body_mm_min = 8.5;
constexpr double contrast_min = 4.5;
constexpr double capital_of_em = 0.733;  // Noto Sans CJK

Rect rect_of(const Item& item) {
    return {static_cast<float>(item.x), static_cast<float>(item.y), static_cast<float>(item.width),
            static_cast<float>(item.height)};
}

bool is_text(const Record& record) { return !record.touchable && record.item.role != "image"; }

class Lint {
public:
    Lint(const View& view, const std::vector<Record>& records, const Picture& picture)
        : view_{view}, records_{records}, picture_{picture} {}

    std::vector<Finding> run() {
        for (const auto& record : records_) {
            of_everything(record);
            if (record.touchable) of_target(record);
            if (is_text(record)) of_text(record);
        }
        of_neighbours();
        if (std::ranges::count_if(records_, &Record::primary) > 1)
            find(Rule::one_primary_action, records_.front(), "more than one filled button");
        return std::move(findings_);
    }

private:
    void find(Rule rule, const Record& record, const std::string& what) {
        findings_.push_back({rule, fmt::format("{} \"{}\" {}", record.item.id, record.item.label, what)});
    }

    void of_everything(const Record& record) {
        const Rect glass{0, 0, static_cast<float>(view_.width), static_cast<float>(view_.height)};
        if (!ids_.insert(record.item.id).second) find(Rule::named_once, record, "comes twice");
        if (!glass.contains(rect_of(record.item), 0)) find(Rule::on_the_glass, record, "leaves the screen");
        if (record.item.label.empty()) find(Rule::has_words, record, "has no words");
        if (!record.fits) find(Rule::whole_words, record, "was cut");
    }

    void of_target(const Record& record) {
        const double narrow = std::min(record.item.width, record.item.height) * view_.mm_per_px;
        if (narrow < target_mm_min)
            find(Rule::wide_for_a_finger, record, fmt::format("is {:.1f} mm", narrow));
        // A test of the whole glass is touched up to its edges, whoever sits before it.
        if (record.item.role == "glass") return;
        if (view_.low && static_cast<float>(record.item.y) < reach_from * static_cast<float>(view_.height))
            find(Rule::within_reach, record, "is too high for a wheelchair");
        if (record.item.role == "key" && narrow < key_mm_min)
            find(Rule::wide_as_a_key, record, fmt::format("is {:.1f} mm", narrow));
    }

    void of_text(const Record& record) {
        if (!record.room.contains(rect_of(record.item), 3))
            find(Rule::in_its_room, record, "leaves its room");
        const double capital_mm = record.em_px * capital_of_em * view_.mm_per_px;
        if (capital_mm < legible_mm_min)
            find(Rule::letters_legible, record, fmt::format("has capitals of {:.1f} mm", capital_mm));
        else if (record.asked >= TextSize::body &&
                 capital_mm < (view_.large ? large_body_mm_min : body_mm_min))
            find(Rule::body_large, record, fmt::format("has body capitals of {:.1f} mm", capital_mm));
        if (const auto contrast = contrast_around(record); contrast < contrast_min)
            find(Rule::strong_enough, record, fmt::format("has contrast {:.1f}", contrast));
    }

    // To the ground at the rim of the words; a letter or an edge that two of eight points meet is no ground.
    [[nodiscard]] double contrast_around(const Record& record) const {
        const Rect whole = rect_of(record.item);
        const Rect around = whole.inset(1, whole.h * 0.12F);
        std::vector<double> seen;
        for (const auto& [across, down] : std::array<std::array<float, 2>, 8>{
                 {{0, 0}, {0.5F, 0}, {1, 0}, {0, 0.5F}, {1, 0.5F}, {0, 1}, {0.5F, 1}, {1, 1}}}) {
            const int x = static_cast<int>(around.x + around.w * across);
            const int y = static_cast<int>(around.y + around.h * down);
            if (x < 0 || y < 0 || x >= picture_.width || y >= picture_.height) continue;
            seen.push_back(contrast_ratio(record.ink, rgb(picture_.at(x, y))));
        }
        if (seen.size() < 3) return 0;
        std::ranges::sort(seen);
        return seen[2];
    }

    void of_neighbours() {
        for (std::size_t i = 0; i < records_.size(); ++i)
            for (std::size_t k = i + 1; k < records_.size(); ++k) {
                const auto &a = records_[i], &b = records_[k];
                // The buttons of such a test lie on it.
                const bool on_glass = a.item.role == "glass" || b.item.role == "glass";
                const bool rivals = (a.touchable && b.touchable && !on_glass) || (is_text(a) && is_text(b));
                if (rivals && rect_of(a.item).inset(1.5F).overlaps(rect_of(b.item).inset(1.5F)))
                    find(Rule::apart, a, fmt::format("overlaps {} \"{}\"", b.item.id, b.item.label));
            }
    }

    const View& view_;
    const std::vector<Record>& records_;
    const Picture& picture_;
    std::set<std::string> ids_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> lint(const View& view, const std::vector<Record>& records, const Picture& picture) {
    return Lint{view, records, picture}.run();
}

}  // namespace kiosk::ui
