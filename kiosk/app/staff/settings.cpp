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

class Settings final : public Page {
public:
    explicit Settings(Office& office)
        : office_{office}, as_read_{local_settings(*office.config)}, wanted_{as_read_} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = review_ ? "settings_review" : "settings";
        shown.title = words::settings_title.text();
        shown.lead = lead_.zh.empty() ? words::settings_lead.text() : lead_;
        review_ ? draw_review(shown) : draw_choices(shown);
        shown.back = "staff/back";
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        lead_ = {};
        if (name == "back") {
            if (!review_) return office_.back();
            review_ = false;
        } else if (name == "review") {
            review_ = wanted_ != as_read_;
            if (!review_) lead_ = words::settings_nothing.text();
        } else if (name == "apply" && review_) {
            return apply();
        } else if (name == "restore") {
            return restore();
        } else if (name.starts_with("less-") || name.starts_with("more-")) {
            change(name.substr(5), name.starts_with("more-") ? 1 : -1);
        }
        office_.redraw();
    }

private:
    void draw_choices(screen::Staff& shown) const {
        shown.rows = {fact(words::settings_number, plain(office_.config->policy.kiosk_number)),
                      fact(words::settings_hospital, office_.config->policy.hospital_name)};
        for (const auto& setting : wanted_) {
            auto row = fact(label_of(setting.key), value_words(setting, setting.value));
            row.heading = true;
            shown.rows.push_back(row);
            if (setting.value > setting.lowest)
                shown.rows.push_back(
                    way("less-" + setting.key, setting.is_flag() ? words::off : words::settings_less));
            if (setting.value < setting.highest)
                shown.rows.push_back(
                    way("more-" + setting.key, setting.is_flag() ? words::on : words::settings_more));
        }
        shown.actions.push_back(main_action("review", words::settings_preview));
        if (can_restore_local_settings(office_.config->data_folder))
            shown.actions.push_back(grave_action("restore", words::settings_back));
    }
    void draw_review(screen::Staff& shown) const {
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            if (wanted_[i] == as_read_[i]) continue;
            const auto before = value_words(as_read_[i], as_read_[i].value);
            const auto after = value_words(wanted_[i], wanted_[i].value);
            shown.rows.push_back(
                fact(label_of(wanted_[i].key), {words::settings_value.with(before.zh, after.zh).zh,
                                                words::settings_value.with(before.en, after.en).en}));
        }
        shown.actions.push_back(grave_action("apply", words::settings_apply));
    }
    void change(const std::string& key, int direction) {
        for (auto& setting : wanted_) {
            if (setting.key != key) continue;
            setting.value =
                std::clamp(setting.value + direction * setting.step, setting.lowest, setting.highest);
        }
    }
    void apply() {
        const auto saved = save_local_settings(office_.config->data_folder, wanted_);
        std::string changes;
        for (std::size_t i = 0; i < wanted_.size(); ++i)
            if (wanted_[i] != as_read_[i])
                changes += wanted_[i].key + " " + std::to_string(as_read_[i].value) + " to " +
                           std::to_string(wanted_[i].value) + "; ";
        ended("config_applied", changes, saved);
    }
    void restore() { ended("config_restored", "", restore_local_settings(office_.config->data_folder)); }
    void ended(const char* what, const std::string& detail, const Result<void>& result) {
        office_.note(what, result ? detail : "failed: " + result.error().text);
        if (result) return office_.wish(Wish::restart_application);
        lead_ = words::settings_failed.with(result.error().text);
        office_.redraw();
    }

    Office& office_;
    std::vector<LocalSetting> as_read_;
    std::vector<LocalSetting> wanted_;
    bool review_ = false;
    LocalizedText lead_;
};

}  // namespace

NextPage settings_page(Office& office) { return std::make_unique<Settings>(office); }

}  // namespace kiosk::app::staff
