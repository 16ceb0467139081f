// The support bundle as its reader gets it: opened by the openssl command and by libzip, never longer than
// its limit, masked; and a stick that is there, full, read-only or gone.
#include <zip.h>

#include <random>

#include <fmt/format.h>

#include "services/certificate.h"
#include "services/support.h"
#include "services/support/pack.h"
#include "services/support/stick.h"
#include "tests/services/fake_transport.h"
#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class SupportBundle : public StaffRoom {
protected:
    void SetUp() override {
        StaffRoom::SetUp();
        reader(KeyKind::p256);
    }
    void reader(KeyKind kind) {
        auto wished = wish();
        wished.key = kind;
        wished.key_usage = "";
        const auto made = make_card(wished, nullptr);
        write_file("recipient.pem", made.pem());
        write_file("recipient.key", made.key_pem());
        settings.recipient = file("recipient.pem");
    }
    // What `openssl cms -decrypt` makes of it; empty where it refuses.
    [[nodiscard]] std::string decrypted(const std::string& bundle,
                                        const std::string& key = "recipient.key") const {
        write_file("bundle.cms", bundle);
        const auto command = fmt::format(
            "openssl cms -decrypt -inform DER -binary -in {} -recip {} -inkey {} -out {} 2>{}",
            file("bundle.cms"), file("recipient.pem"), file(key), file("bundle.zip"), file("why"));
        std::filesystem::remove(file("bundle.zip"));
        if (std::system(command.c_str()) != 0) return "";
        std::ifstream stream{file("bundle.zip"), std::ios::binary};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }
    static std::vector<std::pair<std::string, std::string>> unzipped_files(const std::string& archive) {
        std::vector<std::pair<std::string, std::string>> files;
        auto* source = zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr);
        auto* opened = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
        EXPECT_NE(opened, nullptr);
        if (opened == nullptr) return files;
        for (zip_int64_t at = 0; at < zip_get_num_entries(opened, 0); ++at) {
            zip_stat_t facts;
            zip_stat_index(opened, static_cast<zip_uint64_t>(at), 0, &facts);
            std::string text(facts.size, '\0');
            auto* stream = zip_fopen_index(opened, static_cast<zip_uint64_t>(at), 0);
            zip_fread(stream, text.data(), text.size());
            zip_fclose(stream);
            files.emplace_back(facts.name, text);
        }
        zip_discard(opened);
        return files;
    }
    // Lines that do not pack well.
    static std::string noisy_log(int lines) {
        std::mt19937 random{1};
        std::string log;
        for (int i = 0; i < lines; ++i) log += fmt::format("line {} {:x} {:x}\n", i, random(), random());
        return log;
    }

    SupportConfig settings;
};

TEST_F(SupportBundle, OpensslOpensItForRsaAndForP256) {
    for (const auto kind : {KeyKind::p256, KeyKind::rsa2048}) {
        reader(kind);
        const auto bundle = make_bundle(
            settings, {{"report.json", "{\"kiosk\":\"K001\"}"}, {"log.txt", "打印机 ready\n", true}});
        ASSERT_TRUE(bundle) << bundle.error().text;
        EXPECT_EQ(bundle->find("K001"), std::string::npos);
        const auto files = unzipped_files(decrypted(*bundle));
        ASSERT_EQ(files.size(), 2U);
        EXPECT_EQ(files[0], (std::pair<std::string, std::string>{"report.json", "{\"kiosk\":\"K001\"}"}));
        EXPECT_EQ(files[1], (std::pair<std::string, std::string>{"log.txt", "打印机 ready\n"}));
    }
}

TEST_F(SupportBundle, AnotherKeyOrAChangedByteOpensNothing) {
    const auto bundle = make_bundle(settings, {{"log.txt", "one\n", true}});
    ASSERT_TRUE(bundle);
    ASSERT_NE(decrypted(*bundle), "");
    write_file("other.key", make_card(wish(), nullptr).key_pem());
    EXPECT_EQ(decrypted(*bundle, "other.key"), "");
    auto changed = *bundle;
    changed[changed.size() - 20] ^= 1;  // near the end: content or its tag
    EXPECT_EQ(decrypted(changed), "");
}

