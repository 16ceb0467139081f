// The subcommands of `kiosk` besides the demo; each returns the process's exit status.
#pragma once

#include <string>
#include <vector>

namespace kiosk::app {

struct ToolOptions {
    std::string config;
    bool keys = false;
    bool json = false;
    bool frames = false;
    std::vector<std::string> files;
    std::string journal;
    std::string case_id;
    int wait_seconds = 600;  // journal recover
    std::string date;
    std::string out;
};

int run_appliance(const ToolOptions& options);
int check_config(const ToolOptions& options);
int scan_files(const ToolOptions& options);
int list_cameras(const ToolOptions& options);
// Every recording of the voice, one a line: id, Chinese, English, between tabs.
int list_voice();
int journal_list(const ToolOptions& options);
int journal_show(const ToolOptions& options);
int journal_export(const ToolOptions& options);
// What journal_export writes, for --help.
extern const char* const journal_export_columns;
int journal_verify(const ToolOptions& options);
int journal_recover(const ToolOptions& options);
// 0 balanced, 1 failed, 3 differences were found.
int reconcile_day(const ToolOptions& options);

// Where `hospital` and the shared files are: beside this program in a build folder, or as installed.
void locate_beside_program(std::string& hospital_program, std::string& share_folder);
// Where the placeholder voice is.
[[nodiscard]] std::string voice_beside_program();

}  // namespace kiosk::app
