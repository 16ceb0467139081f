// Every mat in a function of its own, from left to right.
#include "ui/bench/layout.h"

#include <fmt/format.h>

#include "ui/gfx/pictures.h"

namespace kiosk::ui::bench {
namespace {

constexpr Phrase title{"操作台", "The bench"};
constexpr Phrase advice{"把卡拖进卡槽，把手机拖到扫码窗口，打开打印机盖，拔掉插头：机器应当总能说清该怎么办",
                        "Drag a card to the slot or the phone to the window, open the cover, pull a plug"};
constexpr Phrase patients_title{"谁来看病", "Who comes"};
constexpr Phrase phone_title{"手机与扫码窗口", "Phone and scanning window"};
constexpr Phrase cards_title{"卡片与卡槽", "Cards and slot"};
constexpr Phrase printer_title{"打印机", "Printer"};
constexpr Phrase keys_title{"密码键盘", "PIN pad"};
constexpr Phrase plugs_title{"插头", "Plugs"};
constexpr Phrase slot_empty{"卡槽是空的", "The slot is empty"};
constexpr Phrase drop_here{"拖到这里", "Drop it here"};
constexpr Phrase pull_card{"拔卡", "Pull it out"};
constexpr Phrase no_slip{"还没有凭条", "No slip yet"};
constexpr std::array dial_names{Phrase{"距离", "Distance"}, Phrase{"倾斜", "Tilt"}, Phrase{"模糊", "Blur"},
                                Phrase{"反光", "Glare"}};
constexpr std::array<std::string_view, bench_dials> dial_ids{"dial/distance", "dial/tilt", "dial/blur",
                                                             "dial/glare"};

class Bench {
public:
    Bench(Kit& kit, const BenchView& view, const Hand& hand) : kit_{kit}, view_{view}, hand_{hand} {}

    Places draw() {
        Rect room{0, 0, width_px, height_px};
        kit_.canvas.fill(room, kit_.colors.background);
        header(room.cut_top(64));
        room = room.inset(16);
        Rect bottom = room.cut_bottom(176, 16);
        patients(room.cut_left(360, 16));
        printer(room.cut_right(330, 16));
        phone(room.cut_top(room.h * 0.56F, 16));
        cards(room);
        keys(bottom.cut_left(360, 16));
        plugs(bottom);
        carried();
        return places_;
    }

private:
    [[nodiscard]] Rect mat(const Rect& r, const Phrase& name) {
        kit_.card(r);
        Rect inner = r.inset(18, 12);
        kit_.text(inner.cut_top(30, 8), kit_.say(name),
                  kit_.style(TextSize::body, kit_.colors.ink, Weight::bold));
        return inner;
    }
    [[nodiscard]] Style small(Color color, Align align = Align::left) const {
        auto style = kit_.style(TextSize::small, color, Weight::regular, align);
        style.lines = 2;
        return style;
    }

    void header(Rect r) {
        kit_.canvas.gradient_across(r, kit_.colors.header, kit_.colors.header_end);
        r = r.inset(20, 6);
        kit_.text(r.cut_left(150, 12), kit_.say(title),
                  kit_.style(TextSize::lead, kit_.colors.on_header, Weight::bold));
        kit_.text(r, header_words(), small(kit_.colors.on_header_soft));
    }

    // What just happened; else who it is that was chosen; else what can be done here.
    [[nodiscard]] std::string header_words() const {
        if (const auto said = kit_.say(view_.said); !said.empty()) return said;
        for (const auto& one : view_.patients)
            if (one.id == view_.patient && !one.note.zh.empty())
                return kit_.say(one.name) + (kit_.zh() ? "：" : ": ") + kit_.say(one.note);
        return kit_.say(advice);
    }

