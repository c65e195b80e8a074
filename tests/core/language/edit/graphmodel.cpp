#include "tests/core/language/edit/graphmodel.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <map>

namespace stagewright::tests {

namespace {

using dockerfile::Dockerfile;
using dockerfile::EdgeKind;
using dockerfile::Instruction;
using dockerfile::InstructionKind;
using dockerfile::NodeId;
using dockerfile::StageEdge;
using text::TextRange;

constexpr std::string_view kCaseMark = "§case";
constexpr auto kGone = "gone";

struct Named
{
    TextRange range;
    std::string text;
    bool isNumber = false;
};

std::vector<Named> namesIn(const Instruction &instruction)
{
    std::vector<Named> names;
    if (const auto *copy = instruction.as<dockerfile::CopyInstruction>(); copy && copy->from) {
        const auto &word = copy->from->word;
        auto digits = std::string_view(word.text);
        if (digits.starts_with('+'))
            digits.remove_prefix(1);
        names.push_back({word.range, word.text, parseUnsigned(digits).has_value()});
    }
    if (const auto *run = instruction.as<dockerfile::RunInstruction>()) {
        for (const auto &mount : run->mounts) {
            if (mount.from)
                names.push_back({mount.from->word.range, mount.from->word.text});
        }
    }
    if (const auto *trigger = instruction.as<dockerfile::OnBuildInstruction>();
        trigger && trigger->instruction)
        return namesIn(*trigger->instruction);
    return names;
}

class Reader
{
public:
    explicit Reader(const edit::ParsedText &text)
        : m_text(text)
        , m_model(text.model)
    {
        for (const auto &edge : m_model.graph.edges)
            m_edges[{edge.referenceRange.begin, edge.target}] = &edge;
    }

    GraphModel read()
    {
        GraphModel result;
        readComments();
        for (const auto &stage : m_model.stages) {
            GraphStage read;
            read.id = result.newId();
            read.name = stage.name;
            read.base = sourceOf({stage.baseRange, stage.base}, stage.index, false);
            read.platform = stage.instructions.front().flagValue("platform");
            read.comments = m_comments[stage.instructions.front().range.begin];
            result.stages.push_back(std::move(read));
        }
        for (const auto &stage : m_model.stages) {
            for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
                result.stages[stage.index].rows.push_back(readRow(stage, stage.instructions[i]));
                result.stages[stage.index].rows.back().id = result.newId();
            }
        }
        return result;
    }

private:
    void readComments()
    {
        std::vector<std::string> above;
        for (const auto &node : m_text.tree.nodes()) {
            if (node.as<syntax::CommentSyntax>()) {
                above.emplace_back(text::slice(m_text.text(), node.content));
                continue;
            }
            if (node.as<syntax::InstructionSyntax>())
                m_comments[node.content.begin] = above;
            above.clear();
        }
    }

    GraphRow readRow(const dockerfile::Stage &stage, const Instruction &instruction)
    {
        GraphRow row;
        row.kind = instruction.kind;
        row.comments = m_comments[instruction.range.begin];
        row.raw = text::slice(m_text.text(), instruction.range);
        auto names = namesIn(instruction);
        const bool isTrigger = instruction.kind == InstructionKind::OnBuild;
        for (const auto &name : names)
            row.sources.push_back(sourceOf(name, stage.index, isTrigger));
        std::ranges::reverse(names);
        for (const auto &name : names)
            row.raw.replace(name.range.begin - instruction.range.begin, name.range.length(), "§");
        // A heredoc without an end takes blank lines, or not.
        while (row.raw.ends_with('\n') || row.raw.ends_with('\r'))
            row.raw.pop_back();
        return row;
    }

    std::string sourceOf(const Named &name, std::size_t stage, bool isTrigger) const
    {
        // A trigger acts in every stage that is built on it, or says nothing in this file.
        const auto found = isTrigger ? m_edges.lower_bound({name.range.begin, 0})
                                     : m_edges.find({name.range.begin, stage});
        const bool isFound = found != m_edges.end() && found->first.first == name.range.begin;
        if (!isFound)
            return isTrigger ? kAnything : name.isNumber ? "scratch" : name.text;
        const auto &edge = *found->second;
        if (edge.fault == dockerfile::EdgeFault::UnknownIndex)
            return "no stage";
        return edge.source.kind == NodeId::Kind::Stage
                   ? GraphModel::link(static_cast<int>(edge.source.index))
                   : m_model.graph.images[edge.source.index].reference;
    }

