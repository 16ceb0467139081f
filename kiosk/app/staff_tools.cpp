// What is shown here is shown once: PIN and secret go to the person they are for and nowhere else. The secret
// goes into a file of its own where one is named, since nothing of it stands in the configuration.
#include "kiosk/app/staff_tools.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <fmt/format.h>

#include "kiosk/app/config.h"
#include "kiosk/base/json.h"
#include "kiosk/base/text.h"
#include "services/audit.h"
#include "services/staff.h"

namespace kiosk::app {
namespace {

constexpr int wrong_usage = 2;
constexpr std::size_t pin_digits_least = 6;
constexpr std::size_t pin_digits_most = 12;

int staff_complains(const Error& error) {
    fmt::print(stderr, "kiosk: {}\n", error.text);
    return 1;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const unsigned char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                           c == '-' || c == '_' || c == '.' || c == '~';
        out += plain ? std::string{static_cast<char>(c)} : fmt::format("%{:02X}", c);
    }
    return out;
}

// For the phone: the key URI that authenticator programs read, as text or as a code made of it.
std::string key_uri(const StaffToolOptions& options, const std::string& secret) {
    const auto issuer = percent_encoded(options.issuer);
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}&algorithm=SHA1&digits=6&period=30", issuer,
                       options.number, secret, issuer);
}

// A new file that only its owner reads, on the disk before it is spoken of.
Result<void> write_new_secret(const std::string& path, const std::string& secret) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    const auto line = secret + "\n";
    const bool written = file >= 0 &&
                         ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                         ::fsync(file) == 0;
    const auto why = errno;
    if (file >= 0) ::close(file);
    if (written) return {};
    return fail(ErrorKind::unavailable, path + ": " + std::strerror(why));
}

Result<Secret> chosen_pin(const StaffToolOptions& options) {
    if (options.pin.empty()) return services::draw_pin();
    std::string typed = options.pin;
    if (typed == "-") std::getline(std::cin, typed);
    Secret pin{typed};
    wipe(typed);
    const auto& digits = pin.reveal();
    if (!all_digits(digits) || digits.size() < pin_digits_least || digits.size() > pin_digits_most)
        return fail(ErrorKind::malformed,
                    fmt::format("--pin needs {} to {} digits", pin_digits_least, pin_digits_most));
    if (services::is_weak_pin(pin))
        return fail(ErrorKind::malformed, "--pin: this is one that somebody would try first");
    return pin;
}

std::string file_of_staff(const std::string& data_folder) {
    return (std::filesystem::path{data_folder} / services::staff_file_name).string();
}

// staff.db, from --file or from the configuration's data folder.
Result<std::string> staff_file(const StaffToolOptions& options) {
    if (!options.file.empty()) return options.file;
    return file_of_staff(TRY(read_config(options.config)).config.data_folder);
}

Result<std::unique_ptr<services::AuditLog>> log_to_read(const StaffToolOptions& options) {
    const auto file = TRY(staff_file(options));
    return services::AuditLog::open_for_reading(file);
}

Result<std::string> unlock(const StaffToolOptions& options) {
    const auto reading = TRY(read_config(options.config));
    const auto file = file_of_staff(reading.config.data_folder);
    if (!std::filesystem::exists(file))
        return fail(ErrorKind::not_found, file + ": nobody has ever tried at this kiosk");
    const SystemClock clock;
    const auto audit = TRY(services::AuditLog::open(file, clock));
    auto config = reading.config.staff;
    config.authority.clear();  // is not needed here, and may be what is broken
    const auto door = TRY(services::StaffDoor::open(std::move(config), file, clock, *audit));
    const auto subject =
        options.card.empty() ? door->subject_of_number(options.number) : "card " + options.card;
    TRY_VOID(door->unlock(subject));
    return options.card.empty() ? options.number : subject;
}

}  // namespace

int staff_enroll(const StaffToolOptions& options) {
    if (!all_digits(options.number) || options.number.empty() || options.number.size() > 12) {
        fmt::print(stderr, "kiosk staff enroll: --number needs 1 to 12 digits\n");
        return wrong_usage;
    }
    const auto pin = chosen_pin(options);
    if (!pin) {
        fmt::print(stderr, "kiosk staff enroll: {}\n", pin.error().text);
        return pin.error().kind == ErrorKind::malformed ? wrong_usage : 1;
    }
    const auto secret = services::draw_code_secret();
    if (!secret) return staff_complains(secret.error());
    const auto hash = services::hash_of_pin(*pin);
    if (!hash) return staff_complains(hash.error());
    const bool to_file = !options.secret_file.empty();
    if (to_file)
        if (const auto written = write_new_secret(options.secret_file, secret->reveal()); !written)
            return staff_complains(written.error());
    fmt::print(
        "# into the configuration\n[[staff.member]]\nnumber = \"{}\"\nrole = \"{}\"\n"
        "code_secret_file = \"{}\"\npin_hash = \"{}\"\n\n",
        options.number, options.role,
        to_file ? options.secret_file : fmt::format("secrets/staff_{}.secret", options.number), *hash);
    if (!to_file) fmt::print("# into that file, readable by the kiosk alone\n{}\n\n", secret->reveal());
    fmt::print("# for {} alone, once: the phone, then the PIN\n{}\n", options.number,
               key_uri(options, secret->reveal()));
    if (options.pin.empty()) fmt::print("PIN {}\n", pin->reveal());
    return 0;
}

int staff_code(const StaffToolOptions& options) {
    std::ifstream file{options.secret_file};
    std::string line;
    if (!file || !std::getline(file, line))
        return staff_complains({ErrorKind::not_found, options.secret_file + ": cannot be read"});
    while (line.ends_with('\r') || line.ends_with(' ')) line.pop_back();
    const auto secret = services::code_secret_of(Secret{line});
    wipe(line);
    if (!secret)
        return staff_complains({secret.error().kind, options.secret_file + ": " + secret.error().text});
    fmt::print("{}\n", services::one_time_code(*secret, SystemClock{}.civil()));
    return 0;
}

int staff_unlock(const StaffToolOptions& options) {
    const auto unlocked = unlock(options);
    if (!unlocked) return staff_complains(unlocked.error());
    fmt::print("{} may try again at this kiosk\n", *unlocked);
    return 0;
}

int audit_list(const StaffToolOptions& options) {
    const auto log = log_to_read(options);
    if (!log) return staff_complains(log.error());
    Json rows = Json::array();
    const auto read = (*log)->each([&](const services::AuditEntry& entry) {
        if (options.json)
            rows.push_back({{"sequence", entry.sequence},
                            {"at", entry.at.date_time()},
                            {"who", entry.who},
                            {"action", entry.action},
                            {"detail", entry.detail}});
        else
            fmt::print("{:>6}  {}  {:<24} {:<18} {}\n", entry.sequence, entry.at.date_time(), entry.who,
                       entry.action, entry.detail);
    });
    if (!read) return staff_complains(read.error());
    if (options.json) fmt::print("{}\n", Json{{"entries", rows}}.dump());
    return 0;
}

int audit_verify(const StaffToolOptions& options) {
    const auto log = log_to_read(options);
    if (!log) return staff_complains(log.error());
    const auto whole = (*log)->verify();
    if (options.json)
        fmt::print("{}\n",
                   Json{{"whole", whole.has_value()}, {"problem", whole ? "" : whole.error().text}}.dump());
    if (!whole) return staff_complains(whole.error());
    if (!options.json) fmt::print("the audit log is whole\n");
    return 0;
}

}  // namespace kiosk::app
