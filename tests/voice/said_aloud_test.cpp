// A visit through the real display and SDL's audio, whose "disk" driver writes the samples to a file: what
// was said is heard again from there. Also what is not there: a sound card, a recording.
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <thread>

#include "heard.h"
#include "ui/examples.h"
#include "ui/voice/clips.h"
#include "ui/voice/speaker.h"

namespace kiosk::ui {
namespace {

namespace fs = std::filesystem;

class SaidAloudTest : public testing::Test {
protected:
    void SetUp() override {
        fs::create_directories(folder_);
        setenv("SDL_AUDIODRIVER", "disk", 1);
        setenv("SDL_DISKAUDIOFILE", tape_.c_str(), 1);
        setenv("SDL_DISKAUDIODELAY", "0", 1);
        options_.headless = true;
        options_.voice.folder = KIOSK_VOICE_FOLDER;
        options_.voice.volume = volume_most;  // samples as recorded
        options_.voice.say_amounts = true;
    }
    void TearDown() override { fs::remove_all(folder_); }

    void begin() { display_ = Display::create(options_, clock_).value(); }
    struct Tape {
        Samples left, right;
    };
    // The sound card closes when all is said; opened again, the driver begins a new tape.
    Tape both_channels() {
        while (display_->speaking()) std::this_thread::sleep_for(std::chrono::milliseconds{2});
        std::ifstream file{tape_, std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        Samples samples(bytes.size() / sizeof(std::int16_t));
        std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(std::int16_t));
        fs::remove(tape_);
        Tape tape;
        for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
            tape.left.push_back(samples[i]);
            tape.right.push_back(samples[i + 1]);
        }
        return tape;
    }
    Samples tape() {
        auto tape = both_channels();
        EXPECT_EQ(tape.left, tape.right);
        return std::move(tape.left);
    }
    Sentence hear(Language language) {
        auto heard = heard_in(tape(), recordings(language));
        EXPECT_TRUE(heard) << heard.error().text;
        return heard ? *heard : Sentence{};
    }
    void show(const std::string& name) {
        for (auto& each : example_screens(clock_.monotonic()))
            if (each.name == name) {
                each.screen.sequence = ++sequence_;
                display_->show(each.screen);
                display_->run_once(Millis{0});
                return;
            }
        FAIL() << "no example " << name;
    }

    ManualClock clock_{CivilTime::parse("2026-11-23 09:30:10").value()};
    DisplayOptions options_;
    std::unique_ptr<Display> display_;
    fs::path folder_ = fs::temp_directory_path() / ("kiosk_voice_" + std::to_string(getpid()));
    fs::path tape_ = folder_ / "tape.raw";
    std::uint64_t sequence_ = 0;
};

struct Step {
    std::string screen;
    Sentence zh;
    Sentence en;
};

// The one own part of the examples' registration is 58.50.
const std::vector<Step>& visit() {
    static const Sentence own_zh{"number_50", "number_8", "unit_yuan", "number_5", "unit_jiao"};
    static const Sentence own_en{"number_50", "number_8", "unit_yuan", "number_50", "unit_fen"};
    const auto with = [](Sentence sentence, const Sentence& more, const Sentence& after = {}) {
        sentence.insert(sentence.end(), more.begin(), more.end());
        sentence.insert(sentence.end(), after.begin(), after.end());
        return sentence;
    };
    const Sentence number{"your_number", "letter_a", "number_0", "number_2", "number_7"};
    static const std::vector<Step> steps{
        {"home", {}, {}},
        {"identify", {"identify"}, {"identify"}},
        {"departments", {"choose_department"}, {"choose_department"}},
        {"sessions", {"choose_session"}, {"choose_session"}},
        {"check", with({"check", "to_pay_now"}, own_zh), with({"check", "to_pay_now"}, own_en)},
        {"pay", with({"pay", "to_pay_now"}, own_zh), with({"pay", "to_pay_now"}, own_en)},
        {"processing", {"settling"}, {"settling"}},
        {"done", with({"registered", "own_amount"}, own_zh, number),
         with({"registered", "own_amount"}, own_en, number)},
        {"home", {}, {}},
    };
    return steps;
}

TEST_F(SaidAloudTest, AVisitInChinese) {
    begin();
    for (const auto& step : visit()) {
        show(step.screen);
        EXPECT_EQ(hear(Language::zh), step.zh) << step.screen;
    }
}

TEST_F(SaidAloudTest, AVisitInEnglish) {
    options_.language = Language::en;
    begin();
    for (const auto& step : visit()) {
        show(step.screen);
        EXPECT_EQ(hear(Language::en), step.en) << step.screen;
    }
}

TEST_F(SaidAloudTest, TheOtherLanguageIsHeardAtOnce) {
    begin();
    show("departments");
    EXPECT_EQ(hear(Language::zh), Sentence{"choose_department"});
    clock_.advance(Millis{500});
    ASSERT_TRUE(display_->tap("frame/language"));
    display_->run_once(Millis{0});
    EXPECT_EQ(hear(Language::en), Sentence{"choose_department"});
}

// What staff test the loudspeakers with: one side, the other, both; once each, and again when asked for.
TEST_F(SaidAloudTest, StaffHearOneSideAtATime) {
    options_.voice.volume = 0;  // patients hear nothing here; staff must
    begin();
    const auto sound = [&](screen::StaffSound::Side side, int time) {
        Screen screen;
        screen.sequence = ++sequence_;
        screen::Staff page;
        page.page = "sound";
        page.widget = screen::StaffSound{"choose_department", side, time};
        screen.content = page;
        display_->show(screen);
        display_->run_once(Millis{0});
        return both_channels();
    };
    const auto loud = [](const Samples& samples) {
        return std::ranges::any_of(samples, [](std::int16_t sample) { return sample != 0; });
    };
    const auto left = sound(screen::StaffSound::Side::left, 1);
    EXPECT_TRUE(loud(left.left));
    EXPECT_FALSE(loud(left.right));
    const auto right = sound(screen::StaffSound::Side::right, 1);
    EXPECT_FALSE(loud(right.left));
    EXPECT_TRUE(loud(right.right));
    EXPECT_TRUE(sound(screen::StaffSound::Side::right, 1).right.empty()) << "only brought up to date";
    EXPECT_TRUE(loud(sound(screen::StaffSound::Side::right, 2).right)) << "once more";
    const auto both = sound(screen::StaffSound::Side::both, 2);
    EXPECT_TRUE(loud(both.left));
    EXPECT_EQ(both.left, both.right);
}

TEST_F(SaidAloudTest, OfTwoScreensAtOnceTheLastIsHeardWhole) {
    setenv("SDL_DISKAUDIODELAY", "46", 1);  // as slow as a sound card: the first is still being said
    begin();
    show("departments");
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
    show("identify");
    const auto played = tape();
    const auto known = recordings(Language::zh);
    const auto& last = known.at("identify");
    EXPECT_NE(std::search(played.begin(), played.end(), last.begin(), last.end()), played.end());
    const auto& first = known.at("choose_department");
    EXPECT_EQ(std::search(played.begin(), played.end(), first.begin(), first.end()), played.end());
}

TEST_F(SaidAloudTest, TheHospitalsOwnRecordingIsTakenInAnyFormat) {
    options_.voice.own_folder = folder_ / "own";
    fs::create_directories(folder_ / "own/zh");
    fs::copy_file(KIOSK_VOICE_FOLDER "/zh/alarm.wav", folder_ / "own/zh/choose_session.wav");
    begin();
    show("sessions");
    EXPECT_EQ(hear(Language::zh), Sentence{"alarm"});
    show("departments");  // not recorded by the hospital
    EXPECT_EQ(hear(Language::zh), Sentence{"choose_department"});
}

void put(std::string& bytes, std::uint32_t value, int width) {
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i));
}

