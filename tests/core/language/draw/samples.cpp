#include "tests/core/language/draw/samples.h"

#include "core/base/support/strings.h"
#include "tests/support/paths.h"

namespace stagewright::tests {

const std::vector<std::string> &sampleNames()
{
    static const std::vector<std::string> kNames = {
        "nothing", "twostages", "everyedge", "faults", "fivestages", "manystages", "longnames"};
    return kNames;
}

dockerfile::Dockerfile sampleModel(const std::string &name)
{
    return dockerfile::makeDockerfile(
        syntax::parse(readFile(dataPath(concat("draw/", name, ".Dockerfile")))));
}

dockerfile::Dockerfile generatedModel(std::size_t count)
{
    std::string text = "FROM debian:12 AS base\nFROM base AS tools\nRUN make tools\n";
    std::string end = "FROM base\n";
    for (std::size_t i = 0; i * 2 + 3 < count; ++i) {
        const auto name = concat("part", std::to_string(i));
        text += concat("FROM ", i % 3 == 0 ? "tools" : "base", " AS ", name, "-source\n");
        text += concat("ADD https://example.org/", name, ".tar.gz /src/\nWORKDIR /src\n");
        text += concat("FROM ", name, "-source AS ", name, "\n");
        text += concat("RUN --mount=from=tools,source=/bin,target=/t make\n");
        end += concat("COPY --from=", name, " /out/", name, " /usr/lib/\n");
    }
    return dockerfile::makeDockerfile(syntax::parse(text + end));
}

} // namespace stagewright::tests
