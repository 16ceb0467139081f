// How the machine of twins is put together, and what its helping hands do at the glass.
#include "tests/diagnostics/machine_room.h"

#include <ctime>

namespace kiosk::diagnostics::test {
namespace {

std::string http_date(CivilTime at) {
    const auto seconds = static_cast<std::time_t>(at.unix_ms / 1000);
    std::tm fields{};
    gmtime_r(&seconds, &fields);
    std::string text(64, '\0');
    text.resize(std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &fields));
    return text;
}

}  // namespace

PersonReply Helper::ask(const Request& request, Millis patience) {
    asked.push_back(request.what);
    if (const auto other = instead.find(request.what); other != instead.end()) return other->second();
    if (const auto* points = std::get_if<screen::StaffTouchPoints>(&request.widget)) {
        const auto target = screen::touch_target(points->point, width_px, height_px);
        return {Answered::yes, fmt::format("{} {}", target.x + 3, target.y - 4)};
    }
    if (std::holds_alternative<screen::StaffColours>(request.widget)) return {Answered::yes, ""};
    return hands_.ask(request, patience);
}

void MachineRoom::SetUp() {
    std::string name = (std::filesystem::temp_directory_path() / "diagnosis-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
    machine = demo::make_virtual_machine(folder.string());
    devices = std::move(machine.devices);
    face = hal::make_virtual_face_camera();
    devices[DeviceKind::face_camera] = std::move(face.camera.device);
    terminal = hal::make_virtual_card_terminal();
    devices[DeviceKind::card_terminal] = std::move(terminal.device);
    hands_ = std::make_unique<demo::HelpingHands>(*machine.props, machine.twins);
    helper_ = std::make_unique<Helper>(*hands_);
    in.clock = &clock;
    in.sensors = &sensors;
    in.transport = &line;
    in.peers = {{Part::platform, "https://platform.example/"},
                {Part::his, "https://his.example/"},
                {Part::acquirer, "https://acquirer.example/"}};
    in.data_folder = folder.string();
    in.verify_journal = [this]() -> Result<void> {
        if (journal_whole) return {};
        return fail(ErrorKind::corrupt, "journal: record 7 is missing");
    };
    in.draw_test_slip = [this](const std::string& code) {
        return printer::render_test_slip({{"示例医院", "Example"}, "K001", "1.0", clock.civil(), code});
    };
}

void MachineRoom::TearDown() {
    for (auto& [kind, device] : devices) device->stop();
    station_.reset();
    std::filesystem::remove_all(folder);
}

Station& MachineRoom::station() {
    if (station_) return *station_;
    for (auto& [kind, device] : devices) in.devices[kind] = device.get();
    station_ = std::make_unique<Station>(in);
    for (auto& [kind, device] : devices)
        device->start([this](DeviceKind from, device::Event event) { station_->heard(from, event); });
    return *station_;
}

void MachineRoom::server_answers(int status, std::optional<Millis> its_clock_behind) {
    line.answer = [this, status, its_clock_behind](const services::Request&) {
        services::Exchange exchange{.http_status = status, .bytes_sent = 100};
        if (its_clock_behind)
            exchange.headers.push_back({"date", http_date(in.clock->civil() + -*its_clock_behind)});
        return exchange;
    };
}

}  // namespace kiosk::diagnostics::test
