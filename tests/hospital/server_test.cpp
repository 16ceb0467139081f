// The real program over TLS: certificates, faults on the wire, restart with its books, and its command line.
#include <filesystem>
#include <fstream>

#include <curl/curl.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fmt/format.h>

#include "services/hospital/wire.h"

namespace kiosk::hospital {
namespace {

namespace fs = std::filesystem;

struct Started {
    pid_t pid = 0;
    int out = -1;
};

Started start(const std::vector<std::string>& words) {
    int pipe_ends[2];
    EXPECT_EQ(pipe2(pipe_ends, O_CLOEXEC), 0);
    std::vector<std::string> owned{HOSPITAL_PROGRAM};
    owned.insert(owned.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : owned) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(pipe_ends[1], STDOUT_FILENO);
        dup2(pipe_ends[1], STDERR_FILENO);
        execv(HOSPITAL_PROGRAM, arguments.data());
        _exit(127);
    }
    close(pipe_ends[1]);
    return {pid, pipe_ends[0]};
}

std::string line_from(int descriptor) {
    std::string line;
    char c = 0;
    while (read(descriptor, &c, 1) == 1 && c != '\n') line.push_back(c);
    return line;
}

int exit_code(pid_t pid) {
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Words, first line, exit code of a run that ends by itself.
std::pair<std::string, int> run(const std::vector<std::string>& words) {
    const auto started = start(words);
    const auto line = line_from(started.out);
    close(started.out);
    return {line, exit_code(started.pid)};
}

struct Answer {
    CURLcode code = CURLE_OK;
    long status = 0;
    std::string body;
};

struct ServerOf : ::testing::Test {
    fs::path data = fs::temp_directory_path() / fmt::format("hospital-test-{}", getpid());
    Started server;
    std::string line;

    void SetUp() override {
        fs::remove_all(data);
        server = start({"--listen", "127.0.0.1:0", "--data", data.string(), "--seed", "0"});
        line = line_from(server.out);
    }
    void TearDown() override {
        if (server.pid != 0) {
            kill(server.pid, SIGTERM);
            EXPECT_EQ(exit_code(server.pid), 0);
        }
        close(server.out);
        fs::remove_all(data);
    }
    std::string port() const {
        std::string text;
        std::ifstream{data / "port"} >> text;
        return text;
    }
    Answer ask(CURL* curl, const std::string& path, const std::string& post = "",
               bool certified = true) const {
        Answer answer;
        const auto url = "https://localhost:" + port() + path;
        const auto ca = (data / "tls/ca.pem").string();
        const auto certificate = (data / "tls/kiosk.pem").string();
        const auto key = (data / "tls/kiosk.key").string();
        curl_easy_reset(curl);
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_CAINFO, ca.c_str());
        curl_easy_setopt(curl, CURLOPT_PROXY, "");
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, 20L);
        if (certified) {
            curl_easy_setopt(curl, CURLOPT_SSLCERT, certificate.c_str());
            curl_easy_setopt(curl, CURLOPT_SSLKEY, key.c_str());
        }
        if (!post.empty()) curl_easy_setopt(curl, CURLOPT_COPYPOSTFIELDS, post.c_str());
        const auto append = +[](char* text, size_t one, size_t count, void* to) -> size_t {
            static_cast<std::string*>(to)->append(text, one * count);
            return one * count;
        };
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
        answer.code = curl_easy_perform(curl);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
        return answer;
    }
    // On a connection of its own.
    Answer ask(const std::string& path, const std::string& post = "", bool certified = true) const {
        CURL* curl = curl_easy_init();
        auto answer = ask(curl, path, post, certified);
        curl_easy_cleanup(curl);
        return answer;
    }
    void fault(const std::string& rule) const { EXPECT_EQ(ask("/control/faults", rule).status, 200); }
    std::int64_t count(const char* name) const {
        return integer_of(Json::parse(ask("/control/counts").body), name);
    }

    const std::string departments = "/fhir/HealthcareService?active=true&date=2026-11-22";
};

