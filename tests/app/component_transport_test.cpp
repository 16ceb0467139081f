// Requests to "component:" go to the bureau's component and nowhere else; what it does not answer was never
// sent, so that the patient may simply show the code again.
#include "kiosk/app/component_transport.h"

#include <gtest/gtest.h>

namespace kiosk::app {
namespace {

class Network final : public services::Transport {
public:
    explicit Network(int& used) : used_{used} {}
    services::Exchange exchange(const services::Request&) override {
        ++used_;
        services::Exchange done;
        done.http_status = 204;
        return done;
    }

private:
    int& used_;
};

class Component final : public hal::EcodeComponent {
public:
    explicit Component(Result<std::string> reply) : reply_{std::move(reply)} {}
    Result<std::string> call(std::string_view request, Millis) override {
        if (request != "{\"transType\":\"ec.query\"}") return fail(ErrorKind::malformed, "another request");
        return reply_;
    }

private:
    Result<std::string> reply_;
};

services::Request asks(const std::string& url) {
    services::Request request;
    request.method = "POST";
    request.url = url;
    request.body = "{\"transType\":\"ec.query\"}";
    return request;
}

TEST(ComponentTransportTest, AsksTheComponentAndNotTheNetwork) {
    int used = 0;
    const auto transport = with_component(std::make_unique<Network>(used),
                                          std::make_unique<Component>(std::string{"{\"code\":0}"}));
    const auto done = transport->exchange(asks(component_url));
    EXPECT_EQ(services::classify(done), services::Delivery::reply);
    EXPECT_EQ(done.http_status, 200);
    EXPECT_EQ(done.reply, "{\"code\":0}");
    EXPECT_EQ(used, 0);
    EXPECT_EQ(transport->exchange(asks("https://platform/2207")).http_status, 204);
    EXPECT_EQ(used, 1);
}

TEST(ComponentTransportTest, ASilentOrMissingComponentWasNeverAsked) {
    int used = 0;
    for (const auto kind : {ErrorKind::timed_out, ErrorKind::unavailable}) {
        const auto transport = with_component(std::make_unique<Network>(used),
                                              std::make_unique<Component>(fail(kind, "no answer")));
        const auto done = transport->exchange(asks(component_url));
        EXPECT_EQ(services::classify(done), services::Delivery::not_sent);
        EXPECT_EQ(done.detail, "no answer");
    }
    const auto none = with_component(std::make_unique<Network>(used), nullptr);
    EXPECT_EQ(services::classify(none->exchange(asks(component_url))), services::Delivery::not_sent);
    EXPECT_EQ(used, 0);
}

}  // namespace
}  // namespace kiosk::app
