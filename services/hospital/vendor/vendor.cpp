// One row for each call of VENDOR.md: how it is asked of the FHIR side and how the answer is told.
#include "services/hospital/vendor/vendor.h"

#include <algorithm>
#include <array>

#include "services/hospital/vendor/asked.h"
#include "services/hospital/vendor/told.h"

namespace kiosk::hospital {
namespace {

using namespace vendor;

constexpr std::string_view base = "/zzj/api/";

struct Call {
    std::string_view method;
    std::string_view path;
    Ask ask;
    Tell tell;
    bool nothing_is_an_answer = false;  // `data` may be null with a yes
};

constexpr std::array calls{Call{"GET", "ks", departments, tell_departments},
                           Call{"GET", "pb", sessions, tell_sessions},
                           Call{"POST", "br/cx", patient, tell_patient},
                           Call{"POST", "br/jd", open_file, tell_opened},
                           Call{"POST", "jf/dj", orders, tell_orders},
                           Call{"POST", "gh/sh", hold_number, tell_held},
                           Call{"POST", "jf/sd", hold_orders, tell_held},
                           Call{"POST", "gh/shcx", number_held, tell_found},
                           Call{"POST", "jf/sdcx", orders_held, tell_found},
                           Call{"POST", "gh/bj", mark_number, tell_marked},
                           Call{"POST", "jf/bj", mark_orders, tell_marked},
                           Call{"POST", "gh/sf", release_number, tell_released, true},
                           Call{"POST", "jf/sf", release_orders, tell_released, true},
                           Call{"POST", "gh/th", give_up, tell_released, true},
                           Call{"POST", "gh/qr", confirm_number, tell_confirmed},
                           Call{"POST", "jf/qr", confirm_orders, tell_confirmed},
                           Call{"POST", "gh/jl", records, tell_records},
                           Call{"POST", "gh/pz", slip, tell_records},
                           Call{"POST", "gh/bd", copy, tell_copy},
                           Call{"POST", "jf/jl", payments, tell_payments},
                           Call{"POST", "jf/pz", payment_slip, tell_payments},
                           Call{"POST", "jf/bd", payment_copy, tell_copy},
                           Call{"POST", "bg/lb", reports, tell_reports},
                           Call{"POST", "bg/wj", report_document, tell_report_document},
                           Call{"POST", "bg/dy", report_print, tell_report_print},
                           Call{"POST", "yf/cf", prescriptions, tell_prescriptions},
                           Call{"POST", "yf/qd", pharmacy_check_in, tell_check_in},
                           Call{"POST", "pj/lb", invoices, tell_invoices},
                           Call{"POST", "fy/qd", charges, tell_charges},
                           Call{"POST", "zy/cx", admissions, tell_admissions},
                           Call{"POST", "zy/yj", hold_deposit, tell_held},
                           Call{"POST", "dz/mx", bills, tell_bills},
                           Call{"POST", "ks/cx", departments_for, tell_departments},
                           Call{"POST", "yy/rq", booking_days, tell_booking_days},
                           Call{"POST", "yy/sd", booking_times, tell_booking_times},
                           Call{"POST", "yy/yy", book, tell_booked},
                           Call{"POST", "yy/cx", appointments, tell_appointments},
                           Call{"POST", "yy/qh", hold_booking, tell_held},
                           Call{"POST", "yy/qd", check_in, tell_arrived}};

const Call* call_of(const Request& request) {
    const auto path = std::string_view{request.path}.substr(base.size());
    const auto found = std::ranges::find_if(
        calls, [&](const Call& call) { return call.path == path && call.method == request.method; });
    return found == calls.end() ? nullptr : &*found;
}

Reply envelope(const std::string& code, const std::string& words, const Json& data) {
    Reply reply;
    reply.body = wire_text({{"code", code}, {"msg", words}, {"data", data}});
    return reply;
}

Asked asked(const Call& call, const Request& request) {
    if (request.method == "GET") return call.ask(request, {});
    const auto body = Json::parse(request.body, nullptr, false);
    if (text_of(body, "jkbb") != "2.1") return {{}, "参数不合法: jkbb"};
    if (text_of(body, "jgdm").empty()) return {{}, "参数不合法: jgdm"};
    if (!member(body, "cs").is_object()) return {{}, "参数不合法: cs"};
    return call.ask(request, body["cs"]);
}

std::string code_of(int status, const std::string& fhir_code) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> codes{
        {{"slot-taken", "2001"},
         {"stopped", "2002"},
         {"expired", "2003"},
         {"version", "2004"},
         {"money-in-doubt", "2005"},
         {"bill-taken", "2006"},
         {"not-cancellable", "2007"},
         {"booked-already", "2011"},
         {"too-early", "2012"},
         {"too-late", "2013"},
         {"patient-unknown", "3001"},
         {"already-printed", "3002"}}};
    for (const auto& [theirs, ours] : codes)
        if (theirs == fhir_code) return std::string{ours};
    return status == 404 ? "1404" : "4001";
}

}  // namespace

std::string Vendor::name_of(const Request& request) {
    const auto* call = call_of(request);
    if (call == nullptr) return request.method + " " + request.path;
    const auto meant = asked(*call, request);
    return meant.problem.empty() ? His::name_of(meant.request) : request.method + " " + request.path;
}

Reply Vendor::refusal(const Reply& fhir_problem) {
    const auto outcome = Json::parse(fhir_problem.body, nullptr, false);
    const auto& issue = outcome["issue"][0];
    const auto code = text_of(issue["details"]["coding"][0], "code");
    const auto words = text_of(issue, "diagnostics");
    if (code == "money-in-doubt") return envelope(code_of(409, code), "款项状态不明", {{"lsh", words}});
    return envelope(code_of(fhir_problem.status, code), words, {});
}

Reply Vendor::handle(const Request& request) {
    const auto* call = call_of(request);
    if (call == nullptr) {
        Reply reply;
        reply.status = 404;
        reply.body = R"({"error":"no such path"})";
        return reply;
    }
    const auto meant = asked(*call, request);
    if (!meant.problem.empty()) return envelope("4001", meant.problem, {});
    const auto answer = his_.handle(meant.request);
    if (answer.status >= 400) return refusal(answer);
    const auto data = call->tell(Json::parse(answer.body, nullptr, false));
    if (data.is_null() && !call->nothing_is_an_answer) return envelope("1404", "查无数据", {});
    return envelope("0", "成功", data);
}

}  // namespace kiosk::hospital
