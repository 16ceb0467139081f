// Decoding only asks: nothing is lost by an answer that does not come, so both failures count as not sent.
#include "kiosk/app/component_transport.h"

#include <utility>

namespace kiosk::app {
namespace {

constexpr int could_not_connect = 7;  // CURLE_COULDNT_CONNECT
constexpr int timed_out = 28;         // CURLE_OPERATION_TIMEDOUT

class ComponentTransport final : public services::Transport {
public:
    ComponentTransport(std::unique_ptr<services::Transport> network,
                       std::unique_ptr<hal::EcodeComponent> component)
        : network_{std::move(network)}, component_{std::move(component)} {}

    services::Exchange exchange(const services::Request& request) override {
        if (request.url != component_url) return network_->exchange(request);
        services::Exchange done;
        if (!component_) {
            done.curl_code = could_not_connect;
            done.detail = "no e-code component is configured";
            return done;
        }
        auto reply = component_->call(request.body, request.timeout);
        if (!reply) {
            done.curl_code = reply.error().kind == ErrorKind::timed_out ? timed_out : could_not_connect;
            done.detail = reply.error().text;
            return done;
        }
        done.http_status = 200;
        done.bytes_sent = request.body.size();
        done.reply = std::move(*reply);
        return done;
    }

private:
    std::unique_ptr<services::Transport> network_;
    std::unique_ptr<hal::EcodeComponent> component_;
};

}  // namespace

std::unique_ptr<services::Transport> with_component(std::unique_ptr<services::Transport> network,
                                                    std::unique_ptr<hal::EcodeComponent> component) {
    return std::make_unique<ComponentTransport>(std::move(network), std::move(component));
}

}  // namespace kiosk::app
