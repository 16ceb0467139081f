// Restart, shut down, update and roll back: each asks once more, is written into the audit log before it
// happens, and is carried out by a program of the system. And the figures of this kiosk since it started.
#include <fmt/format.h>

#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

// A page of grave actions, each with a program behind it.
class Commands : public Page {
public:
    explicit Commands(Office& office) : office_{office} {}

    void touched(const std::string& name, const std::string& /*text*/) override {
        lead_ = {};
        if (name == "back") {
            if (chosen_.empty()) return office_.back();
            chosen_.clear();
        } else if (name == "confirm" && !chosen_.empty()) {
            return carry_out();
        } else {
            chosen_ = name;
        }
        office_.redraw();
    }

protected:
    struct Offer {
        const char* name;
        const words::Phrase& label;
        const CommandLine* line;  // null: the application itself
        bool for_engineers = false;
    };
    [[nodiscard]] virtual std::vector<Offer> offers() const = 0;

    void add_offers(screen::Staff& shown) const {
        shown.back = "staff/back";
        shown.lead = lead_;
        for (const auto& offer : offers()) {
            if (offer.for_engineers && !office_.engineer()) continue;
            if (!chosen_.empty() && chosen_ != offer.name) continue;
            if (!chosen_.empty()) {
                shown.lead = words::confirm_lead.text();
                auto sure = grave_action("confirm", words::confirm);
                sure.label = words::confirm.with(offer.label);
                shown.actions.push_back(std::move(sure));
                continue;
            }
            auto made = grave_action(offer.name, offer.label);
            made.enabled = offer.line == nullptr || !offer.line->empty();
            shown.actions.push_back(std::move(made));
            if (offer.line != nullptr && offer.line->empty()) {
                auto row = fact(offer.label, {});
                row.note = words::update_unset.text();
                shown.rows.push_back(std::move(row));
            }
        }
    }
    Office& office_;

private:
    void carry_out() {
        const auto name = std::exchange(chosen_, "");
        for (const auto& offer : offers()) {
            if (name != offer.name || (offer.for_engineers && !office_.engineer())) continue;
            if (!office_.note(name)) return;
            if (offer.line == nullptr) return office_.wish(Wish::restart_application);
            lead_ = words::doing.text();
            office_.redraw();
            auto end = std::make_shared<Result<std::string>>();
            office_.run([end, line = *offer.line] { *end = run_command(line); },
                        [this, end, name] {
                            lead_ = *end ? words::done.text() : words::did_not_work.with(end->error().text);
                            if (!*end) office_.note(name, "failed: " + end->error().text);
                            office_.redraw();
                        });
        }
    }
    std::string chosen_;
    LocalizedText lead_;
};

class Power final : public Commands {
public:
    using Commands::Commands;
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "power";
        shown.title = words::power_title.text();
        add_offers(shown);
        return shown;
    }

private:
    [[nodiscard]] std::vector<Offer> offers() const override {
        const auto& commands = office_.config->maintenance;
        return {{"restart", words::power_app, nullptr},
                {"reboot", words::power_machine, &commands.reboot},
                {"power_off", words::power_off, &commands.power_off, true}};
    }
};

class Update final : public Commands {
public:
    using Commands::Commands;
    void begun() override {
        const auto& status = office_.config->maintenance.update_status;
        if (status.empty()) return;
        auto end = std::make_shared<Result<std::string>>();
        office_.run([end, status] { *end = run_command(status); },
                    [this, end] {
                        status_ = *end ? **end : end->error().text;
                        office_.redraw();
                    });
    }
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "update";
        shown.title = words::update_title.text();
        shown.rows.push_back(fact(words::update_version, plain(office_.config->policy.version)));
        auto state = fact(words::update_status, {});
        state.note = status_.empty() ? words::update_unset.text() : plain(status_);
        shown.rows.push_back(std::move(state));
        add_offers(shown);
        return shown;
    }

private:
    [[nodiscard]] std::vector<Offer> offers() const override {
        const auto& commands = office_.config->maintenance;
        return {{"update_now", words::update_now, &commands.update, true},
                {"roll_back", words::update_rollback, &commands.roll_back, true}};
    }
    std::string status_;
};

class Statistics final : public Page {
public:
    explicit Statistics(Office& office) : office_{office} {}
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "statistics";
        shown.title = words::statistics_title.text();
        shown.lead = words::statistics_lead.text();
        if (office_.metrics)
            for (const auto& family : office_.metrics()) add(shown.rows, family);
        if (shown.rows.empty()) shown.rows.push_back(fact(words::statistics_none, {}));
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") office_.back();
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{5'000}; }

private:
    // What patients did, and how long machine and servers took; devices have pages of their own.
    static const words::Phrase* title_of(const std::string& family) {
        if (family == "kiosk_visits_total") return &words::statistics_visits;
        if (family == "kiosk_visit_duration_seconds") return &words::statistics_duration;
        if (family == "kiosk_machine_step_seconds") return &words::statistics_steps;
        if (family == "kiosk_notices_total") return &words::statistics_notices;
        if (family == "kiosk_help_opened_total") return &words::statistics_help;
        if (family == "kiosk_peer_reply_seconds") return &words::statistics_replies;
        if (family == "kiosk_money_cases_closed_total") return &words::statistics_closed;
        return nullptr;
    }

    static std::string value_of(const services::MetricFamily& family, const services::MetricSample& sample) {
        if (family.kind != services::MetricKind::histogram) return fmt::format("{:.0f}", sample.value);
        const auto count = static_cast<double>(sample.count);
        return fmt::format("{} · {:.2f} s", sample.count, sample.value / count);
    }

    // What never happened is left out: most outcomes are rare.
    static void add(std::vector<screen::StaffRow>& rows, const services::MetricFamily& family) {
        const auto* title = title_of(family.name);
        if (title == nullptr) return;
        std::vector<screen::StaffRow> found;
        for (const auto& sample : family.samples) {
            const bool histogram = family.kind == services::MetricKind::histogram;
            if (histogram ? sample.count == 0 : sample.value == 0) continue;
            std::string label;
            for (const auto& [name, value] : sample.labels) label += (label.empty() ? "" : " · ") + value;
            screen::StaffRow row;
            row.label = label.empty() ? title->text() : plain(label);
            row.value = plain(value_of(family, sample));
            found.push_back(std::move(row));
        }
        if (found.empty()) return;
        rows.push_back(heading(*title));
        for (auto& row : found) rows.push_back(std::move(row));
    }
    Office& office_;
};

}  // namespace

NextPage power_page(Office& office) { return std::make_unique<Power>(office); }
NextPage update_page(Office& office) { return std::make_unique<Update>(office); }
NextPage statistics_page(Office& office) { return std::make_unique<Statistics>(office); }

}  // namespace kiosk::app::staff
