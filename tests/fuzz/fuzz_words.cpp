/// Any bytes as a word with variables, as a .dockerignore, and as a JSON array.
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/duration.h"
#include "core/language/dockerfile/variables.h"
#include "core/language/syntax/jsonarray.h"

#include <string>

using namespace stagewright;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const dockerfile::Variables environment(
        std::vector<std::string>{"a=one two", "b=", "path=/x/y.tar.gz"});
    for (const char escape : {'\\', '`'}) {
        static_cast<void>(dockerfile::expandWord(text, environment.lookup(), escape));
        static_cast<void>(dockerfile::expandToWords(text, environment.lookup(), escape));
        static_cast<void>(dockerfile::expandForDisplay(text, environment.lookup(), escape));
    }
    static_cast<void>(dockerfile::expandHeredoc(text, environment.lookup()));
    static_cast<void>(dockerfile::parseDuration(text));
    static_cast<void>(syntax::parseJsonArray(text));
    static_cast<void>(syntax::findSyntax(text));
    if (const auto ignore = dockerfile::DockerIgnore::parse(text)) {
        static_cast<void>(ignore->isIgnored("some/long/path/of.a.file"));
        static_cast<void>(ignore->isIgnored(text));
    }
    return 0;
}