TEST_F(ServerOf, says_where_it_listens_and_serves_over_tls) {
    EXPECT_EQ(line, "listening on https://127.0.0.1:" + port());
    const auto answer = ask(departments);
    EXPECT_EQ(answer.code, CURLE_OK);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(Json::parse(answer.body)["resourceType"], "Bundle");
}

TEST_F(ServerOf, parties_need_the_certificate_and_phones_do_not) {
    EXPECT_EQ(ask(departments, "", false).status, 403);
    EXPECT_EQ(ask("/acquirer/v1/query", "{}", false).status, 403);
    EXPECT_EQ(ask("/csb", "{}", false).status, 403);
    EXPECT_NE(ask("/phone/P01", "", false).body.find("医保码"), std::string::npos);
    EXPECT_TRUE(ask("/phone/P01/ecode.png", "", false).body.starts_with("\x89PNG"));
    EXPECT_EQ(ask("/phone/P20", "", false).status, 404);
}

TEST_F(ServerOf, faults_on_the_wire) {
    fault(R"({"match":"GET HealthcareService","fault":"drop_after","times":1})");
    EXPECT_NE(ask(departments).code, CURLE_OK);
    EXPECT_EQ(count("GET HealthcareService"), 1);
    fault(R"({"match":"*","fault":"drop_before","times":1})");
    EXPECT_NE(ask(departments).code, CURLE_OK);
    fault(R"({"match":"*","fault":"half_close","times":1})");
    const auto half = ask(departments);
    EXPECT_NE(half.code, CURLE_OK);
    EXPECT_EQ(half.status, 200);
    EXPECT_FALSE(half.body.empty());
    fault(R"({"match":"*","fault":"garble","times":1})");
    EXPECT_TRUE(Json::parse(ask(departments).body, nullptr, false).is_discarded());
    fault(R"({"match":"*","fault":"http_500","times":1})");
    EXPECT_EQ(ask(departments).status, 500);
    EXPECT_EQ(ask(departments).status, 200);
}

TEST_F(ServerOf, a_kept_alive_connection_dies_and_the_first_request_never) {
    fault(R"({"match":"*","fault":"close_keepalive","times":1})");
    CURL* curl = curl_easy_init();
    EXPECT_EQ(ask(curl, departments).status, 200);
    ask(curl, departments);  // curl may try a GET again by itself
    EXPECT_GE(count("GET HealthcareService"), 2);
    curl_easy_cleanup(curl);
    EXPECT_EQ(Json::parse(ask("/control/faults").body)["rules"][0]["times"], 0);
}

TEST_F(ServerOf, a_restart_keeps_the_books) {
    EXPECT_EQ(ask("/control/set", R"({"patient":"P01","account_fen":123})").status, 200);
    fault(R"({"match":"*","fault":"restart","times":1,"ms":300})");
    EXPECT_NE(ask(departments).code, CURLE_OK);
    Answer answer{CURLE_COULDNT_CONNECT, 0, ""};
    for (int tries = 0; tries < 200 && answer.code != CURLE_OK; ++tries) {
        usleep(100'000);
        answer = ask("/control/books");
    }
    ASSERT_EQ(answer.code, CURLE_OK);
    EXPECT_EQ(Json::parse(answer.body)["accounts"][0]["account_fen"], 123);
}

TEST_F(ServerOf, a_port_in_use_is_one_line_and_a_failure) {
    const auto [text, code] = run({"--listen", "127.0.0.1:" + port(), "--data", (data / "second").string()});
    EXPECT_EQ(code, 1);
    EXPECT_NE(text.find("Address already in use"), std::string::npos) << text;
}

TEST(Program, words) {
    EXPECT_EQ(run({"nonsense"}), (std::pair<std::string, int>{"hospital: unknown word 'nonsense'", 2}));
    EXPECT_EQ(run({"--faults", "2207=nonsense"}).second, 2);
    EXPECT_EQ(run({"--listen", "nowhere"}).second, 2);
    EXPECT_EQ(run({"--help"}).second, 0);
    EXPECT_TRUE(run({"--version"}).first.starts_with("hospital "));
    EXPECT_EQ(run({"patients"}).second, 0);
}

}  // namespace
}  // namespace kiosk::hospital
