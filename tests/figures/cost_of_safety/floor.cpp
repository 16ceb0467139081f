// libcurl's and SQLite's own ways, without anything of the product in between.
#include "tests/figures/cost_of_safety/floor.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sqlite3.h>

namespace kiosk::cost {
namespace {

std::size_t keep(char* data, std::size_t one, std::size_t count, void* reply) {
    static_cast<std::string*>(reply)->append(data, one * count);
    return one * count;
}

class Plain final : public Floor {
public:
    Plain(services::TlsFiles tls, std::string product_url, std::string url)
        : tls_{std::move(tls)}, product_url_{std::move(product_url)}, url_{std::move(url)} {}
    ~Plain() override {
        curl_easy_cleanup(kept_);
        sqlite3_finalize(insert_);
        sqlite3_close(database_);
    }

    Result<void> open(const std::string& folder) {
        const bool opened =
            sqlite3_open((folder + "/floor.db").c_str(), &database_) == SQLITE_OK &&
            run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE record(sequence INTEGER "
                "PRIMARY KEY, content BLOB)") &&
            sqlite3_prepare_v2(database_, "INSERT INTO record(content) VALUES(?)", -1, &insert_, nullptr) ==
                SQLITE_OK;
        if (!opened)
            return fail(ErrorKind::unavailable, std::string{"floor.db: "} + sqlite3_errmsg(database_));
        return {};
    }

    Result<Time> repeat(const std::vector<Step>& steps) override {
        const auto begun = std::chrono::steady_clock::now();
        for (const auto& step : steps) {
            if (step.commit_bytes > 0) {
                if (!commit(step.commit_bytes))
                    return fail(ErrorKind::unavailable, sqlite3_errmsg(database_));
                continue;
            }
            TRY_VOID(send(step));
        }
        return Time{std::chrono::steady_clock::now() - begun};
    }

private:
    bool run(const char* sql) { return sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK; }

    bool commit(std::size_t bytes) {
        const std::string content(bytes, 'x');
        bool well = run("BEGIN IMMEDIATE");
        sqlite3_bind_blob(insert_, 1, content.data(), static_cast<int>(content.size()), SQLITE_TRANSIENT);
        well = well && sqlite3_step(insert_) == SQLITE_DONE;
        sqlite3_reset(insert_);
        return well && run("COMMIT");
    }

    Result<void> send(const Step& step) {
        const auto& request = step.request;
        if (kept_ == nullptr) kept_ = curl_easy_init();
        CURL* easy = request.once ? curl_easy_init() : kept_;
        curl_easy_reset(easy);
        std::string reply;
        curl_slist* headers = curl_slist_append(nullptr, "Expect:");
        for (const auto& header : request.headers)
            headers = curl_slist_append(headers, fmt::format("{}: {}", header.name, header.value).c_str());
        const auto url = url_ + request.url.substr(product_url_.size());
        curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(easy, CURLOPT_CAINFO, tls_.ca.c_str());
        curl_easy_setopt(easy, CURLOPT_SSLCERT, tls_.certificate.c_str());
        curl_easy_setopt(easy, CURLOPT_SSLKEY, tls_.key.c_str());
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, &reply);
        if (request.method != "GET") {
            curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
        }
        const auto code = curl_easy_perform(easy);
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        curl_slist_free_all(headers);
        if (request.once) curl_easy_cleanup(easy);
        if (code != CURLE_OK) return fail(ErrorKind::unavailable, curl_easy_strerror(code));
        // Times and signatures differ; a refusal instead of an answer would be another length altogether.
        const auto longer = std::max(reply.size(), step.exchange.reply.size());
        const auto shorter = std::min(reply.size(), step.exchange.reply.size());
        if (status == step.exchange.http_status && longer - shorter <= 8) return {};
        return fail(
            ErrorKind::malformed,
            fmt::format("{} {}: {} bytes with status {}, the product had {} with {}: {}", request.method, url,
                        reply.size(), status, step.exchange.reply.size(), step.exchange.http_status, reply));
    }

    services::TlsFiles tls_;
    std::string product_url_;
    std::string url_;
    CURL* kept_ = nullptr;
    sqlite3* database_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Floor>> Floor::start(const std::string& folder, services::TlsFiles tls,
                                            std::string product_url, std::string url) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    auto plain = std::make_unique<Plain>(std::move(tls), std::move(product_url), std::move(url));
    TRY_VOID(plain->open(folder));
    return std::unique_ptr<Floor>{std::move(plain)};
}

}  // namespace kiosk::cost
