// What maintenance remembers over a restart, in small files of the data folder: whether the kiosk was taken
// out of service, how many slips the roll has given, and the reports of earlier tests.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/domain/diagnosis.h"

namespace kiosk::app::staff {

struct Roll {
    CivilTime since;  // 0: never noted
    int slips = 0;
};

// Core thread alone.
class Keepsakes {
public:
    explicit Keepsakes(std::string folder);

    [[nodiscard]] bool out_of_service() const { return out_of_service_; }
    Result<void> set_out_of_service(bool out);
    [[nodiscard]] const Roll& roll() const { return roll_; }
    void slip_printed();
    Result<void> paper_replaced(CivilTime now);
    [[nodiscard]] const std::vector<diagnosis::Report>& reports() const { return reports_; }
    Result<void> keep(const diagnosis::Report& report);
    // The newest finding about this part, and when.
    struct LastFinding {
        const diagnosis::Finding* finding = nullptr;
        CivilTime at;
    };
    [[nodiscard]] LastFinding last_finding(diagnosis::Part part) const;

private:
    [[nodiscard]] std::string file(const char* name) const { return folder_ + "/" + name; }
    [[nodiscard]] Result<void> write_roll() const;
    std::string folder_;
    bool out_of_service_ = false;
    Roll roll_;
    std::vector<diagnosis::Report> reports_;
};

}  // namespace kiosk::app::staff
