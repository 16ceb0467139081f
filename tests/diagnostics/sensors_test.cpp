// The computer as Linux tells of it, from trees of files as they lie in /proc and /sys of real machines, and
// from trees in which everything is missing or says something else.
#include "kiosk/diagnostics/sensors.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/diagnostics/machine_room.h"

namespace kiosk::diagnostics::test {
namespace {

class Computer : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "computer-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        root = name;
        computer = make_sensors(root.string());
    }
    void TearDown() override { std::filesystem::remove_all(root); }
    void file(const std::string& path, const std::string& text) const {
        const auto whole = root.string() + path;
        std::filesystem::create_directories(std::filesystem::path{whole}.parent_path());
        std::ofstream{whole} << text;
    }
    std::filesystem::path root;
    std::unique_ptr<Sensors> computer;
};

TEST_F(Computer, WhereNothingTellsNothingIsKnown) {
    EXPECT_FALSE(computer->memory());
    EXPECT_EQ(computer->temperature_celsius(), std::nullopt);
    EXPECT_EQ(computer->link().interface, "");
    EXPECT_FALSE(computer->link().carrier);
    EXPECT_EQ(computer->link().gateway, "");
    EXPECT_EQ(computer->touch_screen(), std::nullopt);
    EXPECT_EQ(computer->display(), std::nullopt);
    EXPECT_EQ(computer->sound(), std::nullopt);
    EXPECT_EQ(computer->uptime(), 0ms);
}

TEST_F(Computer, MemoryIsCountedInBytes) {
    file("/proc/meminfo",
         "MemTotal:        8049880 kB\nMemFree:          312044 kB\nMemAvailable:    5123456 kB\n"
         "HugePages_Total:       0\n");
    file("/proc/self/statm", "40000 1500 900 12 0 3000 0\n");
    const auto memory = computer->memory();
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->total_bytes, 8'049'880LL * 1024);
    EXPECT_EQ(memory->available_bytes, 5'123'456LL * 1024);
    EXPECT_EQ(memory->own_bytes, 1500 * sysconf(_SC_PAGESIZE));
    file("/proc/meminfo", "something else\n");
    EXPECT_FALSE(computer->memory());
}

TEST_F(Computer, TheHottestZoneCounts) {
    file("/sys/class/thermal/cooling_device0/temp", "99000\n");  // a fan
    file("/sys/class/thermal/thermal_zone0/temp", "41000\n");
    file("/sys/class/thermal/thermal_zone1/temp", "57500\n");
    file("/sys/class/thermal/thermal_zone2/temp", "not now\n");
    EXPECT_EQ(computer->temperature_celsius(), 57.5);
    file("/sys/class/thermal/thermal_zone0/temp", "-5000\n");
    file("/sys/class/thermal/thermal_zone1/temp", "-12000\n");
    EXPECT_EQ(computer->temperature_celsius(), -5.0);
}

TEST_F(Computer, TheInterfaceThatIsUpIsTheOneThatCounts) {
    file("/sys/class/net/bonding_masters", "\n");  // a file beside the interfaces
    file("/sys/class/net/lo/carrier", "1\n");
    EXPECT_EQ(computer->link().interface, "");
    file("/sys/class/net/enp1s0/carrier", "0\n");
    file("/sys/class/net/wlan0/carrier", "");  // down: the kernel answers with an error
    EXPECT_EQ(computer->link().interface, "enp1s0") << "none is up: the first there is";
    EXPECT_FALSE(computer->link().carrier);
    file("/sys/class/net/wlan0/carrier", "1\n");
    EXPECT_EQ(computer->link().interface, "wlan0");
    EXPECT_TRUE(computer->link().carrier);
    file("/sys/class/net/enp2s0/carrier", "1\n");
    EXPECT_EQ(computer->link().interface, "enp2s0");
    EXPECT_EQ(computer->link().address, "") << "this machine has no such interface";
}

TEST_F(Computer, LoopbackOfThisMachineHasItsAddress) {
    // Under another root the name is asked of the running kernel: the one interface that every machine has.
    const auto real = make_sensors();
    EXPECT_NE(real->link().interface, "lo");
    EXPECT_GT(real->uptime(), 0ms);
    ASSERT_TRUE(real->memory());
    EXPECT_GT(real->memory()->own_bytes, 1'000'000);
}

