// Lock, key file and permissions. The order matters on a first start: the key is on the disk, directory entry
// included, before the database that needs it.
#include "services/journal/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "services/journal/crypto.h"

namespace kiosk::services::journal {
namespace {

constexpr mode_t owner_only = S_IRUSR | S_IWUSR;

class Descriptor {
public:
    Descriptor(const std::string& path, int flags)
        : number_{::open(path.c_str(), flags | O_CLOEXEC, owner_only)} {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }
    int give_up() { return std::exchange(number_, -1); }

private:
    int number_;
};

std::unexpected<Error> system_error(const std::string& path) {
    return fail(ErrorKind::unavailable, path + ": " + std::strerror(errno));
}

Result<void> sync_folder_of(const std::string& path) {
    const auto folder = std::filesystem::absolute(path).parent_path();
    const Descriptor directory{folder.string(), O_RDONLY | O_DIRECTORY};
    if (!directory.open() || ::fsync(directory.number()) != 0) return system_error(folder.string());
    return {};
}

}  // namespace

Result<WriterLock> WriterLock::take(const std::string& journal_path) {
    const auto path = journal_path + ".lock";
    Descriptor file{path, O_RDWR | O_CREAT};
    if (!file.open()) return system_error(path);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorKind::unavailable, journal_path + ": another process has this journal open");
    return WriterLock{file.give_up()};
}

WriterLock::WriterLock(WriterLock&& other) noexcept : descriptor_{std::exchange(other.descriptor_, -1)} {}
WriterLock& WriterLock::operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}
WriterLock::~WriterLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> make_private(const std::string& path) {
    const Descriptor file{path, O_RDWR | O_CREAT};
    if (!file.open() || ::fchmod(file.number(), owner_only) != 0) return system_error(path);
    return {};
}

Result<Secret> load_or_make_key(const std::string& journal_path, bool journal_is_new) {
    const auto path = journal_path + ".key";
    if (auto key = load_key(journal_path); !key.empty()) return key;
    if (!journal_is_new)
        return fail(ErrorKind::configuration, path + ": missing or damaged, and the journal needs it");
    const auto draft = path + ".new";
    Secret key{TRY(random_bytes(key_bytes))};
    {
        const Descriptor file{draft, O_WRONLY | O_CREAT | O_TRUNC};
        const auto& bytes = key.reveal();
        if (!file.open() || ::write(file.number(), bytes.data(), bytes.size()) != ssize_t(bytes.size()) ||
            ::fsync(file.number()) != 0)
            return system_error(draft);
    }
    if (::rename(draft.c_str(), path.c_str()) != 0) return system_error(path);
    TRY_VOID(sync_folder_of(path));
    return key;
}

Secret load_key(const std::string& journal_path) {
    const Descriptor file{journal_path + ".key", O_RDONLY};
    std::string bytes(key_bytes + 1, '\0');
    const auto count = file.open() ? ::read(file.number(), bytes.data(), bytes.size()) : -1;
    if (count != ssize_t(key_bytes)) {
        wipe(bytes);
        return {};
    }
    bytes.resize(key_bytes);
    Secret key{bytes};
    wipe(bytes);
    return key;
}

bool exists_with_content(const std::string& path) {
    struct stat facts {};
    return ::stat(path.c_str(), &facts) == 0 && facts.st_size > 0;
}

}  // namespace kiosk::services::journal
