// What a journey calls the ways in which printing a report stands.
#pragma once

#include <string_view>

#include "kiosk/domain/screen.h"

namespace kiosk::demo {

inline std::string_view print_name(screen::ReportPrint print) {
    using screen::ReportPrint;
    switch (print) {
        case ReportPrint::none:
            return "none";
        case ReportPrint::waiting:
            return "waiting";
        case ReportPrint::fetching:
            return "fetching";
        case ReportPrint::printed:
            return "printed";
        case ReportPrint::not_again:
            return "not_again";
        case ReportPrint::unreadable:
            return "unreadable";
        case ReportPrint::no_answer:
            return "no_answer";
        case ReportPrint::no_paper:
            return "no_paper";
    }
    return "?";
}

}  // namespace kiosk::demo
