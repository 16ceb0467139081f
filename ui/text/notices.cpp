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
    {"请在“国家医保服务平台”app 点“医保码”、“激活”，或插社保卡",
     "Activate it under e-code in the National Healthcare app, or insert your card"}};
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
constexpr NoticeWords file_exists{
    {"您在本院已经有档案", "You have a record here already"},
    {"不用再建档，可以直接挂号、缴费", "Nothing to open. You can register or pay right away"}};
constexpr NoticeWords no_file{
    {"您在本院还没有档案", "No record of you here yet"},
    {"现在建档只要一分钟，接着就能挂号", "Opening one takes a minute. Then you go on registering"}};
constexpr NoticeWords guardian_unfit{
    {"监护人须是另一位成年人", "The guardian must be another person, of age"},
    {"请成年家属刷自己的医保码、插卡或放身份证", "A grown-up: show your own e-code, card or ID card"}};
constexpr NoticeWords file_refused{
    {"这份档案不能在这里建", "This record can't be opened here"},
    {"请带身份证到人工窗口建档", "Please bring your ID card to a service window"}};
constexpr NoticeWords code_frozen{
    {"您的医保码已冻结", "Your e-code is frozen"},
    {"请在“国家医保服务平台”app 点“医保码”解冻，或插社保卡",
     "Unfreeze it under e-code in the National Healthcare app, or insert your card"}};
constexpr NoticeWords coverage_frozen{{"您的医保待遇已冻结", "Your insurance benefit is frozen"},
                                      {"可以自费办理；解冻请到参保地医保经办窗口",
                                       "Pay by yourself. To unfreeze, ask the office where you are insured"}};
constexpr NoticeWords wrong_place{
    {"您的参保地已经变了", "Your place of insurance has changed"},
    {"请在“国家医保服务平台”app 的“我的”里切换参保地，再刷医保码",
     "Switch the place under Mine in the National Healthcare app, then show your e-code again"}};
constexpr NoticeWords card_not_activated{
    {"这张社保卡还没有启用", "This card isn't switched on yet"},
    {"请用医保码；启用请到发卡银行或社保窗口", "Use your e-code. Your bank or card office switches it on"}};
constexpr NoticeWords disease_not_filed{
    {"这个慢特病还没有办备案", "This chronic disease is not filed"},
    {"请在医保 app 或医保窗口办理门诊慢特病备案；现在也可以自费",
     "File it in the insurance app or at the insurance desk. You may also pay yourself"}};
constexpr NoticeWords account_not_activated{
    {"您的个人账户还没有激活", "Your personal account isn't active yet"},
    {"请在“国家医保服务平台”app 点“医保码”、“激活”，或到医保窗口",
     "Activate it under e-code in the National Healthcare app, or at the insurance window"}};
constexpr NoticeWords face_not_verified{
    {"刷脸没有通过", "The face check did not pass"},
    {"请在医保码 app 里重新刷脸：光线要亮，摘下口罩。也可以插社保卡",
     "Redo it in your e-code app: good light, no mask. Or insert your card"}};
constexpr NoticeWords e_code_down{
    {"医保系统暂时连不上，读不了医保码", "Insurance system unavailable: no e-codes now"},
    {"请插社保卡，可先自费、以后报销；或稍后再试",
     "Insert your card: you can pay now and claim it back. Or try later"}};
constexpr NoticeWords electronic_card_down{
    {"暂时核验不了电子社保卡", "We can't check electronic cards right now"},
    {"请刷医保码，或插社保卡", "Show your insurance e-code, or insert your card"}};
constexpr NoticeWords password_forgotten{
    {"忘记密码，已为您停止", "Password forgotten. We stopped"},
    {"医保码密码在“国家医保服务平台”app 重设；社保卡密码到社保窗口",
     "Reset an e-code password in the National Healthcare app, a card's at the card office"}};
constexpr NoticeWords insurance_refused{
    {"这次医保用不了", "Insurance can't be used this time"},
    {"可以自费办理，或到医保窗口查询原因", "Pay by yourself, or ask at the insurance window"}};

