// Read as a stranger to the running kiosk would: from the file alone.
#include "kiosk/demo/audit_story.h"

#include <optional>
#include <sstream>

#include <fmt/format.h>

#include "services/audit.h"
#include "services/staff.h"

namespace kiosk::demo {

std::string audit_problem(const std::string& data_folder, const std::string& wanted) {
    const auto log = services::AuditLog::open_for_reading(data_folder + "/" + services::staff_file_name);
    if (!log) return log.error().text;
    if (wanted == "whole") {
        const auto verified = (*log)->verify();
        return verified ? "" : verified.error().text;
    }
    std::istringstream words{wanted};
    std::string action, equals;
    std::optional<int> times;
    words >> action;
    if (int number = 0; words >> equals) {
        if (equals != "=" || !(words >> number)) return "not understood";
        times = number;
    }
    int found = 0;
    const auto read =
        (*log)->each([&](const services::AuditEntry& entry) { found += entry.action == action ? 1 : 0; });
    if (!read) return read.error().text;
    const bool as_wanted = times ? found == *times : found > 0;
    return as_wanted ? "" : fmt::format("{} is there {} times", action, found);
}

}  // namespace kiosk::demo
