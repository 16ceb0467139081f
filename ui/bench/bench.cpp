// Hands on the bench: what is taken up follows the pointer and counts where it is let go; dials turn under
// the finger. Pictures (camera, slip) are laid over the painted mats.
#include "ui/bench.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <utility>

#include "ui/bench/layout.h"
#include "ui/bench/stickers.h"
#include "ui/window/painter.h"
#include "ui/window/surface.h"

namespace kiosk::ui {
namespace {

DisplayOptions options_of_bench(const DisplayOptions& options) {
    DisplayOptions own = options;
    own.width_px = bench::width_px;
    own.height_px = bench::height_px;
    own.mm_per_px = bench::mm_per_px;
    own.fullscreen = false;
    own.large_text = false;
    own.contrast = Contrast::standard;
    own.renderer = Renderer::software;
    own.hospital_name = {"操作台", "The bench"};
    return own;
}

bool can_be_carried(const std::string& id) { return id == "phone" || id.starts_with("card/"); }

class BenchOnSurface final : public Bench {
public:
    BenchOnSurface(const DisplayOptions& options, const Clock& clock, std::unique_ptr<Painter> painter,
                   std::unique_ptr<Surface> surface)
        : clock_{clock},
          painter_{std::move(painter)},
          surface_{std::move(surface)},
          look_{first_view(options)} {}

    void show(const BenchView& view) override {
        if (shown_ && view == view_) return;
        view_ = view;
        shown_ = stale_ = true;
    }
    std::vector<BenchAct> run_once(Millis wait) override;
    [[nodiscard]] bool closed() const override { return surface_->closed(); }
    [[nodiscard]] const std::vector<Item>& items() const override { return items_; }
    bool tap(const std::string& id) override { return drag(id, id); }
    bool drag(const std::string& id, const std::string& onto) override;
    Result<void> save_png(const std::string& path) override;

private:
    void draw();
    void handle(const PointerEvent& event);
    void press(Point at);
    void let_go(Point at);
    void turn_dial(Point at);
    [[nodiscard]] const Record* record_at(Point at) const;
    [[nodiscard]] const Record* record_of(const std::string& id) const;
    void act(std::string what, float value = 0) { out_.push_back({std::move(what), value}); }

    const Clock& clock_;
    std::unique_ptr<Painter> painter_;
    std::unique_ptr<Surface> surface_;
    View look_;
    Screen no_screen_;  // the kit wants one; the bench offers everything
    BenchView view_;
    bench::Hand hand_;
    std::optional<std::int64_t> finger_;
    std::string pressed_;
    std::vector<Record> records_;
    std::vector<Item> items_;
    std::deque<PointerEvent> events_;
    std::vector<BenchAct> out_;
    bool shown_ = false;
    bool stale_ = false;
};

void BenchOnSurface::draw() {
    look_.now = clock_.monotonic();
    look_.pressed = pressed_;
    bench::Places places;
    auto drawn =
        painter_->draw_with(look_, no_screen_, [&](Kit& kit) { places = bench::draw(kit, view_, hand_); });
    records_ = std::move(drawn.records);
    items_.clear();
    for (const auto& record : records_) items_.push_back(record.item);
    painter_->set_stickers(bench::stickers_of(view_, places));
    stale_ = false;
    surface_->present(*painter_, PixelBox{0, 0, look_.width, look_.height});
}

const Record* BenchOnSurface::record_at(Point at) const {
    const auto found = std::find_if(records_.rbegin(), records_.rend(), [&](const Record& record) {
        return record.touchable && record.item.enabled && record.room.contains(at);
    });
    return found == records_.rend() ? nullptr : &*found;
}

const Record* BenchOnSurface::record_of(const std::string& id) const {
    const auto found = std::ranges::find_if(
        records_, [&](const Record& record) { return record.touchable && record.item.id == id; });
    return found == records_.end() ? nullptr : &*found;
}

void BenchOnSurface::turn_dial(Point at) {
    const auto* dial = record_of(pressed_);
    if (dial == nullptr) return;
    const float part = (at.x - dial->room.x) / std::max(1.0F, dial->room.w);
    act(pressed_, std::clamp((part - 0.25F) / 0.72F, 0.0F, 1.0F));
}

void BenchOnSurface::press(Point at) {
    const auto* hit = record_at(at);
    if (hit == nullptr) return;
    pressed_ = hit->item.id;
    if (can_be_carried(pressed_)) hand_ = {pressed_, at};
    if (pressed_.starts_with("dial/")) turn_dial(at);
}

void BenchOnSurface::let_go(Point at) {
    const auto held = std::exchange(hand_, {}).holds;
    const auto pressed = std::exchange(pressed_, {});
    const auto* under = record_at(at);
    const std::string id = under == nullptr ? "" : under->item.id;
    if (held.starts_with("card/")) {
        // A card that is only tapped goes into the slot too: not everybody drags.
        if (id == "slot" || id == "pull" || id == held) act("insert/" + held.substr(5));
        return;
    }
    if (held == "phone") {
        if (view_.codes.empty()) return;
        const auto& code = view_.on_phone.empty() ? view_.codes.front().id : view_.on_phone;
        act(id == "window" || id == "phone" ? "phone/" + code : "phone/away");
        return;
    }
    if (pressed.empty() || id != pressed || id.starts_with("dial/") || id == "window") return;
    act(id == "slot" ? "pull" : id);
}

// One thing is held at a time: a second finger has to wait.
void BenchOnSurface::handle(const PointerEvent& event) {
    if (event.finger != finger_.value_or(event.finger)) return;
    finger_ = event.kind == PointerKind::up ? std::nullopt : std::optional{event.finger};
    stale_ = true;
    if (event.kind == PointerKind::down) return press(event.at);
    if (event.kind == PointerKind::up) return let_go(event.at);
    hand_.at = event.at;
    if (pressed_.starts_with("dial/")) turn_dial(event.at);
}

std::vector<BenchAct> BenchOnSurface::run_once(Millis wait) {
    if (stale_ || surface_->lost_picture()) draw();
    surface_->wait(events_.empty() ? wait : Millis{0}, [&](PointerEvent event) { events_.push_back(event); });
    for (; !events_.empty(); events_.pop_front()) handle(events_.front());
    if (stale_) draw();
    return std::exchange(out_, {});
}

bool BenchOnSurface::drag(const std::string& id, const std::string& onto) {
    if (stale_) draw();
    const auto* from = record_of(id);
    const auto* to = record_of(onto);
    if (from == nullptr || to == nullptr || !from->item.enabled) return false;
    const auto now = clock_.monotonic();
    events_.push_back({PointerKind::down, from->room.center(), now});
    if (id != onto) events_.push_back({PointerKind::move, to->room.center(), now});
    events_.push_back({PointerKind::up, to->room.center(), now});
    return true;
}

Result<void> BenchOnSurface::save_png(const std::string& path) {
    if (!shown_) return fail(ErrorKind::unavailable, "nothing has been shown yet");
    if (stale_) draw();
    Picture picture{look_.width, look_.height};
    painter_->paint_into(picture);
    return write_png(picture, path);
}

}  // namespace

Result<std::unique_ptr<Bench>> Bench::create(const DisplayOptions& options, const Clock& clock) {
    const auto own = options_of_bench(options);
    auto painter = TRY(Painter::create());
    auto surface = own.headless ? make_headless_surface() : TRY(make_window(own, clock));
    return std::unique_ptr<Bench>{new BenchOnSurface{own, clock, std::move(painter), std::move(surface)}};
}

}  // namespace kiosk::ui
