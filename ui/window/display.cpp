// The loop of the display: sleep until something can have changed, build the picture, show it only where it
// differs from the last one. Nothing here knows which screen is shown.
#include "ui/display.h"

#include <malloc.h>

#include <deque>

#include "kiosk/base/log.h"
#include "ui/voice/voice.h"
#include "ui/window/list_drag.h"
#include "ui/window/painter.h"
#include "ui/window/pointer.h"
#include "ui/window/staff_call.h"
#include "ui/window/surface.h"
#include "ui/window/typed.h"

namespace kiosk::ui {
namespace {

// A second finger-tip on the spot where the old screen had its button must not hit the new one.
constexpr Millis guard{80};
// A choice stays pressed, and is not given twice, until the screen changes or this time is over.
constexpr Millis echo{600};
// Somebody changed language or size on the start screen and left: the next patient finds it as it was.
constexpr Millis abandoned_after{60'000};
constexpr std::string_view volume_stem = "frame/volume_";  // and the volume
constexpr Millis second{1'000};
constexpr Millis frame_time{16};
// Between two taps of tap().
constexpr Millis key_pause{100};

bool is_drawing(const Screen& screen) {
    const auto* staff = std::get_if<screen::Staff>(&screen.content);
    return staff != nullptr && std::holds_alternative<screen::StaffDrawing>(staff->widget);
}

class DisplayOnSurface final : public Display {
public:
    DisplayOnSurface(const DisplayOptions& options, const Clock& clock, std::unique_ptr<Painter> painter,
                     std::unique_ptr<Surface> surface)
        : options_{options},
          clock_{clock},
          painter_{std::move(painter)},
          surface_{std::move(surface)},
          view_{first_view(options)},
          voice_{options.voice, make_speaker(options.voice)} {}

    void show(const Screen& screen) override;
    std::vector<Input> run_once(Millis wait) override;
    void wake() override { surface_->wake(); }
    [[nodiscard]] bool closed() const override { return surface_->closed(); }
    [[nodiscard]] const std::vector<Item>& items() const override { return items_; }
    bool tap(const std::string& id) override;
    void feel(const Contact& contact) override;
    bool type(const std::string& text) override;
    Result<void> save_png(const std::string& path) override;
    [[nodiscard]] std::size_t frames_presented() const override { return presented_; }
    [[nodiscard]] bool settled() const override {
        return !stale_ && events_.empty() && !drawn_.animating && !list_drag_.gliding();
    }
    [[nodiscard]] bool speaking() const override { return voice_.speaking(); }

private:
    void draw();
    void handle(const PointerEvent& event);
    void sketch(const PointerEvent& event);
    void act(const Record& record, std::uint64_t sequence, Millis when, Point from);
    bool act_locally(const std::string& id);
    void set_language(Language language);
    void reset_view();
    void forget_abandoned(Millis now);
    [[nodiscard]] bool view_is_default() const;
    [[nodiscard]] Millis longest_sleep(Millis wait) const;
    [[nodiscard]] Millis guard_until() const { return guarded_from_ + guard; }

    DisplayOptions options_;
    const Clock& clock_;
    std::unique_ptr<Painter> painter_;
    std::unique_ptr<Surface> surface_;
    View view_;
    Voice voice_;
    Screen screen_;
    bool has_screen_ = false;
    std::size_t typed_on_ = std::variant_npos;  // the kind of screen whose pad was typed on
    Drawn drawn_;
    std::vector<Item> items_;
    Difference difference_;
    Hand hand_;
    ListDrag list_drag_;
    StaffCall staff_call_;
    std::deque<PointerEvent> events_;
    std::vector<Input> out_;
    bool stale_ = false;  // the picture does not show what is known
    std::size_t presented_ = 0;
    Millis guarded_from_{-1'000};
    Millis last_touch_{0};
    Millis told_active_at_{-1'000};
    Millis tapped_at_{0};  // by tap(): may lie ahead of the clock
    std::string echoed_;   // id of the choice given last
    std::uint64_t echoed_sequence_ = 0;
    Millis echoed_at_{0};
};

void DisplayOnSurface::reset_view() {
    view_.large = options_.large_text;
    view_.low = options_.low_reach;
    view_.settings = false;
    view_.contrast = options_.contrast;
    view_.volume = options_.voice.volume;
    voice_.reset_volume();
    set_language(options_.language);
}

bool DisplayOnSurface::view_is_default() const {
    return view_.large == options_.large_text && view_.low == options_.low_reach && !view_.settings &&
           view_.contrast == options_.contrast && view_.language == options_.language &&
           view_.volume == options_.voice.volume;
}

void DisplayOnSurface::show(const Screen& screen) {
    if (has_screen_ && screen == screen_) return;
    const bool other_kind = !has_screen_ || kind_of(screen.content) != kind_of(screen_.content);
    if (has_screen_ && !other_kind && asks_anew(screen_.content, screen.content)) wipe(view_.typed);
    if (other_kind) {
        const auto now = clock_.monotonic();
        view_.page = 0;
        view_.settings = false;
        // What lies over a screen takes nothing from it: the number half typed is there again below.
        const bool overlay = std::holds_alternative<screen::IdleWarning>(screen.content) ||
                             std::holds_alternative<screen::Help>(screen.content);
        if (!overlay && kind_of(screen.content) != typed_on_) wipe(view_.typed);
        view_.shown_at = now;
        guarded_from_ = now;
        hand_.forget();
        list_drag_.stop(view_);
        if (std::holds_alternative<screen::Staff>(screen.content)) staff_call_.forget();
        if (has_screen_ && std::holds_alternative<screen::Home>(screen.content)) reset_view();
    } else if (screen.deadline != screen_.deadline) {
        view_.shown_at = clock_.monotonic();
    }
    if (!is_drawing(screen))
        view_.sketch = {};
    else if (other_kind || !is_drawing(screen_))
        view_.sketch.begin(view_.width, view_.height, view_.mm_per_px);
    screen_ = screen;
    has_screen_ = true;
    voice_.show(screen_, view_.language, clock_.monotonic());
    echoed_.clear();
    stale_ = true;
}

void DisplayOnSurface::set_language(Language language) {
    if (view_.language == language) return;
    view_.language = language;
    out_.emplace_back(LanguageChosen{language});
}

void DisplayOnSurface::draw() {
    const auto now = clock_.monotonic();
    if (!echoed_.empty() && now >= echoed_at_ + echo) echoed_.clear();
    view_.now = now;
    view_.civil = clock_.civil();
    view_.pressed = hand_.pressed().empty() ? echoed_ : hand_.pressed();
    list_drag_.glide(view_, now);
    drawn_ = painter_->draw(view_, screen_);
    view_.page = std::min(view_.page, drawn_.pages - 1);
    items_.clear();
    for (const auto& record : drawn_.records) items_.push_back(record.item);
    stale_ = false;
    if (surface_->lost_picture()) difference_.forget();
    const auto changed = difference_.update(painter_->canvas(), view_.width, view_.height);
    if (!changed) return;
    surface_->present(*painter_, *changed);
    if (presented_++ == 0) malloc_trim(0);  // what starting up needed is not needed any more
}

Millis DisplayOnSurface::longest_sleep(Millis wait) const {
    const auto now = clock_.monotonic();
    const auto until = [&](Millis moment) { return std::max(Millis{1}, moment - now); };
    if (drawn_.next_redraw) wait = std::min(wait, until(*drawn_.next_redraw));
    if (!echoed_.empty()) wait = std::min(wait, until(echoed_at_ + echo));
    if (list_drag_.gliding()) wait = std::min(wait, frame_time);
    if (const auto due = voice_.next_due()) wait = std::min(wait, until(*due));
    if (const auto due = staff_call_.next_due()) wait = std::min(wait, until(*due));
    if (std::holds_alternative<screen::Home>(screen_.content) && !view_is_default())
        wait = std::min(wait, until(last_touch_ + abandoned_after));
    return wait;
}

void DisplayOnSurface::forget_abandoned(Millis now) {
    if (!std::holds_alternative<screen::Home>(screen_.content) || view_is_default()) return;
    if (now < last_touch_ + abandoned_after) return;
    reset_view();
    stale_ = true;
}

std::vector<Input> DisplayOnSurface::run_once(Millis wait) {
    if (!has_screen_) {
        surface_->wait(wait, [](PointerEvent) {});
        return {};
    }
    if (stale_) draw();
    const bool busy = !events_.empty() || !out_.empty();
    surface_->wait(busy ? Millis{0} : longest_sleep(wait),
                   [&](PointerEvent event) { events_.push_back(event); });
    while (!events_.empty()) {
        const auto event = events_.front();
        events_.pop_front();
        handle(event);
        // Each change of state is seen, even if down and up came together; of a finger's way its end.
        const bool goes_on =
            event.kind == PointerKind::move && !events_.empty() && events_.front().kind == PointerKind::move;
        if (stale_ && !goes_on) draw();
    }
    const auto now = clock_.monotonic();
    if (staff_call_.take(now)) out_.emplace_back(StaffCalled{});
    forget_abandoned(now);
    voice_.turn(now);
    const bool due = drawn_.next_redraw && now >= *drawn_.next_redraw;
    const bool echo_over = !echoed_.empty() && now >= echoed_at_ + echo;
    if (stale_ || due || echo_over || list_drag_.gliding() || surface_->lost_picture()) draw();
    return std::exchange(out_, {});
}

void DisplayOnSurface::handle(const PointerEvent& event) {
    last_touch_ = std::max(last_touch_, event.time);
    const float unit = Metrics::of(view_.width, view_.height, view_.mm_per_px, view_.large).unit;
    staff_call_.handle(event, drawn_.records, unit);
    if (is_drawing(screen_)) sketch(event);
    const auto result = hand_.handle(event, {drawn_.records, screen_.sequence, kind_of(screen_.content),
                                             guard_until(), unit, drawn_.list, guarded_from_});
    if (result.look_changed) stale_ = true;
    if (result.drag && drawn_.list) {
        list_drag_.move(*result.drag, view_, drawn_.pages, drawn_.list->step, event.time);
        stale_ = true;
    }
    const auto before = out_.size();
    if (result.chosen) act(*result.chosen, result.sequence, event.time, result.from);
    // What the journey does not hear as a touch shows that somebody is there; once a second says enough.
    if (event.kind != PointerKind::up || out_.size() != before || event.time < told_active_at_ + second)
        return;
    told_active_at_ = event.time;
    out_.emplace_back(Activity{});
}

void DisplayOnSurface::sketch(const PointerEvent& event) {
    if (event.kind == PointerKind::down) view_.sketch.press(event.finger, event.at);
    if (event.kind == PointerKind::move) view_.sketch.follow(event.finger, event.at);
    if (event.kind == PointerKind::up) view_.sketch.lift(event.finger);
    stale_ = true;
}

void DisplayOnSurface::act(const Record& record, std::uint64_t sequence, Millis when, Point from) {
    const auto& id = record.item.id;
    if (act_locally(id)) {
        stale_ = true;
        return;
    }
    const auto& choice = record.choice.empty() ? id : record.choice;
    if (!screen_.offers(choice)) return;
    if (!echoed_.empty() && echoed_sequence_ == sequence && when < echoed_at_ + echo) return;
    echoed_ = id;
    echoed_sequence_ = sequence;
    echoed_at_ = when;
    stale_ = true;
    out_.emplace_back(Touch{sequence, choice, touch_text(choice, view_, from)});
}

// What belongs to ui alone. True when the id is one of these.
bool DisplayOnSurface::act_locally(const std::string& id) {
    const auto ends_with = [&](std::string_view end) { return id.ends_with(end); };
    if (id == "frame/language" || id == "home/language") {
        set_language(view_.language == Language::zh ? Language::en : Language::zh);
        voice_.show(screen_, view_.language, clock_.monotonic());
    } else if (id == "frame/repeat")
        voice_.repeat();
    else if (id.starts_with(volume_stem))
        voice_.set_volume(view_.volume = id.back() - '0');
    else if (id == "frame/size")
        view_.large = !view_.large;
    else if (id == "frame/settings" || id == "frame/close")
        view_.settings = id == "frame/settings";
    else if (id == "frame/size_normal" || id == "frame/size_large")
        view_.large = id == "frame/size_large";
    else if (id == "frame/contrast_standard" || id == "frame/contrast_high")
        view_.contrast = id == "frame/contrast_high" ? Contrast::high : Contrast::standard;
    else if (id == "frame/reach_standard" || id == "frame/reach_low")
        view_.low = id == "frame/reach_low";
    else if (ends_with("/page_up"))
        view_.page = std::max(0, view_.page - 1);
    else if (ends_with("/page_down"))
        view_.page = std::min(drawn_.pages - 1, view_.page + 1);
    else if (ends_with("/erase")) {
        if (!view_.typed.empty()) view_.typed.pop_back();
    } else if (id.find("/key_") != std::string::npos) {
        typed_on_ = kind_of(screen_.content);
        if (view_.typed.size() < typed_most(screen_.content)) view_.typed += id.back();
    } else
        return false;
    return true;
}

bool DisplayOnSurface::tap(const std::string& id) {
    if (!has_screen_) return false;
    if (stale_) draw();
    for (const auto& record : drawn_.records) {
        if (record.item.id != id || !record.touchable) continue;
        if (!record.item.enabled) return false;
        // A finger with the patience to come after the guard, and after what would be an echo of the last
        // tap.
        tapped_at_ = std::max(
            {clock_.monotonic(), guard_until(), hand_.free_at(guarded_from_), tapped_at_ + key_pause});
        events_.push_back({PointerKind::down, record.room.center(), tapped_at_});
        events_.push_back({PointerKind::up, record.room.center(), tapped_at_});
        surface_->wake();
        return true;
    }
    return false;
}

void DisplayOnSurface::feel(const Contact& contact) {
    const auto kind = contact.kind == Contact::Kind::down   ? PointerKind::down
                      : contact.kind == Contact::Kind::move ? PointerKind::move
                                                            : PointerKind::up;
    events_.push_back({kind, {contact.x, contact.y}, clock_.monotonic(), contact.finger});
    surface_->wake();
}

bool DisplayOnSurface::type(const std::string& text) {
    for (const char letter : text)
        if (!tap(screen_name(screen_) + "/key_" + letter)) return false;
    return true;
}

Result<void> DisplayOnSurface::save_png(const std::string& path) {
    if (!has_screen_) return fail(ErrorKind::unavailable, "nothing has been shown yet");
    if (stale_) draw();
    Picture picture{view_.width, view_.height};
    painter_->paint_into(picture);
    return write_png(picture, path);
}

}  // namespace

Result<std::unique_ptr<Display>> Display::create(const DisplayOptions& options, const Clock& clock) {
    if (options.width_px < 600 || options.height_px < 600 || options.mm_per_px <= 0)
        return fail(ErrorKind::configuration,
                    "the screen must have at least 600 by 600 pixels and a positive pitch");
    auto painter = TRY(Painter::create());
    auto surface = options.headless ? make_headless_surface() : TRY(make_window(options, clock));
    return std::unique_ptr<Display>{
        new DisplayOnSurface{options, clock, std::move(painter), std::move(surface)}};
}

}  // namespace kiosk::ui