    void patients(const Rect& where) {
        Rect inner = mat(where, patients_title);
        constexpr int columns = 2;
        constexpr int rows_min = 8;  // a few people get no larger rows than many
        const int count = static_cast<int>(view_.patients.size());
        const auto rows = inner.rows(std::max(rows_min, (count + columns - 1) / columns), 5);
        for (std::size_t i = 0; i < view_.patients.size(); ++i) {
            const auto& one = view_.patients[i];
            const bool chosen = one.id == view_.patient;
            Rect r = rows[i / columns].columns(columns, 6)[i % columns];
            r = kit_.touchable("patient/" + one.id, r, "row", kit_.say(one.name));
            kit_.plate(r, chosen ? kit_.colors.tint : kit_.colors.card,
                       chosen ? kit_.colors.accent : kit_.colors.line, 14);
            auto name = kit_.style(TextSize::small, chosen ? kit_.colors.accent : kit_.colors.ink,
                                   chosen ? Weight::bold : Weight::regular);
            name.lines = 1;
            kit_.text(r.inset(10, 2), kit_.say(one.name), name);
        }
    }

    [[nodiscard]] Style one_line(Color color) const {
        auto style = small(color);
        style.lines = 1;
        return style;
    }

    void phone(const Rect& where) {
        Rect inner = mat(where, phone_title);
        Rect left = inner.cut_left(inner.w * 0.46F, 18);
        window(left);
        const Rect handset = inner.cut_top(118, 10);
        auto buttons = Rect{handset}.inset(0, 4);
        const Rect body = kit_.touchable("phone", buttons.cut_left(90, 14), "phone", "phone");
        if (hand_.holds != "phone") picture_phone(kit_.canvas, kit_.colors, body.middle(72, 110));
        const int count = static_cast<int>(view_.codes.size());
        auto rows = buttons.rows(count == 0 ? 1 : count, 6);
        for (std::size_t i = 0; i < view_.codes.size(); ++i)
            choice("phone/" + view_.codes[i].id, rows[i], view_.codes[i].name,
                   view_.codes[i].id == view_.on_phone);
        dials(inner);
    }

    void window(Rect r) {
        Rect glass = r.cut_top(r.w * 0.75F, 8);
        if (glass.h > r.h + glass.h - 46) glass.h -= 46;
        kit_.canvas.fill(glass, kit_.colors.device_dark, 14);
        places_.camera = glass.inset(8);
        (void)kit_.touchable("window", glass, "window", "window");
        kit_.button("phone/away", r.cut_top(38), kit_.zh() ? "把手机拿开" : "Take the phone away",
                    {.kind = ButtonKind::quiet, .usable = !view_.on_phone.empty()});
    }

    void dials(Rect r) {
        const auto rows = r.rows(static_cast<int>(bench_dials), 4);
        for (std::size_t i = 0; i < bench_dials; ++i) {
            Rect row = rows[i];
            kit_.text(row.cut_left(84, 8), kit_.say(dial_names.at(i)), small(kit_.colors.muted));
            const Rect track = row.inset(10, 0);
            (void)kit_.touchable(std::string{dial_ids.at(i)}, row, "dial", kit_.say(dial_names.at(i)));
            const Rect groove = track.middle(track.w, 8);
            kit_.canvas.fill(groove, kit_.colors.line, 4);
            kit_.canvas.fill({groove.x, groove.y, groove.w * view_.dials.at(i), groove.h}, kit_.colors.accent,
                             4);
            const Point knob{groove.x + groove.w * view_.dials.at(i), groove.center().y};
            kit_.canvas.circle(knob, 12, kit_.colors.card);
            kit_.canvas.ring(knob, 11, kit_.colors.accent, 4);
        }
    }

    void choice(const std::string& id, const Rect& r, const LocalizedText& name, bool chosen) {
        const Rect at = kit_.touchable(id, r, "button", kit_.say(name));
        kit_.plate(at, chosen ? kit_.colors.tint : kit_.colors.card,
                   chosen ? kit_.colors.accent : kit_.colors.border, 12);
        auto style = small(chosen ? kit_.colors.accent : kit_.colors.ink, Align::center);
        style.lines = 1;
        kit_.text(at.inset(8, 2), kit_.say(name), style);
    }

