// The fixed words of the screens, one table in both languages. English is shorter on purpose, not word by
// word; one verb for each button, no words of the trade.
#pragma once

#include "ui/text/phrase.h"

namespace kiosk::ui::words {

// the frame
inline constexpr Phrase back{"返回", "Back"};
inline constexpr Phrase cancel{"取消", "Cancel"};
inline constexpr Phrase leave{"退出", "Exit"};
inline constexpr Phrase to_english{"English", "中文"};
inline constexpr Phrase to_large{"大字版", "Large text"};
inline constexpr Phrase to_normal{"标准字", "Normal text"};
inline constexpr Phrase to_contrast{"高对比", "Contrast"};
inline constexpr Phrase to_standard{"标准色", "Standard"};
inline constexpr Phrase help{"求助", "Help"};
inline constexpr Phrase confirm{"确认", "Confirm"};
inline constexpr Phrase end{"结束", "End"};
inline constexpr Phrase finish{"完成", "Finish"};
inline constexpr Phrase previous_page{"上一页", "Previous"};
inline constexpr Phrase next_page{"下一页", "Next"};
inline constexpr Phrase kiosk{"号机", "Kiosk"};

// home and identify
inline constexpr Phrase home_title{"请刷医保码，或插社保卡", "Show your e-code or insert your card"};
inline constexpr Phrase more_services{"更多业务", "More services"};
inline constexpr Phrase register_today{"当日挂号", "Register for today"};
inline constexpr Phrase register_how{"点这里开始  医保、自费都可以", "Start here. Insured or self-pay"};
inline constexpr Phrase pay_bills{"门诊缴费", "Pay bills"};
inline constexpr Phrase pay_bills_how{"检查、化验、药费都在这里缴", "Tests, examinations, drugs"};
inline constexpr Phrase code_title{"刷医保码", "Insurance e-code"};
inline constexpr Phrase code_how{"手机对准扫码窗口", "Hold your phone at the window"};
inline constexpr Phrase card_title{"插社保卡", "Social security card"};
inline constexpr Phrase card_how{"芯片朝上，沿箭头插入", "Chip up, follow the arrow"};
inline constexpr Phrase code_off{"扫码暂停使用", "Scanner not available"};
inline constexpr Phrase card_off{"插卡暂停使用", "Card slot not available"};
inline constexpr Phrase other_ways{"就诊卡、预约码、护照也可以",
                                   "Visit card, booking code or passport welcome"};
inline constexpr Phrase english_here{"English? Touch here", "中文请点这里"};
inline constexpr Phrase no_paper_home{"本机缺纸：可以办理，暂不能打印凭条",
                                      "No paper: go on, but without a printed slip"};
inline constexpr Phrase closed_title{"暂停办理", "Service paused"};
inline constexpr Phrase closed_where{"请到人工窗口，或问导诊台",
                                     "Please use a service window or ask the guide desk"};
inline constexpr Phrase identify_title{"请出示您的证件", "Please identify yourself"};
inline constexpr Phrase code_again_title{"请再刷一次您的医保码", "Please show your e-code once more"};
inline constexpr Phrase code_again_who{"请刷同一个人的医保码", "The same person's code, please"};
inline constexpr Phrase listening{"机器已准备好，不用点屏幕", "The machine is ready, no touch needed"};
inline constexpr Phrase visit_card_title{"就诊卡、预约码", "Visit card or booking"};
inline constexpr Phrase visit_card_how{"条码对准扫码窗口", "Hold up its barcode"};
inline constexpr Phrase id_card_title{"身份证", "Chinese ID card"};
inline constexpr Phrase id_card_how{"平放在读卡区", "Lay it on the reader"};
inline constexpr Phrase passport_title{"用护照", "Passport"};
inline constexpr Phrase passport_how{"点这里，输入护照号码", "Touch to type it in"};

// reading
inline constexpr Phrase reading_id_card{"正在读身份证，请放平不动", "Reading. Please leave the ID card flat"};
inline constexpr Phrase reading_card{"正在读卡，请不要取走卡片", "Reading. Please leave the card in"};
inline constexpr Phrase reading_code{"已扫到，正在查询", "Code read. Looking it up"};
inline constexpr Phrase reading_file{"正在查找您的档案", "Looking up your record"};
inline constexpr Phrase reading_departments{"正在查询今天的科室", "Loading today's departments"};
inline constexpr Phrase reading_sessions{"正在查询号源", "Loading available numbers"};
inline constexpr Phrase reading_holding{"正在为您留号", "Holding your number"};
inline constexpr Phrase reading_bills{"正在查询待缴费用", "Looking for bills to pay"};
inline constexpr Phrase reading_preparing{"正在核对费用", "Preparing your payment"};
inline constexpr Phrase reading_stopping{"正在为您停止", "Stopping for you"};
inline constexpr Phrase moment{"请稍候，马上就好", "One moment, please"};
inline constexpr Phrase please_wait{"请稍候", "Please wait"};

// passport
inline constexpr Phrase type_passport{"请输入护照号码", "Type your passport number"};
inline constexpr Phrase passport_field{"字母和数字，没有空格", "Letters and digits, no spaces"};
inline constexpr Phrase passport_unknown{"没有找到这个号码，请核对后再试，或到人工窗口建档",
                                         "No record under this number. Check it, or go to a service window"};
inline constexpr Phrase erase{"删除", "Delete"};

// today
inline constexpr Phrase today_title{"您今天办过的业务", "What you have done today"};
inline constexpr Phrase slip_title{"这张凭条的结果", "Result for this slip"};
inline constexpr Phrase register_more{"继续挂号", "Register for more"};
inline constexpr Phrase checked_where{"稍后可到任一自助机或窗口查结果",
                                      "Ask for the result later at any kiosk or window"};
inline constexpr Phrase slip_again{"补打凭条", "Print slip"};
inline constexpr Phrase slip_again_printing{"正在打印", "Printing"};
inline constexpr Phrase slip_again_failed{"没打出来，再试", "Retry printing"};
inline constexpr Phrase no_paper_today{"本机缺纸，补打凭条请用其他机器",
                                       "No paper here. Print slips at another kiosk"};
inline constexpr Phrase nothing_this_time{"这次没有扣款。", "Nothing was charged this time."};

// services
inline constexpr Phrase open_at{"开放时间", "Open"};
inline constexpr Phrase services_title{"请选择业务", "What did you come for?"};
inline constexpr Phrase bills_wait{"待缴费用", "Bills to pay"};
inline constexpr Phrase today_short{"今天挂的号", "Registered today"};
inline constexpr Phrase paid_short{"今天缴的费", "Paid today"};
inline constexpr Phrase see_or_print{"查看、补打凭条", "See, print slip"};
inline constexpr Phrase card_taken{"卡片已取走。要办理请重新插卡", "Card taken. Insert it again to go on"};

// bills
inline constexpr Phrase bills_title{"请核对要缴的费用", "Your bills to pay"};
inline constexpr Phrase bills_chosen{"已选", "Chosen"};
inline constexpr Phrase bills_sum{"合计", "Total"};
inline constexpr Phrase bills_none_chosen{"请至少选一项", "Choose at least one"};
inline constexpr Phrase bills_split_later{"医保报销多少，下一步显示", "What insurance pays comes next"};
inline constexpr Phrase pay_these{"去缴费", "Pay"};
inline constexpr Phrase details{"明细", "Details"};
inline constexpr Phrase disease{"慢特病", "Disease"};
inline constexpr Phrase details_title{"费用明细", "What this bill contains"};
inline constexpr Phrase details_note{"实际报销以医保结算为准", "The insurer decides when settling"};
inline constexpr Phrase more_items{"还有", "And"};
inline constexpr Phrase visit_fee{"诊查", "Consultation"};
inline constexpr Phrase examination{"检查", "Examination"};
inline constexpr Phrase laboratory{"化验", "Laboratory"};
inline constexpr Phrase drugs{"药品", "Drugs"};
inline constexpr Phrase treatment{"治疗", "Treatment"};
inline constexpr Phrase other_bill{"其他费用", "Other"};
inline constexpr Phrase class_a{"甲类 医保范围内", "Class A, covered"};
inline constexpr Phrase class_b{"乙类 先自付", "Class B, you pay first"};
inline constexpr Phrase class_c{"丙类 自费", "Class C, not covered"};

// departments and sessions
inline constexpr Phrase choose_department{"请选择科室", "Choose a department"};
inline constexpr Phrase not_sure{"不知道看什么科？请问导诊台", "Not sure? Ask the guide desk"};
inline constexpr Phrase left{"余号", "Left"};
inline constexpr Phrase full{"已满", "Full"};
inline constexpr Phrase choose_session{"请选择门诊", "Choose a session"};
inline constexpr Phrase general_clinic{"普通门诊", "General clinic"};
inline constexpr Phrase stopped{"停诊", "Cancelled"};
inline constexpr Phrase closed{"已截止", "Closed"};
inline constexpr Phrase morning{"上午", "Morning"};
inline constexpr Phrase afternoon{"下午", "Afternoon"};
inline constexpr Phrase evening{"晚上", "Evening"};
inline constexpr Phrase internal_medicine{"内科", "Internal medicine"};
inline constexpr Phrase surgery{"外科", "Surgery"};
inline constexpr Phrase women_and_children{"妇产、儿科", "Women and children"};
inline constexpr Phrase senses{"五官、皮肤", "Eye, ENT, dental, skin"};
inline constexpr Phrase chinese_medicine{"中医", "Chinese medicine"};
inline constexpr Phrase other_departments{"其他", "Other"};
inline constexpr Phrase no_rows{"今天没有可以挂的号了", "Nothing left to register for today"};

// check
inline constexpr Phrase check_title{"请核对，然后确认", "Check and confirm"};
inline constexpr Phrase patient{"就诊人", "Patient"};
inline constexpr Phrase department{"科室", "Department"};
inline constexpr Phrase doctor{"医生", "Doctor"};
inline constexpr Phrase when{"时间", "Time"};
inline constexpr Phrase where{"地点", "Place"};
inline constexpr Phrase total{"总额", "Total"};
inline constexpr Phrase fund{"医保统筹支付", "Insurance fund"};
inline constexpr Phrase account{"个人账户支付", "Personal account"};
inline constexpr Phrase of_which_family{"其中家庭共济", "of which family aid"};
inline constexpr Phrase family{"家庭共济支付", "Family aid"};
inline constexpr Phrase hospital_part{"医院承担", "Paid by hospital"};
inline constexpr Phrase to_pay_now{"现在需付", "To pay now"};
inline constexpr Phrase paid_own{"个人已付", "Paid by you"};
inline constexpr Phrase own_part{"个人应付", "Your part"};
inline constexpr Phrase use_account{"用个人账户余额支付", "Use my personal account"};
inline constexpr Phrase self_pay{"不用医保，全部自费", "Pay everything myself"};
inline constexpr Phrase recomputing{"正在重新计算，请稍候", "Calculating again, please wait"};
inline constexpr Phrase no_paper_check{"本机缺纸，办好后不能打印凭条", "No paper: no slip can be printed"};
inline constexpr Phrase low_paper_check{"凭条纸快用完，没打出也有效，可补打",
                                        "Slip paper is low; any kiosk can reprint it"};
inline constexpr Phrase insurance_missed_check{"医保连不上，这次先自费；凭条上写明怎么报销",
                                               "Insurance is down: pay now, claim it later"};
inline constexpr Phrase insurance_missed_done{"医保没有结算。凭条上写明怎么报销，请保管好",
                                              "Insurance did not pay. The slip says how to claim"};
inline constexpr Phrase self_paying{"本次按自费办理", "Self-pay"};
inline constexpr Phrase male{"男", "male"};
inline constexpr Phrase female{"女", "female"};

// pin
inline constexpr Phrase pin_title{"请在密码键盘上输入密码", "Enter your PIN on the keypad"};
inline constexpr Phrase ecode_password_title{"请输入医保码密码", "Enter your e-code password"};
inline constexpr Phrase pin_where{"键盘在屏幕下方，请用手遮挡",
                                  "The keypad is below the screen. Cover it with your hand"};
inline constexpr Phrase pin_forgotten{"忘记密码请到人工窗口", "Forgotten? Please go to a service window"};

// pay
inline constexpr Phrase pay_title{"请付款", "Please pay"};
inline constexpr Phrase pay_amount{"需要支付", "Amount to pay"};
inline constexpr Phrase show_payment_code{"请出示微信或支付宝付款码", "Show your WeChat Pay or Alipay code"};
inline constexpr Phrase show_payment_how{"手机对准扫码窗口，自动扣款", "Hold the phone at the window"};
inline constexpr Phrase choose_payment{"请选择付款方式", "Choose how to pay"};
inline constexpr Phrase pay_terminal{"刷银行卡", "Bank card"};
inline constexpr Phrase pay_terminal_how{"银行卡、社保卡金融账户", "On the card terminal"};
inline constexpr Phrase pay_window{"到窗口付", "Pay at a window"};
inline constexpr Phrase pay_window_how{"先为您留着，去窗口交钱", "We hold it for you"};
inline constexpr Phrase pay_asking{"正在扣款，请稍候", "Taking the payment, please wait"};
inline constexpr Phrase pay_typing{"请在手机上输入支付密码", "Enter the password on your phone"};
inline constexpr Phrase pay_on_terminal{"请在刷卡机上按提示操作", "Follow the card terminal"};
inline constexpr Phrase do_not_leave{"请不要离开，不要重复付款", "Please stay. Do not pay twice"};

// processing
inline constexpr Phrase processing_title{"正在结算，请不要离开", "Settling. Please stay here"};
inline constexpr Phrase step_insurance{"医保结算", "Insurance"};
inline constexpr Phrase step_payment{"收取个人部分", "Your payment"};
inline constexpr Phrase step_booking{"医院登记", "Hospital record"};
inline constexpr Phrase state_waiting{"等待", "Waiting"};
inline constexpr Phrase state_running{"进行中", "Working"};
inline constexpr Phrase state_done{"完成", "Done"};
inline constexpr Phrase slower{"比平时慢，请再等一下。不要重复操作",
                               "Slower than usual. Please wait a little longer"};

// done
inline constexpr Phrase done_title{"挂号成功", "You are registered"};
inline constexpr Phrase paid_title{"缴费成功", "Your payment is complete"};
inline constexpr Phrase next_go_to{"接下来请到", "Where to go now"};
inline constexpr Phrase pay_next{"继续缴下一笔", "Pay the next one"};
inline constexpr Phrase stop_here{"先缴到这里", "Stop here"};
inline constexpr Phrase your_number{"您的号码", "Your number"};
inline constexpr Phrase people_ahead_none{"前面没有人", "Nobody ahead of you"};
inline constexpr Phrase trace{"流水号", "Trace no."};
inline constexpr Phrase reference{"编号", "Ref."};
inline constexpr Phrase slip_printing{"正在打印凭条，请在出纸口取", "Printing your slip"};
inline constexpr Phrase slip_printed{"请取走凭条", "Please take your slip"};
inline constexpr Phrase slip_failed{"凭条没打印出来，业务已办好。请记下号码",
                                    "No slip, but all is done. Note your number"};
inline constexpr Phrase no_slip_notice{"凭条没打印出来，请记下流水号",
                                       "No slip. Please note the trace number"};
inline constexpr Phrase take_card{"请取走卡片", "Please take your card"};
inline constexpr Phrase go_to{"请到", "Please go to"};
inline constexpr Phrase back_home_in{"秒后结束", "seconds left"};

// giving a registration up
inline constexpr Phrase cancel_registration{"退号", "Cancel a visit"};
inline constexpr Phrase cancel_registration_how{"今天挂的号不看了", "You no longer need today's number"};
inline constexpr Phrase cancellable_title{"要退哪一个号？", "Which registration?"};
inline constexpr Phrase cancel_check_title{"确定退掉这个号吗？", "Cancel this registration?"};
inline constexpr Phrase cancel_confirm{"确定退号", "Cancel it"};
inline constexpr Phrase keep_it{"不退", "Keep it"};
inline constexpr Phrase cancel_note{"退了就不能恢复，要看病需重新挂号",
                                    "This can't be undone. You would have to register again"};
inline constexpr Phrase back_to_you{"退还给您", "Back to you"};
inline constexpr Phrase back_to_payer{"原路退回", "Returned to"};
inline constexpr Phrase cancelled_title{"号已退掉", "Registration cancelled"};
inline constexpr Phrase when_it_arrives{"到账时间以付款方为准，一般 3 天内",
                                        "It arrives within about 3 days"};
inline constexpr Phrase need_not_wait{"您不用等，可以离开", "You need not wait here"};
inline constexpr Phrase cancel_too_late{"已过就诊时间，不能退", "The session is over. Can't be cancelled"};
inline constexpr Phrase cancel_seen{"医生已接诊，不能退", "You have been seen. Can't be cancelled"};
inline constexpr Phrase cancel_at_window{"请到收费窗口退号", "Please cancel it at a cashier's window"};
inline constexpr Phrase giving_back_title{"正在退号，请不要离开", "Cancelling. Please stay here"};
inline constexpr Phrase step_cancel{"退号", "Registration"};
inline constexpr Phrase step_insurance_back{"撤销医保结算", "Insurance"};
inline constexpr Phrase step_money_back{"退还自付部分", "Your own part"};

// notice
inline constexpr Phrase what_now{"现在请您", "What to do now"};
inline constexpr Phrase retry{"再试一次", "Try again"};
inline constexpr Phrase go_self_pay{"自费办理", "Pay by myself"};
inline constexpr Phrase see_bills{"查看待缴费用", "See my bills"};
inline constexpr Phrase other_service{"办其他业务", "Another service"};
inline constexpr Phrase other_session{"换一个门诊", "Choose another session"};
inline constexpr Phrase other_department{"挂其他科室", "Another department"};
inline constexpr Phrase go_on{"继续", "Continue"};

// what insurance knows
inline constexpr Phrase ask_insurance{"医保查询", "Insurance"};
inline constexpr Phrase ask_insurance_how{"查余额、起付线、备案", "Balance, deductible, filings"};
inline constexpr Phrase insurance_title{"我的医保", "My insurance"};
inline constexpr Phrase show_amounts{"点击显示金额", "Tap to show amounts"};
inline constexpr Phrase hide_amounts{"隐藏金额", "Hide amounts"};
inline constexpr Phrase insurance_kind{"险种", "Insurance"};
inline constexpr Phrase kind_employee{"职工医保", "For employees"};
inline constexpr Phrase kind_resident{"居民医保", "For residents"};
inline constexpr Phrase kind_other{"其他医保", "Other insurance"};
inline constexpr Phrase insured_place{"参保地", "Insured in"};
inline constexpr Phrase account_balance{"个人账户余额", "Personal account"};
inline constexpr Phrase deductible_this_year{"今年起付线已用", "Deductible used this year"};
inline constexpr Phrase fund_this_year{"今年基金已付", "Paid by the fund this year"};
inline constexpr Phrase mutual_aid_this_year{"今年用家人共济", "Family aid used this year"};
inline constexpr Phrase filing{"异地就医备案", "Care away from home"};
inline constexpr Phrase filing_not_needed{"本地参保，不用备案", "Insured here, no filing needed"};
inline constexpr Phrase filing_done{"已备案", "Filed"};
inline constexpr Phrase filing_missing{"还没有备案", "Not filed yet"};
inline constexpr Phrase filing_how{
    "请打开“国家医保服务平台”App，选“异地备案”，按提示填写。也可以打电话 12393，或到本院医保窗口",
    "Open the app 国家医保服务平台, choose 异地备案 and follow it. Or call 12393, or ask at our insurance "
    "window"};
inline constexpr Phrase chronic_filings{"门诊慢特病备案", "Chronic diseases on file"};
inline constexpr Phrase chronic_none{"没有备案", "None"};
inline constexpr Phrase fact_asking{"正在查询", "Asking"};
inline constexpr Phrase fact_failed{"现在查不到", "Can't be asked now"};
inline constexpr Phrase insurance_no_record{"没有记录", "No record"};
inline constexpr Phrase records_this_year{"今年医保结算记录", "Settled by insurance this year"};
inline constexpr Phrase records_title{"今年医保结算记录", "Settled this year"};
inline constexpr Phrase records_without_amounts{"金额请在国家医保服务平台查看",
                                                "Amounts: see the national insurance app"};
inline constexpr Phrase look_at{"查看", "Look"};
inline constexpr Phrase this_hospital{"本院", "This hospital"};
inline constexpr Phrase spent_fund{"基金", "Fund"};
inline constexpr Phrase spent_account{"账户", "Account"};
inline constexpr Phrase spent_mutual_aid{"其中共济", "of it family aid"};
inline constexpr Phrase spent_own{"自付", "Own"};

// idle and help
inline constexpr Phrase idle_title{"您还在吗？", "Are you still there?"};
inline constexpr Phrase idle_text{"没有操作时，会自动退出", "Without a touch this ends by itself"};
inline constexpr Phrase help_title{"需要帮助", "Help"};
inline constexpr Phrase help_desk{"请到人工窗口或导诊台", "Go to a service window or the guide desk"};
inline constexpr Phrase help_desk_how{"工作人员会帮您办理", "Staff there will help you"};
inline constexpr Phrase help_say{"告诉工作人员本机编号", "Tell them the number of this kiosk"};
inline constexpr Phrase help_kept{"您已办的内容会保留，点“返回”接着办",
                                  "Nothing is lost. Touch “Back” to go on"};

}  // namespace kiosk::ui::words
