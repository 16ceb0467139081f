// What is known after an exchange: doubt is always `unknown`.
#include <gtest/gtest.h>

#include "services/transport.h"

using namespace kiosk::services;

TEST(classify, a_complete_reply_is_a_reply_whatever_its_status) {
    for (const int status : {200, 302, 404, 503})
        EXPECT_EQ(classify({.curl_code = 0, .http_status = status, .bytes_sent = 300}), Delivery::reply);
}

TEST(classify, nothing_sent_is_not_sent) {
    for (const int code : {5, 6, 7, 28, 35, 58, 60, 77})
        EXPECT_EQ(classify({.curl_code = code, .bytes_sent = 0}), Delivery::not_sent);
}

TEST(classify, any_byte_without_a_reply_is_unknown) {
    for (const int code : {18, 23, 28, 52, 55, 56, 1, 8})
        EXPECT_EQ(classify({.curl_code = code, .bytes_sent = 1}), Delivery::unknown);
    EXPECT_EQ(classify({.curl_code = 18, .http_status = 200, .bytes_sent = 300, .reply = "{\"half"}),
              Delivery::unknown);
}

TEST(classify, success_without_status_is_unknown) {
    EXPECT_EQ(classify({.curl_code = 0, .http_status = 0, .bytes_sent = 300}), Delivery::unknown);
}
