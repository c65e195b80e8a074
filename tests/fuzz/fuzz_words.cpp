/// Any bytes as a word with variables, as a pattern of `${v#…}`, and as a JSON array.
#include "core/base/support/assert.h"
#include "core/language/dockerfile/variables.h"
#include "core/language/syntax/directive.h"
#include "core/language/syntax/heredocword.h"
#include "core/language/syntax/jsonarray.h"
#include "core/language/syntax/shellpattern.h"

#include <string>

using namespace stagewright;

namespace {

void checkExpansion(const std::string &text, char escape)
{
    const dockerfile::Variables environment(
        std::vector<std::string>{"a=one two", "b=", "path=/x/y.tar.gz"});
    const auto word = dockerfile::expandWord(text, environment.lookup(), escape);
    const auto words = dockerfile::expandToWords(text, environment.lookup(), escape);
    STAGEWRIGHT_ASSERT(word.has_value() == words.has_value());
    static_cast<void>(dockerfile::expandForDisplay(text, environment.lookup(), escape));
    static_cast<void>(dockerfile::expandHeredoc(text, environment.lookup()));
}

void checkPattern(const std::string &text)
{
    const std::string value = "/x/y.tar.gz";
    if (const auto rest = syntax::trimPrefix(value, text, true))
        STAGEWRIGHT_ASSERT(value.ends_with(*rest));
    if (const auto rest = syntax::trimSuffix(value, text, false))
        STAGEWRIGHT_ASSERT(value.starts_with(*rest));
    static_cast<void>(syntax::replacePattern(value, text, text, true));
}

void checkHeredocs(const std::string &text)
{
    const auto found = syntax::findHeredocWords(text);
    if (!found)
        return;
    for (const auto &word : *found)
        STAGEWRIGHT_ASSERT(word.span.begin <= word.span.end && word.span.end <= text.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    checkExpansion(text, '\\');
    checkExpansion(text, '`');
    checkPattern(text);
    checkHeredocs(text);
    for (const auto &element : syntax::parseJsonArray(text).elements)
        STAGEWRIGHT_ASSERT(element.span.end <= text.size());
    static_cast<void>(syntax::findSyntax(text));
    return 0;
}
