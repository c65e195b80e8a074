/// What the instructions of a stage put into its file system, as far as the text says it.
#pragma once

#include "core/language/lint/rule.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// A stage that is built on nothing and runs nothing holds what it copies, and no more.
class MadePaths
{
public:
    explicit MadePaths(const RuleInput &input);

    /// Certainly not there. `path` is absolute and clean.
    bool lacks(std::size_t stage, std::string_view path) const;
    /// The only path that is known in the stage and has this last part, or nothing.
    std::optional<std::string> sameName(std::size_t stage, std::string_view path) const;

private:
    struct Stage
    {
        bool isKnown = false;
        std::optional<std::size_t> base;
        std::vector<std::string> folders; ///< made as such
        std::vector<std::string> trees;   ///< a file, or a folder with anything in it
    };

    const RuleInput &m_input;
    std::vector<Stage> m_stages;
};

} // namespace stagewright::lint
