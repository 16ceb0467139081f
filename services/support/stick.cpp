// Written under another name, synced, renamed, synced again: whoever pulls the stick at the wrong moment has
// no half of a bundle that looks like one.
#include "services/support/stick.h"

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

namespace kiosk::services::support {
namespace {

constexpr std::uint64_t room_besides = 1U << 20;  // for the folder's own growth

// The kernel writes blanks in names as octal: "\040".
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto digits = text.substr(at, 4);
        const bool octal = digits.size() == 4 && digits[0] == '\\' &&
                           std::ranges::all_of(digits.substr(1), [](char c) { return c >= '0' && c <= '7'; });
        if (octal) {
            out += static_cast<char>((digits[1] - '0') * 64 + (digits[2] - '0') * 8 + (digits[3] - '0'));
            at += 3;
        } else {
            out += text[at];
        }
    }
    return out;
}

bool read_only(std::string_view options) { return options == "ro" || options.starts_with("ro,"); }

class File {
public:
    File(const std::string& path, int flags)
        : descriptor_{::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] bool write_and_sync(std::string_view bytes) const {
        while (descriptor_ >= 0 && !bytes.empty()) {
            const auto written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return sync();
    }
    [[nodiscard]] bool sync() const { return descriptor_ >= 0 && ::fsync(descriptor_) == 0; }

private:
    int descriptor_;
};

Result<std::string> write_on(const std::string& stick, const std::string& name, std::string_view bytes) {
    const auto path = stick + "/" + name;
    const auto draft = path + ".part";
    ::unlink(draft.c_str());
    const bool written = File{draft, O_WRONLY | O_CREAT | O_EXCL}.write_and_sync(bytes) &&
                         ::rename(draft.c_str(), path.c_str()) == 0 &&
                         File{stick, O_RDONLY | O_DIRECTORY}.sync();
    if (written) return path;
    const auto why = std::string{std::strerror(errno)};
    ::unlink(draft.c_str());
    return fail(ErrorKind::unavailable, path + ": " + why);
}

bool has_room(const std::string& stick, std::size_t size) {
    struct statvfs facts {};
    return ::statvfs(stick.c_str(), &facts) == 0 &&
           std::uint64_t{facts.f_bavail} * facts.f_frsize >= size + room_besides;
}

}  // namespace

std::vector<std::string> sticks_below(const std::string& folder, std::string_view mountinfo) {
    std::vector<std::string> found;
    std::istringstream lines{std::string{mountinfo}};
    auto above = folder;
    while (above.size() > 1 && above.ends_with('/')) above.pop_back();
    for (std::string line; std::getline(lines, line);) {
        // 36 35 98:0 /root /mount/point rw,noatime shared:1 - ext4 /dev/sdb1 rw,errors=continue
        std::istringstream fields{line};
        std::string skipped;
        std::string point;
        std::string options;
        fields >> skipped >> skipped >> skipped >> skipped >> point >> options;
        std::string of_file_system = "ro";
        while (fields >> skipped && skipped != "-") {
        }
        fields >> skipped >> skipped >> of_file_system;
        point = unescaped(point);
        const bool below = point.starts_with(above + "/") && point.size() > above.size() + 1;
        if (below && !read_only(options) && !read_only(of_file_system)) found.push_back(point);
    }
    return found;
}

Result<std::string> save_below(const std::string& folder, const std::string& mountinfo_path,
                               const std::string& name, std::string_view bytes) {
    if (name.empty() || name.find('/') != std::string::npos || name.starts_with('.'))
        return fail(ErrorKind::bug, "a bundle's name must be a plain file name");
    std::ifstream file{mountinfo_path};
    if (!file) return fail(ErrorKind::unavailable, mountinfo_path + ": cannot be read");
    const std::string mountinfo{std::istreambuf_iterator<char>{file}, {}};
    const auto sticks = sticks_below(folder, mountinfo);
    if (sticks.empty())
        return fail(ErrorKind::not_found, fmt::format("no stick is mounted below {}", folder));
    for (const auto& stick : sticks)
        if (has_room(stick, bytes.size())) return write_on(stick, name, bytes);
    return fail(ErrorKind::unavailable,
                fmt::format("no stick below {} has room for {} bytes", folder, bytes.size()));
}

}  // namespace kiosk::services::support
