// The bureau's component behind a line of its own: texts go in and out as UTF-8, whatever the library speaks,
// and its troubles are three words.
#include "hal/ecode_component.h"

#include <atomic>
#include <thread>

#include "tests/hal/fixtures/vendor_folder.h"

namespace kiosk::hal {
namespace {

constexpr const char* request =
    R"({"orgId":"H33010000001","transType":"ec.query","data":{"ecQrCode":"4240000000000000000000000001",)"
    R"("officeName":"门诊大厅","deviceType":"SelfService"},"extra":""})";
constexpr const char* reply =
    R"({"code":0,"message":"成功","data":"{\"userName\":\"张三\",\"ecToken\":\"330300T0001\"}","orgId":"","extra":"@url@"})";

class EcodeComponentTest : public testing::Test {
protected:
    std::unique_ptr<EcodeComponent> component(EcodeComponentConfig config = {}) {
        config.library = folder.library();
        config.url = "http://10.0.0.5/localcfc/api/hsecfc/localQrCodeQuery";
        return make_ecode_component(config);
    }
    void answer(const std::string& text) { folder.order("ec_reply", card::gb18030_from_utf8(text)); }
    VendorFolder folder;
};

TEST_F(EcodeComponentTest, GivesTheReplyInUtf8) {
    answer(reply);
    const auto given = component()->call(request, Millis{5'000});
    ASSERT_TRUE(given) << given.error().text;
    EXPECT_NE(given->find("张三"), std::string::npos);
    EXPECT_NE(given->find("localQrCodeQuery"), std::string::npos) << "the component was told the address";
}

TEST_F(EcodeComponentTest, ServesTheFormWithoutAnAddressInBothCodings) {
    for (const auto text : {EcodeText::gbk, EcodeText::utf8}) {
        const auto given = component({.function = "EcQuery", .form = EcodeForm::in_out, .text = text})
                               ->call(request, Millis{5'000});
        ASSERT_TRUE(given) << given.error().text;
        EXPECT_EQ(*given, request);
    }
}

TEST_F(EcodeComponentTest, SaysWhenTheLibraryFails) {
    answer(reply);
    const auto asked = component();
    folder.order("fault", "crash");
    EXPECT_EQ(asked->call(request, Millis{5'000}).error().kind, ErrorKind::unavailable);
    folder.order("fault", "hang");
    EXPECT_EQ(asked->call(request, Millis{600}).error().kind, ErrorKind::timed_out);
    folder.order("fault", "garbage");
    EXPECT_EQ(asked->call(request, Millis{5'000}).error().kind, ErrorKind::malformed);
    folder.order("fault", "");
    EXPECT_TRUE(asked->call(request, Millis{5'000}));
    EXPECT_EQ(component({.function = "NoSuch"})->call(request, Millis{5'000}).error().kind,
              ErrorKind::unavailable);
}

TEST_F(EcodeComponentTest, SendsNothingThatIsNoRequest) {
    const auto asked = component();
    for (const auto& text : {std::string{}, std::string{"ec.query"}, std::string{"{\"a\":\"\xFF\"}"},
                             std::string{"{\0}", 3}, "{" + std::string(20'000, ' ') + "}"})
        EXPECT_EQ(asked->call(text, Millis{5'000}).error().kind, ErrorKind::malformed);
}

TEST_F(EcodeComponentTest, ServesManyCallersOneByOne) {
    answer(reply);
    const auto asked = component();
    std::atomic<int> well = 0;
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&] { well += asked->call(request, Millis{10'000}) ? 1 : 0; });
    for (auto& caller : callers) caller.join();
    EXPECT_EQ(well, 8);
}

TEST_F(EcodeComponentTest, DoesNotWaitForAnotherCallerBeyondItsTime) {
    answer(reply);
    const auto asked = component();
    ASSERT_TRUE(asked->call(request, Millis{5'000}));
    folder.order("slow_ms", "1500");
    std::thread other{[&] { static_cast<void>(asked->call(request, Millis{5'000})); }};
    std::this_thread::sleep_for(Millis{300});
    const auto given = asked->call(request, Millis{200});
    other.join();
    ASSERT_FALSE(given);
    EXPECT_EQ(given.error().kind, ErrorKind::timed_out);
}

}  // namespace
}  // namespace kiosk::hal
