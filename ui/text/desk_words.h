// The words of reports, drugs, invoices and charges.
#pragma once

#include <string>

#include "ui/text/phrase.h"

namespace kiosk::ui {

[[nodiscard]] const Phrase& report_kind_words(ReportKind kind);
// "已出  11-23 09:12", "预计 11-23 11:00 出"; what the row says of itself.
[[nodiscard]] std::string report_state_words(const screen::ReportRow& row, Language language);
[[nodiscard]] const Phrase& prescription_state_words(PrescriptionState state);
[[nodiscard]] std::string drugs_words(const Prescription& prescription, Language language);
[[nodiscard]] std::string short_time(CivilTime at);                       // "11-23 09:12"
[[nodiscard]] std::string reports_words(int reports, Language language);  // "2 份", "2 reports"

namespace words {

// services
inline constexpr Phrase print_reports{"打印报告", "Print reports"};
inline constexpr Phrase print_reports_how{"化验、检查报告", "Laboratory and imaging"};
inline constexpr Phrase collect_drugs{"取药签到", "Collect drugs"};
inline constexpr Phrase collect_drugs_how{"缴费后在这里排队取药", "Get a place in the queue"};
inline constexpr Phrase see_invoices{"票据和清单", "Invoices"};
inline constexpr Phrase see_invoices_how{"电子票据、费用清单", "E-invoices and list of charges"};
inline constexpr Phrase reports_wait{"报告已出", "Reports ready"};

// reading
inline constexpr Phrase reading_reports{"正在查询您的报告", "Looking for your reports"};
inline constexpr Phrase reading_prescriptions{"正在查询您的处方", "Looking for your prescriptions"};
inline constexpr Phrase reading_joining_queue{"正在为您签到", "Checking you in"};
inline constexpr Phrase reading_invoices{"正在查询您的票据", "Looking for your invoices"};
inline constexpr Phrase reading_costs{"正在查询您的费用", "Looking for your charges"};

// reports
inline constexpr Phrase reports_title{"您的报告", "Your reports"};
inline constexpr Phrase reports_second{"点一行看检查名称", "Touch a row to see what it is"};
inline constexpr Phrase print_all{"全部打印", "Print all"};
inline constexpr Phrase print_one{"打印", "Print"};
inline constexpr Phrase laboratory_report{"检验报告", "Laboratory report"};
inline constexpr Phrase imaging_report{"影像报告", "Imaging report"};
inline constexpr Phrase other_report{"检查报告", "Report"};
inline constexpr Phrase report_printing{"正在打印，请在出纸口取", "Printing. Take it below"};
inline constexpr Phrase report_waiting{"排队打印", "Prints next"};
inline constexpr Phrase report_printed{"已打印，请取走", "Printed. Please take it"};
inline constexpr Phrase report_not_again{"已打印过。再要请到窗口", "Printed before. Ask at a window"};
inline constexpr Phrase report_unreadable{"本机打不了，请到窗口打印", "Please get this one at a window"};
inline constexpr Phrase report_no_answer{"没有取到，请再试", "Not received. Please try again"};
inline constexpr Phrase report_no_paper{"没打出来，请换一台机器", "Not printed. Try another kiosk"};
inline constexpr Phrase report_not_ready{"还没出", "Not ready yet"};
inline constexpr Phrase reports_no_paper{"本机现在不能打印报告，请用其他机器或到窗口",
                                         "No reports from this kiosk now. Use another one, or a window"};

// drugs
inline constexpr Phrase prescriptions_title{"您的处方", "Your prescriptions"};
inline constexpr Phrase check_in_here{"签到取药", "Check in"};
inline constexpr Phrase place_again{"看排队号", "My place"};
inline constexpr Phrase pay_first{"先去缴费", "Pay first"};
inline constexpr Phrase drugs_unpaid{"还没缴费", "Not paid yet"};
inline constexpr Phrase drugs_paid{"可以签到取药", "Check in to collect"};
inline constexpr Phrase drugs_waiting{"已签到，正在配药", "Checked in, being prepared"};
inline constexpr Phrase drugs_ready{"药已配好，请去取药", "Ready at the window"};
inline constexpr Phrase drugs_collected{"已取走", "Collected"};
inline constexpr Phrase queued_title{"签到成功，请等候取药", "You are checked in"};
inline constexpr Phrase go_to_window{"请到这个窗口等候叫号", "Wait at this window for your number"};
inline constexpr Phrase other_prescription{"还有处方要取", "More to collect"};

// invoices and charges
inline constexpr Phrase invoices_title{"您的电子票据", "Your e-invoices"};
inline constexpr Phrase invoices_none{"近期没有电子票据", "No invoices of the last months"};
inline constexpr Phrase see_costs{"费用清单", "List of charges"};
inline constexpr Phrase invoice_title{"电子票据", "E-invoice"};
inline constexpr Phrase invoice_scan{"手机扫码查看、下载", "Scan to see or download it"};
inline constexpr Phrase invoice_code{"票据代码", "Code"};
inline constexpr Phrase invoice_number{"票据号码", "Number"};
inline constexpr Phrase invoice_check{"校验码", "Check code"};
inline constexpr Phrase invoice_date{"开票时间", "Issued"};
inline constexpr Phrase invoice_total{"金额合计", "Total"};
inline constexpr Phrase print_slip{"打印凭条", "Print"};
inline constexpr Phrase print_list{"打印清单", "Print list"};
inline constexpr Phrase costs_title{"费用清单", "Charges"};
inline constexpr Phrase earlier_day{"前一天", "Earlier"};
inline constexpr Phrase later_day{"后一天", "Later"};
inline constexpr Phrase not_paid{"未缴", "unpaid"};
inline constexpr Phrase paper_printing{"正在打印，请在出纸口取", "Printing. Take it below"};
inline constexpr Phrase paper_printed{"请取走", "Please take it"};
inline constexpr Phrase paper_failed{"没打出来，请换一台机器", "Not printed. Try another kiosk"};
inline constexpr Phrase paper_none{"本机缺纸，请用其他机器打印", "No paper. Print at another kiosk"};

}  // namespace words

}  // namespace kiosk::ui
