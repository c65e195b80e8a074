/// Which ARG and ENV values hold at which instruction.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/dockerfile/words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

struct Variable
{
    std::string name;
    std::string value;

    bool operator==(const Variable &) const = default;
};

/// Variables in the order in which they were last set, as a process gets them.
class Environment
{
public:
    Environment() = default;
    /// From "K=V" texts, as an image's config holds them.
    explicit Environment(const std::vector<std::string> &pairs);

    std::optional<std::string> get(std::string_view name) const;
    /// A variable that is there already moves to the end.
    void set(std::string_view name, std::string_view value);
    const std::vector<Variable> &variables() const { return m_variables; }

    /// Valid as long as this object.
    VariableLookup lookup() const;

    bool operator==(const Environment &) const = default;

private:
    std::vector<Variable> m_variables;
};

/// An ARG that was declared; without a value where nothing gives one.
struct DeclaredArgument
{
    std::string name;
    std::optional<std::string> value;

    bool operator==(const DeclaredArgument &) const = default;
};

/// What FROM lines see: platform arguments, TARGETSTAGE, and the ARGs before the first FROM.
class GlobalScope
{
public:
    GlobalScope(const Dockerfile &model, const ModelOptions &options);

    const Environment &values() const { return m_values; }
    /// Declared before the first FROM, with or without a value.
    bool isDeclared(std::string_view name) const;
    /// Of the ARG lines whose default could not be expanded.
    const std::vector<syntax::Problem> &problems() const { return m_problems; }

private:
    void declare(const Instruction &instruction, const ModelOptions &options, char escape);

    Environment m_values;
    std::vector<std::string> m_declared;
    std::vector<syntax::Problem> m_problems;
};

/// The variables of one stage, moved forward instruction by instruction. A stage that is built FROM
/// another one of the file starts with a copy of that stage's scope at its end: it inherits ARGs
/// too. Refers to the global scope and the options that it was made with.
class StageScope
{
public:
    /// `baseEnvironment`: "K=V" texts of the base image's config.
    StageScope(const GlobalScope &global, const ModelOptions &options, char escape,
               const std::vector<std::string> &baseEnvironment = {});

    /// ARG and ENV change the scope, others do not. The names that were read and not set go to
    /// `unset` if it is given. Nothing is returned if all went well, else BuildKit's sentence.
    std::optional<Message> apply(const Instruction &instruction,
                                 std::vector<std::string> *unset = nullptr);

    /// What words expand to, and what a RUN finds in its environment: ENV and ARG.
    const Environment &environment() const { return m_environment; }
    /// ENV only, as the image's config keeps it: "K=V", a later value in the earlier place.
    const std::vector<std::string> &imageEnvironment() const { return m_imageEnvironment; }
    /// Every ARG so far, repeated ones too.
    const std::vector<DeclaredArgument> &arguments() const { return m_arguments; }

    /// What stands in front of a RUN in the history: "|2 A=1 B=2 ", or nothing. Each ARG once, in
    /// the order of first declarations, with the value that RUN sees.
    std::string historyPrefix() const;

private:
    std::optional<Message> applyArg(const ArgInstruction &detail, std::vector<std::string> *unset);
    std::optional<Message> applyEnv(const EnvInstruction &detail, std::vector<std::string> *unset);
    tl::expected<std::string, Message> expand(std::string_view word, const Environment &values,
                                              std::vector<std::string> *unset) const;

    const GlobalScope *m_global;
    const ModelOptions *m_options;
    char m_escape;
    Environment m_environment;
    std::vector<std::string> m_imageEnvironment;
    std::vector<DeclaredArgument> m_arguments;
};

} // namespace stagewright::dockerfile