    void cards(const Rect& where) {
        Rect inner = mat(where, cards_title);
        slot(inner.cut_left(inner.w * 0.40F, 18));
        const int columns = 2;
        const auto rows = inner.rows((static_cast<int>(view_.cards.size()) + 1) / columns, 8);
        for (std::size_t i = 0; i < view_.cards.size(); ++i) {
            const auto& one = view_.cards[i];
            Rect r = rows[i / columns].columns(columns, 8)[i % columns];
            const bool away = one.id == view_.in_slot || hand_.holds == "card/" + one.id;
            r = kit_.touchable("card/" + one.id, r, "card", kit_.say(one.name), !away);
            card_face(r, one, away);
        }
    }

    void card_face(Rect r, const BenchThing& one, bool away) {
        kit_.plate(r, away ? kit_.colors.disabled_fill : kit_.colors.card,
                   away ? kit_.colors.line : kit_.colors.border, 14);
        r = r.inset(10, 4);
        const Rect picture = r.cut_left(54, 10);
        if (!away) plastic(picture.middle(54, 34), one.id);
        kit_.block(r, {{kit_.say(one.name), small(away ? kit_.colors.disabled : kit_.colors.ink), 0}});
    }

    // The bare card: its colour tells the kinds apart, a chip shows which side is up.
    void plastic(const Rect& r, const std::string& id) {
        constexpr std::array colors{rgb(0x2F6FD0), rgb(0x1E8E6A), rgb(0x7A4FB5), rgb(0xB5642F),
                                    rgb(0x5B6B7D), rgb(0xA33A4A), rgb(0x3C8FA8)};
        std::size_t place = 0;
        while (place < view_.cards.size() && view_.cards[place].id != id) ++place;
        const Color color = colors.at(place % colors.size());
        kit_.canvas.gradient(r, mix(color, rgb(0xFFFFFF), 0.18), color, r.h * 0.12F);
        kit_.canvas.fill({r.x + r.w * 0.14F, r.y + r.h * 0.26F, r.w * 0.24F, r.h * 0.34F}, rgb(0xE8C46A),
                         r.h * 0.06F);
    }

    void slot(Rect r) {
        const Rect button = r.cut_bottom(42, 8);
        kit_.button("pull", button, kit_.say(pull_card),
                    {.kind = ButtonKind::quiet, .usable = !view_.in_slot.empty()});
        (void)kit_.touchable("slot", r, "slot", "slot");
        kit_.canvas.fill(r, kit_.colors.device_body, 16);
        const Rect mouth = Rect{r.x, r.y + r.h * 0.30F, r.w, 14}.inset(26, 0);
        kit_.canvas.fill(mouth, kit_.colors.device_dark, 7);
        kit_.canvas.fill(mouth.inset(4, 5), view_.in_slot.empty() ? kit_.colors.device_glow : kit_.colors.ok,
                         3);
        Rect words{r.x, mouth.bottom() + 6, r.w, r.bottom() - mouth.bottom() - 10};
        if (!view_.in_slot.empty()) {
            const Rect half{mouth.x + 18, mouth.y + 7, mouth.w - 36, words.h * 0.5F};
            plastic(half, view_.in_slot);
            words.cut_top(half.h);
        }
        kit_.text(words.inset(14, 0), slot_words(), small(kit_.colors.on_header, Align::center));
    }

    [[nodiscard]] std::string slot_words() const {
        if (hand_.holds.starts_with("card/")) return kit_.say(drop_here);
        for (const auto& one : view_.cards)
            if (one.id == view_.in_slot) return kit_.say(one.name);
        return kit_.say(slot_empty);
    }

