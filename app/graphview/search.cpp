#include "app/graphview/search.h"

#include <algorithm>

namespace stagewright::app {

namespace {

bool matches(const QString &text, const QStringList &words)
{
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

void findInStage(std::vector<GraphSelection> &found, const GraphStage &stage,
                 const QStringList &words)
{
    if (matches(stage.name + QLatin1Char(' ') + stage.base, words))
        found.push_back(GraphSelection::ofNode(nodeOf(stage.id)));
    for (const GraphRow &row : stage.rows)
        if (matches(row.text, words))
            found.push_back(GraphSelection::ofRow(stage.id, row.instruction));
    if (!stage.metadataInstructions.empty() && matches(stage.metadata, words))
        found.push_back(GraphSelection::ofRow(stage.id, *stage.metadataInstructions.begin()));
}

} // namespace

std::vector<GraphSelection> findInGraph(const GraphContent &content, const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<GraphSelection> found;
    if (words.isEmpty())
        return found;
    for (const GraphStage &stage : content.stages)
        findInStage(found, stage, words);
    for (const GraphImage &image : content.images)
        if (matches(image.name, words))
            found.push_back(GraphSelection::ofNode({0, image.reference}));
    return found;
}

} // namespace stagewright::app
