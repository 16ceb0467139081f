// At the end of a run: what each driver and twin passed, in one line each.
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace kiosk::hal {
namespace {

struct Kept {
    int passed = 0;
    int ran = 0;
    std::map<std::string, std::string> suites;  // name to "passed/ran"
};

// "Conformance" of "Devices/Conformance".
std::string suite_of(const testing::TestSuite& suite) {
    const std::string name = suite.name();
    return name.substr(name.find('/') + 1);
}

class PromisesKept final : public testing::Environment {
public:
    void TearDown() override {
        const auto& run = *testing::UnitTest::GetInstance();
        std::map<std::string, Kept> devices;
        for (int s = 0; s < run.total_test_suite_count(); ++s) add(*run.GetTestSuite(s), devices);
        for (const auto& [device, kept] : devices) {
            std::string suites;
            for (const auto& [suite, share] : kept.suites)
                suites += fmt::format("{}{} {}", suites.empty() ? "" : ", ", suite, share);
            fmt::print("{}: {} of {} ({})\n", device, kept.passed, kept.ran, suites);
        }
    }

private:
    static void add(const testing::TestSuite& suite, std::map<std::string, Kept>& devices) {
        std::map<std::string, std::pair<int, int>> shares;
        for (int t = 0; t < suite.total_test_count(); ++t) {
            const auto& test = *suite.GetTestInfo(t);
            const std::string name = test.name();
            const auto slash = name.find('/');
            if (!test.should_run() || test.value_param() == nullptr || slash == std::string::npos) continue;
            auto& [passed, ran] = shares[name.substr(slash + 1)];
            ++ran;
            passed += test.result()->Passed() ? 1 : 0;
        }
        if (std::string{suite.name()}.rfind("Devices/", 0) != 0) return;
        for (const auto& [device, share] : shares) {
            devices[device].passed += share.first;
            devices[device].ran += share.second;
            devices[device].suites[suite_of(suite)] = fmt::format("{}/{}", share.first, share.second);
        }
    }
};

[[maybe_unused]] const auto* const registered = testing::AddGlobalTestEnvironment(new PromisesKept);

}  // namespace
}  // namespace kiosk::hal
