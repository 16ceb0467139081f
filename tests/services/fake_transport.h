// A network that records what was asked and answers from a script; after the script's end it stays silent.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <vector>

#include "services/transport.h"

namespace kiosk::services::test {

class FakeTransport final : public Transport {
public:
    Exchange exchange(const Request& request) override {
        const std::lock_guard lock{mutex_};
        requests.push_back(request);
        if (script.empty()) return silence();
        auto next = std::move(script.front());
        script.pop_front();
        return next;
    }
    void reply(std::string body, int status = 200) {
        script.push_back({.http_status = status, .bytes_sent = 100, .reply = std::move(body)});
    }
    static Exchange silence() { return {.curl_code = 28, .bytes_sent = 100, .detail = "timed out"}; }
    static Exchange unreachable() {
        return {.curl_code = 7, .bytes_sent = 0, .detail = "connection refused"};
    }

    [[nodiscard]] const Request& last() const { return requests.back(); }
    [[nodiscard]] std::string header(const std::string& name) const {
        for (const auto& header : last().headers)
            if (header.name == name) return header.value;
        return "";
    }

    std::vector<Request> requests;
    std::deque<Exchange> script;

private:
    std::mutex mutex_;
};

}  // namespace kiosk::services::test
