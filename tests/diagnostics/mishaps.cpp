// What befalls the machine, mishap by mishap.
#include "tests/diagnostics/mishaps.h"

#include <stdexcept>

#include "hal/driver/supervised.h"
#include "tests/staff/cards.h"

namespace kiosk::diagnostics::test {
namespace {

using hal::PrinterFault;
using enum Verdict;

template <PrinterFault what>
void printer_has(MachineRoom& room) {
    room.machine.twins.tray->fault(what);
}
template <int code>
void road_ends(MachineRoom& room) {
    room.line.answer = [](const services::Request&) {
        return services::Exchange{.curl_code = code, .detail = "as told"};
    };
}
template <int minutes>
void clock_is_ahead(MachineRoom& room) {
    room.server_answers(200, Millis{minutes * 60'000});
}
// Of so many days, and begun so many days ago.
template <int days, int ago>
void certificate_of(MachineRoom& room) {
    constexpr Millis day{86'400'000};
    services::test::CardWish wish;
    wish.from = room.clock.civil() + -ago * day;
    wish.until = room.clock.civil() + days * day;
    room.write("kiosk.pem", services::test::make_card(wish, nullptr).pem());
    room.in.certificate_file = room.path("kiosk.pem");
}
// A driver whose every start fails, under the product's own supervision.
void every_start_fails(MachineRoom& room) {
    hal::Supervision hasty;
    hasty.first_pause = hasty.longest_pause = Millis{1};
    hasty.restarts_until_out_of_service = 1;
    room.devices[DeviceKind::pin_pad] = hal::make_supervised(
        DeviceKind::pin_pad, []() -> std::unique_ptr<hal::Device> { throw std::runtime_error{"no start"}; },
        hasty);
    room.station().wait_until(
        [&room] {
            return room.station().status(DeviceKind::pin_pad).trouble == DeviceTrouble::out_of_service;
        },
        Millis{5'000});
}
void mute_card(MachineRoom& room) {
    room.helper().instead["insert_card"] = [&room] {
        hal::VirtualCardTraits upside_down;
        upside_down.mute = true;
        room.machine.twins.slot->insert(hal::VirtualCard{{}, upside_down});
        room.station().wait_until([&room] { return room.station().card_inside(DeviceKind::card_reader); },
                                  Millis{4'000});
        return PersonReply{Answered::yes, ""};
    };
}
std::vector<Mishap> of_devices() {
    using R = MachineRoom;
    return {
        {"daemon_dead", Part::card_reader, failed, [](R& r) { r.machine.twins.slot->daemon_dead(true); }},
        {"unplugged", Part::card_reader, failed, [](R& r) { r.machine.twins.slot->unplugged(true); }},
        {"unplugged", Part::pin_pad, failed, [](R& r) { r.machine.twins.keys->unplugged(true); }},
        {"unplugged", Part::card_terminal, failed, [](R& r) { r.terminal.hands->unplug(true); }},
        {"unplugged", Part::face_camera, failed, [](R& r) { r.face.hands->unplug(true); }},
        {"unplugged", Part::receipt_printer, failed, printer_has<PrinterFault::unplugged>},
        {"unplugged", Part::document_printer, failed,
         [](R& r) { r.machine.twins.document_tray->fault(PrinterFault::unplugged); }},
        {"card_unread", Part::card_reader, failed, mute_card},
        {"card_stuck", Part::card_reader, warning,
         [](R& r) { r.helper().instead["take_card"] = says(Answered::skipped); }},
        {"unplugged", Part::id_card_reader, failed,
         [](R& r) { r.machine.twins.id_card_pad->unplugged(true); }},
        // A warning elsewhere; an ID card reader without it reads nothing at all.
        {"no_security_module", Part::id_card_reader, failed,
         [](R& r) { r.machine.twins.id_card_pad->security_module_dead(true); }},
        {"camera_gone", Part::code_scanner, failed, [](R& r) { r.machine.twins.phone->unplug(true); }},
        {"no_frames", Part::code_scanner, failed, [](R& r) { r.machine.twins.phone->freeze(true); }},
        {"dark", Part::code_scanner, failed, [](R& r) { r.machine.twins.phone->cover_lens(true); }},
        {"code_unread", Part::code_scanner, failed,
         [](R& r) { r.helper().instead["show_code"] = says(Answered::yes); }},
        {"no_frames", Part::face_camera, failed, [](R& r) { r.face.hands->freeze(true); }},
        {"dark", Part::face_camera, failed,
         [](R& r) { r.helper().instead["see_face"] = says(Answered::no); }},
        {"timed_out", Part::card_terminal, failed, [](R& r) { r.terminal.hands->lose_answers(true); }},
        {"given_up", Part::pin_pad, failed, every_start_fails},
    };
}

std::vector<Mishap> of_paper() {
    using R = MachineRoom;
    return {
        {"paper_out", Part::receipt_printer, failed, printer_has<PrinterFault::paper_out>},
        {"paper_out", Part::document_printer, failed,
         [](R& r) { r.machine.twins.document_tray->fault(PrinterFault::paper_out); }},
        {"paper_out", Part::receipt_printer, failed, printer_has<PrinterFault::paper_out_while_printing>},
        {"paper_low", Part::receipt_printer, warning, printer_has<PrinterFault::paper_low>},
        {"paper_jam", Part::receipt_printer, failed, printer_has<PrinterFault::jam>},
        {"cover_open", Part::receipt_printer, failed, printer_has<PrinterFault::cover_open>},
        {"print_unsure", Part::receipt_printer, failed, printer_has<PrinterFault::uncertain>},
        {"print_poor", Part::receipt_printer, failed,
         [](R& r) { r.helper().instead["slip_good"] = says(Answered::no); }},
        {"print_poor", Part::document_printer, failed,
         [](R& r) { r.helper().instead["page_good"] = says(Answered::no); }},
        {"page_not_made", Part::receipt_printer, failed,
         [](R& r) {
             r.in.draw_test_slip = [](const std::string&) -> Result<device::PrintDocument> {
                 return fail(ErrorKind::unavailable, "no font");
             };
         }},
    };
}

std::vector<Mishap> of_the_glass() {
    using R = MachineRoom;
    return {
        {"touch_gone", Part::touch, failed, [](R& r) { r.sensors.touch_name.reset(); }},
        {"touch_off", Part::touch, failed,
         [](R& r) {
             r.helper().instead["touch_point"] = [] { return PersonReply{Answered::yes, "300 300"}; };
         }},
        {"display_gone", Part::display, failed, [](R& r) { r.sensors.display_name.reset(); }},
        {"display_poor", Part::display, failed,
         [](R& r) { r.helper().instead["colours_good"] = says(Answered::no); }},
        {"audio_gone", Part::audio, failed, [](R& r) { r.sensors.sound_name.reset(); }},
        {"audio_poor", Part::audio, failed,
         [](R& r) { r.helper().instead["right_heard"] = says(Answered::no); }},
    };
}

std::vector<Mishap> of_the_road() {
    using R = MachineRoom;
    return {
        {"no_link", Part::network, failed, [](R& r) { r.sensors.link_facts.carrier = false; }},
        {"no_link", Part::network, failed, [](R& r) { r.sensors.link_facts = {}; }},
        {"no_address", Part::network, failed, [](R& r) { r.sensors.link_facts.address.clear(); }},
        {"name_unknown", Part::his, failed, road_ends<6>},
        {"his_down", Part::his, failed, road_ends<7>},
        {"platform_down", Part::platform, failed, road_ends<28>},
        {"acquirer_down", Part::acquirer, failed, road_ends<56>},
        {"untrusted", Part::platform, failed, road_ends<60>},
        {"peer_error", Part::his, failed, [](R& r) { r.server_answers(503); }},
        {"slow", Part::platform, warning,
         [](R& r) {
             r.in.clock = &r.still;
             r.line.answer = [&r](const services::Request&) {
                 r.still.advance(r.in.limits.slow_answer + 1ms);
                 return services::Exchange{.http_status = 200, .bytes_sent = 100};
             };
         }},
        {"certificate_expiring", Part::certificate, warning, certificate_of<12, 1>},
        {"certificate_expired", Part::certificate, failed, certificate_of<-1, 30>},
        {"certificate_expired", Part::certificate, failed, certificate_of<30, -1>},  // not valid yet
        {"certificate_missing", Part::certificate, failed,
         [](R& r) { r.in.certificate_file = r.path("nothing.pem"); }},
        {"clock_off", Part::clock, failed, clock_is_ahead<10>},
        {"clock_off", Part::clock, failed, clock_is_ahead<-10>},
        {"clock_unsure", Part::clock, warning, road_ends<7>},
        {"clock_unsure", Part::clock, warning, [](R& r) { r.server_answers(200); }},  // without a Date
    };
}

std::vector<Mishap> of_the_computer() {
    using R = MachineRoom;
    return {
        {"disk_nearly_full", Part::disk, failed, [](R& r) { r.sensors.disk_facts.free_bytes = 0; }},
        {"disk_broken", Part::disk, failed, [](R& r) { r.sensors.disk_facts.writable = false; }},
        {"disk_broken", Part::disk, failed,
         [](R& r) {
             r.other_sensors = make_sensors();
             r.in.sensors = r.other_sensors.get();
             r.in.data_folder = r.path("gone");
         }},
        {"hardware", Part::memory, failed,
         [](R& r) {
             r.other_sensors = make_sensors(r.path("empty"));
             r.in.sensors = r.other_sensors.get();
         }},
        {"memory_low", Part::memory, warning, [](R& r) { r.sensors.memory_facts.available_bytes = 1; }},
        {"hot", Part::temperature, failed, [](R& r) { r.sensors.celsius = 95; }},
        {"journal_broken", Part::journal, failed, [](R& r) { r.journal_whole = false; }},
    };
}

}  // namespace

std::vector<Mishap> mishaps() {
    std::vector<Mishap> all;
    for (auto* some : {of_devices, of_paper, of_the_glass, of_the_road, of_the_computer})
        for (auto& mishap : some()) all.push_back(mishap);
    return all;
}

// The twins have no cutter, no network and no maker's library of their own.
std::vector<ToldByADriver> told_by_drivers() {
    return {{"cutter", DeviceTrouble::cutter},
            {"offline", DeviceTrouble::offline},
            {"unreachable", DeviceTrouble::unreachable},
            {"head_hot", DeviceTrouble::head_hot},
            {"crashed", DeviceTrouble::crashed}};
}

}  // namespace kiosk::diagnostics::test
