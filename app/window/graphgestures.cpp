// GraphPane: edges, rows and what is inserted, as edits of the text.
#include "app/graphview/connectpopup.h"
#include "app/qtsupport/text.h"
#include "app/window/artifactguess.h"
#include "app/window/editchain.h"
#include "app/window/graphpane.h"
#include "core/language/edit/clipboard.h"
#include "core/language/edit/connections.h"
#include "core/language/edit/rows.h"
#include "core/language/edit/stages.h"

#include <QFileInfo>

#include <algorithm>

namespace stagewright::app {

namespace {

const char *const kFallbackBase = "alpine:3.20";
const QLatin1String kStageBefore("--from=STAGE");

std::string baseForNewStage(const dockerfile::Dockerfile &model)
{
    for (auto stage = model.stages.rbegin(); stage != model.stages.rend(); ++stage) {
        if (!stage->baseIsScratch && !stage->base.empty() && !model.findStage(stage->base))
            return stage->base;
    }
    return kFallbackBase;
}

ArtifactGuess guessFor(const dockerfile::Dockerfile &model, const edit::SourceEnd &from,
                       std::size_t target)
{
    if (const auto *stage = std::get_if<std::size_t>(&from))
        return guessArtifact(model.stages[*stage], model.stages[target]);
    return {"/", "/"};
}

/// Where a stage has put files, the likeliest first.
QStringList pathsOf(const dockerfile::Dockerfile &model, const edit::SourceEnd &from,
                    std::size_t target)
{
    QStringList paths{fromUtf8(guessFor(model, from, target).path)};
    const auto *stage = std::get_if<std::size_t>(&from);
    if (!stage)
        return paths;
    for (const auto &instruction : model.stages[*stage].instructions) {
        if (const auto *copy = instruction.as<dockerfile::CopyInstruction>())
            paths << fromUtf8(copy->destination.text);
        else if (const auto *folder = instruction.as<dockerfile::WorkdirInstruction>())
            paths << fromUtf8(folder->path.text);
    }
    paths.removeDuplicates();
    paths.removeAll(QString());
    return paths;
}

bool startsStage(const QString &text)
{
    return text.trimmed().startsWith(QLatin1String("FROM "), Qt::CaseInsensitive);
}

} // namespace

void GraphPane::perform(const DockerfileDocument::Gesture &gesture, std::optional<QPointF> place)
{
    const auto changed = m_document.perform(gesture, place);
    if (changed)
        emit edited(*changed);
    else
        emit refused(translated(changed.error().reason));
}

/// Its index in the text as it is now; says so where its line does not parse.
std::optional<std::size_t> GraphPane::known(StageId stage)
{
    m_document.currentAnalysis();
    const auto index = m_document.indexOf(stage);
    if (!index)
        emit refused(tr("Mend the line of that stage first: it does not parse."));
    return index;
}

std::optional<edit::SourceEnd> GraphPane::endOf(const NodeKey &node)
{
    if (node.stage == 0)
        return edit::SourceEnd(node.image);
    const auto index = known(node.stage);
    return index ? std::optional(edit::SourceEnd(*index)) : std::nullopt;
}

// -- edges --------------------------------------------------------------------------------------

void GraphPane::connectStages(StageId source, StageId target)
{
    const auto from = known(source);
    const auto to = from ? known(target) : std::nullopt;
    if (!to)
        return;
    perform([&](const edit::Source &text) {
        const auto guess = guessArtifact(text.model.stages[*from], text.model.stages[*to]);
        return edit::connect(text, *from, *to, guess.path, guess.destination);
    });
}

void GraphPane::offerConnection(const ConnectWish &wish)
{
    const auto from = endOf(wish.source);
    const auto to = from ? known(wish.target) : std::nullopt;
    if (!to)
        return;
    const auto &model = m_document.analysis()->dockerfile;
    const auto *stage = std::get_if<std::size_t>(&*from);
    ConnectOffer offer;
    offer.source =
        stage ? fromUtf8(model.stages[*stage].displayName()) : fromUtf8(wish.source.image);
    offer.target = fromUtf8(model.stages[*to].displayName());
    offer.paths = pathsOf(model, *from, *to);
    offer.destination = fromUtf8(guessFor(model, *from, *to).destination);
    std::vector<std::size_t> runs;
    for (std::size_t i = 0; i < model.stages[*to].instructions.size(); ++i) {
        const auto &instruction = model.stages[*to].instructions[i];
        if (instruction.kind != dockerfile::InstructionKind::Run)
            continue;
        if (wish.row == i) {
            offer.run = int(runs.size());
            offer.kind = ConnectKind::Mount;
        }
        runs.push_back(i);
        offer.runs << fromUtf8(instruction.summary());
    }
    // Not the view: its accessible children are nodes and edges alone.
    auto *popup = new ConnectPopup(offer, m_view.window());
    connect(popup, &ConnectPopup::accepted, this,
            [=, this](const ConnectChoice &choice) { connectAs(wish, choice, runs); });
    popup->adjustSize();
    popup->move(m_view.viewport()->mapToGlobal(m_view.mapFromScene(wish.place) + QPoint(8, 8)));
    popup->show();
}

void GraphPane::connectAs(const ConnectWish &wish, const ConnectChoice &choice,
                          const std::vector<std::size_t> &runs)
{
    const auto from = endOf(wish.source);
    const auto to = from ? known(wish.target) : std::nullopt;
    if (!to)
        return;
    const std::string path = toUtf8(choice.path);
    const std::string destination = toUtf8(choice.destination);
    perform([&](const edit::Source &text) -> edit::EditResult {
        if (choice.kind == ConnectKind::Base)
            return edit::setBase(text, *to, *from);
        if (choice.kind == ConnectKind::Copy)
            return edit::connect(text, *from, *to, path, destination);
        const bool isKnown = choice.run >= 0 && std::size_t(choice.run) < runs.size();
        const std::size_t run = isKnown ? runs[std::size_t(choice.run)] : 0;
        return edit::connectMount(text, *from, {*to, run}, path, destination);
    });
}

void GraphPane::removeEdge(std::optional<std::size_t> modelEdge)
{
    if (!modelEdge) {
        emit refused(tr("What a stage reads from the build context or a cache is deleted with its "
                        "instruction: select the row."));
        return;
    }
    perform([modelEdge](const edit::Source &text) -> edit::EditResult {
        const auto &edges = text.model.graph.edges;
        if (*modelEdge >= edges.size())
            return tl::unexpected(edit::Refusal{Message("This edge is not there any more")});
        return edit::removeEdge(text, edges[*modelEdge]);
    });
}

void GraphPane::reconnect(const EdgeKey &key, const NodeKey &source)
{
    const auto from = endOf(source);
    const auto *edge = m_view.content().edge(key);
    if (!from || !edge || !edge->modelEdge)
        return;
    perform([&](const edit::Source &text) -> edit::EditResult {
        const auto &edges = text.model.graph.edges;
        if (*edge->modelEdge >= edges.size())
            return tl::unexpected(edit::Refusal{Message("This edge is not there any more")});
        return edit::reconnect(text, edges[*edge->modelEdge], *from);
    });
}

// -- rows ---------------------------------------------------------------------------------------

/// Behind what makes layers; what says how the image runs goes to the end.
std::size_t GraphPane::endOfRows(StageId stage, const QString &text) const
{
    const GraphStage *shown = m_view.content().stage(stage);
    const QString keyword = text.section(QLatin1Char(' '), 0, 0).toUpper();
    static const QStringList kLast{QStringLiteral("CMD"), QStringLiteral("ENTRYPOINT"),
                                   QStringLiteral("EXPOSE"), QStringLiteral("HEALTHCHECK"),
                                   QStringLiteral("STOPSIGNAL")};
    if (!shown || shown->rows.empty() || kLast.contains(keyword))
        return SIZE_MAX;
    return shown->rows.back().instruction + 1;
}

edit::Row GraphPane::rowOf(const RowPlace &place, std::size_t stage) const
{
    const auto &stages = m_document.analysis()->dockerfile.stages;
    return {stage, std::min(place.instruction, stages[stage].instructions.size())};
}

void GraphPane::moveRow(const RowPlace &row, const RowPlace &before)
{
    const auto from = known(row.stage);
    const auto to = from ? known(before.stage) : std::nullopt;
    if (!to)
        return;
    RowPlace place = before;
    if (place.instruction == SIZE_MAX)
        place.instruction = endOfRows(before.stage, {});
    perform([&](const edit::Source &text) {
        return edit::moveInstruction(text, rowOf(row, *from), rowOf(place, *to));
    });
}

void GraphPane::removeRow(const RowPlace &row)
{
    if (const auto stage = known(row.stage))
        perform([&](const edit::Source &text) {
            return edit::deleteInstruction(text, rowOf(row, *stage));
        });
}

void GraphPane::duplicateRow(const RowPlace &row)
{
    if (const auto stage = known(row.stage))
        perform([&](const edit::Source &text) {
            return edit::duplicateInstruction(text, rowOf(row, *stage));
        });
}

/// The folder of the file is its build context.
void GraphPane::addFiles(const FilesWish &wish)
{
    const auto stage = known(wish.before.stage);
    if (!stage)
        return;
    if (m_document.path().isEmpty()) {
        emit refused(tr("Save the Dockerfile first: COPY takes files of its folder."));
        return;
    }
    std::vector<edit::DroppedFile> files;
    for (const QString &path : wish.paths)
        files.push_back({toUtf8(path), QFileInfo(path).isDir()});
    const std::string folder = toUtf8(QFileInfo(m_document.path()).absolutePath());
    perform([&](const edit::Source &text) {
        return edit::addCopyFromContext(text, rowOf(wish.before, *stage), folder, files, ".");
    });
}

// -- what is inserted ---------------------------------------------------------------------------

void GraphPane::addStage(const NodeKey &source, StageId after, std::optional<QPointF> place)
{
    const auto analysis = m_document.currentAnalysis();
    const auto behind = m_document.indexOf(after);
    const bool reads = source.stage != 0 || !source.image.empty();
    const auto from = reads ? endOf(source) : std::nullopt;
    if (reads && !from)
        return;
    const bool isImage = from && std::holds_alternative<std::string>(*from);
    perform(
        [&](const edit::Source &text) {
            const auto name = edit::freeStageName(text.model, "stage");
            const auto base = isImage ? std::get<std::string>(*from) : baseForNewStage(text.model);
            std::vector<EditStep> steps{[&](const edit::Source &now) {
                return edit::addStage(now, base, name, from ? std::nullopt : behind);
            }};
            if (from && !isImage)
                steps.emplace_back([&](const edit::Source &now) {
                    const std::size_t last = now.model.stages.size() - 1;
                    const auto guess = guessFor(now.model, *from, last);
                    return edit::connect(now, *from, last, guess.path, guess.destination);
                });
            return chained(text, steps);
        },
        place);
}

void GraphPane::insert(const InsertWish &wish)
{
    if (wish.isImage || startsStage(wish.text)) {
        insertStage(wish);
        return;
    }
    if (wish.stage == 0) {
        emit refused(tr("Select a stage first: an instruction belongs to one."));
        return;
    }
    const auto stage = known(wish.stage);
    if (!stage)
        return;
    QString instruction = wish.text;
    if (instruction.contains(kStageBefore)) {
        if (*stage == 0) {
            emit refused(tr("The first stage has none before it that it could copy from."));
            return;
        }
        const auto &before = m_document.analysis()->dockerfile.stages[*stage - 1];
        instruction.replace(
            kStageBefore,
            QStringLiteral("--from=%1")
                .arg(before.name.empty() ? QString::number(before.index) : fromUtf8(before.name)));
    }
    const RowPlace place =
        wish.before.value_or(RowPlace{wish.stage, endOfRows(wish.stage, instruction)});
    perform([&](const edit::Source &text) {
        return edit::insertInstruction(text, rowOf(place, *stage), toUtf8(instruction));
    });
}

/// An image on a stage becomes its base; on an edge, the stage between its ends; else a new stage.
void GraphPane::insertStage(const InsertWish &wish)
{
    const auto analysis = m_document.currentAnalysis();
    if (wish.isImage && wish.stage != 0) {
        if (const auto stage = known(wish.stage))
            perform([&](const edit::Source &text) {
                return edit::setBase(text, *stage, edit::SourceEnd(toUtf8(wish.text)));
            });
    } else if (wish.edge) {
        insertBetween(*wish.edge, wish.isImage ? wish.text : QString());
    } else if (wish.isImage) {
        perform(
            [&](const edit::Source &text) {
                return edit::addStage(text, toUtf8(wish.text),
                                      edit::freeStageName(text.model, "stage"));
            },
            wish.place);
    } else {
        QString stages = wish.text;
        if (const auto &model = analysis->dockerfile; !model.stages.empty())
            stages.replace(kStageBefore,
                           QStringLiteral("--from=%1")
                               .arg(fromUtf8(model.stages.back().name.empty()
                                                 ? std::to_string(model.stages.size() - 1)
                                                 : model.stages.back().name)));
        perform([&](const edit::Source &text) { return edit::pasteStages(text, toUtf8(stages)); },
                wish.place);
    }
}

/// A new stage on the base of another one, which then stands on the new one.
void GraphPane::insertBetween(const EdgeKey &edge, const QString &base)
{
    const auto target = known(edge.target);
    if (!target)
        return;
    perform([&](const edit::Source &text) {
        const auto name = edit::freeStageName(text.model, "stage");
        const std::string from = base.isEmpty() ? (text.model.stages[*target].baseIsScratch
                                                       ? "scratch"
                                                       : text.model.stages[*target].base)
                                                : toUtf8(base);
        return chained(
            text,
            {[&](const edit::Source &now) { return edit::addStage(now, from, name, *target); },
             [&](const edit::Source &now) { return edit::moveStage(now, *target + 1, *target); },
             [&](const edit::Source &now) {
                 return edit::setBase(now, *target + 1, edit::SourceEnd(*target));
             }});
    });
}

} // namespace stagewright::app
