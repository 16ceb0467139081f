// M7: paper tells the truth. A success slip only after the confirmation is durable, at most one original, and
// its amounts are those of the books (M6).
#include <fmt/format.h>

#include "tests/simulation/judge.h"

namespace kiosk::simulation {

namespace {

bool tells_success(const SlipContent& slip) {
    return slip.kind == SlipKind::registration || slip.kind == SlipKind::payment;
}

}  // namespace

std::string job_of(const SlipContent& slip) {
    return tells_success(slip) && slip.copy_number == 0 ? slip.trace_number : std::string{};
}

void Judge::slip(const SlipContent& content) {
    if (const auto* person = people_.by_id(guest_); person != nullptr && content.patient_name != person->name)
        complain("M16: a slip with another patient's name");
    if (!tells_success(content)) return;
    const auto& cases = ledger_.cases(network_.served());
    const auto found = cases.find(content.trace_number);
    if (found == cases.end() || !found->second.booked())
        return complain("M7: a slip for a registration that is not there");
    if (!is_durable(FactKind::done, Leg::booking, content.trace_number))
        complain("M7: a slip before the confirmation was durable");
    if (content.copy_number == 0 && ++drawn_originals_[content.trace_number] > 1)
        complain("M7: two originals sent to the printer");
    const auto& books = found->second;
    if (content.queue_number != books.queue_number) complain("M7: another queue number than the HIS's");
    if (content.split.total != books.total) complain("M6: the slip's total is not the HIS's");
    for (const auto& one : books.settlements) {
        const bool same = content.split.fund == one.fund && content.split.account == one.account &&
                          content.split.own == one.own && content.split.hospital == one.hospital;
        if (!same) complain("M6: the slip's amounts are not the platform's");
        if (content.setl_id != one.setl_id) complain("M6: the slip names another settlement");
    }
    if (content.insured == books.settlements.empty()) complain("M7: the slip is wrong about who paid");
}

void Judge::paper(const std::string& job) {
    if (!job.empty()) ++papers_[job];
}

}  // namespace kiosk::simulation