TEST_F(SupportBundle, IsNeverLongerThanItsLimitAndSaysWhatIsMissing) {
    settings.bytes_most = 65'536;
    const auto log = noisy_log(20'000);
    const auto bundle =
        make_bundle(settings, {{"report.json", "{}"}, {"log.txt", log, true}, {"kernel.txt", log, true}});
    ASSERT_TRUE(bundle) << bundle.error().text;
    const auto archive = decrypted(*bundle);
    EXPECT_LE(archive.size(), settings.bytes_most);
    EXPECT_GT(archive.size(), settings.bytes_most / 2);  // and not cut for nothing
    const auto files = unzipped_files(archive);
    ASSERT_EQ(files.size(), 3U);
    EXPECT_EQ(files[0].second, "{}");
    for (const auto& [name, text] : {files[1], files[2]}) {
        int gone = 0;
        ASSERT_EQ(std::sscanf(text.c_str(), "[%d older lines were left out]", &gone), 1) << name;
        EXPECT_GT(gone, 10'000);
        const auto kept = std::count(text.begin(), text.end(), '\n') - 1;
        EXPECT_EQ(gone + kept, 20'000);
        const auto whole = masked(log);
        EXPECT_TRUE(whole.ends_with(text.substr(text.find('\n') + 1)));
    }
}

TEST_F(SupportBundle, LimitKeepsShortLogsWhole) {
    const auto log = noisy_log(100);
    const auto archive = support::packed({{"log.txt", log, true}}, 65'536);
    ASSERT_TRUE(archive);
    EXPECT_EQ(unzipped_files(*archive)[0].second, log);
}

TEST_F(SupportBundle, WhatMayNotBeCutAndIsTooLongIsRefused) {
    settings.bytes_most = 65'536;
    std::mt19937 random{2};
    std::string picture(100'000, '\0');
    for (auto& byte : picture) byte = static_cast<char>(random());
    const auto bundle = make_bundle(settings, {{"screen.png", picture}, {"log.txt", noisy_log(100), true}});
    ASSERT_FALSE(bundle);
    EXPECT_EQ(bundle.error().kind, ErrorKind::refused);
}

TEST_F(SupportBundle, NewestLinesAreWhole) {
    EXPECT_EQ(support::newest_lines("a\nb\nc\n", 6), "a\nb\nc\n");
    EXPECT_EQ(support::newest_lines("a\nb\nc\n", 5), "[1 older lines were left out]\nb\nc\n");
    EXPECT_EQ(support::newest_lines("a\nb\nc\n", 4), "[1 older lines were left out]\nb\nc\n");
    EXPECT_EQ(support::newest_lines("a\nb\nc\n", 3), "[2 older lines were left out]\nc\n");
    EXPECT_EQ(support::newest_lines("a\nb\nc\n", 0), "[3 older lines were left out]\n");
    EXPECT_EQ(support::newest_lines("a\nbc", 2), "[1 older lines were left out]\nbc");
    EXPECT_EQ(support::newest_lines("abc", 1), "[1 older lines were left out]\n");
}

TEST_F(SupportBundle, WithoutAReaderThereIsNone) {
    const std::vector<SupportFile> files{{"log.txt", "one\n", true}};
    settings.recipient.clear();
    EXPECT_NE(make_bundle(settings, files).error().text.find("support.recipient"), std::string::npos);
    settings.recipient = file("nothing.pem");
    EXPECT_NE(make_bundle(settings, files).error().text.find("support.recipient"), std::string::npos);
    write_file("key_only.pem", make_card(wish(), nullptr).key_pem());
    settings.recipient = file("key_only.pem");
    EXPECT_EQ(make_bundle(settings, files).error().kind, ErrorKind::configuration);
}

TEST_F(SupportBundle, LogsAreMaskedOnceMore) {
    const auto bundle = make_bundle(settings, {{"log.txt", "id 11010519491231002X said\n", true}});
    ASSERT_TRUE(bundle);
    EXPECT_EQ(unzipped_files(decrypted(*bundle))[0].second, "id *** said\n");
}

TEST(Masked, HidesWhatTellsSomebody) {
    const std::pair<const char*, const char*> examples[] = {
        {"11010519491231002X", "***"},
        {"id=11010519491231002x, phone 13800138000.", "id=***, phone ***."},
        {"passport E12345678; card A123456", "passport ***; card ***"},
        {"电话13800138000号", "电话***号"},
        {"12345", "12345"},
        {"123456", "***"},
        {"2026-11-27 09:30:15 printer 42 %", "2026-11-27 09:30:15 printer 42 %"},
        {"K001-20261127-3", "K001-***-3"},
        {"scrypt r8 p1 AB12CD34", "scrypt r8 p1 AB12CD34"},
        {"", ""}};
    for (const auto& [plain, hidden] : examples) {
        EXPECT_EQ(masked(plain), hidden);
        EXPECT_EQ(masked(masked(plain)), hidden);
    }
}

class Stick : public SupportBundle {
protected:
    // Where the kernel says that a stick is.
    void mount(const std::string& point, const std::string& options = "rw,nosuid",
               const std::string& of_file_system = "rw") const {
        std::string escaped;
        for (const char c : point) escaped += c == ' ' ? "\\040" : std::string{c};
        std::ofstream{file("mountinfo"), std::ios::app}
            << "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
            << fmt::format("98 22 8:17 / {} {} shared:51 - vfat /dev/sdb1 {},fmask=0022\n", escaped, options,
                           of_file_system);
    }
    [[nodiscard]] Result<std::string> save(std::string_view bytes = "bundle") const {
        return support::save_below(file("media"), file("mountinfo"), "kiosk-K001.zip.cms", bytes);
    }
    [[nodiscard]] std::string stick(const std::string& name = "STICK 1") const {
        std::filesystem::create_directories(folder / "media" / name);
        return file("media/" + name);
    }
};

TEST_F(Stick, IsFoundAndWrittenOn) {
    mount(stick());
    const auto saved = save();
    ASSERT_TRUE(saved) << saved.error().text;
    EXPECT_EQ(*saved, stick() + "/kiosk-K001.zip.cms");
    std::ifstream stream{*saved};
    EXPECT_EQ((std::string{std::istreambuf_iterator<char>{stream}, {}}), "bundle");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{stick()}, {}), 1);  // no draft is left
    EXPECT_TRUE(save("a second one"));
}

TEST_F(Stick, OfAnotherFolderOrReadOnlyIsNone) {
    std::ofstream{file("mountinfo")} << "";
    EXPECT_EQ(save().error().kind, ErrorKind::not_found);
    mount(file("media"));        // the folder itself
    mount(file("media_other"));  // a neighbour
    mount(stick(), "ro,nosuid");
    mount(stick(), "rw", "ro");
    EXPECT_EQ(save().error().kind, ErrorKind::not_found);
    EXPECT_EQ(save().error().text, "no stick is mounted below " + file("media"));
    mount(stick("second"));
    EXPECT_TRUE(save());
}

TEST_F(Stick, ThatWasPulledOrHasNoRoomIsTold) {
    mount(file("media/gone"));
    EXPECT_EQ(save().error().kind, ErrorKind::unavailable);
    mount(stick());
    EXPECT_TRUE(save());  // the next one
}

TEST_F(Stick, LinkOnItLeadsNowhere) {
    mount(stick());
    std::filesystem::create_symlink(file("victim"), stick() + "/kiosk-K001.zip.cms.part");
    std::filesystem::create_symlink(file("victim"), stick() + "/kiosk-K001.zip.cms");
    ASSERT_TRUE(save());
    EXPECT_FALSE(std::filesystem::exists(file("victim")));
}

TEST_F(Stick, NameMustBePlain) {
    mount(stick());
    for (const char* name : {"", ".", "..", "../x", "a/b", ".hidden"})
        EXPECT_EQ(support::save_below(file("media"), file("mountinfo"), name, "x").error().kind,
                  ErrorKind::bug);
}

TEST_F(Stick, RealMountTableIsReadable) {
    settings.usb_folder = file("media");
    EXPECT_EQ(save_to_stick(settings, "kiosk.zip.cms", "x").error().kind, ErrorKind::not_found);
    settings.usb_folder.clear();
    EXPECT_EQ(save_to_stick(settings, "kiosk.zip.cms", "x").error().kind, ErrorKind::configuration);
}

TEST_F(SupportBundle, IsSentByPut) {
    FakeTransport network;
    settings.upload_url = "https://support.example/in/";
    network.reply("", 201);
    ASSERT_TRUE(upload(settings, network, "kiosk-K001.zip.cms", "bundle"));
    EXPECT_EQ(network.last().method, "PUT");
    EXPECT_EQ(network.last().url, "https://support.example/in/kiosk-K001.zip.cms");
    EXPECT_EQ(network.last().body, "bundle");
    network.reply("", 403);
    EXPECT_EQ(upload(settings, network, "n", "bundle").error().kind, ErrorKind::refused);
    EXPECT_EQ(upload(settings, network, "n", "bundle").error().kind, ErrorKind::unavailable);  // silence
    settings.upload_url.clear();
    EXPECT_EQ(upload(settings, network, "n", "bundle").error().kind, ErrorKind::configuration);
}

}  // namespace
}  // namespace kiosk::services::test
