/// Any bytes as what ADD can name, and as values of flags: git references, modes, durations, CSV.
#include "core/base/support/assert.h"
#include "core/language/dockerfile/csv.h"
#include "core/language/dockerfile/duration.h"
#include "core/language/dockerfile/filemode.h"
#include "core/language/dockerfile/gitreference.h"
#include "core/language/dockerfile/mountreader.h"
#include "core/language/dockerfile/sourceurl.h"

#include <string>

using namespace stagewright;

namespace {

void checkGit(const std::string &text)
{
    const auto reference = dockerfile::GitReference::parse(text);
    if (!reference || !*reference)
        return;
    STAGEWRIGHT_ASSERT((*reference)->remote.find('#') == std::string::npos);
    static_cast<void>((*reference)->fragmentForm(true));
}

void checkMode(const std::string &text)
{
    const auto change = dockerfile::FileModeChange::parse(text, 0022);
    if (!change)
        return;
    for (const std::uint32_t mode : {0U, 0644U, 07777U})
        STAGEWRIGHT_ASSERT(change->apply(mode, mode == 0) <= 07777U);
}

void checkCsv(const std::string &text)
{
    const auto fields = dockerfile::splitCsv(text);
    if (!fields)
        return;
    std::uint32_t end = 0;
    for (const auto &field : *fields) {
        STAGEWRIGHT_ASSERT(field.span.begin >= end && field.span.end <= text.size());
        end = field.span.end;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    checkGit(text);
    checkMode(text);
    checkCsv(text);
    static_cast<void>(dockerfile::SourceUrl::parse(text));
    static_cast<void>(dockerfile::parseDuration(text));
    static_cast<void>(dockerfile::readDevice(text));
    return 0;
}
