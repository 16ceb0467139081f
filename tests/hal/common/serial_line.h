// A serial line without a cable: the test holds one end of a pseudo-terminal, the driver opens the other by a
// name that can vanish.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace kiosk::hal {

class SerialLine {
public:
    SerialLine() { plug(); }
    ~SerialLine() { unplug(); }
    SerialLine(const SerialLine&) = delete;
    SerialLine& operator=(const SerialLine&) = delete;

    [[nodiscard]] std::string path() const { return path_; }
    void plug() {
        if (master_ >= 0) return;
        master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) std::abort();
        std::filesystem::create_symlink(::ptsname(master_), path_);
    }
    void unplug() {
        if (master_ < 0) return;
        std::filesystem::remove(path_);
        ::close(master_);
        master_ = -1;
    }
    void send(const std::string& bytes) const {
        if (::write(master_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
    }
    // Reads until `length` bytes came or nothing comes for five seconds.
    [[nodiscard]] std::string receive(std::size_t length) const {
        std::string bytes;
        pollfd end{master_, POLLIN, 0};
        while (bytes.size() < length && ::poll(&end, 1, 5'000) > 0) {
            char byte = 0;
            if (::read(master_, &byte, 1) != 1) break;
            bytes += byte;
        }
        return bytes;
    }

private:
    static std::string new_path() {
        static std::atomic<int> count{0};
        return (std::filesystem::temp_directory_path() /
                ("line-" + std::to_string(::getpid()) + "-" + std::to_string(++count)))
            .string();
    }
    const std::string path_ = new_path();
    int master_ = -1;
};

}  // namespace kiosk::hal
