// A module that plays a keyboard: key events as the kernel would give them, through a socket that can be cut.
#pragma once

#include <fcntl.h>
#include <linux/input.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <vector>

#include "hal/scanner/key_map.h"
#include "hal/scanner_module.h"

namespace kiosk::hal {

class Typing {
public:
    ~Typing() { plug(false); }

    [[nodiscard]] OpenEvents opener() {
        return [this]() -> Result<int> {
            const std::lock_guard lock{mutex_};
            if (!plugged_) return fail(ErrorKind::unavailable, "no such keyboard");
            int ends[2];
            if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) std::abort();
            ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
            if (keys_ >= 0) ::close(keys_);
            keys_ = ends[0];
            return ends[1];
        };
    }
    void plug(bool plugged) {
        const std::lock_guard lock{mutex_};
        plugged_ = plugged;
        if (!plugged && keys_ >= 0) {
            ::close(keys_);
            keys_ = -1;
        }
    }
    void key(std::uint16_t code, int value) { event(EV_KEY, code, value); }
    void event(std::uint16_t type, std::uint16_t code, int value) {
        input_event one{};
        one.type = type;
        one.code = code;
        one.value = value;
        raw({reinterpret_cast<const char*>(&one), sizeof one});
    }
    void raw(std::string_view bytes) {
        const std::lock_guard lock{mutex_};
        if (::write(keys_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
    }
    void press(std::uint16_t code) {
        key(code, 1);
        event(EV_SYN, SYN_REPORT, 0);
        key(code, 0);
        event(EV_SYN, SYN_REPORT, 0);
    }
    // As a module with a US layout does it.
    void type(std::string_view text) {
        for (const char letter : text)
            for (std::uint16_t code = 1; code < KEY_KP7; ++code) {
                const bool plain = letter_of(code, false, false) == letter;
                if (!plain && letter_of(code, true, false) != letter) continue;
                if (!plain) key(KEY_LEFTSHIFT, 1);
                press(code);
                if (!plain) key(KEY_LEFTSHIFT, 0);
                break;
            }
    }

private:
    std::mutex mutex_;
    bool plugged_ = true;
    int keys_ = -1;
};

}  // namespace kiosk::hal
