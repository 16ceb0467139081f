// The recorder, and the promise at the end.
#include "tests/hal/common/apdu_record.h"

#include <algorithm>
#include <mutex>

#include <gtest/gtest.h>

#include "hal/card/staff_card.h"

namespace kiosk::hal {
namespace {

using pcsc::Answer;

struct Sent {
    std::string command;
    bool to_staff = false;  // the staff application was the last one selected
};
std::mutex record_mutex;
std::vector<Sent>& record() {
    static std::vector<Sent> commands;
    return commands;
}

class RecordedCard final : public pcsc::Card {
public:
    explicit RecordedCard(std::unique_ptr<pcsc::Card> card) : card_{std::move(card)} {}
    std::string atr() const override { return card_->atr(); }
    Answer<std::string> transmit(std::string_view command) override {
        if (command.size() > 5 && command[1] == '\xA4')
            to_staff_ = command.substr(5).starts_with(card::staff_application);
        {
            const std::lock_guard lock{record_mutex};
            record().push_back({std::string{command}, to_staff_});
        }
        return card_->transmit(command);
    }
    Answer<std::string> control(std::uint32_t code, std::string_view input) override {
        return card_->control(code, input);
    }

private:
    std::unique_ptr<pcsc::Card> card_;
    bool to_staff_ = false;
};

class RecordedContext final : public pcsc::Context {
public:
    explicit RecordedContext(std::unique_ptr<pcsc::Context> context) : context_{std::move(context)} {}
    Answer<std::vector<std::string>> readers() override { return context_->readers(); }
    Answer<pcsc::Slot> wait_for_change(const std::string& reader, std::uint32_t raw, Millis time) override {
        return context_->wait_for_change(reader, raw, time);
    }
    Answer<std::unique_ptr<pcsc::Card>> connect(const std::string& reader) override {
        auto card = context_->connect(reader);
        if (!card) return std::unexpected{card.error()};
        return std::make_unique<RecordedCard>(std::move(*card));
    }
    void cancel() override { context_->cancel(); }

private:
    std::unique_ptr<pcsc::Context> context_;
};

class NoPinWasSent final : public testing::Environment {
public:
    void TearDown() override {
        const std::lock_guard lock{record_mutex};
        for (const auto& sent : record()) {
            const bool staffs_own = sent.to_staff && is_staff_verify(sent.command);
            EXPECT_TRUE(staffs_own || !carries_a_pin(sent.command)) << "the driver itself sent a PIN";
        }
    }
};
[[maybe_unused]] const auto* const promise = testing::AddGlobalTestEnvironment(new NoPinWasSent);

TEST(ApduRecord, KnowsAPinWhenItSeesOne) {
    using namespace std::string_view_literals;
    EXPECT_TRUE(carries_a_pin("\x00\x20\x00\x00\x03\x12\x34\x56"sv));
    EXPECT_TRUE(carries_a_pin("\x04\x20\x00\x01\x03\x12\x34\x56"sv)) << "of another class";
    EXPECT_TRUE(carries_a_pin("\x80\x5E\x01\x00\x03\x12\x34\x56"sv)) << "change";
    EXPECT_FALSE(carries_a_pin("\x00\x20\x00\x00"sv)) << "only asks how many tries are left";
    EXPECT_FALSE(carries_a_pin("\x00\xB2\x01\x04\x00"sv));
    EXPECT_TRUE(is_staff_verify("\x00\x20\x00\x80\x08\x31\x32\x33\x34\x35\x36\xFF\xFF"sv));
    EXPECT_FALSE(is_staff_verify("\x00\x20\x00\x00\x03\x12\x34\x56"sv)) << "a patient's";
    EXPECT_FALSE(is_staff_verify("\x00\x20\x00\x80"sv));
}

}  // namespace

pcsc::ContextMaker recorded(pcsc::ContextMaker pcsc) {
    return [pcsc = std::move(pcsc)]() -> Answer<std::unique_ptr<pcsc::Context>> {
        auto context = pcsc();
        if (!context) return std::unexpected{context.error()};
        return std::make_unique<RecordedContext>(std::move(*context));
    };
}

std::vector<std::string> recorded_commands() {
    const std::lock_guard lock{record_mutex};
    std::vector<std::string> commands;
    for (const auto& sent : record()) commands.push_back(sent.command);
    return commands;
}

bool carries_a_pin(std::string_view command) {
    constexpr std::string_view instructions{"\x20\x24\x5E\x2C"};
    return command.size() > 4 && instructions.find(command[1]) != std::string_view::npos;
}

bool is_staff_verify(std::string_view command) {
    return command.size() == 13 && command.starts_with(std::string_view{"\x00\x20\x00\x80\x08", 5});
}

}  // namespace kiosk::hal
