// Where each peer is asked: at an address that answers a GET and does nothing.
#include "kiosk/app/surroundings.h"

#include <filesystem>

#include "kiosk/diagnostics/checks.h"
#include "printer/staff_slips.h"

namespace kiosk::app {

using diagnosis::Part;
namespace words = diagnostics::words;

diagnostics::Surroundings surroundings_of(const KioskConfig& config, Outside& outside,
                                          std::map<DeviceKind, hal::Device*> devices,
                                          const diagnostics::Sensors& sensors) {
    diagnostics::Surroundings in;
    in.clock = &outside.clock();
    in.devices = std::move(devices);
    in.sensors = &sensors;
    in.transport = &outside.transport();
    const auto& his = config.his;
    const bool fhir = his.driver == services::HisDriver::fhir;
    in.peers = {{Part::platform, config.settlement.base_url},
                {Part::his, fhir && !his.base_url.empty() ? his.base_url + "/metadata" : his.base_url},
                {Part::acquirer, config.acquirer.base_url}};
    in.certificate_file = config.tls.certificate;
    in.data_folder = config.data_folder;
    // By a reader of its own: the core writes into the journal meanwhile, and on its own connection a second
    // transaction would fail its next fact and close the journal for good.
    const auto journal_file = (std::filesystem::path{config.data_folder} / "journal.db").string();
    in.verify_journal = [journal_file]() -> Result<void> {
        const auto journal = TRY(services::Journal::open_for_reading(journal_file));
        return journal->verify();
    };
    in.draw_test_slip = [&outside, hospital = config.policy.hospital_name,
                         kiosk_number = config.policy.kiosk_number,
                         version = config.policy.version](const std::string& code) {
        return printer::render_test_slip({hospital, kiosk_number, version, outside.clock().civil(), code});
    };
    in.part_numbers = config.diagnostics.part_numbers;
    in.limits = config.diagnostics.limits;
    in.width_px = config.display.width_px;
    in.height_px = config.display.height_px;
    in.mm_per_px = config.display.mm_per_px;
    return in;
}

Result<device::PrintDocument> print_report(const diagnosis::Report& report, Language language) {
    printer::ReportWords said;
    said.title = words::report_title.text();
    said.verdict = diagnostics::report_verdict(report).text();
    const auto& who = report.operator_id;
    said.operator_id = words::report_operator.text();
    said.operator_id.zh += "：" + (who.empty() ? words::report_console.text().zh : who);
    said.operator_id.en += ": " + (who.empty() ? words::report_console.text().en : who);
    said.spare = words::report_spare.text();
    for (const auto& finding : report.findings) {
        said.parts.push_back(diagnostics::name_of(finding.part).text());
        said.verdicts.push_back(diagnostics::name_of(finding.verdict).text());
    }
    return printer::render_readiness(report, said, language);
}

}  // namespace kiosk::app
