// kiosk_vendor_host LIBRARY: the process that holds one maker's shared library, so that a crash, a hang or a
// leak in it is not the kiosk's. Reads calls from descriptor 3 and answers them, one at a time, until the
// other end is gone. Started by hal/vendor/vendor_host.cpp; of no use to anybody else.
#include <dlfcn.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "hal/vendor/host/invoke.h"
#include "hal/vendor/message.h"

namespace {

using namespace kiosk::hal::vendor;

constexpr int line = 3;

// The kiosk may end while the library hangs, so the line is watched beside it. PR_SET_PDEATHSIG would not do:
// it fires when the thread that started this process ends, not when the kiosk does.
void leave_with_the_kiosk() {
    std::thread{[] {
        pollfd watched{line, POLLRDHUP, 0};
        while (poll(&watched, 1, -1) < 0 && errno == EINTR) {
        }
        _exit(0);
    }}.detach();
}

// The library's memory holds patients' data: no image of it is left on a disk.
void leave_no_core() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

bool receive(std::string& arrived) {
    char bytes[4096];
    const auto count = recv(line, bytes, sizeof bytes, 0);
    if (count < 0 && errno == EINTR) return true;
    if (count <= 0) return false;
    arrived.append(bytes, static_cast<std::size_t>(count));
    return true;
}

bool send_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = send(line, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

std::string last_loader_word() {
    const char* word = dlerror();
    return word != nullptr ? word : "";
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    leave_no_core();
    leave_with_the_kiosk();
    void* library = dlopen(words[1], RTLD_NOW | RTLD_LOCAL);
    const auto loader_word = library == nullptr ? last_loader_word() : std::string{};
    std::string arrived;
    while (receive(arrived)) {
        while (true) {
            auto body = take_body(arrived);
            if (!body) return 3;
            if (!*body) break;
            const auto call = call_of(**body);
            if (!call) return 3;
            const auto answer =
                library == nullptr ? Answer{CallEnd::no_library, 0, loader_word, {}} : invoke(library, *call);
            if (!send_all(framed(bytes_of(answer)))) return 0;
        }
    }
    // No dlclose and no destructors: libraries that crash while they are unloaded are common.
    _exit(0);
}
