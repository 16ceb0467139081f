// Service paths of URL style 3 are spelled as the specification's table 1.7 spells them, misspellings
// included.
#include "services/hospital/platform/gateway.h"

#include <cstdlib>
#include <map>

#include "services/hospital/crypto.h"

namespace kiosk::hospital {
namespace {

const std::map<std::string_view, std::string_view> service_paths{
    {"signInSignOutService/signIn", "9001"},
    {"signInSignOutService/signOut", "9002"},
    {"fsiPsnInfoService/queryPsnInfo", "1101"},
    {"fsiPsnPriorityInfoService/queryPsnPriorityInfo", "2001"},
    {"outpatientDocInfoService/outpatientRregistration", "2201"},
    {"outpatientDocInfoService/outpatientRegistrationCancel", "2202"},
    {"outpatientDocInfoService/outpatientMdtrtinfoUp", "2203"},
    {"outpatientDocInfoService/outpatientMdtrtinfoUpA", "2203A"},
    {"outpatientDocInfoService/outpatientFeeListUp", "2204"},
    {"outpatientDocInfoService/outpatientFeeListUpCancel", "2205"},
    {"outpatientSettleService/preSettletment", "2206"},
    {"outpatientSettleService/preSettletmentA", "2206"},
    {"outpatientSettleService/saveSettletmentV2", "2207"},
    {"outpatientSettleService/saveSettletment", "2207"},
    {"outpatientSettleService/cancleSettletment", "2208"},
    {"reverseService/revsMethod", "2601"},
    {"fsiIntegratedQueryService/queryMdtrtInfo", "5201"},
    {"fsiIntegratedQueryService/queryFixmedinsPracPsnSum", "5206"},
    {"fsiIntegratedQueryService/queryPsnOpspReg", "5301"},
    {"fsiIntegratedQueryService/queryReflinMedinfo", "5304"},
    {"ybSettlementStmtService/stmtTotal", "3201"},
    {"ybSettlementStmtService/stmtDetail", "3202"},
    {"fileupload/upload", "9101"},
    {"fileupload/download", "9102"},
};

constexpr std::string_view style_1 = "/ebus/demo_api/prd/hsa/hgs/";
constexpr std::string_view style_3 = "/fsi/api/";
constexpr std::string_view ec_query_service = "hsecfc/localQrCodeQuery";

std::string header(const Request& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string{} : found->second;
}

bool is_skewed(std::string_view timestamp, std::int64_t unit_ms, CivilTime now) {
    char* end = nullptr;
    const std::string text{timestamp};
    const auto value = std::strtoll(text.c_str(), &end, 10);
    return text.empty() || *end != '\0' || std::abs(value * unit_ms - now.unix_ms) > gateway_skew_ms_max;
}

std::optional<std::string> tif_problem(const Request& request, CivilTime now) {
    const auto timestamp = header(request, "x-tif-timestamp");
    const auto nonce = header(request, "x-tif-nonce");
    if (header(request, "x-tif-paasid") != tif_account) return "paasid不存在";
    if (nonce.size() < 6 || nonce.size() > 36) return "nonce不合法";
    if (is_skewed(timestamp, 1000, now)) return "timestamp超出允许范围";
    if (!same_secret(header(request, "x-tif-signature"), tif_signature(timestamp, tif_secret, nonce)))
        return "签名校验失败";
    return {};
}

std::optional<std::string> csb_problem(const Request& request, CivilTime now) {
    const auto timestamp = header(request, "_api_timestamp");
    if (header(request, "_api_access_key") != csb_access_key) return "access key不存在";
    if (is_skewed(timestamp, 1, now)) return "timestamp超出允许范围";
    std::string text;
    for (const char* name : {"_api_access_key", "_api_name", "_api_timestamp", "_api_version"}) {
        const auto value = header(request, name);
        if (value.empty()) return std::string{"缺少请求头"} + name;
        text += (text.empty() ? "" : "&") + std::string{name} + "=" + value;
    }
    if (!same_secret(header(request, "_api_signature"), csb_signature(csb_secret, text)))
        return "签名校验失败";
    return {};
}

}  // namespace

PlatformPath platform_path(std::string_view path) {
    if (path.starts_with(style_1)) {
        auto infno = std::string{path.substr(style_1.size())};
        if (infno == "2206A" || infno == "2207A") infno.pop_back();
        return {true, infno == "1162", infno, "tif"};
    }
    if (path == "/csb" || path == "/CSB") return {true, false, "", "csb"};
    if (path == "/localcfc/api/hsecfc/localQrCodeQuery") return {true, true, "1162", "any"};
    if (!path.starts_with(style_3)) return {};
    path.remove_prefix(style_3.size());
    if (path == ec_query_service) return {true, true, "1162", "any"};
    const auto found = service_paths.find(path);
    return found == service_paths.end() ? PlatformPath{}
                                        : PlatformPath{true, false, std::string{found->second}, "any"};
}

std::string tif_signature(std::string_view timestamp, std::string_view secret, std::string_view nonce) {
    return sha256_hex(std::string{timestamp} + std::string{secret} + std::string{nonce} +
                      std::string{timestamp});
}

std::string csb_signature(std::string_view secret, std::string_view signed_text) {
    return base64(hmac_sha1(secret, signed_text));
}

std::optional<std::string> gateway_problem(const Request& request, std::string_view demanded, CivilTime now) {
    const bool tif = request.headers.contains("x-tif-signature") || request.headers.contains("x-tif-paasid");
    const bool csb =
        request.headers.contains("_api_signature") || request.headers.contains("_api_access_key");
    if (demanded == "tif" || (demanded != "csb" && tif)) return tif_problem(request, now);
    if (demanded == "csb" || csb) return csb_problem(request, now);
    return {};
}

}  // namespace kiosk::hospital
