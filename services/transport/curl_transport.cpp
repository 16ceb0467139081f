// libcurl, set up so that it does nothing on its own account.
#include "services/curl_transport.h"

#include <algorithm>
#include <cctype>
#include <mutex>
#include <utility>

#include <curl/curl.h>
#include <fmt/format.h>

namespace kiosk::services {
namespace {

using Easy = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

// What one exchange gathers while libcurl calls back.
struct Gathered {
    Exchange exchange;
    std::size_t reply_bytes_max = 0;
    bool reply_too_long = false;
    bool request_began = false;
    bool header_complete = false;
};

std::size_t on_body(char* data, std::size_t one, std::size_t count, void* user) {
    auto& gathered = *static_cast<Gathered*>(user);
    const auto bytes = one * count;
    if (gathered.exchange.reply.size() + bytes > gathered.reply_bytes_max) {
        gathered.reply_too_long = true;
        return 0;  // libcurl ends the exchange with CURLE_WRITE_ERROR
    }
    gathered.exchange.reply.append(data, bytes);
    return bytes;
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return std::string{text};
}

std::size_t on_header(char* data, std::size_t one, std::size_t count, void* user) {
    auto& gathered = *static_cast<Gathered*>(user);
    const std::string_view line{data, one * count};
    if (line.starts_with("HTTP/")) {  // after a 1xx the final reply begins anew
        gathered.exchange.headers.clear();
        gathered.header_complete = false;
    }
    if (line == "\r\n" || line == "\n") gathered.header_complete = true;
    const auto colon = line.find(':');
    if (colon != std::string_view::npos) {
        auto name = trimmed(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        gathered.exchange.headers.push_back({std::move(name), trimmed(line.substr(colon + 1))});
    }
    return one * count;
}

// Called once the connection and its TLS are up, right before the first byte of the request.
int on_request_begins(void* user, char*, char*, int, int) {
    static_cast<Gathered*>(user)->request_began = true;
    return CURL_PREREQFUNC_OK;
}

class CurlTransport final : public Transport {
public:
    CurlTransport(TlsFiles files, CurlLimits limits) : files_{std::move(files)}, limits_{limits} {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    Exchange exchange(const Request& request) override {
        if (files_.ca.empty())
            return {.curl_code = CURLE_SSL_CACERT_BADFILE, .detail = "no pinned authority is configured"};
        Gathered gathered{.reply_bytes_max = limits_.reply_bytes};
        Easy easy = request.once ? Easy{curl_easy_init(), curl_easy_cleanup} : take();
        if (easy == nullptr) return {.curl_code = CURLE_FAILED_INIT, .detail = "libcurl gives no handle"};
        const List headers = header_list(request);
        set_security(easy.get());
        set_request(easy.get(), request, headers.get());
        set_callbacks(easy.get(), gathered);
        char detail[CURL_ERROR_SIZE] = "";
        curl_easy_setopt(easy.get(), CURLOPT_ERRORBUFFER, detail);
        const auto code = curl_easy_perform(easy.get());
        finish(easy.get(), code, detail, gathered);
        if (!request.once) give_back(std::move(easy));
        return std::move(gathered.exchange);
    }

private:
    Easy take() {
        const std::lock_guard lock{mutex_};
        if (idle_.empty()) return {curl_easy_init(), curl_easy_cleanup};
        auto easy = std::move(idle_.back());
        idle_.pop_back();
        return easy;
    }

    // The handle keeps its connections; everything that belonged to this request goes.
    void give_back(Easy easy) {
        curl_easy_reset(easy.get());
        const std::lock_guard lock{mutex_};
        constexpr std::size_t idle_max = 8;
        if (idle_.size() < idle_max) idle_.push_back(std::move(easy));
    }

    static List header_list(const Request& request) {
        curl_slist* list = curl_slist_append(nullptr, "Expect:");
        for (const auto& header : request.headers)
            list = curl_slist_append(list, fmt::format("{}: {}", header.name, header.value).c_str());
        return {list, curl_slist_free_all};
    }

    void set_security(CURL* easy) const {
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(easy, CURLOPT_CAINFO, files_.ca.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);  // else the system's authorities would count as well
        if (!files_.certificate.empty()) {
            curl_easy_setopt(easy, CURLOPT_SSLCERT, files_.certificate.c_str());
            curl_easy_setopt(easy, CURLOPT_SSLKEY, files_.key.c_str());
        }
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");  // also ignores https_proxy of the environment
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        curl_easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    }

    static void set_request(CURL* easy, const Request& request, curl_slist* headers) {
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(easy, CURLOPT_SSL_ENABLE_ALPN, 0L);  // HTTP/2 could repeat a refused stream
        curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
                         static_cast<long>(std::max<long>(1, request.timeout.count())));
        if (request.method == "GET") {
            curl_easy_setopt(easy, CURLOPT_HTTPGET, 1L);
        } else {
            curl_easy_setopt(easy, CURLOPT_POST, 1L);
            curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
        }
        if (request.once) {
            curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
            curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
        }
    }

    static void set_callbacks(CURL* easy, Gathered& gathered) {
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &gathered);
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, &gathered);
        curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_request_begins);
        curl_easy_setopt(easy, CURLOPT_PREREQDATA, &gathered);
    }

    static void finish(CURL* easy, CURLcode code, const char* detail, Gathered& gathered) {
        auto& exchange = gathered.exchange;
        long status = 0;
        long request_bytes = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(easy, CURLINFO_REQUEST_SIZE, &request_bytes);
        // libcurl 7.88 calls it a success when the connection ends in the middle of the header (measured).
        if (code == CURLE_OK && !gathered.header_complete) code = CURLE_PARTIAL_FILE;
        exchange.curl_code = code;
        exchange.http_status = static_cast<int>(status);
        // A write that failed half-way is not counted by libcurl, yet a part may have left: from the moment
        // the request began, "nothing" is never claimed.
        if (gathered.request_began)
            exchange.bytes_sent = static_cast<std::size_t>(std::max(1L, request_bytes));
        if (code != CURLE_OK)
            exchange.detail = fmt::format("curl {}: {}", static_cast<int>(code),
                                          gathered.reply_too_long ? "the reply is too long"
                                          : *detail != '\0'       ? detail
                                                                  : curl_easy_strerror(code));
    }

    TlsFiles files_;
    CurlLimits limits_;
    std::mutex mutex_;
    std::vector<Easy> idle_;
};

}  // namespace

std::unique_ptr<Transport> make_curl_transport(TlsFiles files, CurlLimits limits) {
    return std::make_unique<CurlTransport>(std::move(files), limits);
}

}  // namespace kiosk::services
