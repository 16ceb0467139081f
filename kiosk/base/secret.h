// A value that cannot be printed, logged or compared by accident and that is wiped when it goes:
// tokens, keys, passwords, payment codes. Redaction by type instead of by pattern.
#pragma once

#include <cstring>
#include <string>
#include <utility>

namespace kiosk {

inline void wipe(std::string& text) {
    // explicit_bzero cannot be optimised away, a plain fill before the destructor can. The whole buffer goes:
    // a short string leaves remains of a longer one behind its end.
    text.resize(text.capacity());
    explicit_bzero(text.data(), text.size());
    text.clear();
}

class Secret {
public:
    Secret() = default;
    explicit Secret(std::string value) : value_{std::move(value)} {}
    Secret(const Secret&) = default;
    Secret& operator=(const Secret& other) {
        if (this != &other) {
            wipe(value_);
            value_ = other.value_;
        }
        return *this;
    }
    Secret(Secret&& other) noexcept : value_{std::move(other.value_)} { wipe(other.value_); }
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe(value_);
            value_ = std::move(other.value_);
            wipe(other.value_);
        }
        return *this;
    }
    ~Secret() { wipe(value_); }

    // The one door. Whoever calls it sends the value to its counterparty and nowhere else.
    [[nodiscard]] const std::string& reveal() const { return value_; }
    [[nodiscard]] bool empty() const { return value_.empty(); }

    friend bool operator==(const Secret&, const Secret&) = default;

private:
    std::string value_;
};

}  // namespace kiosk
