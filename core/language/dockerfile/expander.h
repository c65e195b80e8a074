/// Expands words, and remembers which variables they read.
#pragma once

#include "core/language/dockerfile/instruction.h"
#include "core/language/dockerfile/variables.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

template<typename T>
using Expected = tl::expected<T, Message>;

class Expander
{
public:
    /// `uses` outlives the expander; `escape` is the Dockerfile's.
    Expander(char escape, std::vector<VariableUse> &uses)
        : m_escape(escape)
        , m_uses(uses)
    {}

    Expected<std::string> word(const Word &word, const Variables &variables)
    {
        return text(word.text, word.range, variables);
    }
    Expected<std::string> text(std::string_view text, TextRange range, const Variables &variables);
    /// Split again at white space.
    Expected<std::vector<std::string>> words(const Word &word, const Variables &variables);
    /// Content of a heredoc: quotes mean nothing, the escape is a backslash.
    Expected<std::string> heredoc(const Heredoc &heredoc, std::string_view content,
                                  const Variables &variables);

private:
    VariableLookup lookup(std::string_view text, TextRange range, const Variables &variables);

    char m_escape;
    std::vector<VariableUse> &m_uses;
    std::size_t m_word = 0;
};

} // namespace stagewright::dockerfile
