// The newest log lines, filtered by level and room; the support bundle; and what staff did here.
#include <algorithm>

#include <fmt/format.h>

#include "kiosk/app/staff/bundle.h"
#include "kiosk/app/staff/pages.h"
#include "kiosk/base/log.h"

namespace kiosk::app::staff {
namespace {

constexpr std::size_t lines_shown = 200;

screen::StaffMark mark_of_level(log::Level level) {
    if (level == log::Level::error) return screen::StaffMark::bad;
    return level == log::Level::warning ? screen::StaffMark::warning : screen::StaffMark::none;
}

class Logs final : public Page {
public:
    explicit Logs(Office& office) : office_{office} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "logs";
        shown.title = words::logs_title.text();
        shown.lead = lead_;
        shown.rows = {way("level", words::logs_level, plain(std::string{log::name_of(level_)})),
                      way("room", words::logs_room, room_words())};
        const auto lines = matching();
        if (lines.empty()) shown.rows.push_back(fact(words::logs_none, {}));
        for (const auto& line : lines) {
            screen::StaffRow row;
            row.mark = mark_of_level(line.level);
            row.label = plain(line.at.date_time().substr(5) + "  " + line.room);
            row.note = plain(services::masked(line.text));
            shown.rows.push_back(std::move(row));
        }
        if (!office_.config->support.usb_folder.empty())
            shown.actions.push_back(main_action("stick", words::bundle_stick));
        if (!office_.config->support.upload_url.empty())
            shown.actions.push_back(action("upload", words::bundle_upload));
        for (auto& each : shown.actions) each.enabled = !packing_;
        shown.back = "staff/back";
        return shown;
    }

    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") return office_.back();
        if (name == "level")
            level_ = level_ == log::Level::info      ? log::Level::warning
                     : level_ == log::Level::warning ? log::Level::error
                                                     : log::Level::info;
        if (name == "room") next_room();
        if ((name == "stick" || name == "upload") && !packing_) pack(name == "stick");
        office_.redraw();
    }

private:
    [[nodiscard]] LocalizedText room_words() const {
        return room_.empty() ? words::logs_all.text() : plain(room_);
    }
    // Newest first.
    [[nodiscard]] std::vector<log::Line> matching() const {
        auto lines = log::recent();
        std::erase_if(lines, [&](const log::Line& line) {
            return line.level < level_ || (!room_.empty() && line.room != room_);
        });
        std::ranges::reverse(lines);
        if (lines.size() > lines_shown) lines.resize(lines_shown);
        return lines;
    }
    void next_room() {
        std::vector<std::string> rooms{""};
        for (const auto& line : log::recent())
            if (std::ranges::find(rooms, line.room) == rooms.end()) rooms.push_back(line.room);
        std::ranges::sort(rooms);
        const auto at = std::ranges::upper_bound(rooms, room_);
        room_ = at == rooms.end() ? "" : *at;
    }

    void pack(bool onto_stick) {
        const auto name = bundle_name(office_);
        if (!office_.note(onto_stick ? "bundle_to_stick" : "bundle_upload", name)) return;
        packing_ = true;
        lead_ = words::bundle_making.text();
        auto end = std::make_shared<Result<std::string>>();
        auto files = support_files(office_);  // here: the core's own things are read
        office_.run([&office = office_, end, files = std::move(files), name,
                     onto_stick] { *end = send_bundle(office, files, name, onto_stick); },
                    [this, end, onto_stick] {
                        packing_ = false;
                        const auto& phrase = !*end        ? words::bundle_failed
                                             : onto_stick ? words::bundle_saved
                                                          : words::bundle_uploaded;
                        lead_ = phrase.with(*end ? **end : end->error().text);
                        office_.note(onto_stick ? "bundle_saved" : "bundle_uploaded",
                                     *end ? **end : "failed: " + end->error().text);
                        office_.redraw();
                    });
    }
    static Result<std::string> send_bundle(const Office& office,
                                           const std::vector<services::SupportFile>& files,
                                           const std::string& name, bool onto_stick) {
        const auto& config = office.config->support;
        auto bundle = TRY(services::make_bundle(config, files));
        if (onto_stick) return services::save_to_stick(config, name, bundle);
        TRY_VOID(services::upload(config, office.outside->transport(), name, std::move(bundle)));
        return name;
    }

    Office& office_;
    log::Level level_ = log::Level::info;
    std::string room_;
    LocalizedText lead_;
    bool packing_ = false;
};

class AuditPage final : public Page {
public:
    explicit AuditPage(Office& office) : office_{office} {
        const auto verified = office_.audit->verify();
        whole_ = verified.has_value();
        lead_ = whole_ ? words::audit_good.text() : words::audit_broken.with(verified.error().text);
        static_cast<void>(office_.audit->each([&](const services::AuditEntry& entry) {
            screen::StaffRow row;
            row.label = plain(entry.at.date_time().substr(5) + "  " + entry.who);
            row.value = plain(entry.action);
            row.note = plain(entry.detail);
            rows_.push_back(std::move(row));
            if (rows_.size() > lines_shown) rows_.erase(rows_.begin());
        }));
        std::ranges::reverse(rows_);
    }
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "audit";
        shown.title = words::audit_title.text();
        shown.lead = lead_;
        shown.warns = !whole_;
        shown.rows = rows_;
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") office_.back();
    }

private:
    Office& office_;
    std::vector<screen::StaffRow> rows_;
    LocalizedText lead_;
    bool whole_ = true;
};

}  // namespace

NextPage logs_page(Office& office) { return std::make_unique<Logs>(office); }
NextPage audit_page(Office& office) { return std::make_unique<AuditPage>(office); }

}  // namespace kiosk::app::staff
