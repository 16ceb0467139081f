// The simulated hospital as a child process, and the doors that only a demo and tests use: the patient's
// phone, faults, changes of the world, its books.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/json.h"
#include "kiosk/base/result.h"
#include "services/transport.h"

namespace kiosk::demo {

struct HospitalOptions {
    std::string program;  // path of `hospital`
    std::string data_folder;
    std::string faults;
    int seed = 1;
    int delay_ms = 0;
    int certificate_days = 0;  // of the certificate it issues to the kiosk; 0: as it does by itself
};

class HospitalProcess {
public:
    // Starts it and waits until it listens.
    static Result<std::unique_ptr<HospitalProcess>> start(const HospitalOptions& options);
    // One that another process started and will end.
    static std::unique_ptr<HospitalProcess> attach(const std::string& url, const std::string& data_folder);
    ~HospitalProcess();
    HospitalProcess(const HospitalProcess&) = delete;
    HospitalProcess& operator=(const HospitalProcess&) = delete;

    [[nodiscard]] const std::string& url() const { return url_; }  // https://127.0.0.1:PORT
    // GET of /phone and /control paths; the body, or what went wrong.
    Result<std::string> get(const std::string& path);
    Result<Json> get_json(const std::string& path);
    Result<void> post(const std::string& path, const std::string& json);

private:
    HospitalProcess() = default;
    Result<std::string> exchange(const std::string& method, const std::string& path, const std::string& body);
    int pid_ = -1;
    std::string url_;
    std::unique_ptr<services::Transport> transport_;
};

// The invented patients with their traits: `hospital patients --json`.
Result<Json> list_patients(const std::string& program);

}  // namespace kiosk::demo