TEST_F(SaidAloudTest, AStudiosFormatIsConverted) {
    constexpr std::uint32_t hertz = 44'100, channels = 2, seconds = 1, bytes_each = 2;
    const std::uint32_t data = hertz * channels * seconds * bytes_each;
    std::string wav = "RIFF";
    put(wav, 36 + data, 4);
    wav += "WAVEfmt ";
    put(wav, 16, 4);
    put(wav, 1, 2);
    put(wav, channels, 2);
    put(wav, hertz, 4);
    put(wav, hertz * channels * bytes_each, 4);
    put(wav, channels * bytes_each, 2);
    put(wav, bytes_each * 8, 2);
    wav += "data";
    put(wav, data, 4);
    wav.append(data, '\x10');
    fs::create_directories(folder_ / "en");
    std::ofstream{folder_ / "en/check.wav", std::ios::binary} << wav;
    VoiceOptions options;
    options.own_folder = folder_;
    Clips clips{options};
    EXPECT_NEAR(static_cast<double>(clips.load("check", Language::en).size()), clip_hertz, 100);
}

TEST_F(SaidAloudTest, WhatIsMissingIsToldOnceAndTheRestIsSaid) {
    options_.voice.folder = folder_ / "own";
    fs::create_directories(folder_ / "own/zh");
    fs::copy_file(KIOSK_VOICE_FOLDER "/zh/check.wav", folder_ / "own/zh/check.wav");
    std::ofstream{folder_ / "own/zh/choose_session.wav"} << "no recording";
    testing::internal::CaptureStderr();
    begin();
    for (int i = 0; i < 2; ++i) {
        show("departments");
        EXPECT_EQ(hear(Language::zh), Sentence{});
        show("sessions");
        EXPECT_EQ(hear(Language::zh), Sentence{});
    }
    show("check");
    EXPECT_EQ(hear(Language::zh).front(), "check");
    const auto log = testing::internal::GetCapturedStderr();
    const auto missing = log.find("zh/choose_department.wav: there is no such recording");
    EXPECT_NE(missing, std::string::npos) << log;
    EXPECT_EQ(log.find("zh/choose_department.wav", missing + 1), std::string::npos) << log;
    EXPECT_NE(log.find("own/zh/choose_session.wav"), std::string::npos) << log;
}

TEST_F(SaidAloudTest, WithoutASoundCardItIsSilentAndSaysSoOnce) {
    setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    testing::internal::CaptureStderr();
    begin();
    for (const auto* name : {"identify", "departments", "sessions"}) {
        show(name);
        EXPECT_EQ(hear(Language::zh), Sentence{});
    }
    const auto log = testing::internal::GetCapturedStderr();
    const auto told = log.find("no voice");
    EXPECT_NE(told, std::string::npos) << log;
    EXPECT_EQ(log.find("no voice", told + 1), std::string::npos) << log;
}

}  // namespace
}  // namespace kiosk::ui
