// One function for each thing that hands can do.
#include "kiosk/demo/bench.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace kiosk::demo {
namespace {

constexpr Millis until_taken_away{3'600'000};

struct PlugName {
    DeviceKind kind;
    const char* id;
    const char* zh;
    const char* en;
};
constexpr std::array plugs{
    PlugName{DeviceKind::card_reader, "card_reader", "读卡器", "Card reader"},
    PlugName{DeviceKind::code_scanner, "code_scanner", "扫码窗口", "Scanner"},
    PlugName{DeviceKind::receipt_printer, "receipt_printer", "打印机", "Printer"},
    PlugName{DeviceKind::pin_pad, "pin_pad", "密码键盘", "PIN pad"},
};

LocalizedText words_of(const DeviceStatus& status) {
    switch (status.trouble) {
        case DeviceTrouble::none:
            return status.usable() ? LocalizedText{"正常", "Ready"}
                                   : LocalizedText{"正在准备", "Getting ready"};
        case DeviceTrouble::unplugged:
        case DeviceTrouble::unreachable:
            return {"已拔掉", "Unplugged"};
        case DeviceTrouble::paper_low:
            return {"纸快用完", "Paper is running low"};
        case DeviceTrouble::paper_out:
            return {"没有纸了", "Out of paper"};
        case DeviceTrouble::paper_jam:
            return {"卡纸", "Paper jam"};
        case DeviceTrouble::cover_open:
            return {"机盖开着", "The cover is open"};
        case DeviceTrouble::dark:
            return {"镜头被遮住", "The lens is covered"};
        case DeviceTrouble::no_frames:
            return {"没有画面", "No picture"};
        case DeviceTrouble::daemon_dead:
            return {"服务没有应答", "Its service is silent"};
        case DeviceTrouble::cutter:
        case DeviceTrouble::offline:
        case DeviceTrouble::head_hot:
        case DeviceTrouble::no_security_module:
        case DeviceTrouble::timed_out:
        case DeviceTrouble::crashed:
        case DeviceTrouble::out_of_service:
        case DeviceTrouble::hardware:
            return {"有故障", "Faulty"};
    }
    return {};
}

// The invented patients are described in Chinese; whoever reads English sees their traits.
LocalizedText note_of(const Json& patient) {
    LocalizedText note{patient.value("description", ""), ""};
    if (const auto traits = patient.find("traits"); traits != patient.end())
        for (const auto& trait : *traits) note.en += (note.en.empty() ? "" : ", ") + trait.get<std::string>();
    return note;
}

}  // namespace

BenchTable::BenchTable(Twins twins, HospitalProcess& hospital, Json patients, std::string folder)
    : twins_{std::move(twins)},
      hospital_{hospital},
      patients_(std::move(patients)),  // braces would make a list of one
      folder_{std::move(folder)} {
    twins_.tray->load_roll(view_.paper_roll_mm);
    for (const auto& one : patients_)
        view_.patients.push_back(
            {one.value("id", ""), {one.value("name", ""), one.value("name_en", "")}, note_of(one)});
    if (!view_.patients.empty()) view_.patient = view_.patients.front().id;
    view_.cards = {{"own", {"社保卡", "Insurance card"}, {}},
                   {"third-generation", {"三代社保卡", "New card, 3rd gen."}, {}},
                   {"mute", {"插反的卡", "Upside down"}, {}},
                   {"counterfeit", {"复制的假卡", "Copied card"}, {}},
                   {"expired", {"过期的卡", "Expired card"}, {}},
                   {"bank", {"银行卡", "Bank card"}, {}}};
    view_.codes = {{"ecode", {"医保码", "Insurance e-code"}, {}},
                   {"paycode", {"付款码", "Payment code"}, {}}};
    for (const auto& plug : plugs) view_.devices.push_back({plug.id, {plug.zh, plug.en}, {}});
}

const Json& BenchTable::patient() const {
    for (const auto& one : patients_)
        if (one.value("id", "") == view_.patient) return one;
    return patients_.front();
}

void BenchTable::act(const ui::BenchAct& act) {
    const auto slash = act.what.find('/');
    const auto what = act.what.substr(0, slash);
    const auto which = slash == std::string::npos ? std::string{} : act.what.substr(slash + 1);
    view_.said = {};
    if (what == "patient") {
        twins_.phone->take_away();
        view_.on_phone.clear();
        view_.patient = which;
    } else if (what == "insert") {
        insert(which);
    } else if (what == "pull") {
        twins_.slot->remove();
        view_.in_slot.clear();
    } else if (what == "phone") {
        hold(which);
    } else if (what == "dial") {
        turn(which, act.value);
    } else if (what == "printer") {
        printer(which);
    } else if (what == "plug") {
        plug(which);
    } else if (what == "key") {
        press(which);
    }
}

