// What fingers mean: presses, drags, and all that a trembling hand does besides.
#include "ui/window/pointer.h"

#include <gtest/gtest.h>

#include <SDL.h>

#include "ui/window/list_drag.h"
#include "ui/window/window_events.h"

namespace kiosk::ui {
namespace {

class HandTest : public testing::Test {
protected:
    HandTest() {
        add("check/confirm", {100, 100, 200, 100}, "button");
        add("check/other", {100, 220, 200, 100}, "button");
        add("pin/key_1", {100, 340, 100, 100}, "key");
    }
    void add(const char* id, const Rect& room, const char* role) {
        Record record;
        record.item.id = id;
        record.item.role = role;
        record.room = room;
        record.touchable = true;
        records_.push_back(record);
    }
    Hand::Result go(PointerKind kind, float x, float y, int finger = 0) {
        return hand_.handle({kind, {x, y}, Millis{now_ms_}, finger},
                            {records_, sequence_, kind_, Millis{500}, 1, list_, Millis{shown_ms_}});
    }
    std::string lift(float x, float y, int finger = 0) {
        const auto result = go(PointerKind::up, x, y, finger);
        return result.chosen ? result.chosen->item.id : "";
    }
    std::string tap(float x, float y) {
        go(PointerKind::down, x, y);
        now_ms_ += 60;
        return lift(x, y);
    }

