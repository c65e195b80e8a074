/// Compares the front end with recorded answers of BuildKit's (shared/vectors/README.md).
#include "core/base/support/strings.h"
#include "tests/conformance/judge.h"
#include "tests/conformance/sets/sets.h"
#include "tests/conformance/vectorfiles.h"

#include <algorithm>
#include <iostream>
#include <optional>
#include <span>

using namespace stagewright;
using namespace stagewright::conformance;

namespace {

constexpr auto kUsage = R"(usage: conformance [--answers] [--corpus FOLDER] DIR
Judges every vector file (*.json) in DIR. Exit code: 0 where no case failed, 1 where one did, 2 where
nothing could be judged.
  --answers        prints {"id":…,"result":…} for every case instead, from its input fields alone
  --corpus FOLDER  where the real Dockerfiles of the set ref_corpus lie; that set is also read from
                   the folder `corpus` beside DIR
)";

struct Arguments
{
    std::filesystem::path folder;
    std::optional<std::filesystem::path> corpus;
    bool answers = false;
};

std::optional<Arguments> readArguments(std::span<char *> words)
{
    Arguments arguments;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (word == "--answers")
            arguments.answers = true;
        else if (word == "--corpus" && i + 1 < words.size())
            arguments.corpus = words[++i];
        else if (word.starts_with("-") || !arguments.folder.empty())
            return std::nullopt;
        else
            arguments.folder = word;
    }
    if (arguments.folder.empty())
        return std::nullopt;
    return arguments;
}

bool isCorpus(const VectorFile &file)
{
    return file.set == "ref_corpus";
}

Result<std::vector<VectorFile>> readFiles(const Arguments &arguments)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto fields, readInputFields(arguments.folder));
    STAGEWRIGHT_TRY_ASSIGN(auto files, readVectorFiles(arguments.folder, fields));
    const auto beside = arguments.folder / ".." / "corpus";
    if (arguments.corpus && std::ranges::none_of(files, isCorpus) &&
        std::filesystem::exists(beside)) {
        STAGEWRIGHT_TRY_ASSIGN(auto more, readVectorFiles(beside, fields));
        std::ranges::move(more, std::back_inserter(files));
    }
    return files;
}

int run(const Arguments &arguments)
{
    auto files = readFiles(arguments);
    if (!files) {
        std::cerr << "conformance: " << files.error().toString() << '\n';
        return 2;
    }
    const auto sets = allSets();
    Report report(std::cout);
    for (auto &file : *files) {
        const auto set = std::ranges::find(sets, file.set, &VectorSet::name);
        const auto *known = set == sets.end() ? nullptr : &*set;
        const auto absent =
            isCorpus(file) && arguments.corpus ? bringTexts(file, *arguments.corpus) : 0;
        if (!arguments.answers) {
            report.add(known, file, absent);
            continue;
        }
        for (const auto &entry : file.cases) {
            const auto answer = known ? answerOf(*known, entry.inputs) : Json();
            std::cout << toCompactJson(Json{{"id", entry.id}, {"result", answer}}) << '\n';
        }
    }
    if (arguments.answers)
        return 0;
    report.finish();
    return report.isClean() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    std::ios::sync_with_stdio(false);
    const auto arguments = readArguments({argv, static_cast<std::size_t>(argc)});
    if (!arguments) {
        std::cerr << kUsage;
        return 2;
    }
    return run(*arguments);
}
