// A document that every printer takes: the smallest PDF that is one, and a few dots.
#include "tests/hal/common/bench.h"

namespace kiosk::hal {

device::PrintDocument sample_document() {
    device::PrintDocument document;
    document.job_name = "slip of a test";
    document.pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 226 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
    document.bitmap = {576, 16, std::vector<std::uint8_t>(72 * 16, 0xAA)};
    return document;
}

}  // namespace kiosk::hal
