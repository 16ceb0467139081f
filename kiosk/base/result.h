// What may fail returns Result<T>: the value, or an Error that says what happened in words for people
// and in a kind for code. No exception crosses a room's wall.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>

namespace kiosk {

enum class ErrorKind {
    malformed,      // input does not have the promised form
    not_found,      // the thing asked for is not there
    unavailable,    // the thing exists and cannot be used now
    refused,        // somebody with a right to say no said no
    timed_out,      // no answer in time
    cancelled,      // we stopped waiting on purpose
    corrupt,        // stored data contradicts itself
    configuration,  // the operator's settings are wrong
    bug,            // ours
};

struct Error {
    ErrorKind kind = ErrorKind::bug;
    std::string text;
    friend bool operator==(const Error&, const Error&) = default;
};

template <class T>
using Result = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, std::string text) {
    return std::unexpected<Error>{Error{kind, std::move(text)}};
}

// Puts the caller's view in front: "reading slot 4: no such file".
[[nodiscard]] inline std::unexpected<Error> fail_in(std::string_view doing, Error cause) {
    return std::unexpected<Error>{Error{cause.kind, std::string{doing} + ": " + cause.text}};
}

}  // namespace kiosk

// Value of an expression that returns Result, or return its error from the enclosing function.
#define TRY(...)                                                                  \
    ({                                                                            \
        auto try_result_ = (__VA_ARGS__);                                         \
        if (!try_result_) return std::unexpected{std::move(try_result_).error()}; \
        *std::move(try_result_);                                                  \
    })

// The same for Result<void>.
#define TRY_VOID(...)                                                             \
    do {                                                                          \
        auto try_result_ = (__VA_ARGS__);                                         \
        if (!try_result_) return std::unexpected{std::move(try_result_).error()}; \
    } while (false)