constexpr NoticeWords insurance_not_asked{
    {"请用医保码或社保卡查询", "Please use your insurance code or card"},
    {"就诊卡、护照查不到医保信息", "A hospital card or passport doesn't lead to insurance"}};

constexpr NoticeWords slot_taken{{"这个号刚刚被挂完", "That session has just filled up"},
                                 {"请换一个门诊", "Please choose another session"}};
constexpr NoticeWords hold_expired{{"保留时间到了，已经放开", "The time we held it has run out"},
                                   {"请重新选择，再办一次", "Please choose once more"}};
constexpr NoticeWords no_sessions_today{
    {"今天的号已经挂完", "No numbers left today"},
    {"请到人工窗口，或改天再来", "Ask at a service window, or come another day"}};
constexpr NoticeWords no_numbers_ahead{
    {"这几天的号都约满了", "Nothing to book in the coming days"},
    {"请换一个科室，或到人工窗口", "Choose another department, or ask at a window"}};
constexpr NoticeWords booked_already{
    {"这一天这个科您已经约过了", "You have a booking there that day"},
    {"请按原来的预约来；要改请到窗口", "Please keep it. To change it, ask at a window"}};
constexpr NoticeWords booking_unsure{
    {"还不知道有没有约上，没有扣款", "Not yet known if booked. Nothing charged"},
    {"请再试一次，不会重复预约；或稍后在“取号、签到”里查",
     "Try again, it won't book twice, or ask later at any kiosk"}};
constexpr NoticeWords booking_taken{
    {"这个预约已经取过号，或正在别处取", "This booking is collected, or just being collected"},
    {"请看已打印的凭条，或到人工窗口", "Look at the slip you have, or ask at a window"}};
constexpr NoticeWords session_stopped{
    {"这个门诊停诊了", "This session is cancelled"},
    {"请换一个门诊，或到人工窗口", "Choose another session, or ask at a window"}};
constexpr NoticeWords too_early{{"还没到时间", "It is too early"},
                                {"请到时间再来，任一自助机都可以", "Come back then, to any kiosk"}};
constexpr NoticeWords too_late{{"已经过了时间", "The time has passed"},
                               {"请到人工窗口，看能不能补办", "Please ask at a service window"}};
constexpr NoticeWords no_appointments{
    {"没有查到您的预约或挂号", "No appointment found for you"},
    {"请核对日期；没有约过可以当日挂号", "Check the day. Without a booking, register for today"}};
constexpr NoticeWords his_refused{
    {"这个号现在不能挂", "This session can't be booked here"},
    {"请换一个门诊，或到人工窗口", "Choose another session or go to a service window"}};

constexpr NoticeWords service_closed{
    {"现在不办理这项业务", "This service is closed now"},
    {"请在开放时间再来，或到人工窗口", "Please come when it is open, or go to a service window"}};
constexpr NoticeWords no_bills{{"您没有待缴费用", "You have nothing to pay"},
                               {"医生刚开的单，请过几分钟再查，或问诊室",
                                "Just ordered? Look again in a few minutes, or ask the doctor"}};
constexpr NoticeWords no_reports{
    {"没有查到您的报告", "No reports found for you"},
    {"刚做的检查请过一会儿再查，或问检查科室", "Just examined? Look again later, or ask where it was done"}};
constexpr NoticeWords no_prescriptions{{"没有查到您的处方", "No prescriptions found for you"},
                                       {"医生刚开的处方，请过几分钟再查，或问诊室",
                                        "Just prescribed? Look again in a few minutes, or ask the doctor"}};
constexpr NoticeWords pharmacy_refused{
    {"这张处方不能在这里签到", "This prescription can't be checked in here"},
    {"请到药房窗口询问", "Please ask at the pharmacy window"}};
constexpr NoticeWords no_costs{{"近期没有费用", "No charges of the last months"},
                               {"更早的费用请到人工窗口查询", "For older ones ask at a service window"}};
constexpr NoticeWords bill_taken{
    {"这笔费用已经付过，或正在别处付", "This bill is paid, or being paid elsewhere"},
    {"请再查一次待缴费用", "Look at your bills once more"}};
