// Where things lie: nothing on anything else, nothing off the paper, long and rare names included.
#include <pango/pangocairo.h>

#include <gtest/gtest.h>

#include "kiosk/base/log.h"
#include "printer/layout.h"
#include "tests/printer/sample_slips.h"

namespace kiosk::printer {
namespace {

bool overlap(const Box& a, const Box& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

Placed placed(const SlipContent& content) {
    auto result = place(lines_of(content));
    EXPECT_TRUE(result);
    return *std::move(result);
}

void expect_tidy(const SlipContent& content) {
    const auto page = placed(content);
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        const auto& one = page.texts[i];
        EXPECT_GE(one.box.x, 0) << one.text;
        EXPECT_LE(one.box.x + one.box.width, print_width_dots) << one.text;
        EXPECT_LE(one.box.y + one.box.height, page.height_dots) << one.text;
        PangoRectangle ink{};
        pango_layout_get_pixel_extents(one.layout.get(), &ink, nullptr);
        EXPECT_GE(ink.x, -2) << one.text;
        EXPECT_LE(ink.x + ink.width, one.box.width + 2) << "ink leaves its box: " << one.text;
        for (std::size_t k = i + 1; k < page.texts.size(); ++k)
            EXPECT_FALSE(overlap(one.box, page.texts[k].box)) << one.text << " on " << page.texts[k].text;
        for (const auto& code : page.codes) EXPECT_FALSE(overlap(one.box, code.box)) << one.text;
        for (const auto& ground : page.grounds) {
            EXPECT_TRUE(one.white || !overlap(one.box, ground.box)) << one.text << " on black";
        }
    }
}

std::string times(const std::string& text, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += text;
    return all;
}

TEST(Layout, NothingOverlaps) {
    for (const auto kind : {SlipKind::registration, SlipKind::payment, SlipKind::being_checked,
                            SlipKind::cancelled, SlipKind::new_file})
        for (const auto language : {Language::zh, Language::en})
            for (const int copy : {0, 1, 12}) {
                auto slip = sample_slip(kind, language);
                slip.copy_number = copy;
                expect_tidy(slip);
            }
}

TEST(Layout, LongNamesWrap) {
    for (const auto language : {Language::zh, Language::en}) {
        auto slip = sample_slip(SlipKind::registration, language);
        const auto short_height = placed(slip).height_dots;
        slip.patient_name = "阿卜杜热依木·吐尔逊尼牙孜·麦麦提艾力·买买提明·阿不都外力";
        slip.hospital = {times("示例省示例市", 6) + "人民医院", times("Very long ", 12) + "Hospital"};
        slip.visit.department = {times("神经内科与康复", 6), times("Neurology and ", 8)};
        slip.visit.doctor = {times("欧阳", 20), "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk"};
        slip.visit.place = {times("综合楼东区", 9), times("East wing ", 14)};
        slip.payer = times("银行卡", 9);
        slip.setl_id = times("1234567890", 6);
        slip.split.total = slip.split.own = Fen{123'456'789'00};
        expect_tidy(slip);
        EXPECT_GT(placed(slip).height_dots, short_height);
    }
}

TEST(Layout, RareCharactersAreDrawn) {
    for (const auto* name : {"𠮷田", "䶮", "㛃", "王䲜", "张喆", "曌", "𫄨𫝆", "𫸩𬱖", "𮉸"}) {
        auto slip = sample_slip();
        slip.patient_name = name;
        for (const auto& item : placed(slip).texts)
            EXPECT_EQ(pango_layout_get_unknown_glyphs_count(item.layout.get()), 0) << item.text;
    }
}

// In the name of the person twice, and of the hospital once.
TEST(Layout, WhatNoFontHasIsToldOnce) {
    std::vector<std::string> lines;
    const log::Listener listener = [&](std::string_view line) { lines.emplace_back(line); };
    log::overhear(&listener);
    auto slip = sample_slip();
    slip.patient_name = "样\U0003FFFD\U0003FFFD";
    slip.hospital = {"\U0003FFFD医院", ""};
    placed(slip);
    placed(sample_slip());
    log::overhear(nullptr);
    EXPECT_EQ(lines, std::vector<std::string>{"no installed font has U+3FFFD; printed as a box"});
}

// The order of the patient's questions. A change here is a change of what every patient holds.
TEST(Layout, TopToBottom) {
    std::vector<std::string> texts;
    for (const auto& item : placed(sample_slip()).texts) texts.push_back(item.text);
    const std::vector<std::string> expected{
        "示例市第一医院",
        "挂号凭条\nRegistration slip",
        "就诊序号  Queue number",
        "A027",
        "前面还有 3 人\n3 people ahead of you",
        "请到 门诊楼 3 楼 A 区 12 诊室 候诊，听候叫号\n"
        "Please go to Clinic building, 3F area A, room 12 and wait until your number is called",
        "姓名  Patient",
        "张三丰",
        "类别  Cover",
        "医保 *0015",
        "科室  Dept",
        "心血管内科",
        "医生  Doctor",
        "王建国 主任医师",
        "时间  Time",
        "2026-11-22 周日 上午\n09:30–10:00",
        "费用  Charges",
        "总额  Total",
        "¥50.00",
        "医保统筹  Insurance fund",
        "¥27.50",
        "个人账户  Personal account",
        "¥10.20",
        "其中共济  of which family aid",
        "¥2.10",
        "医院承担  Hospital's part",
        "¥0.30",
        "个人自付  Your part",
        "¥12.00",
        "支付方式  Paid by",
        "微信支付",
        "账户余额  Account balance",
        "¥987.65",
        "医保已结算；自付 12.00 元已收取。\nInsurance settled. Your part of ¥12.00 is paid.",
        "流水号  Trace",
        "K001-20261122-0042",
        "结算号",
        "SETL30000000000123456",
        "在自助机扫码补打本凭条\nScan at any kiosk to reprint this slip",
        "有效期至 2026-11-23 09:12\nValid until 2026-11-23 09:12",
        "自助机 K001 · 2026-11-22 09:12:44 · v1.0.0"};
    EXPECT_EQ(texts, expected);
}

TEST(Layout, TheQueueNumberIsTheLoudestThing) {
    const auto page = placed(sample_slip());
    int largest = 0;
    std::string loudest;
    for (const auto& item : page.texts) {
        const auto* font = pango_layout_get_font_description(item.layout.get());
        const int size = pango_font_description_get_size(font);
        if (size > largest) largest = size, loudest = item.text;
    }
    EXPECT_EQ(loudest, "A027");
}

TEST(Layout, AmountsEndAtTheSameEdge) {
    for (const auto& item : placed(sample_slip()).texts)
        if (item.text.rfind("¥", 0) == 0) {
            EXPECT_EQ(item.box.x + item.box.width, print_width_dots);
            EXPECT_EQ(pango_layout_get_alignment(item.layout.get()), PANGO_ALIGN_RIGHT);
        }
}

}  // namespace
}  // namespace kiosk::printer
