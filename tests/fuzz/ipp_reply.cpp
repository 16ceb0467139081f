// A hostile IPP printer. The network functions of libcups are replaced by ones that answer with the fuzz
// bytes; reading the wire is libcups' own (ippReadIO), and everything behind it is the product's.
#include <cups/cups.h>
#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>

#include "hal/printer/ipp.h"
#include "kiosk/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace kiosk::fuzz {
namespace {

using namespace hal;

FuzzedDataProvider* wire = nullptr;
int requests = 0;
// Asking for what is queued, and cancelling it: a printer must not keep the kiosk busy with a list of jobs.
constexpr int requests_max = 101;

struct Rest {
    const std::uint8_t* at;
    std::size_t left;
};

ssize_t give(void* context, ipp_uchar_t* into, std::size_t wanted) {
    auto* rest = static_cast<Rest*>(context);
    const auto given = std::min(wanted, rest->left);
    std::copy_n(rest->at, given, into);
    rest->at += given;
    rest->left -= given;
    return static_cast<ssize_t>(given);
}

ipp_t* next_reply() {
    promise(++requests <= requests_max, "a printer is asked a bounded number of times");
    const auto size = wire->ConsumeIntegralInRange<std::size_t>(0, 4096);
    const auto bytes = wire->ConsumeBytes<std::uint8_t>(size);
    Rest rest{bytes.data(), bytes.size()};
    ipp_t* message = ippNew();
    const auto state = ippReadIO(&rest, give, 1, nullptr, message);
    if (state == IPP_STATE_DATA) return message;
    ippDelete(message);
    return nullptr;
}

void ask_state(const ipp::Printer& printer) {
    const auto state = printer.state();
    if (!state) return;
    promise(state->queued_jobs >= 0, "a queue is not shorter than empty");
    promise(is_valid_utf8(state->model) && printable(state->model) == state->model, "a model can be shown");
    const auto trouble = trouble_of(*state);
    promise(!state->stopped || (trouble != DeviceTrouble::none && trouble != DeviceTrouble::paper_low),
            "a stopped printer does not print");
    promise(state->accepting || (trouble != DeviceTrouble::none && trouble != DeviceTrouble::paper_low),
            "a printer that accepts nothing does not print");
    arrived(state->model);
}

void ask_job(const ipp::Printer& printer) {
    const auto job = printer.job(7);
    if (job) promise(job->impressions >= -1, "sheets are counted from none");
}

void print(const ipp::Printer& printer) {
    device::PrintDocument document{"slip", "%PDF-1.4", {8, 1, {0x55}}};
    const auto job = printer.submit(document, "application/pdf");
    if (job) promise(*job > 0, "a job that was taken has a number");
    if (!job) promise(is_valid_utf8(job.error().text), "a refusal is words");
}

}  // namespace
}  // namespace kiosk::fuzz

// In place of libcups' own: the program's symbols are found first.
extern "C" {
http_t* httpConnect2(const char*, int, http_addrlist_t*, int, http_encryption_t, int, int, int*) {
    static int anything;
    return reinterpret_cast<http_t*>(&anything);
}
void httpClose(http_t*) {}
void httpSetTimeout(http_t*, double, http_timeout_cb_t, void*) {}
ipp_t* cupsDoRequest(http_t*, ipp_t* request, const char*) {
    ippDelete(request);
    return kiosk::fuzz::next_reply();
}
http_status_t cupsSendRequest(http_t*, ipp_t*, const char*, size_t) { return HTTP_STATUS_CONTINUE; }
http_status_t cupsWriteRequestData(http_t*, const char*, size_t) { return HTTP_STATUS_CONTINUE; }
ipp_t* cupsGetResponse(http_t*, const char*) { return kiosk::fuzz::next_reply(); }

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kiosk::fuzz;
    FuzzedDataProvider bytes{data, size};
    wire = &bytes;
    requests = 0;
    const ipp::Printer printer{"ipp://localhost/ipp/print", kiosk::Millis{1}};
    switch (bytes.ConsumeIntegralInRange<int>(0, 3)) {
        case 0:
            ask_state(printer);
            break;
        case 1:
            ask_job(printer);
            break;
        case 2:
            print(printer);
            break;
        default:
            printer.purge();
    }
    return 0;
}
}
