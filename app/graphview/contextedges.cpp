#include "app/graphview/contextedges.h"

#include "app/qtsupport/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace stagewright::app {

namespace {

using dockerfile::Instruction;
using dockerfile::Mount;

QString translated(const char *text)
{
    return QCoreApplication::translate("GraphContent", text);
}

/// ADD takes URLs and git repositories too: they are no files of the context.
bool isRemote(const std::string &source)
{
    return source.find("://") != std::string::npos || source.starts_with("git@") ||
           source.starts_with("github.com/");
}

QString labelOf(const QStringList &paths)
{
    if (paths.isEmpty())
        return {};
    return paths.size() == 1
               ? paths.first()
               : QStringLiteral("%1 +%2").arg(paths.first(), QString::number(paths.size() - 1));
}

class UseCollector
{
public:
    UseCollector(GraphContent &content, const GraphInput &input)
        : m_content(content)
        , m_input(input)
    {}

    void collect()
    {
        for (const ShownStage &shown : m_input.stages) {
            if (shown.isGhost || !shown.modelStage)
                continue;
            const auto &list = m_input.model.stages[*shown.modelStage].instructions;
            for (std::size_t i = shown.firstInstruction;
                 i < std::min(shown.endInstruction, list.size()); ++i)
                collectFrom(shown.id, i, list[i]);
        }
    }

private:
    void collectFrom(StageId stage, std::size_t index, const Instruction &instruction)
    {
        if (const auto *copy = instruction.as<dockerfile::CopyInstruction>())
            addCopy(stage, index, instruction, *copy);
        const auto *run = instruction.as<dockerfile::RunInstruction>();
        for (std::size_t i = 0; run && i < run->mounts.size(); ++i)
            addMount(stage, index, i, run->mounts[i]);
    }

    void addCopy(StageId stage, std::size_t index, const Instruction &instruction,
                 const dockerfile::CopyInstruction &copy)
    {
        if (copy.from)
            return;
        QStringList paths;
        for (const auto &source : copy.sources)
            if (!isRemote(source.text))
                paths << fromUtf8(source.text);
        if (!paths.isEmpty())
            addContext({EdgeKind::Context, stage, index, std::nullopt}, labelOf(paths),
                       fromUtf8(instruction.summary()));
    }

    void addMount(StageId stage, std::size_t index, std::size_t number, const Mount &mount)
    {
        const QString target = fromUtf8(mount.target().value_or(""));
        const QString tip = QStringLiteral("--mount=type=%1").arg(fromUtf8(nameOf(mount.type)));
        if (mount.type == Mount::Type::Cache)
            addCache({EdgeKind::Cache, stage, index, number}, mount, tip);
        else if (mount.type == Mount::Type::Bind && !mount.from)
            addContext({EdgeKind::Context, stage, index, number},
                       fromUtf8(mount.source().value_or(".")) + QStringLiteral(" → ") + target,
                       tip);
    }

    void addCache(const EdgeKey &key, const Mount &mount, const QString &tip)
    {
        std::string id(mount.option("id").value_or(""));
        if (id.empty())
            id = mount.target().value_or("");
        const std::string reference = kCachePrefix + id;
        if (!m_content.image(reference))
            m_content.images.push_back(
                {reference,
                 fromUtf8(id),
                 {},
                 translated(QT_TRANSLATE_NOOP("GraphContent", "Cache mount %1: kept between "
                                                              "builds, never in the image"))
                     .arg(fromUtf8(id)),
                 ImageKind::Cache});
        addEdge(key, reference, fromUtf8(mount.target().value_or("")), tip);
    }

    void addContext(const EdgeKey &key, const QString &label, const QString &tip)
    {
        if (!m_content.image(kContextReference))
            m_content.images.push_back(
                {kContextReference,
                 translated(QT_TRANSLATE_NOOP("GraphContent", "build context")),
                 {},
                 translated(
                     QT_TRANSLATE_NOOP("GraphContent", "The folder that is sent to the builder")),
                 ImageKind::BuildContext});
        addEdge(key, kContextReference, label, tip);
    }

    void addEdge(const EdgeKey &key, const std::string &source, const QString &label,
                 const QString &tip)
    {
        GraphEdge edge;
        edge.key = key;
        edge.source = {0, source};
        edge.label = label;
        edge.tip = tip;
        m_content.edges.push_back(std::move(edge));
    }

    GraphContent &m_content;
    const GraphInput &m_input;
};

} // namespace

void addUses(GraphContent &content, const GraphInput &input)
{
    UseCollector(content, input).collect();
}

} // namespace stagewright::app
