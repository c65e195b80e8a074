/// Any bytes as a Dockerfile: formatting it and fixing it keeps what it means, and both come to an
/// end.
#include "core/language/edit/fixes.h"
#include "core/language/edit/format.h"
#include "core/language/edit/meaning.h"

#include <cstdio>
#include <cstdlib>
#include <string>

using namespace stagewright;

namespace {

void require(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

void checkFormat(const edit::ParsedText &before, bool indentsShell)
{
    edit::FormatOptions options;
    options.indentShell = indentsShell;
    edit::MeaningOptions meaning;
    meaning.freeShellBlanks = indentsShell;
    const auto edits = edit::format(before, options);
    const auto after = before.with(edits.apply(before.text()));
    require(edits.invert(before.text()).apply(after.text()) == before.text(), "undo");
    require(edit::findDifferences(before, after, meaning).empty(), "meaning");
    require(edit::format(after, options).isEmpty(), "idempotence");
}

void checkFixes(const edit::ParsedText &before)
{
    const auto diagnose = edit::diagnoseWith({});
    const auto result = edit::applyFixes(before, diagnose);
    require(result.edits.apply(before.text()) == result.text, "edits of fixes");
    const auto after = before.with(result.text);
    require(edit::applyFixes(after, diagnose).applied.empty(), "fixed point");
    require(before.model.firstError() || !after.model.firstError(), "no new error");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const edit::ParsedText text(std::string_view(reinterpret_cast<const char *>(data), size));
    checkFormat(text, false);
    checkFormat(text, true);
    checkFixes(text);
    return 0;
}
