// The ways of a bundle: made, saved, sent. Nothing leaves unencrypted, so without a recipient there is none.
#include <utility>

#include <fmt/format.h>

#include "services/support.h"
#include "services/support/pack.h"
#include "services/support/seal.h"
#include "services/support/stick.h"

namespace kiosk::services {
namespace {

constexpr Millis upload_longest{120'000};

}  // namespace

SupportConfig read_support_config(ConfigTable& table) {
    SupportConfig config;
    config.recipient = table.path("recipient", "",
                                  "PEM file of the certificate for which the support bundle is encrypted; "
                                  "empty: none can be made");
    config.usb_folder = table.path(
        "usb_folder", "", "where sticks are mounted, e.g. /media; empty: nothing is saved on a stick");
    config.upload_url =
        table.text("upload_url", "", "the bundle is sent there by PUT, with its name behind; empty: nowhere");
    if (!config.upload_url.empty() && !config.upload_url.starts_with("https://"))
        table.problem("upload_url", "must begin with https://");
    config.bytes_most = static_cast<std::size_t>(table.integer(
        "bytes_most", static_cast<std::int64_t>(config.bytes_most), 65'536, 256LL << 20,
        "size of the packed bundle; the oldest log lines are left out where it would be longer"));
    return config;
}

Result<std::string> make_bundle(const SupportConfig& config, std::vector<SupportFile> files) {
    if (config.recipient.empty())
        return fail(ErrorKind::configuration,
                    "support.recipient: is needed: a bundle is made for its certificate alone");
    for (auto& file : files)
        if (file.may_be_cut) file.bytes = masked(file.bytes);
    const auto archive = TRY(support::packed(files, config.bytes_most));
    auto sealed = support::sealed_for(config.recipient, archive);
    if (!sealed) return fail_in("support.recipient", sealed.error());
    return sealed;
}

Result<std::string> save_to_stick(const SupportConfig& config, const std::string& name,
                                  std::string_view bundle) {
    if (config.usb_folder.empty()) return fail(ErrorKind::configuration, "support.usb_folder: is not set");
    return support::save_below(config.usb_folder, "/proc/self/mountinfo", name, bundle);
}

Result<void> upload(const SupportConfig& config, Transport& transport, const std::string& name,
                    std::string bundle) {
    if (config.upload_url.empty()) return fail(ErrorKind::configuration, "support.upload_url: is not set");
    const bool slash = config.upload_url.ends_with('/');
    const auto exchange = transport.exchange({.method = "PUT",
                                              .url = config.upload_url + (slash ? "" : "/") + name,
                                              .headers = {{"Content-Type", "application/cms"}},
                                              .body = std::move(bundle),
                                              .timeout = upload_longest});
    if (classify(exchange) != Delivery::reply)
        return fail(ErrorKind::unavailable, "the support server does not answer: " + exchange.detail);
    if (exchange.http_status >= 200 && exchange.http_status < 300) return {};
    return fail(ErrorKind::refused, fmt::format("the support server answered {}", exchange.http_status));
}

}  // namespace kiosk::services
