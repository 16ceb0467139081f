// The process around a maker's library: it is started, ended, replaced and taken out of the process table,
// and leaves nothing behind.
#include "hal/vendor/vendor_host.h"

#include <fcntl.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/hal/fixtures/vendor_folder.h"

namespace kiosk::hal::vendor {
namespace {

class VendorHostTest : public testing::Test {
protected:
    std::expected<Answer, CallFailure> call(const std::string& function, Millis deadline = Millis{5'000}) {
        return host.call({function, {1, Room{4096}}}, deadline);
    }
    static std::size_t open_descriptors() {
        std::size_t count = 0;
        for ([[maybe_unused]] const auto& one : std::filesystem::directory_iterator{"/proc/self/fd"}) ++count;
        return count;
    }
    // Zombies included.
    static std::size_t children() {
        std::size_t count = 0;
        for (const auto& thread : std::filesystem::directory_iterator{"/proc/self/task"}) {
            std::ifstream list{thread.path() / "children"};
            for (int pid = 0; list >> pid;) ++count;
        }
        return count;
    }

    VendorFolder folder;
    VendorHost host{{.library = folder.library(), .first_pause = Millis{20}, .longest_pause = Millis{80}}};
};

TEST_F(VendorHostTest, KeepsOneProcessForManyCalls) {
    for (int i = 0; i < 20; ++i) {
        const auto answer = call("iReadCardNo");
        ASSERT_TRUE(answer) << answer.error().detail;
        EXPECT_EQ(answer->value, -2);
    }
    EXPECT_EQ(host.starts(), 1);
}

TEST_F(VendorHostTest, LeavesNoProcessAndNoDescriptorBehind) {
    folder.insert(sample_card());
    folder.order("fault", "crash");
    EXPECT_FALSE(
        call("iReadCardBas", Millis{400}));  // the log opens a descriptor of its own at its first word
    const auto descriptors = open_descriptors();
    const auto before = children();
    for (const auto* fault : {"crash", "hang", "flood", "crash", "hang"}) {
        folder.order("fault", fault);
        EXPECT_FALSE(call("iReadCardBas", Millis{400}));
        EXPECT_EQ(host.process(), -1);
        EXPECT_EQ(children(), before) << fault;
        EXPECT_EQ(open_descriptors(), descriptors) << fault;
    }
    folder.order("fault", "");
    EXPECT_TRUE(call("iReadCardBas"));
    EXPECT_EQ(host.starts(), 7);
}

TEST_F(VendorHostTest, RestsLongerAfterEachFailure) {
    folder.insert(sample_card());
    folder.order("fault", "crash");
    EXPECT_FALSE(call("iReadCardBas"));
    EXPECT_TRUE(host.resting());
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 4; ++i) EXPECT_FALSE(call("iReadCardBas"));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, Millis{20 + 40 + 80 + 80});
}

TEST_F(VendorHostTest, ReplacesAProcessThatDiedBetweenTwoCalls) {
    ASSERT_TRUE(call("iReadCardNo"));
    ASSERT_EQ(kill(host.process(), SIGKILL), 0);
    // A signal takes its time; the line is closed when the last thread has gone.
    const auto there = "/proc/" + std::to_string(host.process());
    for (int i = 0; i < 200 && kill(host.process(), 0) == 0; ++i) {
        std::ifstream state{there + "/stat"};
        std::string id, name, letter;
        state >> id >> name >> letter;
        std::error_code gone;
        const std::filesystem::directory_iterator tasks{there + "/task", gone};
        if (letter == "Z" && std::distance(begin(tasks), end(tasks)) <= 1) break;
        std::this_thread::sleep_for(Millis{10});
    }
    const auto answer = call("iReadCardNo");
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(host.starts(), 2);
}

TEST_F(VendorHostTest, InheritsNothingAndPrintsNowhere) {
    const int secret = open("/dev/zero", O_RDONLY);  // without CLOEXEC, as a careless library opens it
    ASSERT_TRUE(call("iReadCardNo"));
    std::vector<std::string> open_there;
    const auto folder_there = "/proc/" + std::to_string(host.process()) + "/fd";
    for (const auto& one : std::filesystem::directory_iterator{folder_there})
        open_there.push_back(one.path().filename().string() + " " +
                             std::filesystem::read_symlink(one.path()).string());
    close(secret);
    ASSERT_EQ(open_there.size(), 4U) << testing::PrintToString(open_there);
    std::ranges::sort(open_there);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(open_there[static_cast<std::size_t>(i)], std::to_string(i) + " /dev/null");
    EXPECT_TRUE(open_there[3].starts_with("3 socket:"));
}

TEST_F(VendorHostTest, AHungLibraryLeavesWithTheKiosk) {
    folder.insert(sample_card());
    folder.order("fault", "hang");
    // A kiosk of its own that dies while it waits for the library.
    std::array<int, 2> told{};
    ASSERT_EQ(pipe2(told.data(), O_CLOEXEC), 0);
    const int kiosk = fork();
    if (kiosk == 0) {
        VendorHost mine{{.library = folder.library()}};
        static_cast<void>(mine.call({"iReadCardNo", {1, Room{64}}}, Millis{5'000}));
        const int process = mine.process();
        static_cast<void>(!write(told[1], &process, sizeof process));
        static_cast<void>(mine.call({"iReadCardBas", {1, Room{4096}}}, Millis{60'000}));
        _exit(0);
    }
    int library_process = -1;
    ASSERT_EQ(read(told[0], &library_process, sizeof library_process), static_cast<ssize_t>(sizeof(int)));
    close(told[0]);
    close(told[1]);
    ASSERT_GT(library_process, 0);
    kill(kiosk, SIGKILL);
    waitpid(kiosk, nullptr, 0);
    const auto gone = [&] {
        std::ifstream state{"/proc/" + std::to_string(library_process) + "/stat"};
        std::string id, name, letter;
        return !(state >> id >> name >> letter) || letter == "Z";
    };
    for (int i = 0; i < 500 && !gone(); ++i) std::this_thread::sleep_for(Millis{10});
    EXPECT_TRUE(gone());
}

TEST_F(VendorHostTest, SaysWhatIsMissing) {
    const auto unknown = call("iNoSuchFunction");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().detail, "has no function iNoSuchFunction");
    ASSERT_TRUE(call("iReadCardNo")) << "the process is still good";
    EXPECT_EQ(host.starts(), 1);
    const auto shapeless = host.call({"iReadCardNo", {1, 2, 3, 4, 5}}, Millis{5'000});
    ASSERT_FALSE(shapeless);
    VendorHost nowhere{{.library = folder.library(), .program = "/nowhere/host"}};
    EXPECT_EQ(nowhere.call({"iReadCardNo", {1}}, Millis{5'000}).error().trouble, DeviceTrouble::hardware);
}

TEST(VendorMessage, IsReadAsItWasWritten) {
    const Call call{"SDT_ReadBaseMsg", {1001, CountedRoom{256}, std::string{"a\0b", 3}, Room{1}, -7}};
    EXPECT_EQ(call_of(bytes_of(call)), call);
    const Answer answer{CallEnd::no_function, -2201, "why", {"", std::string(300, '\0')}};
    EXPECT_EQ(answer_of(bytes_of(answer)), answer);
}

TEST(VendorMessage, IsRefusedWhereverItIsCut) {
    const auto whole = bytes_of(Answer{CallEnd::returned, 1, "detail", {"output"}});
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_FALSE(answer_of(whole.substr(0, length))) << length;
    EXPECT_FALSE(answer_of(whole + "x"));
    const auto call = bytes_of(Call{"f", {1, std::string{"t"}}});
    for (std::size_t length = 0; length < call.size(); ++length)
        EXPECT_FALSE(call_of(call.substr(0, length))) << length;
    EXPECT_FALSE(call_of(bytes_of(Call{"f", {Room{room_bytes_max + 1}}})));
}

TEST(VendorMessage, FramesComeApartAndTooLongOnesEndTheTalk) {
    std::string arrived = framed("one") + framed("") + framed("three").substr(0, 6);
    EXPECT_EQ(*take_body(arrived), "one");
    EXPECT_EQ(*take_body(arrived), "");
    EXPECT_EQ(*take_body(arrived), std::nullopt) << "not all of it is there";
    std::string endless{"\xFF\xFF\xFF\x7F"};
    EXPECT_FALSE(take_body(endless));
}

}  // namespace
}  // namespace kiosk::hal::vendor
