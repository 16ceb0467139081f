// Descriptors are never blocking: a printer with a full buffer takes nothing for minutes, and the driver must
// still be able to end.
#include "hal/line/line.h"

#include <fcntl.h>
#include <linux/lp.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fmt/format.h>

namespace kiosk::hal {
namespace {

constexpr std::string_view tcp_scheme = "tcp://";

std::unexpected<Error> unavailable(const std::string& device, int problem) {
    const bool gone = problem == ENOENT || problem == ENODEV || problem == ENXIO;
    return fail(gone ? ErrorKind::not_found : ErrorKind::unavailable,
                fmt::format("{}: {}", device, std::strerror(problem)));
}

bool connected_in_time(int descriptor, const addrinfo& address, Millis limit) {
    if (connect(descriptor, address.ai_addr, address.ai_addrlen) == 0) return true;
    if (errno != EINPROGRESS) return false;
    pollfd waiting{descriptor, POLLOUT, 0};
    if (poll(&waiting, 1, static_cast<int>(limit.count())) != 1) {
        errno = ETIMEDOUT;
        return false;
    }
    int problem = 0;
    socklen_t size = sizeof problem;
    getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &problem, &size);
    errno = problem;
    return problem == 0;
}

// One answer may be lost in the kernel's buffers for minutes when the far side loses its power; keep-alive
// finds that out within half a minute.
void keep_watch(int descriptor) {
    const int on = 1;
    const int idle_s = 10;
    const int interval_s = 5;
    const int probes = 3;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPIDLE, &idle_s, sizeof idle_s);
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPINTVL, &interval_s, sizeof interval_s);
    setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
}

Result<int> open_tcp(const std::string& device, Millis limit) {
    const auto place = device.substr(tcp_scheme.size());
    const auto colon = place.rfind(':');
    if (colon == std::string::npos || colon == 0)
        return fail(ErrorKind::configuration, device + ": tcp://host:port is wanted");
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto host = place.substr(0, colon);
    const auto port = place.substr(colon + 1);
    if (getaddrinfo(host.c_str(), port.c_str(), &wanted, &found) != 0)
        return fail(ErrorKind::unavailable, device + ": no such host");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses{found, freeaddrinfo};
    int problem = ECONNREFUSED;
    for (const auto* one = found; one != nullptr; one = one->ai_next) {
        const int descriptor = socket(one->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (descriptor < 0) continue;
        if (connected_in_time(descriptor, *one, limit)) {
            keep_watch(descriptor);
            return descriptor;
        }
        problem = errno;
        close(descriptor);
    }
    return fail(ErrorKind::unavailable, fmt::format("{}: {}", device, std::strerror(problem)));
}

speed_t speed_of(int baud) {
    switch (baud) {
        case 9600:
            return B9600;
        case 19200:
            return B19200;
        case 38400:
            return B38400;
        case 57600:
            return B57600;
        default:
            return B115200;
    }
}

void make_raw(int descriptor, int baud) {
    termios settings{};
    if (tcgetattr(descriptor, &settings) != 0) return;
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    cfsetspeed(&settings, speed_of(baud));
    tcsetattr(descriptor, TCSANOW, &settings);
}

}  // namespace

Result<std::unique_ptr<Line>> Line::open(const std::string& device, Millis limit, int baud) {
    if (device.rfind(tcp_scheme, 0) == 0) {
        const int descriptor = TRY(open_tcp(device, limit));
        return std::make_unique<Line>(descriptor, true);
    }
    const int descriptor = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (descriptor < 0) return unavailable(device, errno);
    auto line = std::make_unique<Line>(descriptor, false);
    struct stat kind {};
    if (fstat(descriptor, &kind) != 0 || !S_ISCHR(kind.st_mode))
        return fail(ErrorKind::configuration, device + ": not a character device");
    if (isatty(descriptor) != 0) {
        make_raw(descriptor, baud);
        line->stream_ = true;
    }
    return line;
}

Line::~Line() { close(descriptor_); }

// usblp and serial ports may show POLLERR or POLLHUP for good; then the call itself must say what is wrong.
bool Line::wait_for(short events, Millis limit) {
    pollfd waiting{descriptor_, events, 0};
    const int found = poll(&waiting, 1, static_cast<int>(limit.count()));
    return found == 1 && waiting.revents != 0;
}

std::size_t Line::write(std::string_view bytes, Millis limit) {
    const auto until = std::chrono::steady_clock::now() + limit;
    std::size_t taken = 0;
    while (taken < bytes.size() && !cut_) {
        const auto left = std::chrono::duration_cast<Millis>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !wait_for(POLLOUT, left)) break;
        const auto part = bytes.substr(taken);
        auto count = ::send(descriptor_, part.data(), part.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == ENOTSOCK) count = ::write(descriptor_, part.data(), part.size());
        if (count > 0)
            taken += static_cast<std::size_t>(count);
        else if (errno != EAGAIN && errno != EINTR)
            cut_ = true;
    }
    return taken;
}

std::string Line::read(Millis limit) {
    if (cut_ || !wait_for(POLLIN, limit)) return {};
    std::array<char, 4096> bytes{};
    const auto count = ::read(descriptor_, bytes.data(), bytes.size());
    if (count > 0) return {bytes.data(), static_cast<std::size_t>(count)};
    if (count == 0 && stream_) cut_ = true;
    if (count < 0 && errno != EAGAIN && errno != EINTR) cut_ = true;
    return {};
}

std::optional<int> Line::port_status() const {
    int status = 0;
    if (ioctl(descriptor_, LPGETSTATUS, &status) != 0) return std::nullopt;
    return status;
}

NoLine no_line(const Error& error) {
    if (error.kind == ErrorKind::not_found) return {DeviceState::absent, DeviceTrouble::unplugged};
    return {};
}

}  // namespace kiosk::hal
