// Addresses and gateway headers in their four styles.
#include "services/settlement/addresses.h"

#include <map>
#include <string_view>

#include <fmt/format.h>

#include "services/crypto/digest.h"

namespace kiosk::services::settlement {
namespace {

// Spelt as seen (1.7): Rregistration, Settletment and cancle are the platform's own.
const std::map<std::string_view, std::string_view>& service_paths() {
    static const std::map<std::string_view, std::string_view> table{
        {"9001", "/fsi/api/signInSignOutService/signIn"},
        {"1101", "/fsi/api/fsiPsnInfoService/queryPsnInfo"},
        {"1162", "/fsi/api/hsecfc/localQrCodeQuery"},
        {"2001", "/fsi/api/fsiPsnPriorityInfoService/queryPsnPriorityInfo"},
        {"2201", "/fsi/api/outpatientDocInfoService/outpatientRregistration"},
        {"2202", "/fsi/api/outpatientDocInfoService/outpatientRegistrationCancel"},
        {"2203A", "/fsi/api/outpatientDocInfoService/outpatientMdtrtinfoUpA"},
        {"2204", "/fsi/api/outpatientDocInfoService/outpatientFeeListUp"},
        {"2205", "/fsi/api/outpatientDocInfoService/outpatientFeeListUpCancel"},
        {"2206", "/fsi/api/outpatientSettleService/preSettletment"},
        {"2207", "/fsi/api/outpatientSettleService/saveSettletmentV2"},
        {"2207A", "/fsi/api/outpatientSettleService/saveSettletment"},
        {"2208", "/fsi/api/outpatientSettleService/cancleSettletment"},
        {"2601", "/fsi/api/reverseService/revsMethod"},
        {"5201", "/fsi/api/fsiIntegratedQueryService/queryMdtrtInfo"},  // not in 1.7: a guess, local
        {"5206", "/fsi/api/fsiIntegratedQueryService/queryFixmedinsPracPsnSum"},
        {"5301", "/fsi/api/fsiIntegratedQueryService/queryPsnOpspReg"},
        {"5304", "/fsi/api/fsiIntegratedQueryService/queryReflinMedinfo"},  // a guess, local
        {"3201", "/fsi/api/ybSettlementStmtService/stmtTotal"},
        {"3202", "/fsi/api/ybSettlementStmtService/stmtDetail"},
        {"9101", "/fsi/api/fileupload/upload"},
        {"9102", "/fsi/api/fileupload/download"},
    };
    return table;
}

void add_tif(std::vector<Header>& headers, const SettlementConfig& config, const std::string& time,
             const std::string& nonce) {
    headers.push_back({"x-tif-paasid", config.access_code});
    headers.push_back({"x-tif-timestamp", time});
    headers.push_back({"x-tif-nonce", nonce});
    Secret text{time + config.gateway_secret.reveal() + nonce + time};
    headers.push_back({"x-tif-signature", crypto::sha256_hex(text.reveal())});
    if (!config.city.service_id.empty()) headers.push_back({"x-tif-serviceId", config.city.service_id});
}

void add_csb(std::vector<Header>& headers, const SettlementConfig& config, const std::string& time) {
    // The four names are in alphabetical order already, as the signature wants them.
    const std::vector<Header> signed_ones{{"_api_access_key", config.access_code},
                                          {"_api_name", config.city.api_name},
                                          {"_api_timestamp", time},
                                          {"_api_version", config.city.api_version}};
    std::string text;
    for (const auto& header : signed_ones)
        text += fmt::format("{}{}={}", text.empty() ? "" : "&", header.name, header.value);
    headers.insert(headers.end(), signed_ones.begin(), signed_ones.end());
    headers.push_back({"_api_signature", crypto::hmac_sha1_base64(config.gateway_secret, text)});
}

}  // namespace

Result<std::string> address_of(const SettlementConfig& config, const std::string& infno) {
    switch (config.city.url_style) {
        case UrlStyle::number_appended:
            return config.base_url + infno;
        case UrlStyle::one_url:
            return config.base_url;
        case UrlStyle::service_path:
            break;
    }
    const auto own = config.city.paths.find(infno);
    if (own != config.city.paths.end()) return config.base_url + own->second;
    const auto known = service_paths().find(infno);
    if (known != service_paths().end()) return config.base_url + std::string{known->second};
    return fail(ErrorKind::configuration, "no service path for transaction " + infno);
}

std::string unix_time(const CityDialect& city, CivilTime now) {
    return std::to_string(city.timestamp_in_ms ? now.unix_ms : now.unix_ms / 1000);
}

std::vector<Header> gateway_headers(const SettlementConfig& config, CivilTime now, const std::string& nonce) {
    std::vector<Header> headers{{"Content-Type", config.city.content_type}};
    const auto time = unix_time(config.city, now);
    switch (config.city.signature) {
        case GatewaySignature::none:
            break;
        case GatewaySignature::tif:
            add_tif(headers, config, time, nonce);
            break;
        case GatewaySignature::csb:
            add_csb(headers, config, time);
            break;
        case GatewaySignature::api_key:
            headers.push_back({"apikey", config.gateway_secret.reveal()});
            break;
    }
    return headers;
}

}  // namespace kiosk::services::settlement
