// Both forms of the component's function over one process. Codes and replies name a person, so they are wiped
// here and never logged.
#include "hal/ecode_component.h"

#include <chrono>
#include <mutex>
#include <utility>

#include "hal/card/social_security_card.h"
#include "hal/vendor/vendor_host.h"
#include "kiosk/base/text.h"

namespace kiosk::hal {
namespace {

constexpr std::size_t request_bytes_max = 16U << 10;
constexpr std::size_t reply_bytes =
    vendor::room_bytes_max;  // specification 3.1: 8192 at least, clients give 20480

bool looks_like_json(std::string_view text) { return text.starts_with('{') && text.ends_with('}'); }

std::string trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto from = text.find_first_not_of(blank);
    if (from == std::string_view::npos) return "";
    return std::string{text.substr(from, text.find_last_not_of(blank) - from + 1)};
}

class Component final : public EcodeComponent {
public:
    explicit Component(EcodeComponentConfig config)
        : config_{std::move(config)}, host_{{config_.library, config_.host_program}} {}

    Result<std::string> call(std::string_view request, Millis deadline) override {
        const auto until = std::chrono::steady_clock::now() + deadline;
        const auto text = TRY(outgoing(request));
        const std::unique_lock lock{one_at_a_time_, until};
        if (!lock) return fail(ErrorKind::timed_out, "the e-code component is busy");
        const auto left = std::chrono::ceil<Millis>(until - std::chrono::steady_clock::now());
        auto answer = host_.call(call_with(text), left);
        if (!answer) return failure(answer.error());
        return incoming(answer->outputs.front());
    }

private:
    [[nodiscard]] vendor::Call call_with(const std::string& request) const {
        if (config_.form == EcodeForm::in_out)
            return {config_.function, {request, vendor::Room{reply_bytes}}};
        return {config_.function, {config_.url, request, vendor::Room{reply_bytes}}};
    }

    static std::unexpected<Error> failure(const vendor::CallFailure& why) {
        const bool late = why.trouble == DeviceTrouble::timed_out;
        return fail(late ? ErrorKind::timed_out : ErrorKind::unavailable, "e-code component: " + why.detail);
    }

    [[nodiscard]] Result<std::string> outgoing(std::string_view request) const {
        if (request.size() > request_bytes_max || !looks_like_json(request) || !is_valid_utf8(request) ||
            request.find('\0') != std::string_view::npos)
            return fail(ErrorKind::malformed, "no request for the e-code component");
        if (config_.text == EcodeText::utf8) return std::string{request};
        return card::gb18030_from_utf8(request);
    }

    [[nodiscard]] Result<std::string> incoming(const std::string& reply) const {
        // A room that is full to its end has no end of text: it was cut.
        if (reply.size() >= reply_bytes)
            return fail(ErrorKind::malformed, "the e-code component's reply has no end");
        const auto text = trimmed(config_.text == EcodeText::gbk ? card::utf8_from_gb18030(reply) : reply);
        if (!looks_like_json(text) || !is_valid_utf8(text))
            return fail(ErrorKind::malformed, "the e-code component's reply is no JSON");
        return text;
    }

    const EcodeComponentConfig config_;
    std::timed_mutex one_at_a_time_;
    vendor::VendorHost host_;
};

}  // namespace

std::unique_ptr<EcodeComponent> make_ecode_component(EcodeComponentConfig config) {
    return std::make_unique<Component>(std::move(config));
}

}  // namespace kiosk::hal
