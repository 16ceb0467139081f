// Memory for `simulate` alone. Worlds are made and unmade hundreds of times a second out of small pieces, and
// a third of all time went into the general allocator: here a freed piece waits, by its size, for the thread
// that freed it. Never given back to the system. Sanitizers keep their own.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <new>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t step_bytes = 16;
constexpr std::size_t sizes = 64;  // up to 1 KiB; larger pieces are the system's
constexpr std::size_t chunk_bytes = 1 << 20;

// Before each piece; as long as the alignment that `new` promises.
struct alignas(step_bytes) Head {
    std::size_t size;  // in steps; 0: the system's
    Head* next;        // while idle
};
static_assert(sizeof(Head) == step_bytes && step_bytes == __STDCPP_DEFAULT_NEW_ALIGNMENT__);

struct Pool {
    std::array<Head*, sizes + 1> idle{};
    char* fresh = nullptr;
    char* end = nullptr;
};
thread_local constinit Pool pool;

Head* from_system(std::size_t bytes) {
    auto* piece = static_cast<Head*>(std::malloc(bytes));
    if (piece == nullptr) throw std::bad_alloc{};
    return piece;
}

Head* carve(std::size_t bytes) {
    if (static_cast<std::size_t>(pool.end - pool.fresh) < bytes) {
        pool.fresh = static_cast<char*>(static_cast<void*>(from_system(chunk_bytes)));
        pool.end = pool.fresh + chunk_bytes;
    }
    auto* piece = static_cast<Head*>(static_cast<void*>(pool.fresh));
    pool.fresh += bytes;
    return piece;
}

}  // namespace

void* operator new(std::size_t bytes) {
    const auto size = std::max<std::size_t>(1, (bytes + step_bytes - 1) / step_bytes);
    Head* head = nullptr;
    if (size > sizes) {
        head = from_system(sizeof(Head) + bytes);
        head->size = 0;
        return head + 1;
    }
    head = pool.idle[size];
    if (head != nullptr)
        pool.idle[size] = head->next;
    else
        head = carve(sizeof(Head) + size * step_bytes);
    head->size = size;
    return head + 1;
}

void operator delete(void* piece) noexcept {
    if (piece == nullptr) return;
    auto* head = static_cast<Head*>(piece) - 1;
    const auto size = head->size;
    if (size == 0) return std::free(head);
    head->next = pool.idle[size];
    pool.idle[size] = head;
}

void operator delete(void* piece, std::size_t) noexcept { operator delete(piece); }

#endif