constexpr NoticeWords bill_refused{{"这笔费用不能在这里付", "This bill can't be paid here"},
                                   {"请带上单子到收费窗口", "Please pay it at the cashier's window"}};

constexpr NoticeWords no_admission{
    {"没有查到正在住院的信息", "No stay in this hospital was found"},
    {"请用住院病人本人的医保码或证件；刚办入院请到住院处",
     "Use the patient's own code or ID. Just admitted? Ask at the admission desk"}};
constexpr NoticeWords deposit_refused{{"现在不能在这里交预交金", "The deposit can't be paid here"},
                                      {"请到住院处窗口办理", "Please go to the admission desk"}};

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
constexpr NoticeWords nothing_to_cancel{
    {"今天没有可以退的挂号", "You have no registration today"},
    {"换了证件挂的号，请用挂号时的证件查询", "If you used another document to register, show that one"}};
constexpr NoticeWords cancel_needs_insurance{{"这个号是医保结算的", "Insurance paid for this registration"},
                                             {"请出示医保码或插入社保卡，医保部分才能退回",
                                              "Show your e-code or card, so that insurance can be undone"}};
constexpr NoticeWords cancel_refused{
    {"这个号现在不能退", "This registration can't be cancelled now"},
    {"号还有效，没有变动。请到人工窗口咨询", "It is still valid, nothing changed. Please ask at a window"}};
constexpr NoticeWords cancel_unsure{
    {"退号结果正在核实", "We're checking the cancellation"},
    {"您可以离开，请记下流水号。稍后在自助机上刷码可查结果",
     "You may leave. Note the trace number; any kiosk tells you the result later"}};
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
    {"请稍后再试；着急可先自费，凭凭条以后报销", "Try later, or pay now and claim it back with the slip"}};
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
    {NoticeId::file_exists, &file_exists},
    {NoticeId::no_file, &no_file},
    {NoticeId::guardian_unfit, &guardian_unfit},
    {NoticeId::file_refused, &file_refused},
    {NoticeId::code_frozen, &code_frozen},
    {NoticeId::coverage_frozen, &coverage_frozen},
    {NoticeId::wrong_place, &wrong_place},
    {NoticeId::card_not_activated, &card_not_activated},
    {NoticeId::account_not_activated, &account_not_activated},
    {NoticeId::disease_not_filed, &disease_not_filed},
    {NoticeId::face_not_verified, &face_not_verified},
    {NoticeId::electronic_card_down, &electronic_card_down},
    {NoticeId::e_code_down, &e_code_down},
    {NoticeId::password_forgotten, &password_forgotten},
    {NoticeId::insurance_refused, &insurance_refused},
    {NoticeId::insurance_not_asked, &insurance_not_asked},
    {NoticeId::slot_taken, &slot_taken},
    {NoticeId::hold_expired, &hold_expired},
    {NoticeId::no_sessions_today, &no_sessions_today},
    {NoticeId::no_numbers_ahead, &no_numbers_ahead},
    {NoticeId::booked_already, &booked_already},
    {NoticeId::booking_unsure, &booking_unsure},
    {NoticeId::booking_taken, &booking_taken},
    {NoticeId::session_stopped, &session_stopped},
    {NoticeId::too_early, &too_early},
    {NoticeId::too_late, &too_late},
    {NoticeId::no_appointments, &no_appointments},
    {NoticeId::his_refused, &his_refused},
    {NoticeId::service_closed, &service_closed},
    {NoticeId::no_bills, &no_bills},
    {NoticeId::bill_taken, &bill_taken},
    {NoticeId::bill_refused, &bill_refused},
    {NoticeId::no_admission, &no_admission},
    {NoticeId::deposit_refused, &deposit_refused},
    {NoticeId::nothing_to_cancel, &nothing_to_cancel},
    {NoticeId::cancel_needs_insurance, &cancel_needs_insurance},
    {NoticeId::cancel_refused, &cancel_refused},
    {NoticeId::cancel_unsure, &cancel_unsure},
    {NoticeId::no_reports, &no_reports},
    {NoticeId::no_prescriptions, &no_prescriptions},
    {NoticeId::pharmacy_refused, &pharmacy_refused},
    {NoticeId::no_costs, &no_costs},
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
