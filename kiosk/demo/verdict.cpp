// Judged by the hospital's books and the kiosk's own meter, never by what a screen says alone.
#include "kiosk/demo/verdict.h"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "kiosk/app/local_settings.h"
#include "kiosk/demo/audit_story.h"
#include "kiosk/demo/books.h"

namespace kiosk::demo {
namespace {

// Of all that was bought on the way.
Split split_of(const Evidence& e) {
    Split sum;
    for (const auto& one : e.meter.bought()) {
        sum.total += one.split.total;
        sum.fund += one.split.fund;
        sum.account += one.split.account;
        sum.mutual_aid += one.split.mutual_aid;
        sum.own += one.split.own;
        sum.hospital += one.split.hospital;
    }
    return sum;
}

std::string slip_name(SlipKind kind) {
    switch (kind) {
        case SlipKind::registration:
            return "registration";
        case SlipKind::payment:
            return "payment";
        case SlipKind::appointment:
            return "appointment";
        case SlipKind::check_in:
            return "check_in";
        case SlipKind::being_checked:
            return "being_checked";
        case SlipKind::cancelled:
            return "cancelled";
        case SlipKind::new_file:
            return "new_file";
        case SlipKind::pharmacy:
            return "pharmacy";
        case SlipKind::invoice:
            return "invoice";
        case SlipKind::cost_list:
            return "cost_list";
    }
    return "?";
}

bool compare(std::int64_t is, const std::string& relation, std::int64_t wanted) {
    if (relation == ">") return is > wanted;
    if (relation == ">=") return is >= wanted;
    if (relation == "<") return is < wanted;
    if (relation == "<=") return is <= wanted;
    return relation == "=" && is == wanted;
}

// "voice.volume = 2": what may be changed at the machine, as it is in force at the end.
std::string check_setting(const Evidence& e, const std::string& what) {
    std::istringstream words{what};
    std::string key, equals, wanted;
    words >> key >> equals >> wanted;
    for (const auto& setting : app::local_settings(e.config)) {
        if (setting.key != key || equals != "=") continue;
        const auto is = std::to_string(setting.value);
        return is == wanted ? "" : key + " is " + is;
    }
    return "not understood";
}

// "own > 0", "touches <= 4", "receipts 2207 = 1"
std::string check_number(const Evidence& e, std::istringstream& words, const std::string& what) {
    std::string name = what;
    if (what == "receipts" || what == "books") words >> name;
    std::string relation;
    std::string wanted_text;
    words >> relation >> wanted_text;
    const auto split = split_of(e);
    std::int64_t is = 0;
    const bool amount = what == "own" || what == "fund" || what == "account" || what == "hospital" ||
                        what == "mutual_aid" || what == "total";
    if (what == "own")
        is = split.own.fen();
    else if (what == "fund")
        is = split.fund.fen();
    else if (what == "account")
        is = split.account.fen();
    else if (what == "hospital")
        is = split.hospital.fen();
    else if (what == "mutual_aid")
        is = split.mutual_aid.fen();
    else if (what == "total")
        is = split.total.fen();
    else if (what == "reports")
        is = std::ssize(e.meter.reports());
    else if (what == "touches")
        is = e.walk.touches;
    else if (what == "receipts")
        is = e.receipts.value(name, std::int64_t{0});
    else if (what == "books")
        is = grown(e.books_before, e.books_after, name);
    else
        return "not understood";
    const auto fen = Fen::parse_yuan(wanted_text);
    if (!fen) return "not a number: " + wanted_text;
    const auto wanted = amount ? fen->fen() : fen->fen() / 100;
    if (compare(is, relation, wanted)) return {};
    return fmt::format("{} is {}", name, amount ? Fen{is}.yuan() : std::to_string(is));
}

std::string check_one(const Evidence& e, const std::string& expectation) {
    std::istringstream words{expectation};
    std::string what;
    words >> what;
    std::string rest;
    std::getline(words >> std::ws, rest);
    const auto shown = [&](const std::string& name) {
        return std::find(e.walk.screens.begin(), e.walk.screens.end(), name) != e.walk.screens.end();
    };
    const auto slips = e.meter.slips();
    const auto printed = [&](const std::string& kind) {
        return std::any_of(slips.begin(), slips.end(),
                           [&](const PrintedSlip& slip) { return slip_name(slip.kind) == kind; });
    };
    if (what == "outcome") return outcome_of(e) == rest ? "" : "outcome is " + outcome_of(e);
    if (what == "screen") return shown(rest) ? "" : "never shown";
    if (what == "notice") return shown("notice:" + rest) ? "" : "never shown";
    if (what == "slip") return printed(rest) ? "" : "not printed";
    if (what == "copy")
        return std::any_of(slips.begin(), slips.end(),
                           [&](const auto& slip) {
                               return slip.copy_number > 0 && std::to_string(slip.copy_number) == rest;
                           })
                   ? ""
                   : "not printed";
    if (what == "claim")
        return std::any_of(slips.begin(), slips.end(), [](const auto& slip) { return slip.claims_back; })
                   ? ""
                   : "no slip says how";
    if (what == "audit") return audit_problem(e.config.data_folder, rest);
    if (what == "setting") return check_setting(e, rest);
    if (what == "no" && rest.starts_with("screen ")) return shown(rest.substr(7)) ? "was shown" : "";
    if (what == "no" && rest == "slip") return slips.empty() ? "" : "a slip was printed";
    std::istringstream again{expectation.substr(what.size())};
    return check_number(e, again, what);
}

}  // namespace

std::string outcome_of(const Evidence& e) {
    if (const auto bought = e.meter.bought(); !bought.empty()) {
        const auto& last = bought.back();
        if (!last.insured) return "self_pay";
        return last.hold.purpose == Purpose::bill ? "paid" : "registered";
    }
    // Opened, and nothing else was bought: whatever stood in the way was overcome.
    const auto& screens = e.walk.screens;
    const auto seen = [&](const char* screen) {
        return std::find(screens.begin(), screens.end(), screen) != screens.end();
    };
    if (seen("opened")) return "file_opened";
    if (seen("cancelled")) return "cancelled";
    if (seen("booked")) return "booked";
    if (seen("checked_in")) return "checked_in";
    std::string last_notice;
    for (const auto& screen : screens)
        if (screen.starts_with("notice:")) last_notice = screen.substr(7);
    if (last_notice == "unsure") return "unsure";
    if (!last_notice.empty()) return "refused:" + last_notice;
    return "left";
}

std::string expected_outcome(const Evidence& e) {
    for (const auto& expectation : e.journey.expectations)
        if (expectation.argument.starts_with("outcome ")) return expectation.argument.substr(8);
    return e.who.value("expected_outcome", "registered");
}

std::vector<std::string> complaints(const Evidence& e) {
    std::vector<std::string> wrong;
    if (outcome_of(e) != expected_outcome(e))
        wrong.push_back(fmt::format("outcome is {}, expected {}", outcome_of(e), expected_outcome(e)));
    for (const auto& expectation : e.journey.expectations) {
        const auto problem = check_one(e, expectation.argument);
        if (!problem.empty())
            wrong.push_back(
                fmt::format("line {}: expect {}: {}", expectation.line, expectation.argument, problem));
    }
    if (e.walk.lost_presses > 0) wrong.push_back(fmt::format("{} presses were lost", e.walk.lost_presses));
    if (e.walk.unmeant_choices > 0)
        wrong.push_back(fmt::format("{} choices were made that nobody meant", e.walk.unmeant_choices));
    if (e.first_kiosk_destroyed) return wrong;
    for (auto& one : book_complaints(e.meter.bought(), e.books_before, e.books_after))
        wrong.push_back(std::move(one));
    if (!e.cases_closed) wrong.push_back("a case is still open");
    return wrong;
}

Json result_json(const Evidence& e) {
    const auto split = split_of(e);
    const auto times = e.meter.times();
    const auto bought = e.meter.bought();
    Json slips = Json::array();
    for (const auto& slip : e.meter.slips())
        slips.push_back({{"kind", slip_name(slip.kind)},
                         {"original", slip.copy_number == 0},
                         {"copy_number", slip.copy_number},
                         {"claims_back", slip.claims_back},
                         {"queue_number", slip.queue_number}});
    return {{"journey", e.journey.name},
            {"outcome", outcome_of(e)},
            {"expected", expected_outcome(e)},
            {"touches", e.walk.touches},
            {"lost_presses", e.walk.lost_presses},
            {"unmeant_choices", e.walk.unmeant_choices},
            {"screens", e.walk.screens},
            {"machine_ms",
             {{"identify", times.identify.count()},
              {"settle", times.settle.count()},
              {"print", times.print.count()},
              {"total", times.total().count()}}},
            {"settlement",
             {{"total_fen", split.total.fen()},
              {"fund_fen", split.fund.fen()},
              {"account_fen", split.account.fen()},
              {"mutual_aid_fen", split.mutual_aid.fen()},
              {"own_fen", split.own.fen()},
              {"hospital_fen", split.hospital.fen()},
              {"setl_id", bought.empty() ? "" : bought.back().setl_id}}},
            {"slips", slips},
            {"reports", e.meter.reports().size()},
            {"events", e.events}};
}

}  // namespace kiosk::demo
