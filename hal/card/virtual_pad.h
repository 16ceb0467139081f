// The keys on the virtual reader. Digits go in by press() and leave as VERIFY to the chip, as in a real pad;
// nothing else reads them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::hal {

class VirtualPad {
public:
    bool there = true;
    [[nodiscard]] bool asks() const { return asks_; }

    // False when the structure is not one that a reader understands (PC/SC part 10, 2.5.2).
    [[nodiscard]] bool begin(std::string_view structure);
    void press(char key);
    // What the pad did with the keys so far: a command for the chip, or a status word of its own.
    struct End {
        std::string verify;
        std::string status;
    };
    [[nodiscard]] std::optional<End> end();
    void forget();
    [[nodiscard]] int seconds() const { return seconds_; }  // without a key
    [[nodiscard]] int keys_pressed() const { return keys_pressed_; }

private:
    bool asks_ = false;
    int seconds_ = 0;
    std::size_t digits_min_ = 0;
    std::size_t digits_max_ = 0;
    std::string template_;
    std::string digits_;
    char last_key_ = ' ';
    int keys_pressed_ = 0;
};

}  // namespace kiosk::hal
