// One page of maintenance mode: what it shows, what a touch does, and how often it looks anew. Pages live on
// the core thread; whatever blocks they hand to the office.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/diagnostics/words.h"
#include "kiosk/domain/screen.h"

namespace kiosk::app::staff {

namespace words = diagnostics::words;

class Page {
public:
    virtual ~Page() = default;
    virtual void begun() {}  // once, when it has become the page on top
    // Without the frame: title, rows, widget and actions; who is signed in is added by the desk.
    [[nodiscard]] virtual screen::Staff draw() = 0;
    // `name`: what stands after "staff/". "back" comes here as well.
    virtual void touched(const std::string& name, const std::string& text) = 0;
    // How long the picture may stay as it is; nothing: until something happens.
    [[nodiscard]] virtual std::optional<Millis> refresh() const { return std::nullopt; }
    virtual void turned() {}  // after each refresh, before it is drawn
    virtual void card_inserted() {}
    virtual void card_removed() {}
};

using NextPage = std::unique_ptr<Page>;

// --- how rows and actions are written ---
[[nodiscard]] inline screen::StaffRow heading(const words::Phrase& phrase) {
    screen::StaffRow row;
    row.label = phrase.text();
    row.heading = true;
    return row;
}
[[nodiscard]] inline LocalizedText plain(const std::string& text) { return {text, text}; }
[[nodiscard]] inline screen::StaffRow fact(const words::Phrase& label, LocalizedText value) {
    screen::StaffRow row;
    row.label = label.text();
    row.value = std::move(value);
    return row;
}
[[nodiscard]] inline screen::StaffRow way(const std::string& name, const words::Phrase& label,
                                          LocalizedText value = {}) {
    auto row = fact(label, std::move(value));
    row.choice = "staff/" + name;
    return row;
}
[[nodiscard]] inline screen::StaffAction action(const std::string& name, const words::Phrase& label) {
    screen::StaffAction made;
    made.choice = "staff/" + name;
    made.label = label.text();
    return made;
}
[[nodiscard]] inline screen::StaffAction main_action(const std::string& name, const words::Phrase& label) {
    auto made = action(name, label);
    made.primary = true;
    return made;
}
[[nodiscard]] inline screen::StaffAction grave_action(const std::string& name, const words::Phrase& label) {
    auto made = action(name, label);
    made.grave = true;
    return made;
}

}  // namespace kiosk::app::staff
