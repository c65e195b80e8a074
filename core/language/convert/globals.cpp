// ARGs before the first FROM, and SOURCE_DATE_EPOCH.
#include "core/base/support/strings.h"
#include "core/language/convert/addsource.h"
#include "core/language/convert/govalues.h"
#include "core/language/convert/work.h"
#include "core/language/dockerfile/scopes.h"

namespace stagewright::convert {

namespace {

using dockerfile::ArgInstruction;

constexpr std::string_view kEpoch = "SOURCE_DATE_EPOCH";

/// A scratch stage that does nothing but ADD one remote source may date the build.
class EpochStage
{
public:
    EpochStage(Work &work, const dockerfile::Stage &stage)
        : m_work(work)
        , m_stage(stage)
        , m_variables(work.result.globals.without(kEpoch))
        , m_expander(work.model.escape, m_uses)
    {}

    std::optional<Message> check();

private:
    std::optional<Message> checkInstruction(const Instruction &instruction);
    std::optional<Message> declare(const ArgInstruction &detail);
    std::optional<Message> checkAdd(const Instruction &instruction);

    Work &m_work;
    const dockerfile::Stage &m_stage;
    Variables m_variables;
    std::vector<VariableUse> m_uses;
    Expander m_expander;
    bool m_hasSource = false;
};

std::optional<Message> EpochStage::declare(const ArgInstruction &detail)
{
    for (const auto &argument : detail.arguments) {
        const auto given = m_work.buildArguments.find(argument.key.text);
        if (given != m_work.buildArguments.end()) {
            m_variables = m_variables.with({argument.key.text, given->second, {}});
        } else if (argument.value) {
            auto value = m_expander.word(*argument.value, m_variables);
            if (!value)
                return std::move(value).error();
            m_variables = m_variables.with({argument.key.text, std::move(*value), {}});
        }
    }
    return std::nullopt;
}

std::optional<Message> EpochStage::checkAdd(const Instruction &instruction)
{
    if (m_hasSource)
        return Message(
            MSG("convert", "SOURCE_DATE_EPOCH stage must contain exactly one remote ADD"));
    const auto &detail = *instruction.as<dockerfile::CopyInstruction>();
    if (!instruction.heredocs.empty() || detail.sources.size() != 1)
        return Message(
            MSG("convert", "SOURCE_DATE_EPOCH stage must contain exactly one remote ADD source"));
    const auto source = m_expander.word(detail.sources.front(), m_variables);
    if (!source)
        return source.error();
    const auto remote = readRemoteSource(*source);
    if (!remote)
        return remote.error();
    if (std::holds_alternative<PathSource>(*remote))
        return Message(
            MSG("convert", "SOURCE_DATE_EPOCH stage source must be a single HTTP(S) or Git ADD"));
    m_hasSource = true;
    return std::nullopt;
}

std::optional<Message> EpochStage::checkInstruction(const Instruction &instruction)
{
    if (const auto *detail = instruction.as<ArgInstruction>())
        return declare(*detail);
    if (instruction.kind == InstructionKind::Add && instruction.as<dockerfile::CopyInstruction>())
        return checkAdd(instruction);
    return Message(MSG("convert", "SOURCE_DATE_EPOCH stage does not meet source-only "
                                  "requirements: unsupported %1 instruction"),
                   {instruction.keyword.text});
}

std::optional<Message> EpochStage::check()
{
    const auto &base = m_stage.instructions.front().as<dockerfile::FromInstruction>()->image;
    const auto name = m_expander.word(base, m_variables);
    if (!name)
        return Message(MSG("convert", "failed to process source stage base name \"%1\": %2"),
                       {base.text, name.error().toString()});
    if (*name != "scratch")
        return Message(MSG("convert", "SOURCE_DATE_EPOCH stage must use FROM scratch"));
    for (std::size_t i = 1; i < m_stage.instructions.size(); ++i) {
        if (auto problem = checkInstruction(m_stage.instructions[i]))
            return problem;
    }
    if (!m_hasSource)
        return Message(
            MSG("convert", "SOURCE_DATE_EPOCH stage must contain exactly one remote ADD"));
    return std::nullopt;
}

/// Something that is asked for its date when the build runs: the text knows none.
void checkEpochSource(Work &work, const std::string &name)
{
    if (name == "context")
        return;
    const auto context = work.contextFor(name, work.targetPlatform);
    if (!context)
        return work.fail(context.error(), {}, {});
    if (context->context)
        return;
    for (const auto &stage : work.model.stages) {
        if (stage.name.empty() || !equalsIgnoringAsciiCase(stage.name, name))
            continue;
        if (auto problem = EpochStage(work, stage).check())
            work.failAt(stage.instructions.front(), std::move(*problem));
        return;
    }
    work.fail(Message(MSG("convert", "invalid SOURCE_DATE_EPOCH: %1"), {name}), {}, {});
}

std::optional<std::string> epochText(const Work &work)
{
    const auto given = work.buildArguments.find(std::string(kEpoch));
    if (given != work.buildArguments.end())
        return given->second;
    auto value = work.result.globals.get(kEpoch);
    return value && !value->empty() ? value : std::nullopt;
}

/// Instructions see seconds, or nothing.
void setEpoch(Work &work)
{
    const std::string name(kEpoch);
    const auto known = work.result.globals.find(name);
    const auto &epoch = work.result.epoch;
    if (!epoch) {
        work.buildArguments.erase(name);
        work.result.globals = work.result.globals.without(name);
        return;
    }
    const auto text = std::to_string(*epoch);
    if (const auto given = work.buildArguments.find(name); given != work.buildArguments.end())
        given->second = text;
    if (known && known->value)
        work.result.globals = work.result.globals.with({name, text, known->origin});
}

} // namespace

void readGlobalArguments(Work &work)
{
    const dockerfile::GlobalScope scope(work.model, work.options.model);
    work.result.globals = scope.values();
    work.result.globalUses = scope.uses();
    work.result.declaredGlobals = scope.declared();
    for (const auto &problem : scope.problems()) {
        if (!work.isStopped())
            work.fail(problem.message, {problem.named}, problem.range);
    }
}

void resolveEpoch(Work &work)
{
    const auto text = epochText(work);
    if (!text)
        return;
    work.result.epoch = parseInteger(*text);
    if (!work.result.epoch && !text->empty())
        checkEpochSource(work, *text);
    setEpoch(work);
}

} // namespace stagewright::convert
