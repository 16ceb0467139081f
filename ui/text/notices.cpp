// One entry for each notice: what happened, in words of the street, and what to do now. What happened to
// money is not said here: that sentence comes from MoneyState.
#include <iterator>

#include "ui/text/sentences.h"

namespace kiosk::ui {
namespace {

constexpr NoticeWords card_unread{{"没读到卡", "We couldn't read the card"},
                                  {"请把芯片朝上，沿箭头方向再插一次；也可以用医保码",
                                   "Turn the chip up and insert it again, or use your e-code"}};
constexpr NoticeWords card_foreign{
    {"这张卡不是社保卡", "This isn't a social security card"},
    {"请取走卡片，换社保卡，或用医保码", "Take it back. Use your insurance card or e-code"}};
constexpr NoticeWords card_locked{
    {"这张社保卡暂时不能用", "This card can't be used now"},
    {"请用医保码，或到人工窗口查询", "Use your e-code, or ask at a service window"}};
constexpr NoticeWords card_pulled{{"卡片提前取出，已停止", "Card removed early. We stopped"},
                                  {"请重新插卡，从头再办一次", "Insert the card again to start over"}};
constexpr NoticeWords card_bank{
    {"这是银行卡", "This is a bank card"},
    {"请取走，换社保卡插入，或用医保码", "Take it back. Use your insurance card or e-code"}};
constexpr NoticeWords card_expired{
    {"这张社保卡已过有效期", "This card has expired"},
    {"请用医保码办理；换新卡请到发卡银行", "Use your e-code. Your bank issues a new card"}};
constexpr NoticeWords card_counterfeit{
    {"这张卡没有通过验证", "This card could not be verified"},
    {"请取走卡片，用医保码办理，或到人工窗口", "Take it back. Use your e-code, or ask at a service window"}};
constexpr NoticeWords card_issuer_down{
    {"暂时读不了这张新社保卡", "We can't read this new card right now"},
    {"卡没有问题。请用医保码办理，或稍后再插卡", "Your card is fine. Use your e-code, or try again later"}};
constexpr NoticeWords id_card_unread{
    {"没读到身份证", "We couldn't read the ID card"},
    {"请把身份证平放在读卡区不动，或用医保码", "Lay it flat on the reader and leave it, or use your e-code"}};
constexpr NoticeWords card_reader_broken{
    {"插卡口暂时不能用", "The card slot isn't working"},
    {"请用医保码，或使用旁边的机器", "Use your e-code, or the next kiosk"}};
constexpr NoticeWords code_expired{
    {"医保码已过期", "Your code has expired"},
    {"请在手机上刷新医保码，再扫一次", "Refresh it on your phone and show it again"}};
constexpr NoticeWords code_wrong_kind{
    {"这不是医保码", "That isn't an insurance code"},
    {"请打开医保码再扫；付款码现在还用不着", "Open your insurance e-code and show it again"}};
constexpr NoticeWords code_unknown{{"查不到这个码", "We don't know this code"},
                                   {"请刷新后再扫一次，或插社保卡", "Refresh it, or insert your card"}};
constexpr NoticeWords code_not_activated{
    {"您的医保码还没有激活", "Your e-code isn't activated yet"},
    {"请在手机上激活医保码，或插社保卡", "Activate it on your phone, or insert your card"}};
constexpr NoticeWords patient_unknown{
    {"没有找到您的档案", "No record found"},
    {"第一次来院，请先到人工窗口建档", "First visit? Please register at a service window"}};

constexpr NoticeWords slip_unknown{{"查不到这张凭条", "We can't find this slip"},
                                   {"可能已经过期。请刷医保码或插社保卡查询，或到人工窗口",
                                    "It may have expired. Show your e-code or card, or ask at a window"}};
constexpr NoticeWords not_insured{
    {"没有查到您的医保", "No insurance found for you"},
    {"可以自费办理，或到医保窗口查询", "Pay by yourself, or ask at the insurance window"}};
constexpr NoticeWords waiting_period{
    {"您的医保还没有开始生效", "Your insurance hasn't started yet"},
    {"可以自费办理，或到医保窗口查询", "Pay by yourself, or ask at the insurance window"}};
constexpr NoticeWords coverage_paused{
    {"您的医保目前暂停", "Your insurance is paused"},
    {"可以自费办理；恢复医保请问参保单位或医保局", "Pay by yourself. To resume, ask your insurance office"}};
constexpr NoticeWords coverage_ended{
    {"您的医保已经终止", "Your insurance has ended"},
    {"可以自费办理，或到医保窗口查询", "Pay by yourself, or ask at the insurance window"}};
constexpr NoticeWords inpatient_now{
    {"您正在住院，不能用门诊医保", "You are an in-patient now"},
    {"可以自费办理，或问病房护士", "Pay by yourself, or ask your ward nurse"}};
constexpr NoticeWords no_filing{
    {"您是外地医保，还没有备案", "Insured elsewhere, not filed here yet"},
    {"可以自费办理；备案请到医保窗口", "Pay by yourself, or file at the insurance window"}};
constexpr NoticeWords card_lost{{"这张社保卡已经挂失", "This card was reported lost"},
                                {"请用医保码，或到人工窗口", "Use your e-code, or go to a service window"}};
constexpr NoticeWords insurance_refused{
    {"这次医保用不了", "Insurance can't be used this time"},
    {"可以自费办理，或到医保窗口查询原因", "Pay by yourself, or ask at the insurance window"}};

constexpr NoticeWords slot_taken{{"这个号刚刚被挂完", "That session has just filled up"},
                                 {"请换一个门诊", "Please choose another session"}};
constexpr NoticeWords hold_expired{{"保留时间到了，已经放开", "The time we held it has run out"},
                                   {"请重新选择，再办一次", "Please choose once more"}};
constexpr NoticeWords no_sessions_today{
    {"今天的号已经挂完", "No numbers left today"},
    {"请到人工窗口，或改天再来", "Ask at a service window, or come another day"}};
constexpr NoticeWords his_refused{
    {"这个号现在不能挂", "This session can't be booked here"},
    {"请换一个门诊，或到人工窗口", "Choose another session or go to a service window"}};

constexpr NoticeWords service_closed{
    {"现在不办理这项业务", "This service is closed now"},
    {"请在开放时间再来，或到人工窗口", "Please come when it is open, or go to a service window"}};
constexpr NoticeWords no_bills{{"您没有待缴费用", "You have nothing to pay"},
                               {"医生刚开的单，请过几分钟再查，或问诊室",
                                "Just ordered? Look again in a few minutes, or ask the doctor"}};
constexpr NoticeWords bill_taken{
    {"这笔费用已经付过，或正在别处付", "This bill is paid, or being paid elsewhere"},
    {"请再查一次待缴费用", "Look at your bills once more"}};
constexpr NoticeWords bill_refused{{"这笔费用不能在这里付", "This bill can't be paid here"},
                                   {"请带上单子到收费窗口", "Please pay it at the cashier's window"}};

constexpr NoticeWords show_code_again{{"请再刷一次医保码", "Please show your e-code again"},
                                      {"请刷新医保码，再扫一次", "Refresh it on your phone and show it"}};
constexpr NoticeWords other_person{{"这不是刚才那位的医保码", "That is another person's code"},
                                   {"请刷同一个人的医保码", "Show the code of the same person"}};
constexpr NoticeWords password_wrong{
    {"密码不对", "Wrong password"},
    {"请想好再输一次；忘记了请到人工窗口", "Try again. Forgotten? Go to a service window"}};
constexpr NoticeWords password_blocked{{"密码输错次数太多，已停用", "Too many wrong passwords"},
                                       {"请到人工窗口办理，或改天再用", "Please go to a service window"}};
constexpr NoticeWords password_not_entered{
    {"没有等到您输入密码，已停止", "We stopped waiting for your password"},
    {"要继续办理，请从头再来一次", "To go on, please start again"}};
constexpr NoticeWords pin_pad_broken{
    {"这台机器的密码键盘坏了", "This machine's PIN pad is out of order"},
    {"请换一台机器，或到人工窗口办理", "Please use another machine or a service window"}};

constexpr NoticeWords payment_declined{{"付款没有成功", "Payment didn't go through"},
                                       {"可以换一种付款方式再试", "You can try another way to pay"}};
constexpr NoticeWords payment_given_up{{"没有等到您付款，已停止", "We stopped waiting for payment"},
                                       {"要继续办理，请再试一次", "Try again if you still want to"}};
constexpr NoticeWords payment_code_invalid{
    {"付款码不能用", "That payment code didn't work"},
    {"请刷新付款码，再扫一次", "Refresh the payment code and show it again"}};

constexpr NoticeWords unsure{{"正在核实，请不要重复付款", "We're checking. Please don't pay again"},
                             {"请保管好凭条和流水号，稍后到任一自助机或窗口查询",
                              "Keep the trace number. Ask later at any kiosk or window"}};
constexpr NoticeWords in_doubt_elsewhere{
    {"正在核实，请不要重复缴费", "We are checking. Please do not pay again"},
    {"之前的一笔付款还在核实。请记下流水号，稍后到任一自助机或窗口查询",
     "An earlier payment here is being checked. Keep the number; ask at any kiosk or window later"}};
constexpr NoticeWords amount_changed{
    {"应付金额有变化，已停止", "The amount changed. We stopped"},
    {"请重新核对金额，再决定", "Please check the new amount and decide again"}};
constexpr NoticeWords cancelled_by_patient{{"已按您的要求取消", "Cancelled as you wished"},
                                           {"需要时可以重新办理", "You can start again at any time"}};
constexpr NoticeWords settlement_refused{
    {"医保没有办成", "Insurance could not be settled"},
    {"可以自费办理，或到人工窗口", "Pay by yourself, or go to a service window"}};

constexpr NoticeWords paper_out_before{
    {"本机缺纸，不能打印凭条", "No paper in this kiosk"},
    {"可以继续，号码看屏幕；要凭条请用旁边的机器", "Go on without a slip, or use the next kiosk"}};
constexpr NoticeWords print_failed{
    {"业务已办好，凭条没打印完整", "Done, but the slip didn't print"},
    {"请记下号码；凭条可到窗口补打", "Note your number. A window can print the slip"}};

constexpr NoticeWords insurance_down{
    {"医保系统暂时连不上", "Insurance system unavailable"},
    {"请稍后再试；着急可以自费，或到人工窗口", "Try later. In a hurry, pay by yourself or go to a window"}};
constexpr NoticeWords his_down{{"医院系统暂时连不上", "Hospital system unavailable"},
                               {"请稍后再试，或到人工窗口", "Try later, or go to a service window"}};
constexpr NoticeWords payment_down{{"暂时不能收款", "Payment unavailable"},
                                   {"请到窗口付款，或稍后再试", "Pay at a window, or try later"}};
constexpr NoticeWords journal_down{
    {"本机暂停服务", "This kiosk is out of service"},
    {"请使用旁边的机器，或到人工窗口", "Use the next kiosk or a service window"}};
constexpr NoticeWords too_many_open{
    {"本机有业务正在核实，暂停办理", "This kiosk is busy checking payments"},
    {"请使用旁边的机器，或到人工窗口", "Use the next kiosk or a service window"}};
constexpr NoticeWords unexpected{
    {"出了点问题，已为您停止", "Something went wrong. We stopped safely"},
    {"请到人工窗口，报上右下角的编号", "Go to a service window and show the reference"}};

struct Entry {
    NoticeId id;
    const NoticeWords* words;
};

// In the order of NoticeId.
constexpr Entry table[] = {
    {NoticeId::card_unread, &card_unread},
    {NoticeId::card_foreign, &card_foreign},
    {NoticeId::card_locked, &card_locked},
    {NoticeId::card_pulled, &card_pulled},
    {NoticeId::card_bank, &card_bank},
    {NoticeId::card_expired, &card_expired},
    {NoticeId::card_counterfeit, &card_counterfeit},
    {NoticeId::card_issuer_down, &card_issuer_down},
    {NoticeId::id_card_unread, &id_card_unread},
    {NoticeId::card_reader_broken, &card_reader_broken},
    {NoticeId::code_expired, &code_expired},
    {NoticeId::code_wrong_kind, &code_wrong_kind},
    {NoticeId::code_unknown, &code_unknown},
    {NoticeId::code_not_activated, &code_not_activated},
    {NoticeId::patient_unknown, &patient_unknown},
    {NoticeId::slip_unknown, &slip_unknown},
    {NoticeId::not_insured, &not_insured},
    {NoticeId::waiting_period, &waiting_period},
    {NoticeId::coverage_paused, &coverage_paused},
    {NoticeId::coverage_ended, &coverage_ended},
    {NoticeId::inpatient_now, &inpatient_now},
    {NoticeId::no_filing, &no_filing},
    {NoticeId::card_lost, &card_lost},
    {NoticeId::insurance_refused, &insurance_refused},
    {NoticeId::slot_taken, &slot_taken},
    {NoticeId::hold_expired, &hold_expired},
    {NoticeId::no_sessions_today, &no_sessions_today},
    {NoticeId::his_refused, &his_refused},
    {NoticeId::service_closed, &service_closed},
    {NoticeId::no_bills, &no_bills},
    {NoticeId::bill_taken, &bill_taken},
    {NoticeId::bill_refused, &bill_refused},
    {NoticeId::show_code_again, &show_code_again},
    {NoticeId::other_person, &other_person},
    {NoticeId::password_wrong, &password_wrong},
    {NoticeId::password_blocked, &password_blocked},
    {NoticeId::password_not_entered, &password_not_entered},
    {NoticeId::pin_pad_broken, &pin_pad_broken},
    {NoticeId::payment_declined, &payment_declined},
    {NoticeId::payment_given_up, &payment_given_up},
    {NoticeId::payment_code_invalid, &payment_code_invalid},
    {NoticeId::unsure, &unsure},
    {NoticeId::in_doubt_elsewhere, &in_doubt_elsewhere},
    {NoticeId::amount_changed, &amount_changed},
    {NoticeId::cancelled_by_patient, &cancelled_by_patient},
    {NoticeId::settlement_refused, &settlement_refused},
    {NoticeId::paper_out_before, &paper_out_before},
    {NoticeId::print_failed, &print_failed},
    {NoticeId::insurance_down, &insurance_down},
    {NoticeId::his_down, &his_down},
    {NoticeId::payment_down, &payment_down},
    {NoticeId::journal_down, &journal_down},
    {NoticeId::too_many_open, &too_many_open},
    {NoticeId::unexpected, &unexpected},
};

constexpr bool complete() {
    for (std::size_t i = 0; i < std::size(table); ++i)
        if (static_cast<std::size_t>(table[i].id) != i) return false;
    return std::size(table) == static_cast<std::size_t>(NoticeId::unexpected) + 1;
}
static_assert(complete(), "a notice has no words, or the order of the table is not that of NoticeId");

}  // namespace

const NoticeWords& notice_words(NoticeId id) { return *table[static_cast<std::size_t>(id)].words; }

}  // namespace kiosk::ui
