#include "core/language/lint/rules/hadolint/rules.h"

#include <algorithm>

namespace stagewright::lint {

namespace {

bool isRoot(const dockerfile::Word &path)
{
    return withoutQuotes(path.text) == "/";
}

void check(const RuleInput &input, Findings &findings)
{
    for (const auto &stage : input.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto *copy = instruction.as<dockerfile::CopyInstruction>();
            if (copy && copy->from && isRoot(copy->destination) &&
                std::any_of(copy->sources.begin(), copy->sources.end(), isRoot))
                findings.add(instruction, copy->sources.front().range,
                             Message(MSG("lint", "This copies the whole file system of '%1'"),
                                     {copy->from->word.text}));
        }
    }
}

} // namespace

constinit const Rule kDL3067{.name = "DL3067",
                             .description = MSG("lint", "COPY should not take a whole file system"),
                             .category = Category::Hadolint,
                             .yieldsTo = "CopyOfWholeStage",
                             .check = check};

} // namespace stagewright::lint
