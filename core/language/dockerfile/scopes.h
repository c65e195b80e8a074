/// What FROM lines see.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/variables.h"

#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// Platform arguments, TARGETSTAGE, and the ARGs before the first FROM.
class GlobalScope
{
public:
    GlobalScope(const Dockerfile &model, const ModelOptions &options);

    const Variables &values() const { return m_values; }
    /// The same without the ARGs.
    const Variables &builtins() const { return m_builtins; }
    /// Of the ARGs before the first FROM, with and without a value, in text order.
    const std::vector<std::string> &declared() const { return m_declared; }
    bool isDeclared(std::string_view name) const;
    /// In the defaults of those ARGs.
    const std::vector<VariableUse> &uses() const { return m_uses; }
    /// Of the ARG lines whose default could not be expanded.
    const std::vector<syntax::Problem> &problems() const { return m_problems; }

private:
    void declare(const Instruction &instruction, const ModelOptions &options, char escape);

    Variables m_values;
    Variables m_builtins;
    std::vector<std::string> m_declared;
    std::vector<VariableUse> m_uses;
    std::vector<syntax::Problem> m_problems;
};

} // namespace stagewright::dockerfile
