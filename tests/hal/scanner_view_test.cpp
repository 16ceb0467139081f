// What staff see of the scanner's sight: the frame, a box around each code where the phone really shows it,
// the rate and the light; nothing while it rests, and the same through supervision and its restarts.
#include <algorithm>
#include <atomic>
#include <functional>
#include <thread>

#include "hal/driver/supervised.h"
#include "hal/face_camera.h"
#include "hal/pin_pad.h"
#include "hal/scanner/phone_view.h"
#include "hal/scanner_module.h"
#include "tests/hal/scanner_room.h"

namespace kiosk::hal {
namespace {

constexpr int box_tolerance_px = 4;
constexpr int darker_than_the_room = 70;

void paint(GreyImage& image, const CodeBox& box) {
    for (int y = box.y; y < box.y + box.height; ++y)
        for (int x = box.x; x < box.x + box.width; ++x)
            image.pixels[static_cast<std::size_t>(y * image.width + x)] = 20;
}
// Where anything dark lies: found without any decoder.
CodeBox dark_part(const GreyImage& image) {
    int left = image.width, top = image.height, right = -1, bottom = -1;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            if (image.pixels[static_cast<std::size_t>(y * image.width + x)] >= darker_than_the_room) continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    return {left, top, right - left + 1, bottom - top + 1};
}
GreyImage phone_screen() {
    return picture_of(e_code, {.module_pixels = 12, .width = 400, .height = 400, .room = 230});
}
// The same phone, held alike, with its code painted over: what is dark in the frame is where the code is.
CodeBox box_seen(PhoneView view) {
    auto screen = phone_screen();
    paint(screen, dark_part(screen));
    view.noise = 0;
    view.tremor_mm = 0;
    return dark_part(photograph(screen, view, 1, 1, 1));
}
void expect_near(const CodeBox& box, const CodeBox& wanted) {
    EXPECT_NEAR(box.x, wanted.x, box_tolerance_px);
    EXPECT_NEAR(box.y, wanted.y, box_tolerance_px);
    EXPECT_NEAR(box.x + box.width, wanted.x + wanted.width, box_tolerance_px);
    EXPECT_NEAR(box.y + box.height, wanted.y + wanted.height, box_tolerance_px);
}

TEST(DecodedBox, IsAroundTheCodeOnEveryRung) {
    const auto expect_found = [](const Picture& how) {
        auto plain = how;
        plain.inverted = false;
        plain.noise = 0;
        const auto codes = decode(picture_of(e_code, how));
        ASSERT_EQ(codes.size(), 1U);
        expect_near(codes[0].box, dark_part(picture_of(e_code, plain)));
    };
    expect_found({});
    expect_found({.module_pixels = 3});
    expect_found({.noise = 40});
    expect_found({.inverted = true});
    expect_found({.module_pixels = 20, .width = 1920, .height = 1080});
}

TEST(DecodedBox, IsAroundAPhoneHoldAnyhow) {
    for (const double turned : {0.0, 12.0, 45.0, 180.0})
        for (const double tilted : {0.0, 20.0})
            for (const double distance_mm : {120.0, 200.0, 300.0}) {
                const PhoneView view{.distance_mm = distance_mm,
                                     .tilt_degrees = tilted,
                                     .rotation_degrees = turned,
                                     .tremor_mm = 0};
                SCOPED_TRACE(fmt::format("{} mm, turned {}, tilted {}", distance_mm, turned, tilted));
                const auto codes = decode(photograph(phone_screen(), view, 1, 1, 1));
                ASSERT_EQ(codes.size(), 1U);
                expect_near(codes[0].box, box_seen(view));
            }
}

bool within(Millis limit, const std::function<bool()>& wanted) {
    const auto until = std::chrono::steady_clock::now() + limit;
    while (!wanted()) {
        if (std::chrono::steady_clock::now() >= until) return false;
        std::this_thread::sleep_for(Millis{5});
    }
    return true;
}

class ScannerViewTest : public ScannerRoom {
protected:
    void SetUp() override {
        ScannerRoom::SetUp();
        view = scanner_view_of(*scanner);
        ASSERT_NE(view, nullptr);
    }
    [[nodiscard]] bool is_empty() const {
        const auto sight = view->look();
        return sight.frame == nullptr && sight.codes.empty() && sight.frames_per_second == 0;
    }
    std::shared_ptr<const ScannerView> view;
};

TEST_F(ScannerViewTest, HasABoxWhereThePhoneShowsItsCode) {
    arm();
    const PhoneView held{.distance_mm = 180, .rotation_degrees = 20, .tremor_mm = 0};
    phone->show(phone_screen(), Millis{60'000}, held);
    ASSERT_TRUE(within(Millis{3'000}, [&] { return !view->look().codes.empty(); }));
    const auto sight = view->look();
    ASSERT_EQ(sight.codes.size(), 1U);
    expect_near(sight.codes[0], box_seen(held));
    EXPECT_GT(sight.decode_ms, 0);
    ASSERT_NE(sight.frame, nullptr);
    EXPECT_EQ(sight.frame->width, 640);
    const auto read = decode(*sight.frame);
    ASSERT_FALSE(read.empty());
    EXPECT_EQ(read[0].box, sight.codes[0]) << "the boxes are those of this very frame";
    phone->take_away();
    EXPECT_TRUE(within(Millis{1'000}, [&] { return view->look().codes.empty(); }));
}

// A picture that does not move is decoded once, and its box stays.
TEST_F(ScannerViewTest, ABoxStaysWhileNothingMoves) {
    arm();
    phone->show(picture_of(e_code), Millis{60'000});
    ASSERT_TRUE(within(Millis{3'000}, [&] { return !view->look().codes.empty(); }));
    for (int i = 0; i < 30; ++i) {
        ASSERT_EQ(view->look().codes.size(), 1U) << i;
        std::this_thread::sleep_for(Millis{20});
    }
    expect_near(view->look().codes[0], dark_part(picture_of(e_code)));
}

TEST_F(ScannerViewTest, CountsTheFramesOfTheLastSecond) {
    arm();
    phone->show(phone_screen(), Millis{60'000}, {});
    EXPECT_TRUE(within(Millis{4'000}, [&] { return view->look().frames_per_second > 10; }))
        << view->look().frames_per_second;
    EXPECT_LT(view->look().frames_per_second, 17) << "15 come";
}

TEST_F(ScannerViewTest, DisarmedItHasPicturesAndSearchesNoCodes) {
    phone->show(picture_of(e_code), Millis{60'000});
    ASSERT_TRUE(within(Millis{1'000}, [&] { return view->look().frame != nullptr; }));
    std::this_thread::sleep_for(Millis{300});
    EXPECT_TRUE(view->look().codes.empty());
    EXPECT_EQ(view->look().decode_ms, 0);
}

TEST_F(ScannerViewTest, ACoveredLensIsDark) {
    arm();
    ASSERT_TRUE(within(Millis{1'000}, [&] { return view->look().brightness > 100; })) << "the room is grey";
    phone->show(picture_of(e_code), Millis{60'000});
    ASSERT_TRUE(within(Millis{3'000}, [&] { return !view->look().codes.empty(); }));
    phone->cover_lens(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::dark));
    const auto sight = view->look();
    EXPECT_LE(sight.brightness, 14);
    EXPECT_NE(sight.frame, nullptr) << "there is a picture, a black one";
    EXPECT_TRUE(sight.codes.empty());
    phone->cover_lens(false);
    EXPECT_TRUE(within(Millis{3'000}, [&] { return !view->look().codes.empty(); }))
        << "the same picture as before is not decoded again, and its box is back";
}

TEST_F(ScannerViewTest, IsEmptyAfterThePlugIsPulled) {
    arm();
    ASSERT_TRUE(within(Millis{1'000}, [&] { return view->look().frame != nullptr; }));
    phone->unplug(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::unplugged));
    EXPECT_TRUE(is_empty());
    phone->unplug(false);
    EXPECT_TRUE(within(Millis{3'000}, [&] { return !is_empty(); }));
}

TEST_F(ScannerViewTest, IsEmptyWhenNoFramesCome) {
    ASSERT_TRUE(within(Millis{1'000}, [&] { return !is_empty(); }));
    phone->freeze(true);
    ASSERT_TRUE(wait_for_trouble(DeviceTrouble::no_frames));
    EXPECT_TRUE(is_empty());
}

TEST_F(ScannerViewTest, OutlivesTheScannerAndIsEmptyThen) {
    ASSERT_TRUE(within(Millis{1'000}, [&] { return !is_empty(); }));
    scanner->stop();
    scanner = make_frame_scanner(phone);
    EXPECT_TRUE(is_empty());
}

TEST(ScannerViewAtRest, IsEmptyUntilItIsArmed) {
    const auto phone = make_virtual_phone({.may_rest = true});
    Recorder recorder;
    const auto scanner = make_frame_scanner(phone, {.frames_while_disarmed = false});
    const auto view = scanner_view_of(*scanner);
    scanner->start(recorder.post());
    ASSERT_TRUE(recorder.wait_until_usable());
    ASSERT_TRUE(within(Millis{1'000}, [&] { return view->look().frame == nullptr; }))
        << "one glance, then rest";
    scanner->submit({1}, device::ArmScanner{});
    ASSERT_TRUE(recorder.completion({1}));
    EXPECT_TRUE(within(Millis{4'000}, [&] { return view->look().frames_per_second > 10; }));
    scanner->submit({2}, device::DisarmScanner{});
    ASSERT_TRUE(recorder.completion({2}));
    EXPECT_TRUE(within(Millis{500}, [&] { return view->look().frame == nullptr; }));
    scanner->stop();
}

TEST(ScannerViewOf, OthersIsNull) {
    EXPECT_EQ(scanner_view_of(*make_serial_scanner({})), nullptr);
    EXPECT_EQ(scanner_view_of(*make_virtual_face_camera().camera.device), nullptr);
    EXPECT_EQ(scanner_view_of(*make_virtual_pin_pad().device), nullptr);
    const auto face = make_supervised(DeviceKind::face_camera, [] { return std::unique_ptr<Device>{}; });
    EXPECT_EQ(scanner_view_of(*face), nullptr);
    EXPECT_NE(face_frames_of(*face), nullptr) << "one may come";
}

// A source that hangs in the middle of a frame, until it is let go.
struct Hanging {
    std::atomic<bool> wanted = false;
    std::atomic<bool> hangs = false;
};
class HangingPhone final : public FrameSource {
public:
    HangingPhone(std::shared_ptr<VirtualPhone> phone, std::shared_ptr<Hanging> hanging)
        : phone_{std::move(phone)}, hanging_{std::move(hanging)} {}
    Result<void> open() override { return phone_->open(); }
    Result<Frame> next(Millis wait) override {
        while (hanging_->wanted) {
            hanging_->hangs = true;
            std::this_thread::sleep_for(Millis{5});
        }
        return phone_->next(wait);
    }

private:
    std::shared_ptr<VirtualPhone> phone_;
    std::shared_ptr<Hanging> hanging_;
};

TEST(SupervisedScannerView, SurvivesTheRestartOfItsDriver) {
    const auto phone = make_virtual_phone();
    const auto hanging = std::make_shared<Hanging>();
    std::atomic<int> made = 0;
    Recorder recorder;
    const auto scanner =
        make_supervised(DeviceKind::code_scanner,
                        [&]() -> std::unique_ptr<Device> {
                            if (++made > 1) return make_frame_scanner(phone);
                            return make_frame_scanner(std::make_shared<HangingPhone>(phone, hanging));
                        },
                        {.grace = Millis{100}, .first_pause = Millis{300}, .longest_pause = Millis{300}});
    const auto view = scanner_view_of(*scanner);
    ASSERT_NE(view, nullptr) << "before anything was started";
    EXPECT_EQ(view->look().frame, nullptr);
    scanner->start(recorder.post());
    EXPECT_TRUE(within(Millis{2'000}, [&] { return view->look().frame != nullptr; }));

    hanging->wanted = true;
    ASSERT_TRUE(within(Millis{1'000}, [&] { return hanging->hangs.load(); }));
    scanner->submit({1}, device::ArmScanner{}, Millis{50});
    ASSERT_TRUE(recorder.completion({1})) << "answered by supervision";
    EXPECT_TRUE(within(Millis{2'000}, [&] { return view->look().frame == nullptr; })) << "nobody is there";
    phone->show(picture_of(e_code), Millis{60'000});
    ASSERT_TRUE(within(Millis{5'000}, [&] { return made > 1 && view->look().frame != nullptr; }));
    scanner->submit({2}, device::ArmScanner{});
    ASSERT_NE(as<device::Acknowledged>(recorder.completion({2})), nullptr);
    EXPECT_TRUE(within(Millis{2'000}, [&] { return !view->look().codes.empty(); }));
    EXPECT_NE(scanner_view_of(*scanner), nullptr);
    scanner->stop();
    EXPECT_EQ(view->look().frame, nullptr);
    hanging->wanted = false;
    std::this_thread::sleep_for(Millis{100});  // the driver that hung ends
}

TEST(SupervisedScannerView, OfAModuleIsNullOnceItIsKnown) {
    Recorder recorder;
    const auto scanner = make_supervised(DeviceKind::code_scanner, [] { return make_serial_scanner({}); });
    scanner->start(recorder.post());
    EXPECT_TRUE(within(Millis{2'000}, [&] { return scanner_view_of(*scanner) == nullptr; }));
    scanner->stop();
}

TEST(SupervisedFaceFrames, AreThoseOfTheDriverInService) {
    std::shared_ptr<VirtualFace> hands;
    Recorder recorder;
    const auto camera = make_supervised(DeviceKind::face_camera, [&] {
        auto twin = make_virtual_face_camera();
        hands = twin.hands;
        return std::move(twin.camera.device);
    });
    const auto frames = face_frames_of(*camera);
    ASSERT_NE(frames, nullptr);
    camera->start(recorder.post());
    ASSERT_TRUE(recorder.wait_until_usable());
    EXPECT_FALSE(frames->look([](const FaceFrame&) {})) << "nobody asked to be looked at";
    camera->submit({1}, device::StartFrames{});
    ASSERT_TRUE(recorder.completion({1}));
    EXPECT_TRUE(within(Millis{2'000}, [&] { return frames->look([](const FaceFrame&) {}); }));
    camera->stop();
    EXPECT_FALSE(frames->look([](const FaceFrame&) {}));
}

}  // namespace
}  // namespace kiosk::hal
