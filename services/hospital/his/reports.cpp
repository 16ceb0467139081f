// Reports: made by control for what was ordered, each with a PDF of its own, printed as often as the hospital
// allows ("report_prints_max", once unless told otherwise).
#include <fmt/format.h>

#include "services/hospital/crypto.h"
#include "services/hospital/data/tables.h"
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/pdf.h"
#include "services/hospital/his/results.h"

namespace kiosk::hospital {
namespace {

Json what_is(std::string_view what) {
    static const auto table = data::read(data::reports_json);
    const auto found = table.find(what);
    return found == table.end() ? Json{} : *found;
}

bool is_final(const Json& row) { return integer_of(row, "issued_ms") > 0; }

bool may_print(World& world, const Json& row) {
    return integer_of(row, "prints") < std::stoll(world.books.setting("report_prints_max", "1"));
}

std::string pdf_of_row(World& world, const Json& row) {
    if (text_of(row, "file") == "broken") return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog";
    const auto what = what_is(text_of(row, "what"));
    const auto* person = world.people.by_id(text_of(row, "patient"));
    ReportText text;
    text.title = "示例市第一医院  " + text_of(what["department"], "zh") + "报告单";
    text.head = {
        fmt::format("姓名 {}    性别 {}    报告号 {}", person->name, person->gender == "male" ? "男" : "女",
                    text_of(row, "id")),
        fmt::format("项目 {}", text_of(what, "zh")),
        fmt::format("申请时间 {}    报告时间 {}", CivilTime{integer_of(row, "ordered_ms")}.date_time(),
                    CivilTime{integer_of(row, "issued_ms")}.date_time())};
    for (const auto& line : what["lines"]) text.lines.push_back(line.get<std::vector<std::string>>());
    text.foot = "本报告仅对本次检查负责，结果请由医生结合临床判断。数据为虚构。";
    return pdf_of(text);
}

Json resource_of(World& world, const Json& row, bool with_document) {
    const auto what = what_is(text_of(row, "what"));
    const auto department = fhir::localized(what["department"]);
    const auto name = fhir::localized(what);
    Json form{{"contentType", "application/pdf"}};
    if (flag_of(what, "apart"))
        form["url"] = "Binary/" + text_of(row, "id");
    else if (with_document)
        form["data"] = base64(pdf_of_row(world, row));
    Json extensions = Json::array({fhir::extension("prints", "valueInteger", row["prints"]),
                                   fhir::extension("may-print", "valueBoolean", may_print(world, row))});
    if (!is_final(row))
        extensions.push_back(
            fhir::extension("expected", "valueInstant", CivilTime{integer_of(row, "expected_ms")}.rfc3339()));
    Json report{
        {"resourceType", "DiagnosticReport"},
        {"id", row["id"]},
        {"status", is_final(row) ? "final" : "registered"},
        {"category", Json::array({Json{{"coding", Json::array({Json{{"system",
                                                                     "http://terminology.hl7.org/CodeSystem/"
                                                                     "v2-0074"},
                                                                    {"code", what["category"]}}})}}})},
        {"code", {{"text", name.zh}, {"_text", fhir::translation(name.en)}}},
        {"effectiveDateTime", CivilTime{integer_of(row, "ordered_ms")}.rfc3339()},
        {"performer",
         Json::array({Json{{"display", department.zh}, {"_display", fhir::translation(department.en)}}})},
        {"extension", extensions}};
    if (!is_final(row)) return report;
    report["issued"] = CivilTime{integer_of(row, "issued_ms")}.rfc3339();
    report["presentedForm"] = Json::array({form});
    return report;
}

Json final_row(World& world, const std::string& id) {
    return world.books.row("SELECT * FROM reports WHERE id = ? AND issued_ms > 0", id);
}

// Who may have the document; null where it is given.
std::optional<Reply> refusal(World& world, const Json& row) {
    if (row.is_null()) return fhir::problem(404, "invalid", "no such report, or it is not ready");
    if (!may_print(world, row)) return fhir::problem(409, "already-printed", "已打印，如需再打请到窗口");
    return {};
}

}  // namespace

std::string write_report(World& world, const Person& person, const Json& change) {
    const auto what = text_of(change, "report");
    const auto known = what_is(what);
    if (known.is_null()) return "no such report: " + what;
    const auto now = world.now().unix_ms;
    const auto wait = integer_of(known, "wait_minutes") * minute_ms;
    // Ordered when the doctor ordered the same, where one did.
    const auto ordered =
        world.books.number("SELECT COALESCE(MAX(written_ms), ?) FROM orders WHERE patient = ? AND what = ?",
                           now - wait, person.id, what);
    const bool in_progress = text_of(change, "state") == "in_progress";
    world.books.run(
        "INSERT INTO reports(id, patient, what, ordered_ms, issued_ms, expected_ms, file, prints) "
        "VALUES(?,?,?,?,?,?,?,?)",
        fmt::format("BG{:06}", world.books.next("report")), person.id, what, ordered, in_progress ? 0 : now,
        now + wait, text_of(change, "file"), integer_of(change, "prints"));
    return {};
}

namespace results {

Reply reports(World& world, const Request& request) {
    Json found = Json::array();
    if (const auto* person = person_asked_for(world, request))
        for (const auto& row :
             world.books.rows("SELECT * FROM reports WHERE patient = ? ORDER BY ordered_ms, id", person->id))
            found.push_back(resource_of(world, row, false));
    return fhir::reply(200, fhir::bundle(found));
}

Reply report(World& world, const std::string& id) {
    const auto row = final_row(world, id);
    if (auto refused = refusal(world, row)) return *refused;
    return fhir::reply(200, resource_of(world, row, true));
}

Reply document(World& world, const std::string& id) {
    const auto row = final_row(world, id);
    if (auto refused = refusal(world, row)) return *refused;
    return fhir::reply(200, {{"resourceType", "Binary"},
                             {"id", row["id"]},
                             {"contentType", "application/pdf"},
                             {"data", base64(pdf_of_row(world, row))}});
}

Reply count_print(World& world, const Request& request) {
    const auto body = Json::parse(request.body, nullptr, false);
    const auto print_id = fhir::identifier_value(body, "urn:kiosk:print");
    const auto& about = member(body, "about");
    const auto reference = about.is_array() && !about.empty() ? text_of(about[0], "reference") : "";
    constexpr std::string_view type = "DiagnosticReport/";
    if (text_of(body, "status") != "completed" || print_id.empty() || !reference.starts_with(type))
        return fhir::problem(422, "invalid", "status, identifier urn:kiosk:print and about are needed");
    const auto id = reference.substr(type.size());
    if (final_row(world, id).is_null()) return fhir::problem(404, "invalid", "no such report");
    const bool fresh = world.books.run("INSERT OR IGNORE INTO report_prints(print_id, report) VALUES(?, ?)",
                                       print_id, id) > 0;
    if (fresh) world.books.run("UPDATE reports SET prints = prints + 1 WHERE id = ?", id);
    const auto row = final_row(world, id);
    return fhir::reply(
        fresh ? 201 : 200,
        {{"resourceType", "Communication"},
         {"id", "DY-" + print_id},
         {"status", "completed"},
         {"identifier", Json::array({fhir::identifier("urn:kiosk:print", print_id)})},
         {"about", Json::array({Json{{"reference", reference}}})},
         {"extension", Json::array({fhir::extension("copies", "valueInteger", row["prints"])})}});
}

}  // namespace results

}  // namespace kiosk::hospital
