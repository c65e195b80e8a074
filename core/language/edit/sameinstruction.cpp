#include "core/language/edit/sameinstruction.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/words.h"
#include "core/language/edit/shelltext.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using namespace dockerfile;

/// Values that tell apart what quotes and operators do with a variable.
constexpr std::string_view kSamples[] = {"", "value", "a b", "\"q' \\$x*"};

/// Compares the details of two instructions of one kind.
class DetailComparison
{
public:
    explicit DetailComparison(const SameOptions &options)
        : m_options(options)
    {}

    bool operator()(const UnknownInstruction &, const UnknownInstruction &) const { return true; }
    bool operator()(const FromInstruction &a, const FromInstruction &b) const
    {
        return sameWord(a.image, b.image) && a.stageName.has_value() == b.stageName.has_value() &&
               (!a.stageName || equalsIgnoringAsciiCase(a.stageName->text, b.stageName->text));
    }
    bool operator()(const ArgInstruction &a, const ArgInstruction &b) const
    {
        const auto keyOf = [](const KeyValue &pair) -> std::string_view { return pair.key.text; };
        return std::ranges::equal(a.arguments, b.arguments, {}, keyOf, keyOf) &&
               samePairs(a.arguments, b.arguments);
    }
    bool operator()(const EnvInstruction &a, const EnvInstruction &b) const
    {
        return samePairs(a.variables, b.variables);
    }
    bool operator()(const LabelInstruction &a, const LabelInstruction &b) const
    {
        return samePairs(a.labels, b.labels);
    }
    bool operator()(const RunInstruction &a, const RunInstruction &b) const
    {
        return a.isScript == b.isScript && sameCommand(a.command, b.command) &&
               std::ranges::equal(a.mounts, b.mounts, sameMount);
    }
    bool operator()(const CopyInstruction &a, const CopyInstruction &b) const
    {
        return sameWords(a.sources, b.sources) && sameWord(a.destination, b.destination);
    }
    bool operator()(const WorkdirInstruction &a, const WorkdirInstruction &b) const
    {
        return sameWord(a.path, b.path);
    }
    bool operator()(const UserInstruction &a, const UserInstruction &b) const
    {
        return sameWord(a.user, b.user);
    }
    bool operator()(const StopSignalInstruction &a, const StopSignalInstruction &b) const
    {
        return sameWord(a.signal, b.signal);
    }
    bool operator()(const MaintainerInstruction &a, const MaintainerInstruction &b) const
    {
        return a.name.text == b.name.text;
    }
    bool operator()(const ExposeInstruction &a, const ExposeInstruction &b) const
    {
        return sameWords(a.ports, b.ports);
    }
    bool operator()(const VolumeInstruction &a, const VolumeInstruction &b) const
    {
        return sameWords(a.paths, b.paths);
    }
    bool operator()(const CmdInstruction &a, const CmdInstruction &b) const
    {
        return sameCommand(a.command, b.command);
    }
    bool operator()(const EntrypointInstruction &a, const EntrypointInstruction &b) const
    {
        return sameCommand(a.command, b.command);
    }
    bool operator()(const ShellInstruction &a, const ShellInstruction &b) const
    {
        return a.shell == b.shell;
    }
    bool operator()(const HealthcheckInstruction &a, const HealthcheckInstruction &b) const
    {
        return a.isNone == b.isNone && sameCommand(a.command, b.command);
    }
    bool operator()(const OnBuildInstruction &a, const OnBuildInstruction &b) const
    {
        return a.trigger == b.trigger;
    }
    template<typename Left, typename Right>
    bool operator()(const Left &, const Right &) const
    {
        return false;
    }

private:
    bool sameWord(const Word &a, const Word &b) const
    {
        return a.text == b.text || expandAlike(a.text, b.text);
    }
    bool expandAlike(std::string_view a, std::string_view b) const
    {
        const auto alike = [&](const VariableLookup &lookup) {
            const auto left = expandWord(a, lookup, m_options.escape);
            const auto right = expandWord(b, lookup, m_options.escape);
            return left && right && left->text == right->text && left->unset == right->unset;
        };
        return alike([](std::string_view) { return std::nullopt; }) &&
               std::ranges::all_of(kSamples, [&](std::string_view sample) {
                   return alike(
                       [&](std::string_view name) { return std::optional(concat(sample, name)); });
               });
    }
    bool sameWords(const std::vector<Word> &a, const std::vector<Word> &b) const
    {
        return std::ranges::equal(a, b,
                                  [&](const Word &l, const Word &r) { return sameWord(l, r); });
    }
    bool samePairs(const std::vector<KeyValue> &a, const std::vector<KeyValue> &b) const
    {
        return std::ranges::equal(a, b, [&](const KeyValue &l, const KeyValue &r) {
            return sameWord(l.key, r.key) && l.value.has_value() == r.value.has_value() &&
                   (!l.value || sameWord(*l.value, *r.value));
        });
    }
    bool sameCommand(const Command &a, const Command &b) const
    {
        if (a.isExecForm != b.isExecForm)
            return false;
        if (a.arguments == b.arguments)
            return true;
        const bool isFree = m_options.freeShellBlanks && !a.isExecForm;
        return isFree && a.arguments.size() == 1 && b.arguments.size() == 1 &&
               withSingleBlanks(a.arguments.front()) == withSingleBlanks(b.arguments.front());
    }
    static bool sameMount(const Mount &a, const Mount &b)
    {
        const auto same = [](const KeyValue &l, const KeyValue &r) {
            return l.key.text == r.key.text &&
                   (l.value ? std::optional(l.value->text) : std::nullopt) ==
                       (r.value ? std::optional(r.value->text) : std::nullopt);
        };
        return std::ranges::equal(a.options, b.options, same);
    }

    const SameOptions &m_options;
};

bool sameFlag(const Flag &a, const Flag &b)
{
    return a.name == b.name && a.value.has_value() == b.value.has_value() &&
           (!a.value || a.value->text == b.value->text);
}

bool sameHeredoc(const Heredoc &a, const Heredoc &b)
{
    return a.name == b.name && a.rawContent == b.rawContent && a.content == b.content &&
           a.expand == b.expand && a.stripTabs == b.stripTabs &&
           a.fileDescriptor == b.fileDescriptor;
}

} // namespace

bool sameInstruction(const Instruction &left, const Instruction &right, const SameOptions &options)
{
    // An instruction with an error has no meaning of its own; its text stands for it.
    const bool isPlain = left.isValid && left.kind != InstructionKind::Unknown;
    return left.kind == right.kind && left.isValid == right.isValid &&
           left.isOpen == right.isOpen && (isPlain || left.argumentText == right.argumentText) &&
           std::ranges::equal(left.flags, right.flags, sameFlag) &&
           std::ranges::equal(left.heredocs, right.heredocs, sameHeredoc) &&
           std::visit(DetailComparison(options), left.detail, right.detail);
}

} // namespace stagewright::edit
