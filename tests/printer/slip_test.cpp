// The finished slip, read as a patient, a doctor and a scanner would read it: through pdftotext and through a
// QR decoder on the dots of the thermal head.
#include <algorithm>
#include <cstdio>
#include <fstream>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>
#include <gtest/gtest.h>
#include <pango/pangocairo.h>
#include <unistd.h>

#include "printer/layout.h"
#include "printer/slip.h"
#include "tests/printer/sample_slips.h"

namespace kiosk::printer {
namespace {

std::string text_of(const std::string& pdf) {
    std::string name = testing::TempDir() + "slip-" + std::to_string(getpid()) + ".pdf";
    std::ofstream{name, std::ios::binary} << pdf;
    std::string text;
    FILE* reader = popen(("pdftotext -layout " + name + " -").c_str(), "r");
    char buffer[4096];
    while (const auto count = fread(buffer, 1, sizeof buffer, reader)) text.append(buffer, count);
    EXPECT_EQ(pclose(reader), 0);
    std::remove(name.c_str());
    return text;
}

std::string code_of(const device::Bitmap& bitmap) {
    std::vector<std::uint8_t> grey;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto byte = bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)];
            grey.push_back((byte & (0x80 >> (x % 8))) != 0 ? 0 : 255);
        }
    const ZXing::ImageView view{grey.data(), bitmap.width, bitmap.height, ZXing::ImageFormat::Lum};
    const auto result =
        ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
    return result.text();
}

device::PrintDocument rendered(const SlipContent& content) {
    auto document = render_slip(content);
    EXPECT_TRUE(document) << (document ? "" : document.error().text);
    return document ? *std::move(document) : device::PrintDocument{};
}

void expect_text(const std::string& text, std::initializer_list<const char*> wanted) {
    for (const auto* words : wanted)
        EXPECT_NE(text.find(words), std::string::npos) << words << " in\n" << text;
}

TEST(Slip, TellsEverythingInChinese) {
    const auto text = text_of(rendered(sample_slip()).pdf);
    expect_text(text, {"示例市第一医院", "挂号凭条", "就诊序号", "A027", "前面还有 3 人", "张三丰", "*0015",
                       "心血管内科", "王建国", "主任医师", "2026-11-22 周日 上午", "09:30–10:00",
                       "门诊楼 3 楼 A 区 12 诊室"});
    expect_text(
        text, {"总额", "¥50.00", "医保统筹", "¥27.50", "个人账户", "¥10.20", "其中共济", "¥2.10", "医院承担",
               "¥0.30", "个人自付", "¥12.00", "微信支付", "¥987.65", "医保已结算；自付 12.00 元已收取。"});
    expect_text(text, {"K001-20261122-0042", "SETL30000000000123456", "有效期至 2026-11-23 09:12",
                       "自助机 K001", "2026-11-22 09:12:44", "v1.0.0"});
}

// How much of the frame around the ink of `name` is black: a box is a frame, a character hardly has one.
int framed_percent(const std::string& name) {
    auto slip = sample_slip();
    slip.patient_name = name;
    const auto page = place(lines_of(slip));
    const auto at = std::ranges::find(page->texts, name, &TextItem::text);
    PangoRectangle ink{};
    pango_layout_get_pixel_extents(at->layout.get(), &ink, nullptr);
    const auto bitmap = rendered(slip).bitmap;
    const auto black = [&](int x, int y) {
        const auto byte = bitmap.bits[static_cast<std::size_t>(y * bitmap.stride() + x / 8)];
        return (byte & (0x80 >> (x % 8))) != 0 ? 1 : 0;
    };
    int left = bitmap.width, right = 0, top = bitmap.height, bottom = 0;
    for (int y = at->box.y + ink.y - 1; y <= at->box.y + ink.y + ink.height; ++y)
        for (int x = at->box.x + ink.x - 1; x <= at->box.x + ink.x + ink.width; ++x)
            if (black(x, y) == 1) {
                left = std::min(left, x), right = std::max(right, x);
                top = std::min(top, y), bottom = std::max(bottom, y);
            }
    int count = 0;
    for (int x = left; x <= right; ++x) count += black(x, top) + black(x, bottom);
    for (int y = top; y <= bottom; ++y) count += black(left, y) + black(right, y);
    return 100 * count / (2 * (right - left + 1) + 2 * (bottom - top + 1));
}