    Hand hand_;
    std::vector<Record> records_;
    std::optional<ListRoom> list_;
    std::uint64_t sequence_ = 1;
    std::size_t kind_ = 0;
    int shown_ms_ = 0;
    int now_ms_ = 1'000;
};

TEST_F(HandTest, ActsOnLiftInside) {
    EXPECT_TRUE(go(PointerKind::down, 150, 150).look_changed);
    EXPECT_EQ(hand_.pressed(), "check/confirm");
    EXPECT_FALSE(go(PointerKind::move, 310, 150).chosen);
    EXPECT_EQ(lift(310, 150), "check/confirm");
}

TEST_F(HandTest, DriftingTenMillimetresLosesNothingAndSlidingAwayCancels) {
    go(PointerKind::down, 295, 150);
    EXPECT_FALSE(go(PointerKind::move, 327, 150).look_changed);  // 8 mm
    EXPECT_EQ(lift(327, 150), "check/confirm");
    now_ms_ += 500;
    go(PointerKind::down, 150, 150);
    EXPECT_TRUE(go(PointerKind::move, 400, 150).look_changed);
    EXPECT_EQ(lift(400, 150), "");
}

TEST_F(HandTest, ANearMissHits) {
    EXPECT_EQ(tap(95, 150), "check/confirm");
    now_ms_ += 500;
    EXPECT_EQ(tap(80, 150), "");
}

TEST_F(HandTest, TooEarlyOrForAnotherScreenIsNothing) {
    now_ms_ = 499;
    EXPECT_EQ(tap(150, 150), "");
    now_ms_ = 1'000;
    go(PointerKind::down, 150, 150);
    ++sequence_, ++kind_;
    EXPECT_EQ(lift(150, 150), "");
}

TEST_F(HandTest, AScreenBroughtUpToDateKeepsThePressUnlessItCommits) {
    go(PointerKind::down, 150, 150);
    ++sequence_;
    EXPECT_EQ(lift(150, 150), "check/confirm");
    now_ms_ += 500;
    go(PointerKind::down, 150, 150);
    ++sequence_;
    records_[0].item.label = "another word";
    EXPECT_EQ(lift(150, 150), "");
    records_[0].primary = true;
    now_ms_ += 500;
    go(PointerKind::down, 150, 150);
    ++sequence_;
    EXPECT_EQ(lift(150, 150), "") << "the sum may be another now";
}

TEST_F(HandTest, ATripleTapIsOnePress) {
    EXPECT_EQ(tap(150, 150), "check/confirm");
    now_ms_ += 150;
    EXPECT_EQ(tap(152, 149), "");
    now_ms_ += 390;  // each echo has its own
    EXPECT_EQ(tap(151, 152), "");
    now_ms_ += 500;
    EXPECT_EQ(tap(150, 110), "check/confirm");
    now_ms_ += 150;
    EXPECT_EQ(tap(150, 225), "check/other") << "further away than a finger drifts: it is meant";
}

TEST_F(HandTest, ATripleTapDoesNotReachTheNextScreen) {
    EXPECT_EQ(tap(150, 150), "check/confirm");
    now_ms_ += 200;
    ++sequence_;
    EXPECT_EQ(tap(155, 160), "");
    now_ms_ += 300;
    EXPECT_EQ(tap(155, 240), "") << "next to it, and at once";
    now_ms_ += 500;
    EXPECT_EQ(tap(155, 160), "check/confirm");
}

TEST_F(HandTest, AnEchoDoesNotReachAScreenThatWasSlowToCome) {
    EXPECT_EQ(tap(150, 150), "check/confirm");
    now_ms_ += 2'000;
    ++sequence_, ++kind_;
    shown_ms_ = now_ms_;
    now_ms_ += 200;
    EXPECT_EQ(tap(155, 160), "");
    EXPECT_EQ(tap(150, 380), "pin/key_1") << "elsewhere it is a new press";
}

TEST_F(HandTest, AnEchoOnSomethingGreyKeepsTheNextOneAway) {
    EXPECT_EQ(tap(150, 150), "check/confirm");
    now_ms_ += 250;
    records_[0].item.enabled = false;
    EXPECT_EQ(tap(150, 150), "");
    now_ms_ += 250;
    records_[0].item.enabled = true;
    ++sequence_;
    EXPECT_EQ(tap(150, 150), "");
}

TEST_F(HandTest, AKeyCountsAsOftenAsItIsPressed) {
    EXPECT_EQ(tap(150, 380), "pin/key_1");
    now_ms_ += 90;
    EXPECT_EQ(tap(150, 380), "pin/key_1");
    now_ms_ += 40;
    EXPECT_EQ(tap(150, 380), "") << "no finger is that quick: it bounced";
}

TEST_F(HandTest, APalmBesideTheFingerNeitherBlocksNorPresses) {
    go(PointerKind::down, 150, 400, 1);  // the palm comes first, on a key
    go(PointerKind::down, 150, 150, 2);
    EXPECT_EQ(hand_.pressed(), "check/confirm");
    EXPECT_EQ(lift(150, 150, 2), "check/confirm");
    EXPECT_EQ(lift(150, 400, 1), "");
    now_ms_ += 500;
    go(PointerKind::down, 150, 150, 3);
    go(PointerKind::down, 150, 400, 4);  // and after
    EXPECT_EQ(lift(150, 150, 3), "check/confirm");
    EXPECT_EQ(lift(150, 400, 4), "");
}

TEST_F(HandTest, AListFollowsAFingerThatMovesFurtherThanHandsTremble) {
    list_ = ListRoom{{0, 0, 400, 600}, 620};
    go(PointerKind::down, 150, 150);
    EXPECT_FALSE(go(PointerKind::move, 150, 118).drag);  // 8 mm
    EXPECT_EQ(hand_.pressed(), "check/confirm");
    now_ms_ += 20;
    EXPECT_FLOAT_EQ(go(PointerKind::move, 150, 105).drag.value().moved, 0);
    EXPECT_EQ(hand_.pressed(), "");
    now_ms_ += 20;
    EXPECT_FLOAT_EQ(go(PointerKind::move, 150, 55).drag.value().moved, -50);
    now_ms_ += 10;
    const auto let_go = go(PointerKind::up, 150, 55);
    EXPECT_TRUE(let_go.drag.value().over);
    EXPECT_LT(let_go.drag->speed, -500);
    EXPECT_FALSE(let_go.chosen);
}

TEST(ListDrag, RestsOnWholePages) {
    ListDrag drag;
    View view;
    const auto let_go = [&](float moved, float speed) {
        drag.move({moved, true, speed}, view, 4, 600, Millis{0});
        while (drag.gliding()) drag.glide(view, Millis{1'000});
        EXPECT_EQ(view.dragged, 0);
        return view.page;
    };
    EXPECT_EQ(let_go(-200, 0), 0) << "less than half a page: back";
    EXPECT_EQ(let_go(-400, 0), 1);
    EXPECT_EQ(let_go(-100, -2'000), 2) << "a throw carries on";
    EXPECT_EQ(let_go(-100, -90'000), 3) << "but not beyond the end";
    EXPECT_EQ(let_go(0, 5'000), 0);
}

TEST(ListDrag, GlidesAndGivesWayAtTheEnds) {
    ListDrag drag;
    View view;
    drag.move({200, false, 0}, view, 3, 600, Millis{0});
    EXPECT_FLOAT_EQ(view.dragged, 50);
    drag.move({-400, true, 0}, view, 3, 600, Millis{0});
    EXPECT_EQ(view.page, 1);
    EXPECT_FLOAT_EQ(view.dragged, 200);
    float before = view.dragged;
    for (int ms = 16; ms < 270; ms += 16) {
        EXPECT_TRUE(drag.glide(view, Millis{ms}));
        EXPECT_LE(view.dragged, before);
        before = view.dragged;
    }
    EXPECT_TRUE(drag.glide(view, Millis{300}));
    EXPECT_EQ(view.dragged, 0);
    EXPECT_FALSE(drag.glide(view, Millis{316}));
    view.animate = false;
    drag.move({-400, true, 0}, view, 3, 600, Millis{400});
    EXPECT_FALSE(drag.gliding());
}

TEST(WindowEvents, GiveEachFingerInPixelsOfThePicture) {
    const ManualClock clock{{}};
    WindowEvents events{clock};
    const auto box = Letterbox::fit(1080, 1920, 540, 1000);
    std::vector<PointerEvent> seen;
    const auto finger = [&](std::uint32_t type, SDL_FingerID id, float x, float y) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.fingerId = id;
        event.tfinger.x = x;
        event.tfinger.y = y;
        events.translate(event, box, [&](PointerEvent pointer) { seen.push_back(pointer); });
    };
    finger(SDL_FINGERDOWN, 1, 0.5F, 0.5F);
    finger(SDL_FINGERDOWN, 2, 0.1F, 0.1F);
    finger(SDL_FINGERMOTION, 2, 0.2F, 0.1F);
    finger(SDL_FINGERUP, 1, 0.5F, 0.5F);
    ASSERT_EQ(seen.size(), 4U);
    EXPECT_NEAR(seen[0].at.x, 540, 1);
    EXPECT_NEAR(seen[0].at.y, 960, 1);
    EXPECT_EQ(seen[1].finger, 2);
    EXPECT_EQ(seen[2].kind, PointerKind::move);
    EXPECT_EQ(seen[3].finger, 1);
}

}  // namespace
}  // namespace kiosk::ui
