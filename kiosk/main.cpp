// The program `kiosk`: the appliance and its tools, one subcommand each.
#include <malloc.h>

#include <csignal>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "kiosk/app/staff_tools.h"
#include "kiosk/app/tools.h"
#include "kiosk/demo/demo.h"
#include "kiosk/demo/diag.h"

namespace {

using namespace kiosk;

constexpr int exit_wrong_usage = 2;

void add_demo(CLI::App& app, demo::DemoOptions& options, std::string& language) {
    auto* command =
        app.add_subcommand("demo", "walk a journey on the simulated hospital and virtual devices");
    command->add_flag("--headless", options.headless,
                      "no window: walk the journey and write pictures to --out");
    command->add_flag(
        "--bench", options.bench,
        "the bench beside the kiosk, in a second window (default where there is a display); with\n"
        "--headless its hands play a visit and both pictures of each moment go to --out");
    command->add_option("--journey", options.journey, "journey file; default: register for today");
    command->add_option("--patient", options.patient, "id from `hospital patients`");
    command->add_option("--department", options.department,
                        "department code; default: the first with numbers left");
    command->add_option("--out", options.out, "folder for pictures, slip, result.json, books and journal")
        ->capture_default_str();
    command->add_option("--seed", options.seed, "seed of the simulated hospital")->capture_default_str();
    command->add_option("--delay-ms", options.delay_ms, "delay of every answer of the simulated hospital");
    command->add_option("--his", options.his, "language of the HIS: fhir, or mapped (a vendor's own JSON)")
        ->check(CLI::IsMember({"fhir", "mapped"}));
    command->add_option("--lang", language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    command->add_flag("--large", options.large, "large text");
    command->add_flag("--contrast", options.high_contrast, "high contrast");
    command->add_flag("--landscape", options.landscape, "1920 x 1080 instead of 1080 x 1920");
    command->add_flag("--voice", options.voice, "with --headless: speak, as in a window");
    command->add_flag(
        "--trembling", options.trembling,
        "the patient's hand drifts 8 mm at each press, taps three times and rests its palm on the\n"
        "glass: no press may be lost, none may count twice");
    command->add_flag("--low", options.low_reach, "every button in the lower part of the glass");
    auto* pcsc = command->add_flag("--pcsc", options.real.pcsc,
                                   "the card reader through the smart-card service instead of a virtual one");
    auto* card = command
                     ->add_option("--card-program", options.real.card_program,
                                  "`PATH CARD.json` plays the card while it runs; needed with --pcsc")
                     ->needs(pcsc)
                     ->check(CLI::ExistingFile);
    pcsc->needs(card);
    command->add_option("--printer", options.real.printer_uri,
                        "print on the IPP printer at this address, e.g. ipp://localhost:8631/ipp/print");
    command
        ->add_option("--paper", options.real.paper_folder,
                     "with --printer: the folder in which its paper appears, for eyes that judge a test slip")
        ->check(CLI::ExistingDirectory);
    command->add_option("--contact-sheet", options.contact_sheet,
                        "all screens on one PNG and their ids as JSON, nothing else");
    auto* monkey =
        command->add_option("--monkey", options.monkey,
                            "seed: no journey, but random hands at one kiosk, visit after visit; it must "
                            "come\nhome after each, and the money be where the books say");
    command->add_option("--minutes", options.minutes, "how long they play")
        ->capture_default_str()
        ->needs(monkey)
        ->check(CLI::PositiveNumber);
    command
        ->add_option("--metrics-port", options.metrics_port,
                     "tell figures to Prometheus at http://127.0.0.1:PORT/metrics; 0 takes any free port. "
                     "The\nport is written to OUT/metrics_port")
        ->check(CLI::Range(0, 65'535));
    command
        ->add_option("--stay", options.stay_seconds,
                     "with --headless: seconds that the kiosk stays on after the journey, to be looked at")
        ->check(CLI::NonNegativeNumber);
    const auto internal = [&](const char* name, auto& value) { command->add_option(name, value)->group(""); };
    internal("--life", options.life);
    internal("--hospital-url", options.hospital_url);
    command->callback([&] {
        options.english = language == "en";
        app::locate_beside_program(options.hospital_program, options.share_folder);
        throw CLI::RuntimeError(demo::run_demo(options));
    });
}

void add_reconcile(CLI::App& app, app::ToolOptions& options) {
    auto* command = app.add_subcommand("reconcile",
                                       "close a day three ways: the institution's books against platform "
                                       "(3201, 3202), acquirer and journal.\n"
                                       "Exit status 0: balanced, 1: failed, 3: differences");
    command->add_option("--date", options.date, "day to close, yyyy-MM-dd; also: today, yesterday")
        ->required();
    command->add_option("--config", options.config, "configuration (TOML) of this kiosk")->required();
    command->add_option("--out", options.out, "folder for the finance sheet (CSV and PDF) and report.json");
    command->add_flag("--json", options.json, "one JSON object on stdout");
    command->callback([&] { throw CLI::RuntimeError(app::reconcile_day(options)); });
}

void add_diag(CLI::App& app, app::DiagOptions& options, std::string& language) {
    auto* command = app.add_subcommand(
        "diag",
        "the machine's tests of itself. Without --config: twins in front of the simulated hospital.\n"
        "Exit status 0: nothing is wrong, 1: could not test, 2: wrong usage, 3: something failed, 4: "
        "something warns");
    command->add_option("TEST", options.tests, "parts to test, e.g. receipt_printer; none: all");
    command->add_option("--config", options.config, "configuration (TOML) of this kiosk, which must not run");
    command->add_flag("--json", options.json, "one JSON object on stdout");
    command
        ->add_option("--fault", options.faults,
                     std::string{"plant DEVICE=FAULT in the twins; may be repeated:\n"} + demo::diag_faults)
        ->allow_extra_args(false)
        ->take_all();
    command->add_flag("--attended", options.attended,
                      "with --config: ask whoever sits here to do and judge (default at a terminal)");
    command->add_option("--lang", language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    command->add_option("--out", options.out, "folder for report.json and report.pdf")
        ->check(CLI::ExistingDirectory);
    command->callback([&] {
        options.english = language == "en";
        app::locate_beside_program(options.hospital_program, options.share_folder);
        throw CLI::RuntimeError(options.config.empty() ? demo::diagnose_twins(options)
                                                       : app::diagnose_machine(options));
    });
}

void add_tools(CLI::App& app, app::ToolOptions& options) {
    auto* run = app.add_subcommand("run", "the appliance");
    run->add_option("--config", options.config, "configuration (TOML)")->required();
    run->callback([&] { throw CLI::RuntimeError(app::run_appliance(options)); });

    auto* check =
        app.add_subcommand("check-config", "validate a configuration: file, line, key, what would be right");
    check->add_option("FILE", options.config, "configuration (TOML)");
    check->add_flag("--keys", options.keys, "list every key with its default and meaning");
    check->callback([&] { throw CLI::RuntimeError(app::check_config(options)); });

    auto* scan = app.add_subcommand("scan", "decode codes in pictures with the kiosk's own scanner");
    scan->add_flag("--json", options.json, "one JSON object on stdout");
    scan->add_flag("--frames", options.frames, "the files are consecutive frames: stop at the first code");
    scan->add_option("FILE", options.files, "PNG or JPEG")->required();
    scan->callback([&] { throw CLI::RuntimeError(app::scan_files(options)); });

    auto* cameras =
        app.add_subcommand("cameras", "list the cameras, by the names that a configuration takes");
    cameras->add_flag("--json", options.json, "one JSON object on stdout");
    cameras->callback([&] { throw CLI::RuntimeError(app::list_cameras(options)); });

    app.add_subcommand("voice-list", "what the kiosk says: id of the recording, Chinese, English")
        ->callback([] { throw CLI::RuntimeError(app::list_voice()); });

    add_reconcile(app, options);

    auto* journal = app.add_subcommand("journal", "read the money journal")->require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        auto* command = journal->add_subcommand(name, what);
        command->add_option("--journal", options.journal, "journal file")->required();
        command->add_flag("--json", options.json, "one JSON object on stdout");
        return command;
    };
    add("list", "one line for each case")->callback([&] {
        throw CLI::RuntimeError(app::journal_list(options));
    });
    auto* show = add("show", "all facts of one case, personal data masked");
    show->add_option("ID", options.case_id, "case id")->required();
    show->callback([&] { throw CLI::RuntimeError(app::journal_show(options)); });
    auto* recover = journal->add_subcommand(
        "recover",
        "bring the cases that are open to their end, as the kiosk does when it starts; it must not run");
    recover->add_option("--config", options.config, "configuration (TOML)")->required();
    recover->add_option("--wait", options.wait_seconds, "seconds until it gives up")->capture_default_str();
    recover->add_flag("--json", options.json, "one JSON object on stdout");
    recover->callback([&] { throw CLI::RuntimeError(app::journal_recover(options)); });
    auto* exported =
        journal->add_subcommand("export", "CSV for finance: one line for each fact, names masked");
    exported->add_option("--journal", options.journal, "journal file")->required();
    exported->footer(app::journal_export_columns);
    exported->callback([&] { throw CLI::RuntimeError(app::journal_export(options)); });
    add("verify", "check the hash chain, then the rules of money case by case")->callback([&] {
        throw CLI::RuntimeError(app::journal_verify(options));
    });
}

void add_staff(CLI::App& app, app::StaffToolOptions& options) {
    auto* staff =
        app.add_subcommand("staff", "who may open maintenance mode: enroll, unlock")->require_subcommand(1);
    auto* enroll = staff->add_subcommand(
        "enroll",
        "make code and PIN of one who signs in by number: what goes into the configuration,\n"
        "the secret for the phone (otpauth:// URI), and the PIN where none is given");
    enroll->add_option("--number", options.number, "staff number, digits")->required();
    enroll->add_option("--role", options.role, "attendant or engineer")
        ->required()
        ->check(CLI::IsMember({"attendant", "engineer"}));
    enroll->add_option("--pin", options.pin, "6 to 12 digits, or - to read them from standard input");
    enroll->add_option("--secret-file", options.secret_file,
                       "new file for the secret, as code_secret_file wants it; without: it is printed");
    enroll->add_option("--issuer", options.issuer, "what the phone calls it, e.g. the hospital's name")
        ->capture_default_str();
    enroll->callback([&] { throw CLI::RuntimeError(app::staff_enroll(options)); });

    auto* code = staff->add_subcommand("code", "the one-time code of this moment, for training and tests");
    code->add_option("--secret-file", options.secret_file, "file with the secret in Base32")->required();
    code->callback([&] { throw CLI::RuntimeError(app::staff_code(options)); });

    auto* unlock = staff->add_subcommand(
        "unlock", "forget the wrong tries of a number or card at this kiosk, also while it runs");
    auto* which = unlock->add_option_group("who")->require_option(1);
    which->add_option("--number", options.number, "staff number");
    which->add_option("--card", options.card, "the digits behind \"card\" in `kiosk audit list`");
    unlock->add_option("--config", options.config, "configuration (TOML) of this kiosk")->required();
    unlock->callback([&] { throw CLI::RuntimeError(app::staff_unlock(options)); });
}

void add_audit(CLI::App& app, app::StaffToolOptions& options) {
    auto* audit = app.add_subcommand("audit", "read what staff did at this machine")->require_subcommand(1);
    const auto add = [&](const char* name, const char* what) {
        auto* command = audit->add_subcommand(name, what);
        auto* where = command->add_option_group("where")->require_option(1);
        where->add_option("--config", options.config, "configuration (TOML) of this kiosk");
        where->add_option("--file", options.file, "the file itself, staff.db");
        command->add_flag("--json", options.json, "one JSON object on stdout");
        return command;
    };
    add("list", "one line for each entry")->callback([&] {
        throw CLI::RuntimeError(app::audit_list(options));
    });
    add("verify", "check the hash chain; needs the key file beside it. Exit status 0: whole, 1: not")
        ->callback([&] { throw CLI::RuntimeError(app::audit_verify(options)); });
}

// One heap for all threads: glibc gives each its own, in which what a slip's drawing leaves between small
// blocks stays. Little is allocated at the same time here.
void keep_one_heap() { mallopt(M_ARENA_MAX, 1); }

}  // namespace

int main(int argc, char** argv) {
    keep_one_heap();
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App cli{"Self-service hospital kiosk with medical-insurance settlement", "kiosk"};
    cli.set_version_flag("--version", std::string{"kiosk "} + KIOSK_VERSION);
    cli.require_subcommand(1);
    demo::DemoOptions demo_options;
    demo_options.command.assign(argv, argv + argc);
    app::ToolOptions tool_options;
    app::DiagOptions diag_options;
    app::StaffToolOptions staff_options;
    std::string language = "zh";
    add_demo(cli, demo_options, language);
    add_tools(cli, tool_options);
    add_diag(cli, diag_options, language);
    add_staff(cli, staff_options);
    add_audit(cli, staff_options);
    try {
        cli.parse(argc, argv);
        return 0;
    } catch (const CLI::RuntimeError& done) {
        return done.get_exit_code();
    } catch (const CLI::ParseError& error) {
        // A word that no subcommand takes matters more than the subcommand that is therefore missing.
        const auto strange = cli.remaining();
        if (error.get_exit_code() != 0 && cli.get_subcommands().empty() && !strange.empty()) {
            std::fprintf(stderr, "kiosk: unknown word '%s' (see: kiosk --help)\n", strange.front().c_str());
            return exit_wrong_usage;
        }
        return cli.exit(error) == 0 ? 0 : exit_wrong_usage;
    }
}
