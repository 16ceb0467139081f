// The server's part of the work: path, query and headers as they arrive.
#include "tests/his/direct_line.h"

#include <cctype>

namespace kiosk::his_test {
namespace {

std::string path_of(const std::string& url) { return url.substr(url.find('/', url.find("://") + 3)); }

std::string lower(std::string name) {
    for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return name;
}

std::string decoded(const std::string& text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '%' && i + 2 < text.size();
        plain += escaped ? static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)) : text[i];
        if (escaped) i += 2;
    }
    return plain;
}

void read_query(const std::string& query, hospital::Request& request) {
    const auto rest = query + "&";
    for (std::size_t at = 0, end = 0; (end = rest.find('&', at)) != std::string::npos; at = end + 1) {
        const auto pair = rest.substr(at, end - at);
        const auto equals = pair.find('=');
        request.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(equals + 1));
    }
}

}  // namespace

services::Exchange DirectLine::exchange(const services::Request& request) {
    last_ = request;
    hospital::Request arrived{request.method, path_of(request.url), {}, {}, request.body};
    for (const auto& header : request.headers) arrived.headers[lower(header.name)] = header.value;
    const auto mark = arrived.path.find('?');
    if (mark != std::string::npos) {
        read_query(arrived.path.substr(mark + 1), arrived);
        arrived.path.resize(mark);
    }
    const auto served = hospital_.serve(arrived);
    services::Exchange done;
    done.http_status = served.reply.status;
    done.bytes_sent = request.body.size() + 1;
    done.reply = served.reply.body;
    if (served.delivery != hospital::Delivery::whole) {
        constexpr int nothing_received = 52;  // CURLE_GOT_NOTHING
        done = {.curl_code = nothing_received, .bytes_sent = request.body.size() + 1, .detail = "cut"};
    }
    if (planned_.empty()) return done;
    planned_.front()(done);
    planned_.pop_front();
    return done;
}

}  // namespace kiosk::his_test
