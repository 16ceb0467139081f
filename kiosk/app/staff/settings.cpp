// What may be changed here: step by step, listed before it is applied, and with a way back.
#include "kiosk/app/local_settings.h"
#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

const words::Phrase& label_of(const std::string& key) {
    if (key == "display.micrometres_per_px") return words::settings_pixel;
    if (key == "display.large_text") return words::settings_large;
    if (key == "display.low_reach") return words::settings_low;
    if (key == "voice.volume") return words::settings_volume;
    return words::settings_amounts;
}

LocalizedText value_words(const LocalSetting& setting, std::int64_t value) {
    if (!setting.is_flag()) return plain(std::to_string(value));
    return (value != 0 ? words::on : words::off).text();
}

// What hospital IT deployed, to be read only. Secrets lie in files of their own; hashes of PINs are left out.
class AllValues final : public Page {
public:
    explicit AllValues(Office& office) : office_{office} {}
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "settings_all";
        shown.title = words::settings_all.text();
        for (const auto& key : office_.config->keys) {
            if (key.value.empty() || key.key.ends_with("pin_hash")) continue;
            screen::StaffRow row;
            row.label = plain(key.key);
            row.note = plain(key.value);
            shown.rows.push_back(std::move(row));
        }
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") office_.back();
    }

private:
    Office& office_;
};

class Settings final : public Page {
public:
    explicit Settings(Office& office)
        : office_{office}, as_read_{local_settings(*office.config)}, wanted_{as_read_} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = review_ ? "settings_review" : "settings";
        shown.title = words::settings_title.text();
        shown.lead = lead_.zh.empty() ? words::settings_lead.text() : lead_;
        if (review_)
            draw_review(shown);
        else if (const auto* chosen = find(chosen_))
            draw_steps(shown, *chosen);
        else
            draw_choices(shown);
        shown.back = "staff/back";
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        lead_ = {};
        if (name == "all") return office_.go(std::make_unique<AllValues>(office_));
        if (name == "back") {
            if (!review_ && chosen_.empty()) return office_.back();
            review_ = false;
            chosen_.clear();
        } else if (name == "review") {
            review_ = wanted_ != as_read_;
            if (!review_) lead_ = words::settings_nothing.text();
        } else if (name == "apply" && review_) {
            return apply();
        } else if (name == "restore") {
            return restore();
        } else if (name == "less" || name == "more") {
            change(name == "more" ? 1 : -1);
        } else if (name.starts_with("set-")) {
            choose(name.substr(4));
        }
        office_.redraw();
    }

private:
    void draw_choices(screen::Staff& shown) const {
        shown.rows = {fact(words::settings_number, plain(office_.config->policy.kiosk_number)),
                      fact(words::settings_hospital, office_.config->policy.hospital_name)};
        for (const auto& setting : wanted_)
            shown.rows.push_back(
                way("set-" + setting.key, label_of(setting.key), value_words(setting, setting.value)));
        shown.rows.push_back(
            way("all", words::settings_all, plain(std::to_string(office_.config->keys.size()))));
        shown.actions.push_back(main_action("review", words::settings_preview));
        if (can_restore_local_settings(office_.config->data_folder))
            shown.actions.push_back(grave_action("restore", words::settings_back));
    }
    void draw_review(screen::Staff& shown) const {
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            if (wanted_[i] == as_read_[i]) continue;
            const auto before = value_words(as_read_[i], as_read_[i].value);
            const auto after = value_words(wanted_[i], wanted_[i].value);
            shown.rows.push_back(fact(label_of(wanted_[i].key), words::settings_value.with(before, after)));
        }
        shown.actions.push_back(grave_action("apply", words::settings_apply));
    }
    // Up and down, until one is content.
    static void draw_steps(screen::Staff& shown, const LocalSetting& setting) {
        shown.rows.push_back(fact(label_of(setting.key), value_words(setting, setting.value)));
        auto less = action("less", words::settings_less);
        less.enabled = setting.value > setting.lowest;
        auto more = action("more", words::settings_more);
        more.enabled = setting.value < setting.highest;
        shown.actions = {std::move(less), std::move(more)};
    }
    [[nodiscard]] LocalSetting* find(const std::string& key) {
        const auto found = std::ranges::find(wanted_, key, &LocalSetting::key);
        return found == wanted_.end() ? nullptr : &*found;
    }
    // What is on or off is switched at once.
    void choose(const std::string& key) {
        auto* setting = find(key);
        if (setting != nullptr && setting->is_flag())
            setting->value = 1 - setting->value;
        else
            chosen_ = key;
    }
    void change(int direction) {
        if (auto* setting = find(chosen_))
            setting->value =
                std::clamp(setting->value + direction * setting->step, setting->lowest, setting->highest);
    }
    void apply() {
        std::string changes;
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            if (wanted_[i] != as_read_[i])
                changes += wanted_[i].key + " " + std::to_string(as_read_[i].value) + " to " +
                           std::to_string(wanted_[i].value) + "; ";
        if (!office_.note("config_applied", changes)) return;
        ended("config_applied", save_local_settings(office_.config->data_folder, wanted_));
    }
    void restore() {
        if (!office_.note("config_restored")) return;
        ended("config_restored", restore_local_settings(office_.config->data_folder));
    }
    void ended(const char* what, const Result<void>& result) {
        if (!result) office_.note(what, "failed: " + result.error().text);
        if (result) return office_.wish(Wish::restart_application);
        lead_ = words::settings_failed.with(result.error().text);
        office_.redraw();
    }

    Office& office_;
    std::vector<LocalSetting> as_read_;
    std::vector<LocalSetting> wanted_;
    bool review_ = false;
    std::string chosen_;  // key of the one that is being changed
    LocalizedText lead_;
};

}  // namespace

NextPage settings_page(Office& office) { return std::make_unique<Settings>(office); }

}  // namespace kiosk::app::staff
