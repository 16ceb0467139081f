// Words of booking ahead, of collecting what was booked, and of checking in.
#pragma once

#include <string>

#include "ui/text/phrase.h"

namespace kiosk::ui {

namespace words {

// the menu
inline constexpr Phrase book_ahead{"预约挂号", "Book ahead"};
inline constexpr Phrase book_ahead_how{"约以后的号，取号时再付钱", "For a coming day, pay when you come"};
inline constexpr Phrase check_in{"取号、签到", "Collect, check in"};
inline constexpr Phrase check_in_how{"约过的号、挂过的号，到院办理", "You have a booking or a number"};
inline constexpr Phrase due_collect{"取号", "Collect number"};
inline constexpr Phrase due_check_in{"签到", "Check in"};
// reading
inline constexpr Phrase reading_days{"正在查询可以约的号", "Looking for numbers to book"};
inline constexpr Phrase reading_appointments{"正在查询您的预约", "Looking for your appointments"};
inline constexpr Phrase reading_booking{"正在为您预约", "Booking for you"};
inline constexpr Phrase reading_checking_in{"正在为您签到", "Checking you in"};
// the guide
inline constexpr Phrase guide_row{"不知道看什么科？点这里", "Not sure which? Touch here"};
inline constexpr Phrase guide_title{"不知道看什么科？", "Not sure which department?"};
inline constexpr Phrase guide_desk{"请到导诊台，护士会帮您选", "The guide desk helps you choose"};
inline constexpr Phrase guide_list{"也可以按不舒服的地方选", "Or choose by what troubles you"};
inline constexpr Phrase recent{"您最近看过", "Seen lately"};
// booking
inline constexpr Phrase choose_day{"请选择日期", "Choose a day"};
inline constexpr Phrase booked_out{"约满", "Full"};
inline constexpr Phrase no_clinic{"不出诊", "No clinic"};
inline constexpr Phrase choose_time{"请选择时间", "Choose a time"};
inline constexpr Phrase booking_check{"请核对，然后预约", "Check and book"};
inline constexpr Phrase book{"确认预约", "Book"};
inline constexpr Phrase day_and_time{"时间", "When"};
inline constexpr Phrase fee_then{"取号时付", "To pay then"};
inline constexpr Phrase nothing_now{"现在不收钱，就诊当天取号时再付",
                                    "Nothing to pay now. You pay on the day"};
inline constexpr Phrase booked_title{"预约成功", "You are booked"};
inline constexpr Phrase booking_number{"预约号", "Booking number"};
inline constexpr Phrase collect_at{"取号时间", "Collect"};
inline constexpr Phrase booked_no_slip{"凭条没打印出来，已约好。请记下预约号",
                                       "No slip, but you are booked. Note the number"};
// on the day
inline constexpr Phrase appointments_title{"您的预约和挂号", "Your appointments"};
inline constexpr Phrase appointment_title{"是这个号吗？", "Is it this one?"};
inline constexpr Phrase collect_now{"取号", "Collect"};
inline constexpr Phrase others{"看其他预约", "Show others"};
inline constexpr Phrase fee_now{"挂号费", "Fee"};
inline constexpr Phrase paid_already{"已付费", "Paid"};
inline constexpr Phrase is_checked_in{"已签到", "Checked in"};
inline constexpr Phrase is_too_late{"已过时间，请到窗口", "Too late. Ask at a window"};
inline constexpr Phrase is_stopped{"停诊，请改约或到窗口", "Cancelled. Book again or ask"};
inline constexpr Phrase self_pay_by_code{"按自费办理。要用医保，请返回，刷医保码或插社保卡",
                                         "Self-pay. For insurance, go back and show e-code or card"};
inline constexpr Phrase checked_in_title{"签到成功", "You are checked in"};
inline constexpr Phrase wait_here{"请到这里候诊", "Please wait here"};
inline constexpr Phrase checked_in_no_slip{"凭条没打印出来，已签到。请记下号码",
                                           "No slip, but you are checked in. Note the number"};

}  // namespace words

[[nodiscard]] std::string day_words(const std::string& day, Language language);  // "11月27日 星期五"
// "上午 12  下午 8"; full or no clinic where that is so.
[[nodiscard]] std::string numbers_of_day_words(const BookingDay& day, Language language);
[[nodiscard]] std::string hours_words(CivilTime begins, CivilTime ends);          // "9:30–10:00"
[[nodiscard]] std::string when_words(const VisitLine& visit, Language language);  // day and hours
// From when until when a number may be collected; with the day, unless it is `today`.
[[nodiscard]] std::string collect_words(CivilTime from, CivilTime until, Language language);
// What is to be done about it, or why nothing can be.
[[nodiscard]] std::string state_words(const Appointment& appointment, Language language);

}  // namespace kiosk::ui
