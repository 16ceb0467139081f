// The machine, the hands at it and the papers of those who come.
#include "tests/maintenance/desk_room.h"

#include <fstream>

#include <sqlite3.h>

namespace kiosk::app::staff::test {

namespace fs = std::filesystem;
namespace certificates = services::test;

void Core::post(std::function<void()> work) {
    const std::lock_guard lock{mutex_};
    ++posted;
    queue_.push_back(std::move(work));
    arrived_.notify_one();
}

void Core::turn(Millis wait) {
    std::unique_lock lock{mutex_};
    arrived_.wait_for(lock, wait, [&] { return !queue_.empty(); });
    while (!queue_.empty()) {
        const auto work = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        work();
        lock.lock();
    }
}

std::size_t Core::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void DeskRoom::SetUp() {
    std::string name = (fs::temp_directory_path() / "maintenance-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder = name;
    fs::create_directories(folder / "printer");
    auto of_authority = wish();
    of_authority.name = "Staff cards";
    of_authority.units = {};
    of_authority.authority = true;
    of_authority.key_usage = "critical,keyCertSign,cRLSign";
    authority = certificates::make_card(of_authority, nullptr);
    write("authority.pem", authority.pem());

    config.data_folder = folder.string();
    config.policy.kiosk_number = "K001";
    config.policy.version = "1.2.3";
    config.policy.hospital_name = {"示例医院", "Example Hospital"};
    config.staff.authority = path("authority.pem");
    static const auto pin_hash = *services::hash_of_pin(Secret{number_pin});  // slow on purpose
    config.staff.members = {
        {"1007", services::StaffRole::engineer, Secret{"12345678901234567890"}, pin_hash},
        {"2001", services::StaffRole::attendant, Secret{"abcdefghijklmnopqrst"}, pin_hash}};
    auto opened = Outside::open(config);
    ASSERT_TRUE(opened) << opened.error().text;
    outside = std::move(*opened);

    machine = demo::make_virtual_machine(path("printer"));
    devices = std::move(machine.devices);
    face = hal::make_virtual_face_camera();
    devices[DeviceKind::face_camera] = std::move(face.camera.device);
}

void DeskRoom::TearDown() {
    close();
    for (auto& [kind, device] : devices) device->stop();
    outside.reset();
    fs::remove_all(folder);
}

void DeskRoom::open() {
    close();
    Desk::Setting setting;
    setting.config = &config;
    setting.outside = outside.get();
    for (auto& [kind, device] : devices) setting.devices[kind] = device.get();
    setting.sensors = &sensors;
    setting.metrics = metrics;
    setting.post = [this](std::function<void()> work) { core.post(std::move(work)); };
    auto opened = Desk::open(std::move(setting));
    ASSERT_TRUE(opened) << opened.error().text;
    desk = std::move(*opened);
    start_devices();
}

// Devices start once; a desk that comes later hears of them what they tell from then on, so they are asked.
void DeskRoom::start_devices() {
    if (!devices_run_)
        for (auto& [kind, device] : devices)
            device->start([this](DeviceKind from, device::Event event) {
                core.post([this, from, event] { heard(from, event); });
            });
    devices_run_ = true;
}

void DeskRoom::heard(DeviceKind from, const device::Event& event) {
    const bool card = from == DeviceKind::card_reader;
    if (card && std::holds_alternative<device::CardInserted>(event)) card_inside_ = true;
    if (card && std::holds_alternative<device::CardRemoved>(event)) card_inside_ = false;
    if (desk) desk->heard(from, event);
}

void DeskRoom::close() {
    if (desk) desk->stop();
    desk.reset();
}

void DeskRoom::call_staff() {
    host.left = false;
    desk->begin(host);
    until("the sign-in page", [&] { return at("sign_in"); });
}

void DeskRoom::until(const std::string& what, const std::function<bool()>& done, Millis patience) {
    const auto end = clock.monotonic() + patience;
    while (!done()) {
        if (clock.monotonic() >= end) {
            const auto* staff = std::get_if<screen::Staff>(&host.shown.content);
            FAIL() << "waited for " << what << "; the page is "
                   << (staff != nullptr ? staff->page + ": " + staff->lead.en : "none");
        }
        core.turn(5ms);
        desk->turn(clock.monotonic());
    }
}

void DeskRoom::turns_for(Millis time) {
    const auto end = clock.monotonic() + time;
    while (clock.monotonic() < end) {
        core.turn(5ms);
        desk->turn(clock.monotonic());
    }
}

bool DeskRoom::at(const std::string& name) const {
    const auto* staff = std::get_if<screen::Staff>(&host.shown.content);
    return !host.left && staff != nullptr && staff->page == name;
}

void DeskRoom::force(const std::string& name, const std::string& text) {
    desk->touched({host.shown.sequence, "staff/" + name, text});
    core.turn(0ms);
}

void DeskRoom::touch(const std::string& name, const std::string& text) {
    ASSERT_TRUE(offers(name)) << name << " is not offered on " << page().page << ": " << page().lead.en;
    force(name, text);
}

std::string DeskRoom::words_on_page() const {
    std::string all = page().title.en + "\n" + page().title.zh + "\n" + page().subtitle.en + "\n" +
                      page().lead.en + "\n" + page().lead.zh + "\n";
    for (const auto& row : page().rows)
        all += row.label.en + " " + row.label.zh + " " + row.value.en + " " + row.note.en + " " +
               row.note.zh + "\n";
    for (const auto& action : page().actions) all += action.label.en + "\n";
    return all;
}

certificates::CardWish DeskRoom::wish(const std::string& unit) const {
    constexpr Millis month{30LL * 86'400'000};
    certificates::CardWish wished;
    wished.name = unit == "engineer" ? "E1007" : "A2001";
    wished.units = {unit};
    wished.from = clock.civil() + -month;
    wished.until = clock.civil() + month;
    return wished;
}

std::shared_ptr<hal::VirtualChip> DeskRoom::chip_of(const certificates::CardWish& wished,
                                                    hal::VirtualStaffCardTraits traits,
                                                    const certificates::Card* issuer) const {
    const auto card = certificates::make_card(wished, issuer != nullptr ? issuer : &authority);
    return *hal::make_virtual_staff_card(card.pem(), card.key_pem(), card_pin, traits);
}

void DeskRoom::sign_in_as(const std::string& unit) {
    insert(chip_of(wish(unit)));
    reads(words::sign_in_card_pin.text());
    touch("digits", card_pin);
    wait_for("overview");
    slot().remove();
    until("the card to be out", [&] { return !card_inside_; });
}

void DeskRoom::try_number(const std::string& number, const std::string& code, const std::string& pin) {
    touch("number");
    touch("digits", number);
    touch("digits", code);
    touch("digits", pin);
    until("the end of the try",
          [&] { return page().lead != words::sign_in_checking.text() || !at("sign_in"); });
}

std::string DeskRoom::code_of(const std::string& number, Millis later) const {
    for (const auto& member : config.staff.members)
        if (member.number == number)
            return services::one_time_code(member.code_secret, clock.civil() + later);
    return "000000";
}

std::vector<services::AuditEntry> DeskRoom::entries() const {
    std::vector<services::AuditEntry> all;
    const auto log = services::AuditLog::open_for_reading(path("staff.db"));
    EXPECT_TRUE(log && (*log)->each([&](const auto& entry) { all.push_back(entry); }));
    return all;
}

bool DeskRoom::logged(const std::string& action, const std::string& part_of_detail) const {
    for (const auto& entry : entries())
        if (entry.action == action && entry.detail.find(part_of_detail) != std::string::npos) return true;
    return false;
}

void DeskRoom::tamper(const char* sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path("staff.db").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
    sqlite3_close(database);
}

void DeskRoom::write(const std::string& name, const std::string& text) const {
    std::ofstream{folder / name, std::ios::binary} << text;
}

std::string DeskRoom::content(const std::string& name) const {
    std::ifstream file{folder / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace kiosk::app::staff::test
