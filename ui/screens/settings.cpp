// Display and sound, over whatever screen there is: each choice shows what it does. It belongs to ui alone
// and lasts as long as the visit; the journey does not know of it.
#include "ui/screens/settings.h"

#include <array>

#include "ui/screens/frame.h"
#include "ui/text/words.h"

namespace kiosk::ui {
namespace {

struct Option {
    std::string id;
    std::string label;
    bool chosen;
    std::function<void(const Rect&)> sample;
};

struct Setting {
    std::string label;
    std::vector<Option> options;
};

void draw_option(Kit& kit, const Rect& r, const Option& option) {
    const Rect at = kit.touchable(option.id, r, "button", option.label);
    const bool down = kit.pressed(option.id);
    kit.plate(at, down ? mix(kit.colors.tint, kit.colors.primary, 0.18) : kit.colors.tint,
              option.chosen ? kit.colors.accent : kit.colors.border);
    if (option.chosen) kit.canvas.outline(at, kit.colors.accent, kit.px(24), kit.px(6));
    Rect inner = at.inset(kit.px(10), kit.px(6));
    const float side = std::min(kit.px(kit.metrics.large ? 54 : 76), inner.h);
    Style label = kit.style(TextSize::body, kit.colors.ink, option.chosen ? Weight::bold : Weight::regular);
    label.lines = 2;
    const float gap = kit.px(kit.metrics.large ? 8 : 14);
    const float words = std::min(kit.width_of(option.label, label) + 2, inner.w - side - gap);
    Rect together = inner.middle(side + gap + words, inner.h);
    option.sample(together.cut_left(side, gap).middle(side, side));
    kit.text(together, option.label, label);
}

void draw_setting(Kit& kit, const Rect& r, const Setting& setting) {
    kit.card(r);
    Rect inner = r.inset(kit.px(28), kit.px(16));
    Style label = kit.style(TextSize::lead, kit.colors.ink, Weight::bold);
    label.lines = 1;
    // Beside its choices where the line is low.
    const float line = kit.metrics.size(TextSize::lead) * 1.34F;
    const bool above = inner.h > line + kit.px(96);
    kit.text(above ? inner.cut_top(line, kit.px(8)) : inner.cut_left(inner.w * 0.24F, kit.px(16)),
             setting.label, label);
    const auto places = inner.columns(static_cast<int>(setting.options.size()), kit.px(16));
    for (std::size_t i = 0; i < places.size(); ++i) draw_option(kit, places[i], setting.options[i]);
}

// A letter on a tile of its own colours.
auto letter(Kit& kit, float em, Color ink, Color ground) {
    return [&kit, em, ink, ground](const Rect& r) {
        constexpr std::array<char32_t, 1> sample{U'字'};
        kit.canvas.fill(r, ground, kit.px(14));
        const auto size = std::min(em, r.h * 0.9F);
        kit.canvas.glyphs(sample, r.center().x - size / 2, r.center().y + size * 0.38F,
                          static_cast<int>(size), Weight::bold, ink);
    };
}

Setting text_size(Kit& kit) {
    const float em = kit.px(38);
    return {kit.say(words::text_size),
            {{"frame/size_normal", kit.say(words::size_normal), !kit.view.large,
              letter(kit, em, kit.colors.ink, kit.colors.card)},
             {"frame/size_large", kit.say(words::size_large), kit.view.large,
              letter(kit, em * 1.6F, kit.colors.ink, kit.colors.card)}}};
}

Setting contrast(Kit& kit) {
    const auto sample = [&](Contrast contrast) {
        const auto& colors = palette(contrast);
        return letter(kit, kit.px(54), colors.accent, colors.card);
    };
    const bool high = kit.view.contrast == Contrast::high;
    return {kit.say(words::colours),
            {{"frame/contrast_standard", kit.say(words::colours_standard), !high, sample(Contrast::standard)},
             {"frame/contrast_high", kit.say(words::colours_high), high, sample(Contrast::high)}}};
}

// As many bars as it is loud.
Setting volume(Kit& kit) {
    const std::array steps{words::volume_off, words::volume_low, words::volume_medium, words::volume_high};
    Setting setting{kit.say(words::volume), {}};
    for (int step = 0; step <= volume_most; ++step)
        setting.options.push_back(
            {"frame/volume_" + std::to_string(step), kit.say(steps[static_cast<std::size_t>(step)]),
             kit.view.volume == step, [&kit, step](const Rect& r) {
                 for (int bar = 0; bar < volume_most; ++bar) {
                     const float wide = r.w * 0.2F, high = r.h * (0.3F + 0.25F * static_cast<float>(bar));
                     kit.canvas.fill({r.x + (0.08F + 0.3F * static_cast<float>(bar)) * r.w,
                                      r.bottom() - high - r.h * 0.1F, wide, high},
                                     bar < step        ? kit.colors.accent
                                     : kit.colors.flat ? kit.colors.disabled_fill
                                                       : kit.colors.line,
                                     wide * 0.3F);
                 }
             }});
    return setting;
}

// Where the hands have to go: all over the glass, or its lower part alone.
Setting reach(Kit& kit) {
    const auto sample = [&](bool low) {
        return [&kit, low](const Rect& r) {
            const Rect glass = r.middle(r.w * 0.62F, r.h);
            kit.canvas.fill(glass, kit.colors.card, kit.px(8));
            kit.canvas.outline(glass, kit.colors.border, kit.px(8), kit.px(4));
            Rect inner = glass.inset(r.w * 0.1F);
            if (low) inner.cut_top(inner.h * 0.5F);
            kit.canvas.fill(inner, kit.colors.accent, kit.px(4));
        };
    };
    return {kit.say(words::reach),
            {{"frame/reach_standard", kit.say(words::reach_standard), !kit.view.low, sample(false)},
             {"frame/reach_low", kit.say(words::reach_low), kit.view.low, sample(true)}}};
}

}  // namespace

void draw_settings(Kit& kit) {
    Frame frame;
    frame.title = kit.say(words::settings_title);
    frame.second = kit.other(words::settings_title);
    frame.icon = Icon::settings;
    if (kit.view.speaks) {
        frame.back_id = "frame/repeat";
        frame.back_label = kit.say(words::say_again);
        frame.back_icon = Icon::sound;
    }
    frame.primary_id = "frame/close";
    frame.primary_label = kit.say(words::settings_done);
    Rect rest = draw_frame(kit, frame);
    std::vector<Setting> settings{text_size(kit), contrast(kit)};
    if (kit.view.speaks) settings.push_back(volume(kit));
    if (kit.metrics.portrait) settings.push_back(reach(kit));
    const float gap = kit.px(22);
    const bool beside = !kit.metrics.portrait;
    const auto lines = beside ? (settings.size() + 1) / 2 : settings.size();
    const float height =
        std::min(kit.px(250), (rest.h - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines));
    for (std::size_t i = 0; i < settings.size();) {
        const Rect line = rest.cut_top(height, gap);
        const bool two = beside && i + 1 < settings.size();
        for (const auto& place : line.columns(two ? 2 : 1, gap)) draw_setting(kit, place, settings[i++]);
    }
}

}  // namespace kiosk::ui
