// The cards and the reader's certificate that the simulated hospital makes, held against the kiosk's own door
// and its reading of certificates.
#include "services/certificate.h"
#include "services/hospital/certificates.h"
#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class HospitalCards : public StaffRoom {
protected:
    // Certificates are made by the system's clock.
    void SetUp() override {
        StaffRoom::SetUp();
        clock = ManualClock{SystemClock{}.civil()};
    }
    [[nodiscard]] Card card(const std::string& name) const {
        return card_of_files(file("staff/" + name + ".pem"), file("staff/" + name + ".key"));
    }
    [[nodiscard]] std::expected<StaffIdentity, StaffRefusal> admit(const Card& who) const {
        const auto challenge = door->draw_challenge();
        return door->admit_card(who.der(), challenge, who.sign(challenge));
    }
};

TEST_F(HospitalCards, OpenTheDoorOrDoNot) {
    hospital::make_keys(folder.string());
    config.authority = file("staff/ca.pem");
    open();
    EXPECT_EQ(admit(card("engineer")), (StaffIdentity{"E1007", StaffRole::engineer, true}));
    EXPECT_EQ(admit(card("attendant")), (StaffIdentity{"A2001", StaffRole::attendant, true}));
    EXPECT_EQ(door->examine(card("expired").der()).error(), StaffRefusal::expired);
    EXPECT_EQ(door->examine(card("stranger").der()).error(), StaffRefusal::unknown_issuer);
}

TEST_F(HospitalCards, FactsAreReadAsOpensslPrintsThem) {
    hospital::make_keys(folder.string());
    const auto facts = read_certificate(file("staff/engineer.pem"));
    ASSERT_TRUE(facts) << facts.error().text;
    EXPECT_EQ(facts->subject, "CN=E1007,OU=engineer");
    EXPECT_EQ(facts->issuer, "CN=Simulated staff card CA");
    EXPECT_LT(facts->valid_from, clock.civil());
    EXPECT_GT(facts->valid_until, clock.civil());
    const auto command = "openssl x509 -in " + file("staff/engineer.pem") +
                         " -noout -serial -dateopt iso_8601 "
                         "-enddate > " +
                         file("said");
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::ifstream said{file("said")};
    std::string serial;
    std::string end;
    std::getline(said, serial);
    std::getline(said, end);
    EXPECT_EQ(serial, "serial=" + facts->serial);
    // notAfter=2029-11-26 17:54:05Z, eight hours before the kiosk's civil time
    const auto utc = CivilTime{facts->valid_until.unix_ms - 8 * 3'600'000}.date_time();
    EXPECT_EQ(end, "notAfter=" + utc + "Z");
}

TEST_F(HospitalCards, KiosksOwnCertificateLastsAsLongAsAsked) {
    for (const int days : {3650, 20, 0, -3}) {
        const auto data = file("hospital" + std::to_string(days));
        hospital::make_keys(data, days);
        const auto facts = read_certificate(data + "/tls/kiosk.pem");
        ASSERT_TRUE(facts);
        const auto left = facts->valid_until - clock.civil();
        EXPECT_NEAR(static_cast<double>(left.count()) / 86'400'000.0, days, 0.01);
        EXPECT_LT(facts->valid_from, facts->valid_until);
        const auto server = read_certificate(data + "/tls/server.pem");
        EXPECT_GT(server->valid_until - clock.civil(), 3000 * day);
    }
}

TEST_F(HospitalCards, WhatIsNoCertificateIsAnError) {
    EXPECT_EQ(read_certificate(file("nothing.pem")).error().kind, ErrorKind::configuration);
    write_file("empty.pem", "");
    EXPECT_FALSE(read_certificate(file("empty.pem")));
    hospital::make_keys(folder.string());
    EXPECT_FALSE(read_certificate(file("staff/engineer.key")));
}

}  // namespace
}  // namespace kiosk::services::test
