// The order of the checks is that of the real thing: gateway signature, body cryptography, envelope fields,
// message id and clock, input fields, meaning. A message id is used up as soon as it was well formed, even by
// a refusal.
#include "services/hospital/platform/platform.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "services/hospital/platform/fields.h"
#include "services/hospital/platform/refusal.h"

namespace kiosk::hospital {
namespace {

constexpr std::int64_t clock_skew_ms_max = 300'000;

using Transaction = Json (*)(World&, const Call&);
const std::map<std::string, Transaction> transactions{{"9001", sign_in},
                                                      {"9002", sign_out},
                                                      {"1101", query_person},
                                                      {"2001", check_benefit},
                                                      {"2201", open_visit},
                                                      {"2202", cancel_visit},
                                                      {"2203", describe_visit},
                                                      {"2203A", describe_visit},
                                                      {"2204", upload_fees},
                                                      {"2205", cancel_fees},
                                                      {"2206", presettle},
                                                      {"2207", settle},
                                                      {"2208", cancel_settlement},
                                                      {"2601", reverse_message},
                                                      {"3201", compare_totals},
                                                      {"3202", compare_details},
                                                      {"5201", list_visits},
                                                      {"9101", upload_file},
                                                      {"9102", download_file},
                                                      // questions of a person
                                                      {"5206", query_accumulations},
                                                      {"5301", query_disease_filings},
                                                      {"5304", query_filings},
                                                      {"5261", list_settlements}};

std::string stamp(CivilTime at) { return fmt::format("{}{:03}", at.compact(), at.unix_ms % 1000); }

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

// institution (12) + yyyyMMddHHmmss (14) + serial (4)
void check_msgid(const std::string& msgid, const std::string& institution) {
    refuse_if(msgid.size() != 30 || !msgid.starts_with(institution) || !all_digits(msgid.substr(12)),
              "发送方报文ID格式错误");
    const auto t = msgid.substr(12, 14);
    const auto at =
        CivilTime::parse(fmt::format("{}-{}-{} {}:{}:{}", t.substr(0, 4), t.substr(4, 2), t.substr(6, 2),
                                     t.substr(8, 2), t.substr(10, 2), t.substr(12, 2)));
    refuse_if(!at || at->compact() != t, "发送方报文ID格式错误");
}

void check_institution(const std::string& code) {
    const bool shaped = code.size() == 12 && (code[0] == 'H' || code[0] == 'P') && all_digits(code.substr(1));
    refuse_if(!shaped, "定点医药机构编码格式错误");
}

// The first psn_no anywhere in the input decides whose insured place the envelope must name.
std::string psn_no_in(const Json& input) {
    for (const auto& node : input) {
        const auto& object = node.is_array() && !node.empty() ? node.front() : node;
        if (auto number = text_of(object, "psn_no"); !number.empty()) return number;
    }
    return {};
}

// A number from 0 to 99 that depends on nothing but its arguments.
unsigned dice(std::uint64_t seed, std::string_view what, std::string_view msgid) {
    std::uint64_t hash = 14695981039346656037ULL ^ seed;
    for (const auto text : {what, msgid})
        for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return static_cast<unsigned>((hash >> 32) % 100);
}

// Decimals become text.
void numbers_as_text(Json& value) {
    if (value.is_structured()) {
        for (auto& part : value) numbers_as_text(part);
    } else if (value.is_string() && value.get_ref<const std::string&>().starts_with('\x01')) {
        value = value.get<std::string>().substr(1);
    }
}

}  // namespace

bool Platform::serves(std::string_view path) { return platform_path(path).known; }

Platform::Opened Platform::open(const Request& request) const {
    Opened opened;
    auto outer = Json::parse(request.body, nullptr, false);
    if (outer.is_discarded()) return {nullptr, false, "报文不是JSON"};
    opened.wrapped = is_wrapped(outer);
    if (!opened.wrapped) return {std::move(outer), false, ""};
    auto inner = unwrap(outer, keys_, world_.now());
    opened.problem = inner.problem;
    opened.envelope = Json::parse(inner.text, nullptr, false);
    if (opened.problem.empty() && opened.envelope.is_discarded()) opened.problem = "报文不是JSON";
    return opened;
}

std::string Platform::name_of(const Request& request) const {
    const auto path = platform_path(request.path);
    if (path.infno != "2203" && !path.infno.empty()) return path.infno;
    const auto infno = text_of(open(request).envelope, "infno");
    return infno.empty() ? "csb" : infno;
}

void Platform::check_message(const Json& envelope, const PlatformPath& path) {
    const auto infno = text_of(envelope, "infno");
    refuse_if(!transactions.contains(infno), "交易编号不存在");
    refuse_if(!path.infno.empty() && path.infno != infno, "交易编号与服务地址不一致");
    const auto institution = text_of(envelope, "fixmedins_code");
    check_institution(institution);
    check_msgid(text_of(envelope, "msgid"), institution);
    const auto area = text_of(envelope, "mdtrtarea_admvs");
    refuse_if(area.size() != 6 || !all_digits(area), "就医地医保区划格式错误");
    const auto at = CivilTime::parse(text_of(envelope, "inf_time"));
    const auto skew = at ? std::abs(at->unix_ms - world_.now().unix_ms) : clock_skew_ms_max + 1;
    refuse_if(skew > clock_skew_ms_max, "交易时间与中心时间相差过大");
    const auto sign_no = text_of(envelope, "sign_no");
    const bool must_sign_in = world_.books.setting("sign_in_required") == "true" && infno != "9001";
    refuse_if(must_sign_in && sign_no.empty(), "未签到，请先签到");
    refuse_if(!sign_no.empty() && infno != "9001" &&
                  world_.books.number("SELECT valid FROM sign_ins WHERE sign_no = ?", sign_no) == 0,
              "签到流水号无效，请重新签到");
    const int fresh = world_.books.run("INSERT OR IGNORE INTO msgids VALUES(?,?,?)",
                                       text_of(envelope, "msgid"), infno, world_.now().date_time());
    refuse_if(fresh == 0, "发送方报文ID重复，请勿重复提交");
}

Json Platform::transact(const Json& envelope, const PlatformPath& path) {
    check_envelope(envelope);
    check_message(envelope, path);
    const auto infno = text_of(envelope, "infno");
    check_input(infno, envelope["input"]);
    const auto area = text_of(envelope, "insuplc_admdvs");
    if (const auto psn_no = psn_no_in(envelope["input"]); !psn_no.empty()) {
        refuse_if(area.empty(), "入参[insuplc_admdvs]不能为空");
        const auto* person = world_.people.by_psn_no(psn_no);
        const bool fits =
            person == nullptr ||
            std::ranges::any_of(person->coverage, [&](const InsuredAs& row) { return row.area == area; });
        refuse_if(!fits, "参保地医保区划与人员参保信息不一致");
    }
    const Call call{infno, text_of(envelope, "msgid"),  text_of(envelope, "opter"),
                    area,  text_of(envelope, "cainfo"), envelope["input"]};
    // Before the writing begins, because a refusal rolls that back and the count must go down.
    const bool by_token = text_of(member(call.input, "data"), "mdtrt_cert_type") == "01";
    refuse_if(by_token && world_.books.use_up("token_refuse:" + infno), "电子凭证令牌已失效，请重新扫码");
    Books::Writing writing{world_.books};
    auto output = transactions.at(infno)(world_, call);
    writing.keep();
    return output;
}

Json Platform::reply_envelope(const Json& envelope, CivilTime received, const std::string& error,
                              Json output) {
    auto area = text_of(envelope, "mdtrtarea_admvs");
    if (area.size() != 6) area = "990100";
    Json reply{
        {"infcode", error.empty() ? 0 : -1},
        {"inf_refmsgid", fmt::format("{}{}{:010}", area, received.compact(), world_.books.next("refmsgid"))},
        {"refmsg_time", stamp(received)},
        {"respond_time", stamp(world_.now())},
        {"enctype", ""},
        {"signtype", ""},
        {"err_msg", error.empty() ? Json{} : Json(error)},
        {"output", std::move(output)}};
    add_quirks(reply, text_of(envelope, "msgid"));
    return reply;
}

// Real platforms are not of one mind about their own format (specification 1.4): the seed decides which reply
// has which oddity.
void Platform::add_quirks(Json& reply, const std::string& msgid) {
    if (world_.seed == 0) return;
    const auto happens = [&](std::string_view what, unsigned percent) {
        return dice(world_.seed, what, msgid) < percent;
    };
    if (happens("infcode as text", 30)) reply["infcode"] = std::to_string(reply["infcode"].get<int>());
    auto& output = reply["output"];
    if (output.is_null() && happens("empty output", 50)) output = Json::object();
    if (!output.is_object() || output.empty()) return;
    if (happens("numbers as text", 25)) numbers_as_text(output);
    if (output.contains("insuinfo") && output["insuinfo"].size() == 1 && happens("one row", 25)) {
        const Json only = output["insuinfo"].front();
        output["insuinfo"] = only;
    }
    if (happens("output as text", 12)) output = wire_text(output);
}

Json Platform::answer(const Json& envelope, const PlatformPath& path) {
    const auto received = world_.now();
    try {
        auto output = transact(envelope, path);
        if (falsify_ && output.is_object() && output.contains("setlinfo")) {
            auto& own = output["setlinfo"]["psn_cash_pay"];
            own = amount(fen_of_text(own.get<std::string>().substr(1)) + Fen{1});
            falsify_ = false;
        }
        return reply_envelope(envelope, received, "", std::move(output));
    } catch (const Refusal& refusal) {
        return reply_envelope(envelope, received, refusal.text, nullptr);
    }
}

Reply Platform::handle(const Request& request) {
    const auto path = platform_path(request.path);
    auto demanded = world_.books.setting("gateway");
    if (demanded.empty()) demanded = path.gateway;
    if (const auto problem = gateway_problem(request, demanded, world_.now()))
        return gateway_error(request, 401, *problem);
    const auto opened = open(request);
    if (!opened.problem.empty()) return gateway_error(request, 400, opened.problem);
    if (path.ec_query) {
        auto reply = query_e_code(world_, opened.envelope);
        if (world_.seed != 0 && dice(world_.seed, "data as text", reply.dump()) < 40 &&
            reply["data"].is_object())
            reply["data"] = reply["data"].dump();
        return finish(request, opened, reply);
    }
    if (text_of(opened.envelope, "infno") == "9102") return answer_with_file(request, opened, path);
    return finish(request, opened, answer(opened.envelope, path));
}

Reply Platform::answer_with_file(const Request& request, const Opened& opened, const PlatformPath& path) {
    const auto received = world_.now();
    try {
        Reply out;
        out.body = transact(opened.envelope, path).get<std::string>();
        out.content_type = "application/octet-stream";
        write_down(request, opened.envelope, Json{{"file_bytes", out.body.size()}}.dump(), 200);
        return out;
    } catch (const Refusal& refusal) {
        return finish(request, opened, reply_envelope(opened.envelope, received, refusal.text, nullptr));
    }
}

Reply Platform::refusal(const Request& request, const std::string& text) {
    const auto opened = open(request);
    if (!platform_path(request.path).ec_query)
        return finish(request, opened, reply_envelope(opened.envelope, world_.now(), text, nullptr));
    return finish(request, opened,
                  {{"code", 500199},
                   {"message", text},
                   {"data", nullptr},
                   {"extra", nullptr},
                   {"orgId", text_of(opened.envelope, "orgId")}});
}

Reply Platform::finish(const Request& request, const Opened& opened, const Json& reply) {
    const auto text = wire_text(reply);
    write_down(request, opened.envelope, text, 200);
    Reply out;
    out.body = opened.wrapped ? wrap(text, keys_, world_.now()) : text;
    return out;
}

Reply Platform::gateway_error(const Request& request, int status, const std::string& text) {
    Reply out;
    out.status = status;
    out.body = Json{{"code", status}, {"message", text}}.dump();
    write_down(request, Json::parse(request.body, nullptr, false), out.body, status);
    return out;
}

void Platform::write_down(const Request& request, const Json& asked, const std::string& answered,
                          int status) {
    if (world_.data_folder.empty()) return;
    Json headers = Json::object();
    for (const auto& [name, value] : request.headers) {
        const bool secret = name.ends_with("signature") || name == "authorization" || name == "apikey";
        if (!secret) headers[name] = value;
    }
    auto shown = asked.is_discarded() ? Json{} : asked;
    if (text_of(shown, "infno") == "9101" && shown["input"].is_object()) shown["input"] = "(a file)";
    const Json line{{"at", world_.now().rfc3339()},
                    {"path", request.path},
                    {"headers", headers},
                    {"request", shown},
                    {"reply", Json::parse(answered, nullptr, false)},
                    {"http_status", status}};
    std::ofstream{world_.data_folder + "/traffic.jsonl", std::ios::app}
        << line.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace kiosk::hospital