TEST_F(Computer, TheGatewayIsTheDefaultRoutes) {
    file("/proc/net/route",
         "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\n"
         "enp1s0\t0003140A\t00000000\t0001\t0\t0\t100\t00FFFFFF\n"
         "enp1s0\t00000000\t0103140A\t0003\t0\t0\t100\t00000000\n");
    EXPECT_EQ(computer->link().gateway, "10.20.3.1");
    file("/proc/net/route", "Iface\tDestination\tGateway\nenp1s0\t0003140A\t00000000\n");
    EXPECT_EQ(computer->link().gateway, "");
}

TEST_F(Computer, ATouchScreenIsWhatFeelsFingers) {
    const std::string keyboard =
        "I: Bus=0003 Vendor=046d\nN: Name=\"Keyboard\"\nH: Handlers=sysrq kbd event3\nB: EV=120013\n\n";
    const std::string mouse = "N: Name=\"Tablet mouse\"\nB: EV=b\nB: ABS=3\n\n";  // a position, no fingers
    const std::string touch =
        "N: Name=\"ILITEK Multi-Touch\"\nP: Phys=usb-0000:00:14.0-3/input0\nB: EV=b\nB: "
        "ABS=260800000000003\n";
    file("/proc/bus/input/devices", keyboard + mouse);
    EXPECT_EQ(computer->touch_screen(), std::nullopt);
    file("/proc/bus/input/devices", keyboard + mouse + touch);
    EXPECT_EQ(computer->touch_screen(), "ILITEK Multi-Touch");
    file("/proc/bus/input/devices", "N: Name=\"Long\"\nB: ABS=1 260800000000003\n");  // two words of bits
    EXPECT_EQ(computer->touch_screen(), "Long");
    file("/proc/bus/input/devices", "N: Name=\"High\"\nB: ABS=260800000000003 3\n");
    EXPECT_EQ(computer->touch_screen(), std::nullopt) << "the last word is the lowest";
    file("/proc/bus/input/devices", "N: Name=\"Odd\"\nB: ABS=\n");
    EXPECT_EQ(computer->touch_screen(), std::nullopt);
}

TEST_F(Computer, DisplayAndSoundAreNamed) {
    file("/sys/class/drm/version", "drm 1.1.0\n");
    file("/sys/class/drm/card0-DP-1/status", "disconnected\n");
    EXPECT_EQ(computer->display(), std::nullopt);
    file("/sys/class/drm/card0-HDMI-A-1/status", "connected\n");
    EXPECT_EQ(computer->display(), "card0-HDMI-A-1");
    file("/proc/asound/cards", "--- no soundcards ---\n");
    EXPECT_EQ(computer->sound(), std::nullopt);
    file("/proc/asound/cards",
         " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n                      HDA Intel PCH at "
         "0xf7a10000\n");
    EXPECT_EQ(computer->sound(), "HDA-Intel - HDA Intel PCH");
}

TEST_F(Computer, UptimeIsInMilliseconds) {
    file("/proc/uptime", "93600.25 180000.00\n");
    EXPECT_EQ(computer->uptime(), 93'600'250ms);
}

TEST_F(Computer, ADiskIsWrittenOnToKnowWhetherItCan) {
    const auto facts = computer->disk(root.string());
    ASSERT_TRUE(facts);
    EXPECT_TRUE(facts->writable);
    EXPECT_GT(facts->total_bytes, 0);
    EXPECT_LE(facts->free_bytes, facts->total_bytes);
    EXPECT_TRUE(std::filesystem::is_empty(root)) << "nothing is left";
    EXPECT_FALSE(computer->disk(root.string() + "/gone"));
    // A folder in which no file can be made, for root as well.
    const auto kernels = computer->disk("/proc");
    ASSERT_TRUE(kernels);
    EXPECT_FALSE(kernels->writable);
}

}  // namespace
}  // namespace kiosk::diagnostics::test