    const edit::ParsedText &m_text;
    const Dockerfile &m_model;
    std::map<std::pair<std::uint32_t, std::size_t>, const StageEdge *> m_edges;
    std::map<std::uint32_t, std::vector<std::string>> m_comments;
};

/// Ids as positions, so that two models can be compared.
std::string placed(const std::string &source, const GraphModel &model)
{
    const auto id = source.starts_with('#') ? parseUnsigned(source.substr(1)) : std::nullopt;
    if (!id)
        return source;
    const auto index = model.indexOf(static_cast<int>(*id));
    return index == model.stages.size() ? kGone : concat("stage ", std::to_string(index));
}

bool matches(const std::string &expected, const std::string &actual)
{
    if (expected == kAnything || actual == kAnything)
        return true;
    if (!expected.ends_with(kCaseMark))
        return expected == actual;
    const auto plain = expected.substr(0, expected.size() - kCaseMark.size());
    return equalsIgnoringAsciiCase(plain, actual);
}

std::string show(const std::vector<std::string> &list)
{
    return concat("(", join(list, " | "), ")");
}

class Comparer
{
public:
    Comparer(const GraphModel &expected, const GraphModel &actual)
        : m_expected(expected)
        , m_actual(actual)
    {}

    std::string run()
    {
        require("stages", std::to_string(m_expected.stages.size()),
                std::to_string(m_actual.stages.size()));
        for (std::size_t i = 0; m_found.empty() && i < m_expected.stages.size(); ++i)
            compareStages(i, m_expected.stages[i], m_actual.stages[i]);
        return m_found;
    }

private:
    void require(const std::string &what, const std::string &expected, const std::string &actual)
    {
        if (m_found.empty() && !matches(expected, actual))
            m_found = concat(what, ": expected '", expected, "', but is '", actual, "'");
    }
    void compareStages(std::size_t index, const GraphStage &expected, const GraphStage &actual)
    {
        const auto what = concat("stage ", std::to_string(index), " ");
        require(what + "name", expected.name, actual.name);
        require(what + "base", placed(expected.base, m_expected), placed(actual.base, m_actual));
        require(what + "platform", expected.platform, actual.platform);
        if (!expected.hasAnyComments)
            require(what + "comments", show(expected.comments), show(actual.comments));
        require(what + "rows", std::to_string(expected.rows.size()),
                std::to_string(actual.rows.size()));
        for (std::size_t i = 0; m_found.empty() && i < expected.rows.size(); ++i)
            compareRows(concat(what, "row ", std::to_string(i + 1), " "), expected.rows[i],
                        actual.rows[i]);
    }
    void compareRows(const std::string &what, const GraphRow &expected, const GraphRow &actual)
    {
        require(what + "text", expected.raw, actual.raw);
        if (!expected.hasAnyComments)
            require(what + "comments", show(expected.comments), show(actual.comments));
        require(what + "sources", std::to_string(expected.sources.size()),
                std::to_string(actual.sources.size()));
        for (std::size_t i = 0; m_found.empty() && i < expected.sources.size(); ++i) {
            const auto source = placed(expected.sources[i], m_expected);
            // Nothing is built on the stage: a trigger speaks to other files.
            const bool isFree = source == kGone && expected.kind == InstructionKind::OnBuild;
            require(what + "source", isFree ? kAnything : source,
                    placed(actual.sources[i], m_actual));
        }
    }

    const GraphModel &m_expected;
    const GraphModel &m_actual;
    std::string m_found;
};

} // namespace

int GraphStage::indexOfRow(int rowId) const
{
    const auto found = std::ranges::find(rows, rowId, &GraphRow::id);
    return static_cast<int>(found - rows.begin());
}

std::size_t GraphModel::indexOf(int id) const
{
    return static_cast<std::size_t>(std::ranges::find(stages, id, &GraphStage::id) -
                                    stages.begin());
}

GraphModel readGraph(const edit::ParsedText &text)
{
    return Reader(text).read();
}

std::string differences(const GraphModel &expected, const GraphModel &actual)
{
    return Comparer(expected, actual).run();
}

} // namespace stagewright::tests