    void printer(const Rect& where) {
        Rect inner = mat(where, printer_title);
        kit_.text(inner.cut_top(26, 6), kit_.say(view_.printer_state), one_line(kit_.colors.muted));
        roll(inner.cut_top(34, 10));
        auto first = inner.cut_top(42, 8).columns(2, 8);
        choice("printer/cover", first[0], {"打开机盖", "Open cover"}, view_.cover_open);
        choice("printer/jam", first[1], {"卡住纸", "Jam it"}, view_.jammed);
        auto second = inner.cut_top(42, 12).columns(2, 8);
        choice("printer/roll", second[0], {"装新纸卷", "New roll"}, false);
        choice("printer/short", second[1], {"快用完的纸", "Short roll"}, false);
        const Rect mouth = inner.cut_top(26);
        kit_.canvas.fill(mouth, kit_.colors.device_body, 10);
        kit_.canvas.fill(mouth.middle(mouth.w - 40, 8), kit_.colors.device_dark, 4);
        if (view_.slip.height == 0) {
            kit_.text(inner.inset(20), kit_.say(no_slip), small(kit_.colors.muted, Align::center));
            return;
        }
        kit_.button("printer/tear", inner.cut_bottom(42, 8),
                    kit_.zh() ? fmt::format("撕下凭条（共 {} 张）", view_.slips)
                              : fmt::format("Tear it off ({} so far)", view_.slips),
                    {.kind = ButtonKind::quiet});
        places_.slip = inner.inset(24, 0);
    }

    void roll(Rect r) {
        const float part = view_.paper_roll_mm <= 0 ? 0
                                                    : static_cast<float>(view_.paper_left_mm) /
                                                          static_cast<float>(view_.paper_roll_mm);
        const Rect bar = r.cut_left(r.w * 0.5F, 12).middle(r.w * 0.5F, 14);
        kit_.canvas.fill(bar, kit_.colors.line, 7);
        kit_.canvas.fill({bar.x, bar.y, bar.w * std::min(1.0F, part), bar.h},
                         part < 0.05F ? kit_.colors.error : kit_.colors.ok, 7);
        const auto metres = fmt::format("{:.1f} m", static_cast<double>(view_.paper_left_mm) / 1000);
        kit_.text(r, (kit_.zh() ? "余纸 " : "Paper ") + metres, one_line(kit_.colors.ink));
    }

    void keys(const Rect& where) {
        Rect inner = mat(where, keys_title);
        constexpr std::array names{"1", "2", "3", "cancel", "4", "5", "6", "enter", "7", "8", "9", "0"};
        const auto rows = inner.rows(3, 6);
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto r = rows[i / 4].columns(4, 6)[i % 4];
            const std::string id = names.at(i);
            const LocalizedText face = id == "cancel"  ? LocalizedText{"取消", "X"}
                                       : id == "enter" ? LocalizedText{"确认", "OK"}
                                                       : LocalizedText{id, id};
            choice("key/" + id, r, face, false);
        }
    }

    void plugs(const Rect& where) {
        Rect inner = mat(where, plugs_title);
        const int count = std::max(1, static_cast<int>(view_.devices.size()));
        const auto columns = inner.columns(count, 12);
        for (std::size_t i = 0; i < view_.devices.size(); ++i) {
            const auto& one = view_.devices[i];
            Rect r = kit_.touchable("plug/" + one.id, columns[i], "plug", kit_.say(one.name));
            kit_.plate(r, one.plugged ? kit_.colors.card : kit_.colors.disabled_fill, kit_.colors.border, 14);
            r = r.inset(10, 8);
            const Rect head = r.cut_left(34, 8);
            draw_icon(kit_.canvas, one.plugged ? Icon::switch_on : Icon::switch_off, head.middle(32, 32),
                      one.plugged ? kit_.colors.ok : kit_.colors.muted);
            kit_.block(r,
                       {{kit_.say(one.name), kit_.style(TextSize::small, kit_.colors.ink, Weight::bold), 0},
                        {kit_.say(one.note), small(one.well ? kit_.colors.ok : kit_.colors.error), 2}});
        }
    }

    void carried() {
        if (hand_.holds.empty()) return;
        if (hand_.holds == "phone")
            picture_phone(kit_.canvas, kit_.colors, Rect{hand_.at.x - 40, hand_.at.y - 60, 80, 120});
        else
            plastic(Rect{hand_.at.x - 60, hand_.at.y - 38, 120, 76}, hand_.holds.substr(5));
    }

    Kit& kit_;
    const BenchView& view_;
    const Hand& hand_;
    Places places_;
};

}  // namespace

Places draw(Kit& kit, const BenchView& view, const Hand& hand) { return Bench{kit, view, hand}.draw(); }

}  // namespace kiosk::ui::bench
