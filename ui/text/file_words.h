// The words of a first file, and of acting for somebody.
#pragma once

#include "ui/text/phrase.h"

namespace kiosk::ui::words {

inline constexpr Phrase new_file{"新患者建档", "First visit"};
inline constexpr Phrase new_file_how{"第一次来院，先建一份档案", "Open your hospital record"};
inline constexpr Phrase reading_finding_file{"正在查您有没有档案", "Looking for your record"};
inline constexpr Phrase reading_opening_file{"正在为您建档", "Opening your record"};
inline constexpr Phrase reading_electronic_card{"正在核验电子社保卡", "Checking your electronic card"};
inline constexpr Phrase id_number{"证件号码", "ID number"};
inline constexpr Phrase guardian{"监护人", "Guardian"};
inline constexpr Phrase type_phone{"请输入您的手机号", "Type your mobile number"};
inline constexpr Phrase type_guardians_phone{"请输入监护人的手机号", "Type the guardian's mobile number"};
inline constexpr Phrase phone_field{"11 位手机号", "11 digits"};
inline constexpr Phrase phone_of_guardian{"监护人的 11 位手机号", "The guardian's 11 digits"};
inline constexpr Phrase phone_wrong{"这不是手机号：应是 11 位，以 1 开头。请核对",
                                    "Not a mobile number: 11 digits, beginning with 1"};
inline constexpr Phrase file_consent{
    "点“确认建档”即同意：医院保存以上信息，只用于给您看病、结算和通知",
    "By opening it you agree that the hospital keeps this, only for your care, "
    "bills and messages"};
inline constexpr Phrase open_file{"确认建档", "Open my record"};
inline constexpr Phrase file_opened{"建档成功", "Your record is open"};
inline constexpr Phrase your_visit_card{"您的就诊卡号", "Your visit card number"};
inline constexpr Phrase file_next_time{"以后来院，用医保码、证件或凭条上的码都可以",
                                       "Next time show your e-code, ID, or the code on the slip"};
inline constexpr Phrase file_slip_failed{"凭条没打印出来，档案已建好。请记下卡号",
                                         "No slip, but the record is open. Note the number"};
inline constexpr Phrase take_card_at_the_end{"办完请取走卡片", "Take your card when you have finished"};
inline constexpr Phrase register_now{"现在挂号", "Register now"};
inline constexpr Phrase go_open_file{"现在建档", "Open a record"};
inline constexpr Phrase guardian_title{"请监护人出示证件", "Guardian, please identify yourself"};
inline constexpr Phrase guardian_how{"孩子未满 18 岁：请成年家属刷自己的医保码、插社保卡或放身份证",
                                     "For a child a grown-up shows their own e-code, card or ID card"};
inline constexpr Phrase guardian_card_out{"要用卡，请先取出孩子的卡",
                                          "To use a card, first take out the child's"};

// acting for somebody
inline constexpr Phrase acting_how{"替家人办：在您的 app 里打开家人的医保码，再扫",
                                   "For family: open their e-code in your app and show it"};
inline constexpr Phrase acting_for{"替孩子办理", "For a child"};
inline constexpr Phrase pays_family{"家人共济账户支付", "Family account"};
inline constexpr Phrase account_and_family{"个人和共济账户", "Own and family account"};

// pin
inline constexpr Phrase pin_forgot{"忘记密码", "Forgot it"};

}  // namespace kiosk::ui::words
