/// The model of a Dockerfile: parser directives, global arguments, stages, their graph.
#pragma once

#include "core/language/dockerfile/instruction.h"
#include "core/language/dockerfile/stagegraph.h"
#include "core/language/syntax/problem.h"
#include "core/language/syntax/syntaxtree.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// A `# key=value` line at the very top.
struct Directive
{
    std::string key; ///< lower case
    Word value;
    TextRange range; ///< the line without its end
};

struct Stage
{
    std::size_t index = 0;
    std::string name;    ///< lower case; empty where the stage has none
    TextRange nameRange; ///< empty where the stage has no name
    std::string base;    ///< image or stage after expansion of global arguments
    TextRange baseRange;
    bool baseIsScratch = false;
    TextRange range;                       ///< from FROM to the end of the last instruction
    std::vector<Instruction> instructions; ///< the first is the FROM

    /// Name, or "stage-N" as BuildKit shows it.
    std::string displayName() const;
};

/// What a caller knows that the text does not say.
struct ModelOptions
{
    std::map<std::string, std::string> buildArguments;
    std::string targetPlatform = "linux/amd64";
    std::string buildPlatform = "linux/amd64";
    std::string target; ///< as given with --target; only TARGETSTAGE depends on it
};

/// Plain value; built from a SyntaxTree by makeDockerfile(), which cannot fail.
struct Dockerfile
{
    std::vector<Directive> directives;
    char escape = '\\';
    std::vector<Instruction> globalArguments; ///< ARGs before the first FROM
    std::vector<Instruction> misplaced;       ///< other instructions before the first FROM
    std::vector<Stage> stages;
    StageGraph graph;
    /// Everything that is wrong, the syntax tree's problems included, in text order.
    std::vector<syntax::Problem> problems;

    /// The problem that a build stops at, or nullptr. Problems that another target or a build
    /// argument can avoid do not count.
    const syntax::Problem *firstError() const;

    /// FROM's look-up: among the stages before `beforeIndex`, latest first, case-sensitive.
    std::optional<std::size_t> findBaseStage(std::string_view name, std::size_t beforeIndex) const;
    /// COPY --from's and mounts' look-up: the whole file, case-insensitive, last wins. Numbers
    /// are no names here.
    std::optional<std::size_t> findStage(std::string_view name) const;
    /// `--target`: a name, case-insensitive; empty: the last stage.
    std::optional<std::size_t> findTarget(std::string_view name) const;

    /// Stages that the target needs, itself included, in file order.
    std::vector<std::size_t> reachableFrom(std::size_t target) const;

    /// Stage and instruction at a byte offset; nothing before the first FROM. A position between
    /// two instructions belongs to the one before.
    struct Position
    {
        std::size_t stage = 0;
        std::size_t instruction = 0;

        bool operator==(const Position &) const = default;
    };
    std::optional<Position> positionAt(std::uint32_t offset) const;
};

/// Total: every tree has a model. Names and images are resolved with `options`.
Dockerfile makeDockerfile(const syntax::SyntaxTree &tree, const ModelOptions &options = {});

/// A problem in the words of `docker build`: "dockerfile parse error on line 3: …" where BuildKit
/// puts that in front.
std::string buildKitText(const syntax::Problem &problem);

} // namespace stagewright::dockerfile
