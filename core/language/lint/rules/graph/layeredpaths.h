/// Which instruction of a stage left a path in its layer, as far as the text says it.
#pragma once

#include "core/language/lint/rules/graph/rules.h"

#include <map>

namespace stagewright::lint {

/// One walk from the first to the last instruction of each stage.
class LayeredPaths
{
public:
    using Maker = const dockerfile::Instruction *;

    explicit LayeredPaths(const RuleInput &input)
        : m_input(input)
        , m_made(input.model.stages.size())
    {}

    /// Notes what an instruction leaves behind.
    void note(std::size_t stage, const convert::ConvertedInstruction &converted);

    /// What of an argument of rm, absolute and clean, lies in a layer before; nullptr where that is
    /// not certain.
    Maker find(std::size_t stage, const std::string &path) const;

private:
    void noteCopy(std::size_t stage, Maker maker, const convert::ResolvedCopy &copy);
    void noteRun(std::size_t stage, Maker maker, const RunScript &script,
                 const std::string &workingDirectory);

    const RuleInput &m_input;
    std::vector<std::map<std::string, Maker, std::less<>>> m_made; ///< by stage
};

/// The files and folders that a command writes, absolute; none where it is not certain.
std::vector<std::string> writtenPaths(const ShellCommand &command, const std::string &folder);

/// A command that makes the words behind it mean other paths.
bool changesFolder(const ShellCommand &command);

} // namespace stagewright::lint