void BenchTable::insert(const std::string& kind) {
    auto card = card_of_kind(patient(), kind == "own" ? "" : kind);
    if (!card) return say("这张卡插不进去", "This card does not go in");
    if (!view_.in_slot.empty()) twins_.slot->remove();
    twins_.slot->insert(std::move(*card));
    view_.in_slot = kind;
}

hal::PhoneView BenchTable::pose() const {
    const auto& dials = view_.dials;
    hal::PhoneView pose;
    pose.distance_mm = 90 + 260 * static_cast<double>(dials.at(0));
    pose.tilt_degrees = 55 * static_cast<double>(dials.at(1));
    pose.blur_px = 18 * static_cast<double>(dials.at(2));
    pose.glare = {static_cast<double>(dials.at(3)), 0.55, 0.45, 0.42};
    return pose;
}

void BenchTable::hold(const std::string& code) {
    twins_.phone->take_away();
    view_.on_phone.clear();
    if (code == "away") return;
    const auto png = hospital_.get("/phone/" + view_.patient + "/" + code + ".png");
    if (!png) return say("这位病人的手机没有这个码", "This patient's phone has no such code");
    const auto file = folder_ + "/phone.png";
    std::ofstream{file, std::ios::binary} << *png;
    auto screen = hal::load_image(file);
    std::filesystem::remove(file);
    if (!screen) return say("这张图打不开", "This picture cannot be opened");
    twins_.phone->show(std::move(*screen), until_taken_away, pose());
    view_.on_phone = code;
}

void BenchTable::turn(const std::string& dial, float value) {
    constexpr std::array<std::string_view, ui::bench_dials> names{"distance", "tilt", "blur", "glare"};
    for (std::size_t i = 0; i < names.size(); ++i)
        if (dial == names.at(i)) view_.dials.at(i) = value;
    twins_.phone->move(pose());
}

void BenchTable::printer(const std::string& what) {
    if (what == "cover") twins_.tray->open_cover(view_.cover_open = !view_.cover_open);
    if (what == "jam") {
        view_.jammed = !view_.jammed;
        twins_.tray->fault(view_.jammed ? hal::PrinterFault::jam : hal::PrinterFault::none);
    }
    if (what == "roll") twins_.tray->load_roll(view_.paper_roll_mm);
    if (what == "short") twins_.tray->load_roll(60);  // less than a slip
    if (what == "tear") {
        twins_.tray->tear_off();
        view_.slip = {};
    }
}

void BenchTable::plug(const std::string& device) {
    for (auto& one : view_.devices) {
        if (one.id != device) continue;
        one.plugged = !one.plugged;
        const bool gone = !one.plugged;
        if (device == "card_reader") twins_.slot->unplugged(gone);
        if (device == "code_scanner") twins_.phone->unplug(gone);
        if (device == "pin_pad") twins_.keys->unplugged(gone);
        if (device == "receipt_printer")
            twins_.tray->fault(gone ? hal::PrinterFault::unplugged : hal::PrinterFault::none);
    }
}

void BenchTable::press(const std::string& key) {
    const char pressed = key == "enter" ? 'e' : key == "cancel" ? 'c' : key.front();
    twins_.keys->press(pressed);
    twins_.slot->press(pressed);  // the reader's own pad hears the same finger
}

void BenchTable::on_device(DeviceKind kind, const device::Event& event, Millis) {
    const auto* changed = std::get_if<device::StatusChanged>(&event);
    if (changed == nullptr) return;
    const std::lock_guard lock{guard_};
    statuses_[kind] = changed->status;
}

void BenchTable::take_fallen_slips() {
    for (auto& slip : twins_.tray->take_slips()) {
        view_.slip = std::move(slip.picture);
        ++view_.slips;
        if (!slip.whole) say("凭条断在半路", "The slip tore off half-way");
    }
}

ui::BenchView BenchTable::view() {
    take_fallen_slips();
    auto view = view_;
    if (const auto frame = twins_.phone->frame()) view.camera = {frame->width, frame->height, frame->pixels};
    view.paper_left_mm = static_cast<int>(twins_.tray->remaining_mm());
    const std::lock_guard lock{guard_};
    for (std::size_t i = 0; i < plugs.size(); ++i) {
        const auto known = statuses_.find(plugs.at(i).kind);
        if (known == statuses_.end()) continue;
        view.devices[i].note = words_of(known->second);
        view.devices[i].well = known->second.usable() || known->second.state == DeviceState::opening;
        if (plugs.at(i).kind == DeviceKind::receipt_printer) view.printer_state = words_of(known->second);
    }
    return view;
}

}  // namespace kiosk::demo
