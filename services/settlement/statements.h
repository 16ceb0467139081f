// The day's statement in the platform's words (specification 2.10): 3201, 3202 and the files between them.
// Pure: messages out of plain data, plain data out of replies and files.
#pragma once

#include <string>
#include <vector>

#include "services/settlement/replies.h"
#include "services/settlement/requests.h"

namespace kiosk::services::settlement {

// 3201
[[nodiscard]] Transaction totals_transaction(const std::string& day, const reconcile::StatementKey& key,
                                             const reconcile::StatementTotals& totals);
// 9101; `archive` goes as Base64 text or as a list of bytes, as the city has it.
[[nodiscard]] Transaction upload_transaction(const std::string& archive, const std::string& file_name,
                                             const SettlementConfig& config);
// 3202
[[nodiscard]] Transaction details_transaction(const std::string& day, const std::string& clr_type,
                                              const std::string& clr_optins,
                                              const std::vector<reconcile::BookRow>& rows,
                                              const std::string& file_number);
struct FileNumber {
    std::string number;  // file_qury_no
    std::string name;
};
// 9102
[[nodiscard]] Transaction download_transaction(const FileNumber& file, const SettlementConfig& config);

// setl_id, mdtrt_id, psn_no, medfee_sumamt, fund_pay_sumamt, acct_pay, refd_setl_flag by tabs, no header.
[[nodiscard]] std::string statement_file(const std::vector<reconcile::BookRow>& rows);

Outcome<reconcile::CentreGroup> read_totals(const reconcile::StatementKey& key, const Success& reply,
                                            const CityDialect& city);
Outcome<FileNumber> read_file_number(const Success& reply, const std::string& infno);
// psn_no, mdtrt_id, setl_id, msgid, stmt_rslt, refd_setl_flag, memo, and in newer editions the three amounts.
// Error(malformed) names the line.
Result<std::vector<reconcile::CentreRow>> read_result_file(const std::string& text, const CityDialect& city);

}  // namespace kiosk::services::settlement
