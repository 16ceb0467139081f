// One file of zeros that grows until the disk says no.
#include "kiosk/demo/small_disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

namespace kiosk::demo {

Result<void> fill_disk(const std::string& folder) {
    constexpr std::uintmax_t small_bytes = 64 * 1024 * 1024;
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error) return fail(ErrorKind::unavailable, folder + ": " + error.message());
    if (space.capacity > small_bytes)
        return fail(ErrorKind::malformed,
                    fmt::format("{} is on a disk of {} MiB: fill disk wants a small one of its own "
                                "(tests/journeys/on_small_disk.sh)",
                                folder, space.capacity / 1024 / 1024));
    const auto path = folder + "/ballast";
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) return fail(ErrorKind::unavailable, path + ": " + std::strerror(errno));
    static constexpr std::array<char, 4096> zeros{};
    while (write(file, zeros.data(), zeros.size()) > 0) {
    }
    const int why = errno;
    close(file);
    if (why != ENOSPC) return fail(ErrorKind::unavailable, path + ": " + std::strerror(why));
    return {};
}

}  // namespace kiosk::demo
