// Glyphs, triangles and the finger: the parts below the screens.
#include <gtest/gtest.h>

#include "kiosk/base/log.h"
#include "ui/gfx/raster.h"
#include "ui/kit/rows.h"
#include "ui/kit/text_flow.h"
#include "ui/window/pointer.h"
#include "ui/window/window_events.h"

namespace kiosk::ui {
namespace {

int inked(const GlyphBitmap& bitmap) {
    return static_cast<int>(std::count_if(bitmap.coverage.begin(), bitmap.coverage.end(),
                                          [](std::uint8_t value) { return value > 100; }));
}

constexpr char32_t nobody = 0x3FFFD;  // in no font

// One of extension A and of B to F each, and one more of E.
TEST(Fonts, DrawRareCharactersOfNames) {
    const auto fonts = Fonts::load().value();
    const auto box = fonts->render(Weight::regular, nobody, 40);
    for (const char32_t point : std::u32string_view{U"张㐂𠮷𫄨𫝆𫸩𮉸𬱖"})
        for (const auto weight : {Weight::regular, Weight::bold}) {
            EXPECT_TRUE(fonts->has(weight, point)) << std::hex << static_cast<unsigned>(point);
            const auto drawn = fonts->render(weight, point, 40);
            EXPECT_GT(inked(drawn), 60) << std::hex << static_cast<unsigned>(point);
            EXPECT_NE(drawn.coverage, box.coverage) << std::hex << static_cast<unsigned>(point);
        }
}

TEST(Fonts, DrawABoxForWhatNoFontHasAndTellItOnce) {
    std::vector<std::string> lines;
    const log::Listener listener = [&](std::string_view line) { lines.emplace_back(line); };
    log::overhear(&listener);
    const auto fonts = Fonts::load().value();
    for (int time = 0; time < 2; ++time)
        for (const auto weight : {Weight::regular, Weight::bold}) {
            EXPECT_FALSE(fonts->has(weight, nobody));
            EXPECT_GT(inked(fonts->render(weight, nobody, 40)), 60);
            EXPECT_GT(fonts->advance(weight, nobody), 0.5F);
        }
    log::overhear(nullptr);
    EXPECT_EQ(lines, std::vector<std::string>{"no installed font has U+3FFFD; shown as a box"});
}

class Pixels : public testing::Test {
protected:
    std::unique_ptr<Fonts> fonts_ = Fonts::load().value();
    Atlas atlas_{*fonts_};
    Canvas canvas_{atlas_};
    Picture picture_{200, 100};
    std::uint32_t at(int x, int y) {
        return picture_.pixels[static_cast<std::size_t>(y * picture_.width + x)];
    }
    void paint_all() { paint(canvas_, atlas_, picture_, {0, 0, 200, 100}); }
};

TEST_F(Pixels, FillsExactlyAndBlends) {
    canvas_.begin(200, 100);
    canvas_.fill({0, 0, 200, 100}, rgb(0xFFFFFF));
    canvas_.fill({10, 10, 20, 20}, rgb(0x336699));
    canvas_.fill({60, 10, 20, 20}, rgb(0x000000).with_alpha(0.5));
    canvas_.circle({130, 50}, 30, rgb(0xFF0000));
    paint_all();
    EXPECT_EQ(at(10, 10), 0x336699U);
    EXPECT_EQ(at(29, 29), 0x336699U);
    EXPECT_EQ(at(30, 29), 0xFFFFFFU);
    EXPECT_NEAR(static_cast<double>(at(65, 15) & 0xFF), 127, 2);
    EXPECT_EQ(at(130, 50), 0xFF0000U);
    EXPECT_EQ(at(130, 22), 0xFF0000U);
    EXPECT_EQ(at(108, 27), 0xFFFFFFU);
}

TEST_F(Pixels, ARareCharacterLeavesInk) {
    canvas_.begin(200, 100);
    canvas_.fill({0, 0, 200, 100}, rgb(0xFFFFFF));
    constexpr std::array<char32_t, 1> rare{0x2CC56};
    canvas_.glyphs(rare, 20, 70, 60, Weight::regular, rgb(0x000000));
    paint_all();
    EXPECT_GT(std::count_if(picture_.pixels.begin(), picture_.pixels.end(),
                            [](std::uint32_t pixel) { return pixel < 0x404040; }),
              150);
}

TEST_F(Pixels, OnlyTheDifferenceIsRepainted) {
    Difference difference;
    const auto draw = [&](Color color, bool more) {
        canvas_.begin(200, 100);
        canvas_.fill({0, 0, 200, 100}, rgb(0xFFFFFF));
        canvas_.fill({50, 40, 20, 10}, color);
        if (more) canvas_.fill({60, 60, 10, 10}, color);
        canvas_.fill({150, 40, 20, 10}, rgb(0x00FF00));
        return difference.update(canvas_, 200, 100);
    };
    EXPECT_TRUE(draw(rgb(0x111111), false));
    EXPECT_FALSE(draw(rgb(0x111111), false));
    const auto changed = draw(rgb(0x222222), false);
    ASSERT_TRUE(changed);
    EXPECT_GE(changed->left, 48);
    EXPECT_LE(changed->right, 72);
    const auto grown = draw(rgb(0x222222), true);
    ASSERT_TRUE(grown);
    EXPECT_GE(grown->top, 58);
    EXPECT_LE(grown->right, 72);
}

TEST_F(Pixels, TheAtlasStartsAnewWhenFull) {
    const auto before = atlas_.generation();
    for (int px = 100; px < 200; ++px)
        for (char32_t letter = U'一'; letter < U'一' + 12; ++letter) atlas_.glyph(Weight::bold, letter, px);
    EXPECT_GT(atlas_.generation(), before);
    EXPECT_GT(atlas_.glyph(Weight::bold, U'永', 40).width, 10);
}

TEST(TextFlow, BreaksChineseAnywhereButNotBeforeMarks) {
    const auto fonts = Fonts::load().value();
    const auto flow = flow_text(*fonts, "请刷医保码，谢谢", Weight::regular, 40, 5 * 40 + 2);
    ASSERT_EQ(flow.lines.size(), 2U);
    EXPECT_EQ(to_utf8(flow.lines[0].points), "请刷医保");
    EXPECT_EQ(to_utf8(flow.lines[1].points), "码，谢谢");
    EXPECT_TRUE(flow_text(*fonts, "Gastroenterology", Weight::regular, 40, 100).broken);
    EXPECT_EQ(flow_text(*fonts, "two words", Weight::regular, 40, 110).lines.size(), 2U);
}

TEST(Pages, KeepAHeadingWithItsRows) {
    const std::vector<Entry> entries{{50, true}, {100, false}, {100, false}, {50, true}, {100, false}};
    const auto pages = paginate(entries, 320, 10);
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[0].to, 3U);
    EXPECT_EQ(pages[1].to, 5U);
    EXPECT_EQ(paginate(entries, 10, 10).size(), 5U);  // no room at all still ends
}

}  // namespace
}  // namespace kiosk::ui
