/// Any bytes as a `.dockerignore` and as a path that it is asked about.
#include "core/base/support/assert.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/globmatch.h"

#include <string>

using namespace stagewright;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const auto glob = dockerfile::matchComponent(text, "some");
    STAGEWRIGHT_ASSERT(glob.has_value() == dockerfile::isWellFormedGlob(text));
    const auto ignore = dockerfile::DockerIgnore::parse(text);
    if (!ignore)
        return 0;
    STAGEWRIGHT_ASSERT(!ignore->isIgnored(".") && !ignore->isLeftOut("."));
    constexpr std::size_t kLongPath = 256; // every pattern is asked about every folder of it
    for (const auto &path : {std::string("some/long/path/of.a.file"), text.substr(0, kLongPath)}) {
        const bool isIgnored = ignore->isIgnored(path);
        STAGEWRIGHT_ASSERT(!isIgnored || !ignore->patterns().empty());
        static_cast<void>(ignore->isLeftOut(path));
    }
    // What is written down again reads the same.
    STAGEWRIGHT_ASSERT(dockerfile::DockerIgnore::fromPatterns(ignore->patterns()).has_value());
    return 0;
}
