#include "core/language/convert/outline.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace stagewright::convert {

namespace {

using dockerfile::ArgInstruction;
using dockerfile::Instruction;

/// An ARG as one stage knows it.
struct Declared
{
    OutlineArgument argument;
    std::set<std::string> reads; ///< names in its default; of ARGs before the first FROM
};
using Declarations = std::map<std::string, Declared>;

/// Walks from the target over what it is made of; what is found first counts.
class OutlineReader
{
public:
    OutlineReader(const dockerfile::Dockerfile &model, const ConvertOptions &options,
                  const Conversion &conversion)
        : m_model(model)
        , m_options(options)
        , m_conversion(conversion)
    {
        for (const auto &instruction : model.globalArguments)
            declareGlobal(instruction);
    }

    void readStage(std::size_t index);
    Outline take();

private:
    using Accesses = std::map<std::string, OutlineAccess>;

    bool isGiven(const std::string &name) const
    {
        return m_options.model.buildArguments.contains(name);
    }
    void declareGlobal(const Instruction &instruction);
    std::set<std::string> readsOf(const dockerfile::KeyValue &argument) const;
    void addArguments(const ConvertedStage &stage);
    void declare(const Instruction &instruction, const ResolvedArg &resolved, std::uint32_t line,
                 Declarations &known, std::set<std::string> &used) const;
    void addMounts(const ConvertedStage &stage);

    const dockerfile::Dockerfile &m_model;
    const ConvertOptions &m_options;
    const Conversion &m_conversion;
    Declarations m_globals;
    std::set<std::size_t> m_visited;
    std::map<std::string, OutlineArgument> m_arguments;
    Accesses m_secrets;
    Accesses m_agents;
};

std::set<std::string> OutlineReader::readsOf(const dockerfile::KeyValue &argument) const
{
    std::set<std::string> names;
    if (!argument.value || isGiven(argument.key.text))
        return names;
    for (const auto &use : m_conversion.globalUses) {
        if (use.variable && use.variable->value && argument.value->range.contains(use.range))
            names.insert(use.name);
    }
    return names;
}

void OutlineReader::declareGlobal(const Instruction &instruction)
{
    for (const auto &argument : instruction.as<ArgInstruction>()->arguments) {
        const auto &name = argument.key.text;
        Declared declared{{name, m_conversion.globals.get(name).value_or(""),
                           std::string(instruction.description(name)), instruction.line},
                          readsOf(argument)};
        // What it said of itself before lives on in it.
        if (declared.reads.erase(name) > 0) {
            const auto old = m_globals.find(name);
            if (old != m_globals.end())
                declared.reads.insert(old->second.reads.begin(), old->second.reads.end());
        }
        m_globals[name] = std::move(declared);
    }
}

/// Without a default and a build argument, a global one of the name is meant.
void OutlineReader::declare(const Instruction &instruction, const ResolvedArg &resolved,
                            std::uint32_t line, Declarations &known,
                            std::set<std::string> &used) const
{
    const auto &written = instruction.as<ArgInstruction>()->arguments;
    for (std::size_t i = 0; i < std::min(written.size(), resolved.arguments.size()); ++i) {
        const auto &variable = *resolved.arguments[i];
        used.insert(variable.name);
        const bool isInherited = !written[i].value && !isGiven(variable.name) &&
                                 m_conversion.globals.get(variable.name).has_value();
        if (!isInherited)
            known[variable.name] = {{variable.name, variable.value.value_or(""),
                                     std::string(instruction.description(variable.name)), line},
                                    {}};
    }
}

void addWithReads(const std::string &name, const Declarations &known, std::set<std::string> &all)
{
    if (!all.insert(name).second)
        return;
    if (const auto found = known.find(name); found != known.end()) {
        for (const auto &read : found->second.reads)
            addWithReads(read, known, all);
    }
}

void OutlineReader::addArguments(const ConvertedStage &stage)
{
    auto known = m_globals;
    std::set<std::string> used;
    for (const auto *uses : {&stage.baseUses, &stage.platformUses}) {
        for (const auto &use : *uses) {
            if (use.variable && use.variable->value && !stage.isReplaced)
                used.insert(use.name);
        }
    }
    const auto fromLine = m_model.stages[stage.index].instructions.front().line;
    for (const auto &converted : stage.instructions) {
        const auto &instruction = instructionOf(m_model, stage, converted);
        if (const auto *resolved = converted.as<ResolvedArg>())
            declare(instruction, *resolved, converted.isTrigger() ? fromLine : instruction.line,
                    known, used);
    }
    std::set<std::string> all;
    for (const auto &name : used)
        addWithReads(name, known, all);
    for (const auto &name : all) {
        if (const auto found = known.find(name); found != known.end())
            m_arguments.emplace(name, found->second.argument);
    }
}

void OutlineReader::addMounts(const ConvertedStage &stage)
{
    using Type = dockerfile::Mount::Type;
    const auto fromLine = m_model.stages[stage.index].instructions.front().line;
    for (const auto &converted : stage.instructions) {
        const auto *run = converted.as<ResolvedRun>();
        if (!run)
            continue;
        const auto line =
            converted.isTrigger() ? fromLine : instructionOf(m_model, stage, converted).line;
        for (const auto &mount : run->mounts) {
            if (mount.type == Type::Secret)
                m_secrets.try_emplace(mount.secretId(),
                                      OutlineAccess{mount.secretId(), mount.required, line});
            const auto agent = mount.id.empty() ? std::string("default") : mount.id;
            if (mount.type == Type::Ssh)
                m_agents.try_emplace(agent, OutlineAccess{agent, mount.required, line});
        }
    }
}

void OutlineReader::readStage(std::size_t index)
{
    if (!m_visited.insert(index).second)
        return;
    const auto &stage = m_conversion.stages[index];
    addArguments(stage);
    addMounts(stage);
    if (stage.base.kind == ConvertedBase::Kind::Stage)
        readStage(stage.base.stage);
    for (const auto &dependency : stage.dependencies) {
        if (dependency.source.kind == FileSource::Kind::Stage)
            readStage(dependency.source.index);
    }
}

/// By line, then by name, which the map they come from is sorted by.
template<typename Entry>
std::vector<Entry> sorted(const std::map<std::string, Entry> &entries)
{
    std::vector<Entry> result;
    for (const auto &entry : entries)
        result.push_back(entry.second);
    std::ranges::stable_sort(result, {}, &Entry::line);
    return result;
}

Outline OutlineReader::take()
{
    Outline outline;
    outline.arguments = sorted(m_arguments);
    outline.secrets = sorted(m_secrets);
    outline.agents = sorted(m_agents);
    return outline;
}

} // namespace

Outline outlineOf(const dockerfile::Dockerfile &model, const ConvertOptions &options,
                  const Conversion &conversion)
{
    OutlineReader reader(model, options, conversion);
    reader.readStage(*conversion.target);
    auto outline = reader.take();
    const auto &stage = model.stages[*conversion.target];
    outline.name = stage.name;
    outline.description = stage.instructions.front().description(stage.name);
    return outline;
}

std::vector<OutlineTarget> targetsOf(const dockerfile::Dockerfile &model)
{
    std::vector<OutlineTarget> targets;
    for (const auto &stage : model.stages) {
        const auto &from = stage.instructions.front();
        const auto &detail = *from.as<dockerfile::FromInstruction>();
        targets.push_back({stage.name, std::string(from.description(stage.name)),
                           stage.index + 1 == model.stages.size(), detail.image.text,
                           detail.platform ? detail.platform->text : std::string(), from.line});
    }
    return targets;
}

} // namespace stagewright::convert