// Of extension B to F each.
TEST(Slip, RareNamesAreTheirCodePointsAndTheirPictures) {
    EXPECT_GT(framed_percent("\U0003FFFD"), 90);
    for (const auto* name : {"𠮷", "𫄨", "𫝆", "𫸩", "𮉸"}) {
        EXPECT_LT(framed_percent(name), 60) << name;
        auto slip = sample_slip();
        slip.patient_name = name;
        expect_text(text_of(rendered(slip).pdf), {name});
    }
}

TEST(Slip, TellsEverythingInEnglishWithChineseForStaff) {
    const auto text = text_of(rendered(sample_slip(SlipKind::registration, Language::en)).pdf);
    expect_text(
        text, {"City First Hospital", "Registration slip", "Queue number", "A027", "Cardiology", "心血管内科",
               "Wang Jianguo", "王建国", "Sun 2026-11-22, morning", "Insurance fund", "¥27.50", "Your part",
               "¥12.00", "Insurance settled. Your part of ¥12.00 is paid.", "K001-20261122-0042"});
}

TEST(Slip, OfAPaymentListsWhatIsPaidAndWhereToGo) {
    const auto text = text_of(rendered(sample_slip(SlipKind::payment)).pdf);
    expect_text(text, {"缴费凭条", "化验：请到 2 楼检验科", "药品：请到 1 楼西药房", "血常规", "¥25.00",
                       "阿莫西林胶囊 ×2", "您的号码 门诊楼", "个人自付", "K001-20261122-0042"});
    EXPECT_EQ(text.find("上午"), std::string::npos) << "a bill has no session";
    const auto english = text_of(rendered(sample_slip(SlipKind::payment, Language::en)).pdf);
    expect_text(english, {"Payment slip", "Laboratory: please go to 2F Laboratory", "Amoxicillin capsules ×2",
                          "阿莫西林", "A027"});
}

