/// A check: pure, one file each below rules/FAMILY/.
#pragma once

#include "core/language/convert/convert.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/lint/buildfacts.h"
#include "core/language/lint/diagnostic.h"
#include "core/language/lint/lintoptions.h"
#include "core/language/lint/runscripts.h"

#include <span>
#include <string_view>

namespace stagewright::lint {

enum class Category { BuildKit, Hadolint, Graph, ShellCheck };

/// "buildkit", "hadolint", "graph", "shellcheck".
std::string_view nameOf(Category category);

/// When BuildKit looks; findings come in this order, and an error of an earlier phase ends a
/// build's and a check's list.
enum class Phase {
    Lines,        ///< the file as lines
    Instructions, ///< each instruction as it is read
    Names,        ///< of the stages
    Casing,       ///< of all keywords
    Defaults,     ///< bases with the defaults of the global ARGs
    Bases,        ///< FROM lines with their variables
    Images,       ///< base images
    Steps,        ///< the instructions of each stage, as they are carried out
    Ours,         ///< rules that BuildKit does not have
};

/// What a rule may look at.
struct RuleInput
{
    const syntax::SyntaxTree &tree;
    const dockerfile::Dockerfile &model;
    const convert::Conversion &conversion;            ///< of the model
    convert::Mode mode = convert::Mode::Editor;       ///< that the conversion was made in
    const dockerfile::DockerIgnore *ignore = nullptr; ///< nullptr: there is none, or none known
    const BuildFacts *facts = nullptr;                ///< nullptr: this text was not built yet
    // For the rules; lint() gives them.
    const RunScripts *scripts = nullptr;
    const LintOptions *options = nullptr;
};

class Findings;

struct Rule
{
    std::string_view name;        ///< BuildKit's or hadolint's: "StageNameCasing", "DL3002"
    std::string_view description; ///< one sentence, translated in app/
    std::string_view url = {};    ///< empty: resources/rules/NAME.md is all there is
    Category category = Category::BuildKit;
    Phase phase = Phase::Ours;
    Severity severity = Severity::Warning;
    bool isExperimental = false; ///< runs only where it is asked for
    /// A rule that says the same, or "parse": where that one runs this one does not, unless it is
    /// asked for by name.
    std::string_view yieldsTo = {};
    void (*check)(const RuleInput &input, Findings &findings) = nullptr;
};

/// Family by family.
std::span<const Rule *const> allRules();
/// nullptr where no rule has this name.
const Rule *findRule(std::string_view name);

} // namespace stagewright::lint
