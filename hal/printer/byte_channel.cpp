// Both transports are a file that never blocks; poll() does the waiting.
#include "hal/printer/byte_channel.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <thread>
#include <utility>

namespace kiosk::hal {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::string_view tcp_scheme = "tcp://";
constexpr Millis device_pause{10};

Millis left_until(Steady::time_point until) {
    return std::max(Millis{0}, std::chrono::duration_cast<Millis>(until - Steady::now()));
}

// The events that came, 0 at the end of patience.
int wait_for(int file, short events, Millis patience) {
    pollfd one{file, events, 0};
    const int came = poll(&one, 1, static_cast<int>(patience.count()));
    return came > 0 ? one.revents : 0;
}

std::unexpected<Error> gone(int code) { return fail(ErrorKind::unavailable, std::strerror(code)); }

struct AddressesEnd {
    void operator()(addrinfo* all) const { freeaddrinfo(all); }
};

// The kernel would go on delivering a closed connection's bytes, and an old slip would come out when the
// paper is mended: closing throws them away. A small buffer keeps "taken" near the truth.
void throw_away_when_closed(int file) {
    const linger at_once{1, 0};
    setsockopt(file, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    const int bytes = 16'384;
    setsockopt(file, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

Result<int> connect_one(const addrinfo& address, Millis patience) {
    const int file =
        socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol);
    if (file < 0) return gone(errno);
    throw_away_when_closed(file);
    int problem = connect(file, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    if (problem == EINPROGRESS) {
        socklen_t size = sizeof problem;
        if (wait_for(file, POLLOUT, patience) == 0)
            problem = ETIMEDOUT;
        else if (getsockopt(file, SOL_SOCKET, SO_ERROR, &problem, &size) != 0)
            problem = errno;
    }
    if (problem == 0) return file;
    close(file);
    return gone(problem);
}

Result<int> connect_to(std::string_view host_and_port, Millis patience) {
    const auto colon = host_and_port.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == host_and_port.size())
        return fail(ErrorKind::configuration, "not tcp://host:port");
    const std::string host{host_and_port.substr(0, colon)};
    const std::string port{host_and_port.substr(colon + 1)};
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (const int problem = getaddrinfo(host.c_str(), port.c_str(), &wanted, &found); problem != 0)
        return fail(ErrorKind::unavailable, gai_strerror(problem));
    const std::unique_ptr<addrinfo, AddressesEnd> all{found};
    Result<int> last = fail(ErrorKind::unavailable, "no address");
    for (const auto* one = all.get(); one != nullptr; one = one->ai_next)
        if (last = connect_one(*one, patience); last) break;
    return last;
}

}  // namespace

Result<ByteChannel> ByteChannel::open(const std::string& device, Millis patience) {
    if (device.starts_with(tcp_scheme)) {
        const int file = TRY(connect_to(std::string_view{device}.substr(tcp_scheme.size()), patience));
        return ByteChannel{file, true};
    }
    const int file = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (file >= 0) return ByteChannel{file, false};
    if (errno == ENOENT || errno == ENODEV || errno == ENXIO)
        return fail(ErrorKind::not_found, std::strerror(errno));
    return gone(errno);
}

ByteChannel::ByteChannel(ByteChannel&& other) noexcept
    : file_{std::exchange(other.file_, -1)}, ends_with_zero_{other.ends_with_zero_} {}

ByteChannel& ByteChannel::operator=(ByteChannel&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(ends_with_zero_, other.ends_with_zero_);
    return *this;
}

ByteChannel::~ByteChannel() {
    if (file_ >= 0) close(file_);
}

std::size_t ByteChannel::write(std::string_view bytes, Millis patience) {
    const auto until = Steady::now() + patience;
    std::size_t taken = 0;
    while (taken < bytes.size()) {
        // A socket whose other end has gone must cost this call, not the process.
        const auto count = ends_with_zero_
                               ? send(file_, bytes.data() + taken, bytes.size() - taken, MSG_NOSIGNAL)
                               : ::write(file_, bytes.data() + taken, bytes.size() - taken);
        if (count > 0) {
            taken += static_cast<std::size_t>(count);
            continue;
        }
        if (count < 0 && errno != EAGAIN && errno != EINTR) break;
        if (wait_for(file_, POLLOUT, left_until(until)) == 0) break;
    }
    return taken;
}

Result<std::string> ByteChannel::read(Millis patience) {
    const auto until = Steady::now() + patience;
    std::array<char, 512> buffer{};
    while (true) {
        const auto count = ::read(file_, buffer.data(), buffer.size());
        if (count > 0) return std::string{buffer.data(), static_cast<std::size_t>(count)};
        if (count == 0 && ends_with_zero_) return fail(ErrorKind::unavailable, "the connection was closed");
        if (count < 0 && errno != EAGAIN && errno != EINTR) return gone(errno);
        if (left_until(until) == Millis{0}) return std::string{};
        // usblp says "readable" for transfers without a byte in them.
        if (count == 0) std::this_thread::sleep_for(device_pause);
        wait_for(file_, POLLIN, left_until(until));
    }
}

}  // namespace kiosk::hal
