/// Which rules the options and the comments of a text switch off, and where.
#pragma once

#include "core/language/dockerfile/checkoptions.h"
#include "core/language/lint/lintoptions.h"
#include "core/language/lint/rule.h"

#include <string>
#include <vector>

namespace stagewright::lint {

/// `# check=` at the top and above an instruction (all rules); `# hadolint ignore=`, `# hadolint
/// stage ignore=` and `# hadolint global ignore=` (all but BuildKit's rules, whose findings would
/// differ from a build's else).
class Suppressions
{
public:
    /// `file`: what the top of the file or the build argument says.
    Suppressions(const syntax::SyntaxTree &tree, const dockerfile::Dockerfile &model,
                 dockerfile::CheckOptions file, bool honoursPragmas = true);

    /// In the whole file.
    bool allows(const Rule &rule) const;
    /// At one instruction.
    bool allows(const Rule &rule, const dockerfile::Instruction &instruction) const;

    const dockerfile::CheckOptions &file() const { return m_file; }

private:
    const dockerfile::Dockerfile &m_model;
    dockerfile::CheckOptions m_file;
    std::vector<std::string> m_ignored; ///< by `# hadolint global ignore=`
    bool m_hasPragmas = false;          ///< the word "hadolint" occurs
};

} // namespace stagewright::lint
