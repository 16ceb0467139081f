// libcups' only door. Print-Job is used and not Create-Job with Send-Document: a document that is refused
// must not leave an open job behind that blocks the device for a minute.
#include "hal/printer/ipp.h"

#include <cups/cups.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "hal/printer/pwg_raster.h"
#include "kiosk/base/text.h"

namespace kiosk::hal::ipp {
namespace {

struct ConnectionEnds {
    void operator()(http_t* http) const { httpClose(http); }
};
struct MessageEnds {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Connection = std::unique_ptr<http_t, ConnectionEnds>;
using Message = std::unique_ptr<ipp_t, MessageEnds>;

constexpr std::size_t model_bytes_max = 127;  // printer-make-and-model is text(127): RFC 8011, 5.4.9
constexpr int jobs_purged_max = 100;          // a printer must not keep us busy with a list without end

int give_up(http_t*, void*) { return 0; }

Connection connect(const std::string& host, int port, bool encrypted, Millis timeout) {
    const auto encryption = encrypted ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_NEVER;
    Connection http{httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC, encryption, 1,
                                 static_cast<int>(timeout.count()), nullptr)};
    if (http) httpSetTimeout(http.get(), static_cast<double>(timeout.count()) / 1000, give_up, nullptr);
    return http;
}

// The caller's message: libcups frees a request when it sends it.
ipp_t* request_for(ipp_op_t operation, const std::string& uri) {
    ipp_t* request = ippNewRequest(operation);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, "kiosk");
    return request;
}

template <std::size_t count>
void ask_for(ipp_t* request, const std::array<const char*, count>& names) {
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_CONST_TAG(IPP_TAG_KEYWORD), "requested-attributes",
                  static_cast<int>(count), nullptr, names.data());
}

std::vector<std::string> strings(ipp_t* message, const char* name) {
    std::vector<std::string> all;
    auto* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    for (int i = 0; attribute != nullptr && i < ippGetCount(attribute); ++i)
        if (const char* text = ippGetString(attribute, i, nullptr)) all.emplace_back(text);
    return all;
}

int number(ipp_t* message, const char* name, int otherwise) {
    auto* attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    const auto tag = attribute != nullptr ? ippGetValueTag(attribute) : IPP_TAG_ZERO;
    return tag == IPP_TAG_INTEGER || tag == IPP_TAG_ENUM ? ippGetInteger(attribute, 0) : otherwise;
}

bool well(const Message& answer) {
    return answer && ippGetStatusCode(answer.get()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

std::unexpected<Error> unreachable() {
    const char* words = cupsLastErrorString();
    // The words may be the printer's own.
    return fail(ErrorKind::unavailable, words != nullptr ? printable(words) : "the printer does not answer");
}

}  // namespace

Printer::Printer(std::string uri, Millis call_timeout) : uri_{std::move(uri)}, call_timeout_{call_timeout} {
    std::array<char, 32> scheme{};
    std::array<char, 256> user{};
    std::array<char, 256> host{};
    std::array<char, 256> resource{};
    httpSeparateURI(HTTP_URI_CODING_ALL, uri_.c_str(), scheme.data(), scheme.size(), user.data(), user.size(),
                    host.data(), host.size(), &port_, resource.data(), resource.size());
    host_ = host.data();
    resource_ = resource.data();
    encrypted_ = std::string_view{scheme.data()} == "ipps";
}

Result<PrinterState> Printer::state() const {
    const auto http = connect(host_, port_, encrypted_, call_timeout_);
    if (!http) return unreachable();
    auto* request = request_for(IPP_OP_GET_PRINTER_ATTRIBUTES, uri_);
    ask_for(request, std::array{"printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                                "queued-job-count", "document-format-supported", "printer-make-and-model"});
    const Message answer{cupsDoRequest(http.get(), request, resource_.c_str())};
    if (!well(answer)) return unreachable();
    PrinterState state;
    state.stopped = number(answer.get(), "printer-state", IPP_PSTATE_IDLE) == IPP_PSTATE_STOPPED;
    state.queued_jobs = std::max(0, number(answer.get(), "queued-job-count", 0));
    if (auto* accepting = ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN))
        state.accepting = ippGetBoolean(accepting, 0) != 0;
    state.reasons = strings(answer.get(), "printer-state-reasons");
    state.formats = strings(answer.get(), "document-format-supported");
    const auto models = strings(answer.get(), "printer-make-and-model");
    if (!models.empty()) state.model = printable(models.front().substr(0, model_bytes_max));
    return state;
}

Submitted Printer::submit(const device::PrintDocument& document, const std::string& format) const {
    const auto http = connect(host_, port_, encrypted_, call_timeout_);
    if (!http) return std::unexpected{NotTaken{true, unreachable().error().text}};
    std::string raster;
    const bool as_pdf = format == "application/pdf";
    if (!as_pdf) raster = pwg_raster_of(document.bitmap);
    const auto& content = as_pdf ? document.pdf : raster;
    if (content.empty()) return std::unexpected{NotTaken{true, "nothing to print"}};

    const Message request{request_for(IPP_OP_PRINT_JOB, uri_)};
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr,
                 document.job_name.c_str());
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 format.c_str());
    auto sent = cupsSendRequest(http.get(), request.get(), resource_.c_str(),
                                static_cast<std::size_t>(ippLength(request.get()) + content.size()));
    if (sent == HTTP_STATUS_CONTINUE) sent = cupsWriteRequestData(http.get(), content.data(), content.size());
    if (sent != HTTP_STATUS_CONTINUE)
        return std::unexpected{NotTaken{true, "the document could not be sent completely"}};
    // From here on the device has everything: no answer is no proof of anything.
    const Message answer{cupsGetResponse(http.get(), resource_.c_str())};
    if (!answer) return std::unexpected{NotTaken{false, unreachable().error().text}};
    const int id = number(answer.get(), "job-id", 0);
    if (!well(answer)) {
        // Some refuse the document and keep the job, which would block the device until it times out.
        if (id > 0) cancel(id);
        return std::unexpected{NotTaken{true, ippErrorString(ippGetStatusCode(answer.get()))}};
    }
    if (id <= 0) return std::unexpected{NotTaken{false, "a job without a number"}};
    return id;
}