TEST(Slip, OfADepositTellsWhatIsLaidDownAndNothingOfInsurance) {
    auto slip = sample_slip(SlipKind::payment);
    slip.bills.resize(1);
    auto& bill = slip.bills.front();
    bill.kind = BillKind::deposit;
    bill.place = {"心血管内科病区", "Cardiology ward"};
    bill.visit_number = "ZY2611190017";
    bill.total = bill.lines.front().amount = Fen{100'000};
    slip.insured = false;
    slip.split = Split::all_own(bill.total);
    slip.money = {InsuranceMoney::not_used, OwnMoney::taken, bill.total};
    slip.deposited = Fen{300'000};
    slip.queue_number = "";
    const auto text = text_of(rendered(slip).pdf);
    expect_text(text, {"住院预交金凭条", "预交金累计", "¥3000.00", "心血管内科病区", "ZY2611190017",
                       "本次预交", "¥1000.00", "出院结算"});
    for (const auto* words : {"自费", "个人自付", "总额", "科室", "医生"})
        EXPECT_EQ(text.find(words), std::string::npos) << words;
}

TEST(Slip, PaidWhileInsuranceWasDownSaysHowToClaimTheMoneyBack) {
    auto slip = sample_slip(SlipKind::payment);
    slip.insured = false;
    slip.setl_id.clear();
    slip.split = Split::all_own(slip.split.total);
    const auto plain = text_of(rendered(slip).pdf);
    for (const auto* words : {"医保未结算", "补结算", "□"})
        EXPECT_EQ(plain.find(words), std::string::npos) << words << ": the patient's own choice";
    slip.claiming_back = {{"一楼大厅医保窗口", "Insurance window, ground floor"}, "H99010100001", true, true};
    expect_text(text_of(rendered(slip).pdf),
                {"医保未结算，可以补办", "一楼大厅医保窗口", "□ 医保码、社保卡或身份证", "□ 医院收费票据",
                 "□ 费用清单", "□ 处方", "票据和清单", "H99010100001"});
    slip.language = Language::en;
    slip.claiming_back->drugs = slip.claiming_back->papers_here = false;
    const auto english = text_of(rendered(slip).pdf);
    expect_text(english, {"claim it back", "Insurance window, ground floor", "□ List of charges"});
    EXPECT_EQ(english.find("Prescription"), std::string::npos);
    slip.kind = SlipKind::cancelled;
    EXPECT_EQ(text_of(rendered(slip).pdf).find("claim"), std::string::npos) << "nothing was paid";
}

TEST(Slip, OfAPaymentTakenBackSpeaksOfThePayment) {
    auto slip = sample_slip(SlipKind::cancelled);
    slip.bills = sample_slip(SlipKind::payment).bills;
    const auto text = text_of(rendered(slip).pdf);
    expect_text(text, {"本次缴费已取消"});
    EXPECT_EQ(text.find("挂号"), std::string::npos);
}

TEST(Slip, OfABookingSaysWhenToCollectAndWhatItWillCost) {
    const auto slip = sample_slip(SlipKind::appointment);
    const auto document = rendered(slip);
    const auto text = text_of(document.pdf);
    expect_text(
        text, {"预约凭条", "预约号", "YY2039485761", "取号时间 2026-11-22 08:30–10:00", "请带身份证或医保卡",
               "心血管内科", "09:30–10:00", "取号时付", "¥95.00", "门诊楼 3 楼 A 区 12 诊室"});
    for (const auto* word : {"A027", "医保 *0015", "流水号", "个人自付"})
        EXPECT_EQ(text.find(word), std::string::npos) << word << ": nothing is paid, and no number is given";
    EXPECT_EQ(code_of(document.bitmap), slip.booking_number);
    expect_text(
        text_of(rendered(sample_slip(SlipKind::appointment, Language::en)).pdf),
        {"Booking slip", "Collect 2026-11-22 08:30–10:00", "Bring your ID", "To pay when collecting"});
}

TEST(Slip, OfACheckInIsSmall) {
    const auto document = rendered(sample_slip(SlipKind::check_in));
    const auto text = text_of(document.pdf);
    expect_text(text, {"签到凭条", "A027", "前面还有 3 人", "请在 3 楼 A 区候诊，等候叫号", "心血管内科"});
    for (const auto* word : {"¥", "流水号", "医保"}) EXPECT_EQ(text.find(word), std::string::npos) << word;
    EXPECT_EQ(code_of(document.bitmap), "");
    EXPECT_LT(document.bitmap.height, rendered(sample_slip()).bitmap.height * 3 / 4);
    EXPECT_EQ(document.job_name, "check-in A027");
}

TEST(Slip, OfThePharmacyTellsWindowNumberAndDrugs) {
    const auto text = text_of(rendered(sample_slip(SlipKind::pharmacy)).pdf);
    expect_text(text, {"取药排队凭条", "Y108", "前面还有 4 人", "1 楼西药房 3 号窗口", "CF20261122007",
                       "张三丰", "阿莫西林胶囊", "2盒", "每次 2 粒，每日 3 次", "自助机 K001"});
    EXPECT_EQ(text.find("¥"), std::string::npos) << "no money moves at the pharmacy";
    expect_text(text_of(rendered(sample_slip(SlipKind::pharmacy, Language::en)).pdf),
                {"Pharmacy queue", "1F Pharmacy, window 3", "2 boxes", "Amoxicillin capsules", "阿莫西林"});
}

TEST(Slip, OfAnInvoiceBearsItsDataAndItsCode) {
    const auto document = rendered(sample_slip(SlipKind::invoice));
    expect_text(text_of(document.pdf), {"电子票据", "99060126", "2026000042", "8f31c2", "¥50.00", "¥27.50",
                                        "¥10.20", "¥12.00", "其他支付", "¥0.30", "张三丰"});
    EXPECT_EQ(code_of(document.bitmap), sample_slip(SlipKind::invoice).invoice.url);
    auto endless = sample_slip(SlipKind::invoice);
    endless.invoice.url.append(3'000, 'x');
    expect_text(text_of(rendered(endless).pdf), {"8f31c2"});
}

TEST(Slip, OfChargesListsEachAndTheirSum) {
    const auto text = text_of(rendered(sample_slip(SlipKind::cost_list)).pdf);
    expect_text(
        text, {"费用清单", "2026-11-22", "血常规", "¥25.00", "胸部CT平扫 ×2", "未缴", "¥220.00", "¥245.00"});
}

TEST(Slip, OnePlaceIsToldOnce) {
    auto slip = sample_slip(SlipKind::payment);
    slip.bills[1].place = slip.bills[0].place;
    const auto text = text_of(rendered(slip).pdf);
    EXPECT_EQ(text.find("2 楼检验科"), text.rfind("2 楼检验科"));
    EXPECT_EQ(text.find("门诊楼"), std::string::npos) << "one place needs no name beside the number";
}

TEST(Slip, BeingCheckedSaysNotToPayAgain) {
    const auto text = text_of(rendered(sample_slip(SlipKind::being_checked)).pdf);
    expect_text(text, {"正在核实，请不要重复缴费", "Please do not pay again", "K001-20261122-0042",
                       "自付 12.00 元是否扣款正在核实。"});
    EXPECT_EQ(text.find("A027"), std::string::npos) << "no queue number before the registration stands";
    EXPECT_EQ(text.find("987.65"), std::string::npos) << "no balance while money is in doubt";
}

TEST(Slip, CancelledSaysWhereTheMoneyIs) {
    const auto text = text_of(rendered(sample_slip(SlipKind::cancelled)).pdf);
    expect_text(
        text, {"本次挂号已取消", "医保已结算，正在撤销；", "自付 12.00 元正在退回。", "K001-20261122-0042"});
    EXPECT_EQ(text.find("A027"), std::string::npos);
}

TEST(Slip, SelfPayShowsNoInsurance) {
    auto slip = sample_slip();
    slip.insured = false;
    slip.split = Split::all_own(Fen{5000});
    slip.money = {InsuranceMoney::not_used, OwnMoney::taken, Fen{5000}};
    slip.setl_id.clear();
    const auto text = text_of(rendered(slip).pdf);
    expect_text(text, {"自费", "¥50.00", "自付 50.00 元已收取。"});
    for (const auto* word : {"医保", "统筹", "结算号"}) EXPECT_EQ(text.find(word), std::string::npos) << word;
}

TEST(Slip, MutualAidBesideTheAccountIsALineOfItsOwn) {
    auto slip = sample_slip();
    slip.split.mutual_aid_inside_account = false;
    const auto text = text_of(rendered(slip).pdf);
    expect_text(text, {"家庭共济", "¥2.10"});
    EXPECT_EQ(text.find("其中共济"), std::string::npos);
}

TEST(Slip, ListsFundsOnlyWhenTheyAreThePartsOfTheSum) {
    auto slip = sample_slip();
    slip.split.funds = {{"390100", "居民基本医疗保险", Fen{2000}}, {"390200", "大病保险", Fen{750}}};
    expect_text(text_of(rendered(slip).pdf), {"居民基本医疗保险", "¥20.00", "大病保险", "¥7.50"});
    slip.split.funds.push_back({"310200", "个人账户", Fen{1020}});
    EXPECT_EQ(text_of(rendered(slip).pdf).find("大病保险"), std::string::npos);
}

TEST(Slip, ACopySaysWhichItIs) {
    auto slip = sample_slip();
    EXPECT_EQ(text_of(rendered(slip).pdf).find("补打 第"), std::string::npos);
    slip.copy_number = 2;
    expect_text(text_of(rendered(slip).pdf), {"补打 第 2 次", "Reprint no. 2"});
    slip.language = Language::en;
    expect_text(text_of(rendered(slip).pdf), {"补打 第 2 次", "Reprint no. 2"});
}

TEST(Slip, ItsCodeIsReadFromTheDots) {
    for (const auto kind :
         {SlipKind::registration, SlipKind::payment, SlipKind::being_checked, SlipKind::cancelled})
        for (const auto language : {Language::zh, Language::en}) {
            const auto slip = sample_slip(kind, language);
            EXPECT_EQ(code_of(rendered(slip).bitmap), slip.reprint_code);
        }
}

TEST(Slip, ANewFilesCodeIsItsVisitCard) {
    for (const auto language : {Language::zh, Language::en}) {
        const auto slip = sample_slip(SlipKind::new_file, language);
        const auto document = rendered(slip);
        EXPECT_EQ(code_of(document.bitmap), "990069000001");
        expect_text(text_of(document.pdf),
                    {"建档凭条", "New record", "990069000001", slip.patient_name.c_str()});
        EXPECT_EQ(text_of(document.pdf).find("¥"), std::string::npos) << "it costs nothing";
    }
}

TEST(Slip, WithoutACodeThereIsNone) {
    auto slip = sample_slip();
    slip.reprint_code.clear();
    EXPECT_EQ(code_of(rendered(slip).bitmap), "");
}

TEST(Slip, TheSameContentGivesTheSameBytes) {
    for (const auto kind :
         {SlipKind::registration, SlipKind::payment, SlipKind::being_checked, SlipKind::cancelled})
        EXPECT_EQ(rendered(sample_slip(kind)), rendered(sample_slip(kind)));
    auto later = sample_slip();
    later.printed_at = later.printed_at + Millis{1000};
    EXPECT_NE(rendered(later).pdf, rendered(sample_slip()).pdf);
}

TEST(Slip, FitsThePaper) {
    const auto document = rendered(sample_slip());
    EXPECT_EQ(document.bitmap.width, 576);
    EXPECT_EQ(document.bitmap.bits.size(),
              static_cast<std::size_t>(document.bitmap.stride() * document.bitmap.height));
    EXPECT_LT(document.bitmap.height, 260 * 8) << "longer than 26 cm";
    EXPECT_NE(document.pdf.find("226.77"), std::string::npos) << "80 mm wide";
    for (int y = document.bitmap.height - 20; y < document.bitmap.height; ++y)
        for (int x = 0; x < document.bitmap.stride(); ++x)
            ASSERT_EQ(document.bitmap.bits[static_cast<std::size_t>(y * document.bitmap.stride() + x)], 0)
                << "the cutter would cut it";
}

TEST(Slip, TheJobsNameHoldsNoPerson) {
    EXPECT_EQ(rendered(sample_slip()).job_name, "registration K001-20261122-0042");
}

TEST(Slip, AHostileNameFormatsNothing) {
    auto slip = sample_slip();
    slip.patient_name = "张\x1B@<b>三</b>\n\r\t&amp;";
    const auto text = text_of(rendered(slip).pdf);
    expect_text(text, {"张@<b>三</b>&amp;"});
    slip.patient_name = "坏\xFF\xFE字";
    expect_text(text_of(rendered(slip).pdf), {"字"});
}

TEST(Slip, BitmapBecomesAPicture) {
    const auto png = bitmap_png(rendered(sample_slip()).bitmap);
    ASSERT_TRUE(png);
    EXPECT_EQ(png->substr(1, 3), "PNG");
}

}  // namespace
}  // namespace kiosk::printer
