// One run: hospital, configuration, kiosk, patient, verdict.
#include "kiosk/demo/demo.h"

#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>

#include "kiosk/app/local_settings.h"
#include "kiosk/base/log.h"
#include "kiosk/demo/afterwards.h"
#include "kiosk/demo/another_kiosk.h"
#include "kiosk/demo/bench_show.h"
#include "kiosk/demo/demo_config.h"
#include "kiosk/demo/journal_story.h"
#include "kiosk/demo/lives.h"
#include "kiosk/demo/monkey.h"
#include "kiosk/demo/props.h"
#include "kiosk/demo/verdict.h"
#include "printer/slip.h"
#include "ui/contact_sheet.h"

namespace kiosk::demo {
namespace {

namespace fs = std::filesystem;

int complain(const std::string& text) {
    fmt::print(stderr, "kiosk demo: {}\n", text);
    return 1;
}

Result<JourneyFile> journey_of(const DemoOptions& options) {
    if (options.monkey) return monkey_setting(options);
    const auto path = options.journey.empty() ? options.share_folder + "/register.journey" : options.journey;
    auto journey = TRY(read_journey(path));
    if (!options.patient.empty()) journey.patient = options.patient;
    if (!options.department.empty()) journey.department = options.department;
    if (journey.patient.empty()) journey.patient = "P01";
    return journey;
}

Result<Json> patient_of(const DemoOptions& options, const std::string& id) {
    const auto patients = TRY(list_patients(options.hospital_program));
    for (const auto& patient : patients)
        if (patient.value("id", "") == id) return patient;
    return fail(ErrorKind::not_found, "no patient " + id + " (see: hospital patients)");
}

ui::DisplayOptions display_of(const DemoOptions& options) {
    ui::DisplayOptions display;
    if (options.landscape) std::swap(display.width_px, display.height_px);
    display.headless = true;
    display.animations = false;
    display.language = options.english ? Language::en : Language::zh;
    display.large_text = options.large;
    display.low_reach = options.low_reach;
    display.contrast = options.high_contrast ? ui::Contrast::high : ui::Contrast::standard;
    display.hospital_name = {"示例市第一医院", "City First Hospital"};
    display.kiosk_number = "K001";
    display.version = KIOSK_VERSION;
    return display;
}

int save_sheet(const DemoOptions& options) {
    const auto json = fs::path{options.contact_sheet}.replace_extension(".json").string();
    const auto saved = ui::save_contact_sheet(options.contact_sheet, json, display_of(options));
    return saved ? 0 : complain(saved.error().text);
}

Result<Machine> machine_of(const DemoOptions& options) {
    return with_real_drivers(make_virtual_machine(options.out + "/printer"), options.real, options.out);
}

void save_paper(const std::string& pdf, const device::Bitmap& bitmap, const std::string& stem) {
    std::ofstream{stem + ".pdf", std::ios::binary} << pdf;
    if (const auto png = printer::bitmap_png(bitmap)) std::ofstream{stem + ".png", std::ios::binary} << *png;
}

// The last as `slip`; of a day that had several, each under its number too.
void save_slips(const Meter& meter, const std::string& out) {
    const auto slips = meter.slips();
    for (std::size_t i = 0; i < slips.size(); ++i) {
        if (slips[i].pdf.empty()) continue;  // an earlier life's is not kept
        if (slips.size() > 1)
            save_paper(slips[i].pdf, slips[i].bitmap, fmt::format("{}/slip-{}", out, i + 1));
        if (i + 1 == slips.size()) save_paper(slips[i].pdf, slips[i].bitmap, out + "/slip");
    }
}

void save_reports(const Meter& meter, const std::string& out) {
    int number = 0;
    for (const auto& report : meter.reports()) {
        save_paper(report.pdf, report.bitmap, fmt::format("{}/report-{}", out, ++number));
    }
}

// The case goes on after the patient has gone: quarantine, reversals, releases.
bool wait_until_closed(app::Appliance& kiosk, Millis patience) {
    const SystemClock clock;
    const auto until = clock.monotonic() + patience;
    while (kiosk.driver().open_cases() > 0) {
        if (clock.monotonic() > until) return false;
        kiosk.turn(Millis{20});
    }
    return true;
}

// The meter, whose machine can lose its power between drawing a slip and printing it.
class FusedMeter final : public Meter {
public:
    explicit FusedMeter(Fuse& fuse) : fuse_{fuse} {}
    void on_slip(const SlipContent& content, const device::PrintDocument& document) override {
        fuse_.reach(CutAt::Moment::before_slip, "");
        Meter::on_slip(content, document);
    }

private:
    Fuse& fuse_;
};

// What does not change from one life of a journey to the next.
struct Stage {
    const DemoOptions& options;
    const JourneyFile& journey;
    HospitalProcess& hospital;
    const app::KioskConfig& config;
    Json who;
    Json books_before;
    std::string diary_file;
};

app::WireTap fused_line(Fuse& fuse, HospitalProcess& hospital) {
    const auto arrivals = [&hospital](const std::string& message) {
        const auto counts = hospital.get_json("/control/counts");
        return counts ? counts->value(message, std::int64_t{0}) : std::int64_t{0};
    };
    return [&fuse, arrivals](std::unique_ptr<services::Transport> line) {
        return behind_fuse(std::move(line), fuse, arrivals);
    };
}

// What a case of an earlier life came to stands in the journal alone.
Result<void> hear_journal(Meter& meter, const app::KioskConfig& config) {
    auto told = TRY(registered_by_journal((fs::path{config.data_folder} / "journal.db").string()));
    if (told) meter.remember(*told);
    return {};
}

int judge(const Stage& stage, const Evidence& evidence, const Result<void>& walked) {
    const auto& name = stage.journey.name;
    std::ofstream{stage.options.out + "/result.json"} << result_json(evidence).dump(2) << "\n";
    if (!walked) return complain(name + ": " + walked.error().text);
    const auto wrong = complaints(evidence);
    for (const auto& one : wrong) fmt::print(stderr, "kiosk demo: {}: {}\n", name, one);
    fmt::print("{}: {} ({} touches, machine {} ms)\n", name, outcome_of(evidence), evidence.walk.touches,
               evidence.meter.times().total().count());
    return wrong.empty() ? 0 : 1;
}

std::string last_slip_code(const Meter& meter) {
    std::string code;
    for (const auto& slip : meter.slips())
        if (!slip.reprint_code.empty()) code = slip.reprint_code;
    return code;
}

WalkOptions walking_of(const Stage& stage, Life& life, const Place& place, Fuse& fuse, const Meter& meter) {
    WalkOptions walking{stage.options.out, Millis{20'000}};
    walking.trembling = stage.options.trembling;
    walking.first_step = life.first_step;
    walking.before = std::move(life.walk);
    walking.fuse = loses_power(stage.journey) ? &fuse : nullptr;
    walking.journal_folder = place.config.data_folder;
    walking.slip_code = [&meter] { return last_slip_code(meter); };
    walking.find_patient = [&options = stage.options](const std::string& id) {
        return patient_of(options, id);
    };
    return walking;
}

// As `kiosk run` reads it: what was changed at the machine stands over what was deployed.
app::KioskConfig config_in_force(app::KioskConfig config) {
    for (const auto& problem : app::apply_local_settings(config)) complain(problem.text());
    return config;
}

// From the first step of this life to the verdict, unless the power is cut before; at one kiosk, or at one
// and then another, or at one that staff have begun anew, as the service manager would.
int walk_life(const Stage& stage, Life life) {
    const auto& [options, journey, hospital, config, who, before, diary_file] = stage;
    Fuse fuse;
    FusedMeter meter{fuse};
    meter.remember(std::move(life.slips));
    const bool cut = loses_power(journey);
    Diary diary{diary_file};
    Place place{config};
    for (int first_picture = 0;;) {
        auto machine = machine_of(options);
        if (!machine) return complain(machine.error().text);
        const auto in_force = config_in_force(place.config);
        auto kiosk = app::Appliance::build(in_force, std::move(machine->devices), &meter,
                                           cut ? fused_line(fuse, hospital) : app::WireTap{},
                                           std::move(machine->sensors));
        if (!kiosk) return complain(kiosk.error().text);
        note_metrics_port(**kiosk, options.out);
        while (!(*kiosk)->driver().started()) (*kiosk)->turn(Millis{5});

        auto walking = walking_of(stage, life, place, fuse, meter);
        walking.twins = machine->twins;
        walking.first_picture = first_picture;
        if (cut) walking.remember = [&](const Walk& walk) { diary.note(walk, meter.slips()); };
        Patient patient{**kiosk, hospital, *machine->props, journey, who, walking};
        const auto walked = patient.walk();
        if (walked && patient.next_step() < journey.steps.size()) {
            life.first_step = patient.next_step();
            life.walk = patient.seen();
            first_picture = patient.pictures();
            kiosk->reset();
            if (!between_kiosks(journey.steps[life.first_step])) continue;
            if (const auto there = walk_over(journey, life.first_step, place); !there)
                return complain(journey.name + ": " + there.error().text);
            continue;
        }
        constexpr Millis longest_unwinding{30'000};
        const bool closed = walked && wait_until_closed(**kiosk, longest_unwinding);
        if (cut)
            if (const auto heard = hear_journal(meter, config); !heard) return complain(heard.error().text);
        const auto after = hospital.get_json("/control/books");
        const auto receipts = hospital.get_json("/control/counts");
        if (!after || !receipts) return complain("the hospital's books cannot be read");
        save_slips(meter, options.out);
        save_reports(meter, options.out);
        const auto verdict =
            judge(stage,
                  {journey, who, patient.seen(), meter, before, *after, *receipts,
                   (*kiosk)->driver().events_handled(), closed, place.first_is_destroyed, in_force},
                  walked);
        std::fflush(stdout);
        stay_on(**kiosk, options.stay_seconds);
        return verdict;
    }
}

// As they were before the first life; the later ones read what that one kept.
Result<Json> books_before(const DemoOptions& options, HospitalProcess& hospital) {
    const auto kept = options.out + "/books_before.json";
    if (options.life >= 0) {
        std::ifstream file{kept};
        return Json::parse(file, nullptr, false);
    }
    auto books = TRY(hospital.get_json("/control/books"));
    std::ofstream{kept} << books.dump();
    return books;
}

int walk_headless(const DemoOptions& options, const JourneyFile& journey, HospitalProcess& hospital,
                  const app::KioskConfig& config) {
    const auto who = patient_of(options, journey.patient);
    if (!who) return complain(who.error().text);
    const auto before = books_before(options, hospital);
    if (!before) return complain(before.error().text);
    const Stage stage{options, journey, hospital, config, *who, *before, options.out + "/diary.jsonl"};
    if (!loses_power(journey)) return walk_life(stage, {});
    if (changes_kiosk(journey))
        return complain(journey.name + ": a journey cuts the power or goes to another kiosk, not both");
    if (options.life >= 0) {
        const auto number = static_cast<std::size_t>(options.life);
        return walk_life(stage, begin_life(journey, Diary{stage.diary_file}, number));
    }
    auto command = options.command;
    command.insert(command.end(), {"--hospital-url", hospital.url()});
    return live_through_cuts(journey, command);
}

bool any_of(const RealDrivers& real) { return real.pcsc || !real.printer_uri.empty(); }

// Two windows, or without a display both pictures of a visit that the bench plays itself.
int show_bench(const DemoOptions& options, HospitalProcess& hospital, const app::KioskConfig& config) {
    auto machine = make_virtual_machine(options.out + "/printer");
    auto patients = list_patients(options.hospital_program);
    if (!patients) return complain(patients.error().text);
    const BenchShow show{
        .config = config, .hospital = hospital, .patients = std::move(*patients), .out = options.out};
    const auto shown =
        options.headless ? play_bench(show, std::move(machine)) : open_bench(show, std::move(machine));
    if (!shown) return complain(shown.error().text);
    if (options.headless) fmt::print("the bench: a visit was played, pictures are in {}\n", options.out);
    return 0;
}

int show_window(const DemoOptions& options, HospitalProcess& hospital, const app::KioskConfig& config) {
    auto machine = machine_of(options);
    if (!machine) return complain(machine.error().text);
    auto kiosk =
        app::Appliance::build(config, std::move(machine->devices), nullptr, {}, std::move(machine->sensors));
    if (!kiosk) return complain(kiosk.error().text);
    note_metrics_port(**kiosk, options.out);
    fmt::print("The patients' phones are at {}/phone\n", hospital.url());
    fmt::print("Hold a picture of a code before the scanner: copy it to {}/show/\n", options.out);
    const auto shown = options.out + "/show";
    fs::create_directories(shown);
    while (!(*kiosk)->display().closed()) {
        (*kiosk)->turn(Millis{200});
        for (const auto& entry : fs::directory_iterator{shown}) {
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string png{std::istreambuf_iterator<char>{file}, {}};
            fs::remove(entry.path());
            static_cast<void>(machine->props->show_code(png));
        }
    }
    return 0;
}

// A journey begins with an empty journal and fresh books; pictures of an earlier one would mislead.
Result<void> prepare_folder(const std::string& out) {
    std::error_code error;
    for (const auto* old : {"hospital", "printer", "secrets", "kiosk2"})
        fs::remove_all(fs::path{out} / old, error);
    fs::create_directories(out + "/printer", error);
    if (error)
        return fail(ErrorKind::configuration, "the folder '" + out + "' cannot be used: " + error.message());
    for (const auto& entry : fs::directory_iterator{out, error}) {
        const auto extension = entry.path().extension();
        if (entry.is_regular_file() && extension != ".log") fs::remove(entry.path(), error);
    }
    write_demo_secrets(out + "/secrets");
    return {};
}

Result<std::unique_ptr<HospitalProcess>> hospital_of(const DemoOptions& options, const JourneyFile& journey) {
    if (!options.hospital_url.empty())
        return HospitalProcess::attach(options.hospital_url, options.out + "/hospital");
    HospitalOptions hospital_options{options.hospital_program, options.out + "/hospital", "", options.seed,
                                     options.delay_ms};
    for (const auto& fault : journey.faults)
        hospital_options.faults += (hospital_options.faults.empty() ? "" : ",") + fault;
    return HospitalProcess::start(hospital_options);
}

}  // namespace

int run_demo(const DemoOptions& options) {
    if (!options.contact_sheet.empty()) return save_sheet(options);
    const auto journey = journey_of(options);
    if (!journey) return complain(journey.error().text);
    const auto& out = options.out;
    if (options.life < 0)
        if (const auto ready = prepare_folder(out); !ready) return complain(ready.error().text);
    auto hospital = hospital_of(options, *journey);
    if (!hospital) return complain(hospital.error().text);

    const auto config_file = options.out + "/kiosk.toml";
    std::ofstream{config_file} << config_text(options, *journey, (*hospital)->url());
    auto reading = app::read_config(config_file);
    if (!reading) return complain(reading.error().text);
    for (const auto& problem : reading->problems) complain(problem.text());
    if (!reading->problems.empty()) return 1;
    auto config = std::move(reading->config);
    config.display.headless = options.headless;
    config.display.voice.folder = options.share_folder + "/voice";
    if (options.headless && !options.voice)
        config.display.voice.folder = config.display.voice.own_folder = "";
    log::set_level(std::string_view{config.log_level});
    if (options.monkey) return run_monkey(options, **hospital, config);
    if (options.bench || (!options.headless && !any_of(options.real)))
        return show_bench(options, **hospital, config);
    return options.headless ? walk_headless(options, *journey, **hospital, config)
                            : show_window(options, **hospital, config);
}

}  // namespace kiosk::demo