Result<Job> Printer::job(int id) const {
    const auto http = connect(host_, port_, encrypted_, call_timeout_);
    if (!http) return unreachable();
    auto* request = request_for(IPP_OP_GET_JOB_ATTRIBUTES, uri_);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    ask_for(request, std::array{"job-state", "job-state-reasons", "job-impressions-completed"});
    const Message answer{cupsDoRequest(http.get(), request, resource_.c_str())};
    if (!well(answer)) return unreachable();
    Job job;
    switch (number(answer.get(), "job-state", IPP_JSTATE_PENDING)) {
        case IPP_JSTATE_PROCESSING:
            job.state = JobState::working;
            break;
        case IPP_JSTATE_STOPPED:
            job.state = JobState::stopped;
            break;
        case IPP_JSTATE_CANCELED:
            job.state = JobState::cancelled;
            break;
        case IPP_JSTATE_ABORTED:
            job.state = JobState::aborted;
            break;
        case IPP_JSTATE_COMPLETED:
            job.state = JobState::completed;
            break;
        default:
            job.state = JobState::waiting;
            break;
    }
    for (const auto& reason : strings(answer.get(), "job-state-reasons"))
        if (reason == "job-completed-successfully") job.successfully = true;
    job.impressions = std::max(-1, number(answer.get(), "job-impressions-completed", -1));
    return job;
}

void Printer::cancel(int id) const {
    const auto http = connect(host_, port_, encrypted_, call_timeout_);
    if (!http) return;
    auto* request = request_for(IPP_OP_CANCEL_JOB, uri_);
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", id);
    const Message answer{cupsDoRequest(http.get(), request, resource_.c_str())};
}

void Printer::purge() const {
    const auto http = connect(host_, port_, encrypted_, call_timeout_);
    if (!http) return;
    auto* request = request_for(IPP_OP_GET_JOBS, uri_);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "not-completed");
    const Message answer{cupsDoRequest(http.get(), request, resource_.c_str())};
    if (!well(answer)) return;
    int left = jobs_purged_max;
    for (auto* attribute = ippFirstAttribute(answer.get()); attribute != nullptr && left > 0;
         attribute = ippNextAttribute(answer.get())) {
        const char* name = ippGetName(attribute);
        if (name == nullptr || std::string_view{name} != "job-id") continue;
        cancel(ippGetInteger(attribute, 0));
        --left;
    }
}

}  // namespace kiosk::hal::ipp
