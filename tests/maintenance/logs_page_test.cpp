// Log lines and the support bundle: whatever slipped into a line is masked on the page and in the bundle,
// which only its recipient can open.
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <zip.h>

#include "kiosk/base/log.h"
#include "tests/maintenance/desk_room.h"

namespace kiosk::app::staff::test {
namespace {

constexpr const char* telephone = "13812345678";
constexpr const char* identity = "11010519491231002X";

// Takes what is sent to it.
class Inbox final : public services::Transport {
public:
    explicit Inbox(std::shared_ptr<services::Request> last) : last_{std::move(last)} {}
    services::Exchange exchange(const services::Request& request) override {
        std::this_thread::sleep_for(200ms);  // so that one sees it packing
        *last_ = request;
        return {.http_status = 201, .bytes_sent = 100};
    }

private:
    std::shared_ptr<services::Request> last_;
};

class LogsPage : public DeskRoom {
protected:
    void SetUp() override {
        DeskRoom::SetUp();
        outside.reset();
        outside = *Outside::open(
            config, [this](std::unique_ptr<services::Transport>) { return std::make_unique<Inbox>(sent); });
        auto wished = wish();
        wished.key_usage = "";
        const auto recipient = services::test::make_card(wished, nullptr);
        write("recipient.pem", recipient.pem());
        write("recipient.key", recipient.key_pem());
        config.support.recipient = path("recipient.pem");
        config.support.upload_url = "https://support.example/in";
        config.support.usb_folder = path("media");
    }
    // All files of the bundle in one text.
    [[nodiscard]] std::string opened(const std::string& bundle) const {
        write("bundle.cms", bundle);
        const auto command =
            fmt::format("openssl cms -decrypt -inform DER -binary -in {} -recip {} -inkey {} -out {} 2>{}",
                        path("bundle.cms"), path("recipient.pem"), path("recipient.key"), path("bundle.zip"),
                        path("why"));
        EXPECT_EQ(std::system(command.c_str()), 0) << content("why");
        auto* archive = zip_open(path("bundle.zip").c_str(), ZIP_RDONLY, nullptr);
        EXPECT_NE(archive, nullptr);
        std::string all;
        for (zip_int64_t at = 0; archive != nullptr && at < zip_get_num_entries(archive, 0); ++at) {
            zip_stat_t facts;
            zip_stat_index(archive, static_cast<zip_uint64_t>(at), 0, &facts);
            std::string text(facts.size, '\0');
            auto* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(at), 0);
            zip_fread(file, text.data(), text.size());
            zip_fclose(file);
            all += std::string{"== "} + facts.name + "\n" + text;
        }
        if (archive != nullptr) zip_discard(archive);
        return all;
    }
    std::shared_ptr<services::Request> sent = std::make_shared<services::Request>();
};

TEST_F(LogsPage, LinesAreMaskedFilteredAndNewestFirst) {
    log::info("mouse", "canary one of {}", telephone);
    log::warning("mouse", "canary two of {}", identity);
    log::error("horse", "canary three");
    engineer();
    touch("logs");
    auto words = words_on_page();
    EXPECT_EQ(words.find(telephone), std::string::npos);
    EXPECT_EQ(words.find(identity), std::string::npos);
    EXPECT_LT(words.find("canary three"), words.find("canary two of ***"));
    EXPECT_LT(words.find("canary two of ***"), words.find("canary one of ***"));
    touch("level");
    EXPECT_EQ(words_on_page().find("canary one"), std::string::npos);
    EXPECT_NE(words_on_page().find("canary two"), std::string::npos);
    touch("level");
    EXPECT_EQ(words_on_page().find("canary two"), std::string::npos);
    touch("level");
    EXPECT_NE(words_on_page().find("canary one"), std::string::npos);
    for (int rooms = 0; rooms < 30 && words_on_page().find("canary three") != std::string::npos; ++rooms)
        touch("room");
    EXPECT_EQ(words_on_page().find("canary three"), std::string::npos) << "another room";
}

TEST_F(LogsPage, TheBundleOpensForItsRecipientAndHoldsNoCanary) {
    log::warning("mouse", "canary of {} and {}", telephone, identity);
    host.cases = {{CaseId{"K001-20261127-3"}, "waiting_to_unwind", clock.civil(), false}};
    metrics = [] {
        return std::vector{services::MetricFamily{
            "kiosk_journeys_total", "", services::MetricKind::counter, {{.labels = {}, .value = 12}}}};
    };
    config.settlement.access_code = "ACCESS-CODE-CANARY";
    config.acquirer.base_url = "https://acquirer.canary.example";
    engineer();
    touch("part-disk");
    touch("test");
    wait_for("report");
    touch("back");
    touch("back");
    touch("logs");
    touch("upload");
    EXPECT_EQ(page().lead, words::bundle_making.text());
    EXPECT_FALSE(offers("upload")) << "once at a time";
    until("the end", [&] { return page().lead != words::bundle_making.text(); });
    const auto name = sent->url.substr(sent->url.rfind('/') + 1);
    EXPECT_EQ(page().lead, words::bundle_uploaded.with(name)) << page().lead.en;
    EXPECT_TRUE(logged("bundle_upload", name));
    EXPECT_TRUE(logged("bundle_uploaded", name));
    EXPECT_EQ(sent->method, "PUT");
    EXPECT_TRUE(name.starts_with("kiosk-K001-") && name.ends_with(".zip.cms")) << name;
    EXPECT_EQ(sent->body.find("canary"), std::string::npos);
    const auto all = opened(sent->body);
    EXPECT_NE(all.find("canary of *** and ***"), std::string::npos);
    for (const char* canary :
         {telephone, identity, "ACCESS-CODE-CANARY", "canary.example", card_pin, number_pin})
        EXPECT_EQ(all.find(canary), std::string::npos) << canary;
    for (const char* wanted :
         {"== state.txt", "== log.txt", "== audit.txt", "== readiness.json", "== metrics.txt",
          "== configuration_keys.txt", "kiosk_journeys_total 12", "waiting_to_unwind", "receipt_printer good",
          "settlement.access_code", "\"part\": \"disk\""})
        EXPECT_NE(all.find(wanted), std::string::npos) << wanted;
}

TEST_F(LogsPage, WithoutAStickNothingIsSavedAndItIsSaid) {
    engineer();
    touch("logs");
    touch("stick");
    until("the end", [&] { return page().lead != words::bundle_making.text(); });
    EXPECT_NE(page().lead.en.find("no stick"), std::string::npos) << page().lead.en;
    EXPECT_TRUE(logged("bundle_to_stick"));
    EXPECT_TRUE(logged("bundle_saved", "failed"));
    EXPECT_TRUE(offers("stick"));
}

TEST_F(LogsPage, WithoutARecipientNothingLeaves) {
    config.support.recipient.clear();
    engineer();
    touch("logs");
    touch("upload");
    until("the end", [&] { return page().lead != words::bundle_making.text(); });
    EXPECT_TRUE(sent->body.empty());
    EXPECT_TRUE(logged("bundle_uploaded", "failed"));
}

TEST_F(LogsPage, WhatIsNotSetUpIsNotOffered) {
    config.support = {};
    engineer();
    touch("logs");
    EXPECT_FALSE(offers("stick"));
    EXPECT_FALSE(offers("upload"));
}

}  // namespace
}  // namespace kiosk::app::staff::test
