// The shapes of C function that makers' libraries have, each called through its own type. A pointer is a
// pointer whatever it points to (System V x86-64 and AAPCS64 agree), so one `void*` stands for all. Results
// are read as int: libraries declare int or long, and the lower half is right for both.
#include "hal/vendor/host/invoke.h"

#include <dlfcn.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <type_traits>
#include <utility>

namespace kiosk::hal::vendor {
namespace {

// Zeroed memory whose end is the end of a page, with a page behind it that nobody may touch.
class GuardedRoom {
public:
    explicit GuardedRoom(std::size_t bytes) : bytes_{bytes} {
        const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const auto inside = (bytes + page - 1) / page * page;
        mapped_ = inside + page;
        memory_ = mmap(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory_ == MAP_FAILED) abort();  // out of memory: the kiosk starts a new process
        mprotect(static_cast<char*>(memory_) + inside, page, PROT_NONE);
        data_ = static_cast<char*>(memory_) + inside - bytes;
    }
    ~GuardedRoom() {
        explicit_bzero(data_, bytes_);
        munmap(memory_, mapped_);
    }
    GuardedRoom(const GuardedRoom&) = delete;
    GuardedRoom& operator=(const GuardedRoom&) = delete;
    [[nodiscard]] char* data() const { return data_; }
    [[nodiscard]] std::size_t size() const { return bytes_; }

private:
    std::size_t bytes_;
    std::size_t mapped_ = 0;
    void* memory_ = nullptr;
    char* data_ = nullptr;
};

// The arguments as the function sees them, and the rooms that it fills.
struct Prepared {
    struct Output {
        std::unique_ptr<GuardedRoom> room;
        std::unique_ptr<unsigned> count;  // only of a counted room
    };
    std::string shape;  // a letter for each C argument: n = int, p = pointer
    std::vector<int> numbers;
    std::vector<void*> pointers;
    std::vector<Output> outputs;
    std::vector<std::unique_ptr<GuardedRoom>> inputs;

    void add_number(int number) {
        shape += 'n';
        numbers.push_back(number);
    }
    void add_pointer(void* pointer) {
        shape += 'p';
        pointers.push_back(pointer);
    }
    void add_room(std::size_t bytes, bool counted) {
        outputs.push_back({std::make_unique<GuardedRoom>(bytes), nullptr});
        add_pointer(outputs.back().room->data());
        if (!counted) return;
        outputs.back().count = std::make_unique<unsigned>(static_cast<unsigned>(bytes));
        add_pointer(outputs.back().count.get());
    }
    // Libraries write to what they should only read, so each text has a room as well.
    void add_text(const std::string& text) {
        inputs.push_back(std::make_unique<GuardedRoom>(text.size() + 1));
        std::copy(text.begin(), text.end(), inputs.back()->data());
        add_pointer(inputs.back()->data());
    }
};

Prepared prepared(const Call& call) {
    Prepared all;
    for (const auto& argument : call.arguments) {
        if (const auto* number = std::get_if<std::int32_t>(&argument))
            all.add_number(*number);
        else if (const auto* text = std::get_if<std::string>(&argument))
            all.add_text(*text);
        else if (const auto* room = std::get_if<Room>(&argument))
            all.add_room(room->bytes, false);
        else if (const auto* counted = std::get_if<CountedRoom>(&argument))
            all.add_room(counted->bytes, true);
    }
    return all;
}

template <class... Parameters>
int call_as(void* function, const Prepared& with) {
    auto number = with.numbers.begin();
    auto pointer = with.pointers.begin();
    const auto next = [&]<class Wanted>(std::type_identity<Wanted>) -> Wanted {
        if constexpr (std::is_same_v<Wanted, int>)
            return *number++;
        else
            return *pointer++;
    };
    // Braces: the order of evaluation is the order of writing.
    const std::tuple<Parameters...> arguments{next(std::type_identity<Parameters>{})...};
    return std::apply(reinterpret_cast<int (*)(Parameters...)>(function), arguments);
}

struct Shape {
    std::string_view letters;
    int (*call)(void* function, const Prepared& with);
};
constexpr std::array shapes{
    Shape{"n", call_as<int>},
    Shape{"nn", call_as<int, int>},
    Shape{"np", call_as<int, void*>},
    Shape{"pp", call_as<void*, void*>},
    Shape{"ppp", call_as<void*, void*, void*>},
    Shape{"npn", call_as<int, void*, int>},
    Shape{"nppppn", call_as<int, void*, void*, void*, void*, int>},
};

std::string written(const Prepared::Output& output) {
    const char* begin = output.room->data();
    const auto room = output.room->size();
    const auto length = output.count ? std::min<std::size_t>(*output.count, room) : strnlen(begin, room);
    return {begin, length};
}

}  // namespace

Answer invoke(void* library, const Call& call) {
    void* function = dlsym(library, call.function.c_str());
    if (function == nullptr) return {CallEnd::no_function, 0, call.function, {}};
    const auto arguments = prepared(call);
    const auto* shape =
        std::ranges::find_if(shapes, [&](const Shape& known) { return known.letters == arguments.shape; });
    if (shape == shapes.end()) return {CallEnd::no_shape, 0, call.function + ": " + arguments.shape, {}};
    Answer answer;
    answer.value = shape->call(function, arguments);
    for (const auto& output : arguments.outputs) answer.outputs.push_back(written(output));
    return answer;
}

}  // namespace kiosk::hal::vendor
