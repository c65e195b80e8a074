#include "tests/core/language/edit/randomgestures.h"

#include "core/base/support/strings.h"
#include "core/language/edit/clipboard.h"
#include "core/language/edit/connections.h"
#include "core/language/edit/rows.h"
#include "core/language/edit/stages.h"

#include <algorithm>
#include <array>

namespace stagewright::tests {

namespace {

using dockerfile::EdgeKind;
using dockerfile::InstructionKind;
using edit::Row;
using edit::SourceEnd;

constexpr std::string_view kCase = "§case";

/// In front of CMD, ENTRYPOINT and the like at the end.
std::size_t behindFiles(const std::vector<GraphRow> &rows)
{
    constexpr std::array kKinds = {InstructionKind::Cmd,         InstructionKind::Entrypoint,
                                   InstructionKind::Expose,      InstructionKind::Label,
                                   InstructionKind::Healthcheck, InstructionKind::StopSignal,
                                   InstructionKind::User,        InstructionKind::Volume,
                                   InstructionKind::Maintainer,  InstructionKind::OnBuild};
    auto index = rows.size();
    while (index > 0 && std::ranges::find(kKinds, rows[index - 1].kind) != kKinds.end())
        --index;
    return index;
}

class Chooser
{
public:
    Chooser(const edit::ParsedText &text, const text::TextSnapshot &snapshot, std::mt19937 &random)
        : m_text(text)
        , m_source{snapshot, text.model}
        , m_random(random)
    {
        m_trial.expected = readGraph(text);
    }

    Trial run()
    {
        using Try = void (Chooser::*)();
        constexpr std::array<Try, 27> kTries = {
            &Chooser::addStage,       &Chooser::renameStage,  &Chooser::connect,
            &Chooser::connectMount,   &Chooser::setBase,      &Chooser::reconnect,
            &Chooser::setPlatform,    &Chooser::removeEdge,   &Chooser::insertInstruction,
            &Chooser::change,         &Chooser::remove,       &Chooser::move,
            &Chooser::duplicate,      &Chooser::drop,         &Chooser::deleteUnused,
            &Chooser::deleteWithUses, &Chooser::deleteRebase, &Chooser::moveStage,
            &Chooser::moveAbove,      &Chooser::makeLast,     &Chooser::split,
            &Chooser::splitRuntime,   &Chooser::extract,      &Chooser::duplicateStage,
            &Chooser::pasteStage,     &Chooser::pasteSnippet, &Chooser::pasteRows};
        (this->*kTries[pick(kTries.size())])();
        return std::move(m_trial);
    }

private:
    std::size_t pick(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    bool chance(unsigned n) { return pick(n) == 0; }
    template<typename Range>
    const auto &oneOf(const Range &range)
    {
        return range[pick(std::size(range))];
    }

    GraphModel &graph() { return m_trial.expected; }
    GraphStage &stageAt(std::size_t index) { return graph().stages[index]; }
    std::size_t stageCount() const { return m_text.model.stages.size(); }
    /// Now and then one that is not there.
    std::size_t anyStage() { return pick(stageCount() + (chance(20) ? 1 : 0)); }
    Row anyRow()
    {
        const auto stage = anyStage();
        if (stage >= stageCount())
            return {stage, 0};
        const auto count = m_text.model.stages[stage].instructions.size();
        return {stage, count > 1 && !chance(20) ? 1 + pick(count - 1) : pick(count + 1)};
    }
    /// A RUN, where there is one.
    Row anyRun()
    {
        std::vector<Row> runs;
        for (const auto &stage : m_text.model.stages) {
            for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
                if (stage.instructions[i].kind == InstructionKind::Run)
                    runs.push_back({stage.index, i});
            }
        }
        return runs.empty() || chance(20) ? anyRow() : oneOf(runs);
    }
    /// Stages that start alike, where there are such.
    std::pair<std::size_t, std::size_t> anyTwins()
    {
        std::vector<std::pair<std::size_t, std::size_t>> twins;
        const auto &stages = graph().stages;
        for (std::size_t i = 0; i < stages.size(); ++i) {
            for (std::size_t k = i + 1; k < stages.size(); ++k) {
                const bool hasRows = !stages[i].rows.empty() && !stages[k].rows.empty();
                if (hasRows && stages[i].base == stages[k].base &&
                    stages[i].rows[0].raw == stages[k].rows[0].raw)
                    twins.emplace_back(i, k);
            }
        }
        if (twins.empty() || chance(5))
            return {anyStage(), anyStage()};
        return oneOf(twins);
    }
    Row anyPlace()
    {
        const auto stage = anyStage();
        const auto count =
            stage < stageCount() ? m_text.model.stages[stage].instructions.size() : 0;
        return {stage, chance(20) ? pick(count + 2) : 1 + pick(count)};
    }
    SourceEnd anySource()
    {
        constexpr std::array<std::string_view, 6> kImages = {"busybox", "ghcr.io/x/y:1", "scratch",
                                                             "later",   "Bad Name",      "alpine"};
        if (chance(3))
            return std::string(oneOf(kImages));
        return anyStage();
    }
    std::string anyName()
    {
        constexpr std::array<std::string_view, 6> kNames = {"fresh", "Other", "s0",
                                                            "x.y-z", "1bad",  "later"};
        return std::string(oneOf(kNames));
    }

    /// Whether it was done, and so is to be expected.
    bool did(std::string name, const std::string &arguments, edit::EditResult result)
    {
        m_trial.what = concat(name, " ", arguments);
        m_trial.name = std::move(name);
        m_trial.result = std::move(result);
        return m_trial.result.has_value();
    }
    static std::string show(Row row)
    {
        return concat(std::to_string(row.stage), ".", std::to_string(row.instruction));
    }
    static std::string show(const SourceEnd &end)
    {
        const auto *stage = std::get_if<std::size_t>(&end);
        return stage ? concat("#", std::to_string(*stage)) : std::get<std::string>(end);
    }

    /// The link to a source end; a stage without a name gets one.
    std::string use(const SourceEnd &end)
    {
        const auto *index = std::get_if<std::size_t>(&end);
        if (!index)
            return std::get<std::string>(end);
        auto &stage = stageAt(*index);
        if (stage.name.empty())
            stage.name = kAnything;
        return GraphModel::link(stage.id);
    }
    /// What FROM means by a word in front of stage `index`.
    std::string baseOf(const std::string &word, std::size_t index)
    {
        for (auto i = index; i-- > 0;) {
            if (!stageAt(i).name.empty() && stageAt(i).name == word)
                return GraphModel::link(stageAt(i).id);
        }
        return word;
    }
    GraphRow newRow(InstructionKind kind, std::string raw, std::vector<std::string> sources = {})
    {
        GraphRow row;
        row.id = graph().newId();
        row.kind = kind;
        row.raw = std::move(raw);
        row.sources = std::move(sources);
        return row;
    }
    static void insertRow(GraphStage &stage, std::size_t at, GraphRow row)
    {
        stage.rows.insert(stage.rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
    }
    static GraphRow takeRow(GraphStage &stage, std::size_t at)
    {
        auto row = std::move(stage.rows[at]);
        stage.rows.erase(stage.rows.begin() + static_cast<std::ptrdiff_t>(at));
        return row;
    }
    void insertStage(std::size_t at, GraphStage stage)
    {
        graph().stages.insert(graph().stages.begin() + static_cast<std::ptrdiff_t>(at),
                              std::move(stage));
    }
    GraphStage takeStage(std::size_t at)
    {
        auto stage = std::move(stageAt(at));
        graph().stages.erase(graph().stages.begin() + static_cast<std::ptrdiff_t>(at));
        return stage;
    }
    GraphStage copyOf(const GraphStage &stage)
    {
        auto copy = stage;
        copy.id = graph().newId();
        for (auto &row : copy.rows)
            row.id = graph().newId();
        return copy;
    }
    void redirect(const std::string &from, const std::string &to)
    {
        for (auto &stage : graph().stages) {
            if (stage.base == from)
                stage.base = to;
            for (auto &row : stage.rows)
                std::ranges::replace(row.sources, from, to);
        }
    }

    void addStage();
    void renameStage();
    void connect();
    void connectMount();
    void setBase();
    void reconnect();
    void setPlatform();
    void removeEdge();
    void insertInstruction();
    void change();
    void remove();
    void move();
    void duplicate();
    void drop();
    void deleteUnused();
    void deleteWithUses();
    void deleteRebase();
    void moveStage();
    void moveAbove();
    void makeLast();
    void split();
    void splitRuntime();
    void extract();
    void duplicateStage();
    void pasteStage();
    void pasteSnippet();
    void pasteRows();
    std::size_t sourceOrdinal(const dockerfile::StageEdge &edge) const;

    const edit::ParsedText &m_text;
    edit::Source m_source;
    std::mt19937 &m_random;
    Trial m_trial;
};

void Chooser::addStage()
{
    const auto after = chance(3) ? std::nullopt : std::optional(anyStage());
    std::string base = "alpine";
    if (chance(2) && stageCount() > 0)
        base = m_text.model.stages[pick(stageCount())].name;
    if (base.find('$') != std::string::npos)
        base = "scratch";
    const auto name = chance(4) ? std::string() : anyName();
    const auto result = edit::addStage(m_source, base, name, after);
    if (!did("addStage", concat(base, " ", name, " ", after ? std::to_string(*after) : "end"),
             result))
        return;
    const auto index = after ? *after + 1 : stageCount();
    GraphStage stage;
    stage.id = graph().newId();
    stage.name = toLowerAscii(name);
    stage.base = baseOf(base, index);
    insertStage(index, std::move(stage));
    m_trial.keepsValues = true;
}

void Chooser::renameStage()
{
    const auto stage = anyStage();
    const auto name = chance(5) ? std::string() : anyName();
    if (!did("renameStage", concat(std::to_string(stage), " ", name),
             edit::renameStage(m_source, stage, name)))
        return;
    stageAt(stage).name = toLowerAscii(name);
    m_trial.keepsValues = true;
}

void Chooser::connect()
{
    const auto from = anySource();
    const auto to = anyStage();
    if (!did("connect", concat(show(from), " to ", std::to_string(to)),
             edit::connect(m_source, from, to, "/out/app", "/usr/bin/")))
        return;
    const auto link = use(from);
    insertRow(
        stageAt(to), behindFiles(stageAt(to).rows),
        newRow(InstructionKind::Copy, concat("COPY --from=§ /out/app /usr/bin/", kCase), {link}));
}

void Chooser::connectMount()
{
    const auto from = anySource();
    const auto run = anyRun();
    if (!did("connectMount", concat(show(from), " to ", show(run)),
             edit::connectMount(m_source, from, run, "/out", "/in")))
        return;
    const auto link = use(from);
    const auto &instruction = m_text.model.stages[run.stage].instructions[run.instruction];
    auto &row = stageAt(run.stage).rows[run.instruction - 1];
    auto end =
        (instruction.flags.empty() ? instruction.keyword.range : instruction.flags.back().range)
            .end -
        instruction.range.begin;
    // Names in front are masked, with another length.
    row.sources.push_back(link);
    auto bytes = std::string(text::slice(m_text.text(), instruction.range));
    bytes.insert(end, " --mount=type=bind,from=,source=/out,target=/in");
    const edit::ParsedText after(
        concat(m_text.model.escape == '`' ? "# escape=`\n" : "", "FROM scratch\n", bytes));
    const auto masked = readGraph(after);
    row.raw = masked.stages.size() == 1 && masked.stages[0].rows.size() == 1
                  ? masked.stages[0].rows[0].raw
                  : kAnything;
    const auto at = row.raw.find("bind,from=,");
    if (at != std::string::npos)
        row.raw.insert(at + 10, "§");
}

void Chooser::setBase()
{
    const auto stage = anyStage();
    const auto base = anySource();
    if (!did("setBase", concat(std::to_string(stage), " ", show(base)),
             edit::setBase(m_source, stage, base)))
        return;
    stageAt(stage).base = use(base);
}

/// Which name of its row an edge stands for.
std::size_t Chooser::sourceOrdinal(const dockerfile::StageEdge &edge) const
{
    const auto &row = m_text.model.stages[edge.target].instructions[edge.instruction];
    const auto *run = row.as<dockerfile::RunInstruction>();
    std::size_t ordinal = 0;
    for (std::size_t i = 0; run && i < edge.mount.value_or(0); ++i)
        ordinal += run->mounts[i].from ? 1U : 0U;
    return ordinal;
}

void Chooser::reconnect()
{
    const auto &edges = m_text.model.graph.edges;
    if (edges.empty())
        return;
    const auto &edge = oneOf(edges);
    const auto from = anySource();
    if (!did("reconnect",
             concat(dockerfile::nameOf(edge.kind), " of ", std::to_string(edge.target), " to ",
                    show(from)),
             edit::reconnect(m_source, edge, from)))
        return;
    const auto link = use(from);
    auto &stage = stageAt(edge.target);
    if (edge.kind == EdgeKind::Base)
        stage.base = link;
    else
        stage.rows[edge.instruction - 1].sources[sourceOrdinal(edge)] = link;
}

void Chooser::setPlatform()
{
    const auto stage = anyStage();
    const std::string platform = chance(3) ? "" : chance(2) ? "linux/arm64" : "$TARGETPLATFORM";
    if (!did("setPlatform", concat(std::to_string(stage), " ", platform),
             edit::setPlatform(m_source, stage, platform)))
        return;
    stageAt(stage).platform = platform;
}

void Chooser::removeEdge()
{
    const auto &edges = m_text.model.graph.edges;
    if (edges.empty())
        return;
    const auto &edge = oneOf(edges);
    if (!did("removeEdge",
             concat(dockerfile::nameOf(edge.kind), " of ", std::to_string(edge.target)),
             edit::removeEdge(m_source, edge)))
        return;
    auto &stage = stageAt(edge.target);
    auto &row = stage.rows[edge.instruction - 1];
    if (edge.kind == EdgeKind::MountFrom) {
        row.raw = kAnything;
        row.sources.erase(row.sources.begin() + static_cast<std::ptrdiff_t>(sourceOrdinal(edge)));
        return;
    }
    // The comments stay, for the next row or as they are.
    takeRow(stage, edge.instruction - 1);
    if (edge.instruction - 1 < stage.rows.size())
        stage.rows[edge.instruction - 1].hasAnyComments = true;
    else if (edge.target + 1 < graph().stages.size())
        stageAt(edge.target + 1).hasAnyComments = true;
}

struct Snippet
{
    InstructionKind kind;
    std::string_view text; ///< its raw text; comments in front end in a line end
    std::string_view comment = {};
};
constexpr std::array<Snippet, 7> kSnippets = {{
    {InstructionKind::Run, "RUN make all"},
    {InstructionKind::Env, "ENV A=b C=d"},
    {InstructionKind::Copy, "copy . /src"},
    {InstructionKind::Cmd, "CMD [\"a\", \"b\"]"},
    {InstructionKind::Arg, "arg VERSION=2"},
    {InstructionKind::OnBuild, "ONBUILD RUN x"},
    {InstructionKind::Run, "RUN echo y", "# about y"},
}};

void Chooser::insertInstruction()
{
    const auto before = anyPlace();
    const auto &snippet = oneOf(kSnippets);
    const auto text = concat(snippet.comment, snippet.comment.empty() ? "" : "\n", snippet.text);
    if (!did("insertInstruction", concat(show(before), " ", text),
             edit::insertInstruction(m_source, before, text)))
        return;
    auto row = newRow(snippet.kind, concat(snippet.text, kCase));
    if (!snippet.comment.empty())
        row.comments = {std::string(snippet.comment)};
    insertRow(stageAt(before.stage), before.instruction - 1, std::move(row));
}

void Chooser::change()
{
    const auto row = anyRow();
    const auto &snippet = oneOf(kSnippets);
    if (!did("changeInstruction", concat(show(row), " ", snippet.text),
             edit::changeInstruction(m_source, row, snippet.text)))
        return;
    auto &changed = stageAt(row.stage).rows[row.instruction - 1];
    changed.raw = snippet.text;
    changed.sources.clear();
}

void Chooser::remove()
{
    const auto row = anyRow();
    if (did("deleteInstruction", show(row), edit::deleteInstruction(m_source, row)))
        takeRow(stageAt(row.stage), row.instruction - 1);
}

void Chooser::move()
{
    const auto row = anyRow();
    const auto before = anyPlace();
    if (!did("moveInstruction", concat(show(row), " to ", show(before)),
             edit::moveInstruction(m_source, row, before)))
        return;
    const bool isBehind = before.stage == row.stage && before.instruction > row.instruction;
    auto moved = takeRow(stageAt(row.stage), row.instruction - 1);
    insertRow(stageAt(before.stage), before.instruction - 1 - (isBehind ? 1 : 0), std::move(moved));
}

void Chooser::duplicate()
{
    const auto row = anyRow();
    if (!did("duplicateInstruction", show(row), edit::duplicateInstruction(m_source, row)))
        return;
    auto copy = stageAt(row.stage).rows[row.instruction - 1];
    copy.id = graph().newId();
    insertRow(stageAt(row.stage), row.instruction, std::move(copy));
}

void Chooser::drop()
{
    const auto before = anyPlace();
    const bool isOutside = chance(4);
    const auto result = edit::addCopyFromContext(
        m_source, before, "/p", {{isOutside ? "/q/x" : "/p/src/x"}, {"/p/lib", true}}, "/app/");
    if (!did("addCopyFromContext", show(before), result))
        return;
    auto &stage = stageAt(before.stage);
    insertRow(stage, before.instruction - 1,
              newRow(InstructionKind::Copy, concat("COPY lib /app/lib", kCase)));
    insertRow(stage, before.instruction - 1,
              newRow(InstructionKind::Copy, concat("COPY src/x /app/", kCase)));
}

void Chooser::deleteUnused()
{
    const auto stage = anyStage();
    if (!did("deleteStage unused", std::to_string(stage), edit::deleteStage(m_source, stage)))
        return;
    takeStage(stage);
    m_trial.keepsValues = true;
}

void Chooser::deleteWithUses()
{
    const auto stage = anyStage();
    if (!did("deleteStage with uses", std::to_string(stage),
             edit::deleteStage(m_source, stage, edit::DeleteMode::WithUses)))
        return;
    std::vector<std::string> gone = {GraphModel::link(stageAt(stage).id)};
    takeStage(stage);
    const auto isGone = [&](const std::string &source) {
        return std::ranges::find(gone, source) != gone.end();
    };
    for (std::size_t i = 0; i < graph().stages.size();) {
        if (isGone(stageAt(i).base)) {
            gone.push_back(GraphModel::link(stageAt(i).id));
            takeStage(i);
        } else {
            ++i;
        }
    }
    for (auto &each : graph().stages) {
        // A trigger is a use where a stage is built on it.
        const bool hasChild =
            std::ranges::any_of(m_text.model.graph.edges, [&](const dockerfile::StageEdge &edge) {
                return edge.kind == EdgeKind::Base &&
                       edge.source == dockerfile::NodeId{dockerfile::NodeId::Kind::Stage,
                                                         static_cast<std::size_t>(each.id)} &&
                       graph().indexOf(static_cast<int>(edge.target)) < graph().stages.size();
            });
        std::erase_if(each.rows, [&](GraphRow &row) {
            const auto count = std::erase_if(row.sources, isGone);
            const bool isRun = row.kind == InstructionKind::Run;
            if (count > 0 && isRun)
                row.raw = kAnything;
            if (count > 0 && row.kind == InstructionKind::OnBuild && !hasChild) {
                row.sources.emplace_back(kAnything);
                return false;
            }
            return count > 0 && !isRun;
        });
    }
}

void Chooser::deleteRebase()
{
    const auto stage = anyStage();
    if (!did("deleteStage rebase", std::to_string(stage),
             edit::deleteStage(m_source, stage, edit::DeleteMode::RebaseChildren)))
        return;
    const auto gone = takeStage(stage);
    for (auto &child : graph().stages) {
        if (child.base != GraphModel::link(gone.id))
            continue;
        child.base = gone.base;
        if (child.platform.empty())
            child.platform = gone.platform;
    }
}

void Chooser::moveStage()
{
    const auto stage = anyStage();
    const auto index = anyStage();
    if (!did("moveStage", concat(std::to_string(stage), " to ", std::to_string(index)),
             edit::moveStage(m_source, stage, index)))
        return;
    insertStage(index, takeStage(stage));
    m_trial.keepsValues = true;
}

void Chooser::moveAbove()
{
    const auto stage = anyStage();
    const auto other = anyStage();
    if (!did("moveStageAbove", concat(std::to_string(stage), " above ", std::to_string(other)),
             edit::moveStageAbove(m_source, stage, other)))
        return;
    auto place = other;
    for (const auto needed : m_text.model.reachableFrom(stage)) {
        if (needed > other && needed <= stage)
            insertStage(place++, takeStage(needed));
    }
    m_trial.keepsValues = true;
}

void Chooser::makeLast()
{
    const auto stage = anyStage();
    if (!did("makeLast", std::to_string(stage), edit::makeLast(m_source, stage)))
        return;
    insertStage(stageCount() - 1, takeStage(stage));
    m_trial.keepsValues = true;
}

void Chooser::split()
{
    const auto at = anyRow();
    const auto name = anyName();
    if (!did("splitStage", concat(show(at), " ", name), edit::splitStage(m_source, at, name)))
        return;
    auto &first = stageAt(at.stage);
    GraphStage second;
    second.id = graph().newId();
    second.name = toLowerAscii(name);
    const auto middle = first.rows.begin() + static_cast<std::ptrdiff_t>(at.instruction) - 1;
    second.rows.assign(middle, first.rows.end());
    first.rows.erase(middle, first.rows.end());
    if (first.name.empty())
        first.name = kAnything;
    const auto link = GraphModel::link(first.id);
    const auto newLink = GraphModel::link(second.id);
    insertStage(at.stage + 1, std::move(second));
    redirect(link, newLink);
    stageAt(at.stage + 1).base = link;
    m_trial.keepsValues = true;
}

void Chooser::splitRuntime()
{
    const auto stage = anyStage();
    const auto name = anyName();
    if (!did("splitIntoBuildAndRuntime", concat(std::to_string(stage), " ", name),
             edit::splitIntoBuildAndRuntime(m_source, stage, "alpine", name, "",
                                            {{"/a", "/b"}, {"/c", "/d"}})))
        return;
    auto &first = stageAt(stage);
    if (first.name.empty())
        first.name = kAnything;
    auto at = behindFiles(first.rows);
    for (auto i = at; i < first.rows.size(); ++i) {
        if (first.rows[i].kind == InstructionKind::OnBuild)
            at = i + 1;
    }
    GraphStage second;
    second.id = graph().newId();
    second.name = toLowerAscii(name);
    second.base = baseOf("alpine", stage + 1);
    const auto middle = first.rows.begin() + static_cast<std::ptrdiff_t>(at);
    second.rows.assign(middle, first.rows.end());
    first.rows.erase(middle, first.rows.end());
    const auto link = GraphModel::link(first.id);
    insertRow(second, 0,
              newRow(InstructionKind::Copy, concat("COPY --from=§ /c /d", kCase), {link}));
    insertRow(second, 0,
              newRow(InstructionKind::Copy, concat("COPY --from=§ /a /b", kCase), {link}));
    // Rows that are repeated stand in front: as many as there are more than these.
    const edit::ParsedText after(m_trial.result->edits.apply(m_text.text()));
    const auto count = after.model.stages.size() > stage + 1
                           ? after.model.stages[stage + 1].instructions.size() - 1
                           : 0;
    for (std::size_t i = 0; second.rows.size() < count; ++i) {
        const auto &repeated = after.model.stages[stage + 1].instructions[i + 1];
        const bool isAllowed = repeated.kind == InstructionKind::Workdir ||
                               repeated.kind == InstructionKind::Arg ||
                               repeated.kind == InstructionKind::Env;
        insertRow(second, i, newRow(repeated.kind, isAllowed ? kAnything : "no other row"));
    }
    insertStage(stage + 1, std::move(second));
}

void Chooser::extract()
{
    const auto [one, other] = anyTwins();
    const auto name = anyName();
    if (!did("extractCommonBase",
             concat(std::to_string(one), " ", std::to_string(other), " ", name),
             edit::extractCommonBase(m_source, {one, other}, name)))
        return;
    const auto first = std::min(one, other);
    const auto second = std::max(one, other);
    // As many rows as the common stage got: at least one, and as many as both start with.
    const edit::ParsedText after(m_trial.result->edits.apply(m_text.text()));
    const auto count = after.model.stages.at(first).instructions.size() - 1;
    GraphStage common;
    common.id = graph().newId();
    common.name = toLowerAscii(name);
    common.base = stageAt(first).base;
    common.platform = stageAt(first).platform;
    for (std::size_t i = 0; i < count; ++i) {
        common.rows.push_back(takeRow(stageAt(first), 0));
        const auto same = takeRow(stageAt(second), 0);
        if (same.sources != common.rows.back().sources || same.kind != common.rows.back().kind)
            common.rows.back().raw = "not equal";
    }
    if (count == 0)
        common.name = "without rows";
    for (const auto index : {first, second}) {
        stageAt(index).base = GraphModel::link(common.id);
        stageAt(index).platform.clear();
    }
    insertStage(first, std::move(common));
    m_trial.keepsValues = true;
}

void Chooser::duplicateStage()
{
    const auto stage = anyStage();
    const auto name = chance(2) ? std::string() : anyName();
    if (!did("duplicateStage", concat(std::to_string(stage), " ", name),
             edit::duplicateStage(m_source, stage, name)))
        return;
    auto copy = copyOf(stageAt(stage));
    copy.name = name.empty() ? kAnything : toLowerAscii(name);
    insertStage(stage + 1, std::move(copy));
    m_trial.keepsValues = true;
}

/// A stage of this file once more: it uses what the stage uses, under another name.
void Chooser::pasteStage()
{
    const auto stage = anyStage();
    const auto after = anyStage();
    const auto clip = edit::copyStages(m_source, {stage});
    if (!did("pasteStages", concat(std::to_string(stage), " behind ", std::to_string(after)),
             edit::pasteStages(m_source, clip, after)))
        return;
    auto copy = copyOf(stageAt(stage));
    copy.name = copy.name.empty() ? "" : kAnything;
    copy.base = kAnything; // a stage behind is an image, and so is a stage without a name
    for (auto &row : copy.rows) {
        std::ranges::replace_if(
            row.sources,
            [&](const std::string &source) {
                const bool isUnnamed =
                    source.starts_with('#') && stageAt(std::stoul(source.substr(1))).name.empty();
                return isUnnamed || !source.starts_with('#');
            },
            kAnything);
        row.raw =
            m_source.snapshot.text().find('\r') == std::string_view::npos ? row.raw : kAnything;
        if (row.raw != kAnything)
            row.raw += kCase;
        // A copy that reads from itself reads from itself.
        std::ranges::replace(row.sources, GraphModel::link(stageAt(stage).id),
                             std::string(kAnything));
    }
    insertStage(after + 1, std::move(copy));
}

void Chooser::pasteSnippet()
{
    const auto after = chance(4) ? std::nullopt : std::optional(anyStage());
    const auto result = edit::pasteStages(m_source,
                                          "FROM busybox:9 AS fresh\nRUN x\n\nFROM fresh\n"
                                          "COPY --from=0 /a /b\nCOPY --from=fresh /c /d\n",
                                          after);
    if (!did("pasteStages snippet", after ? std::to_string(*after) : "end", result))
        return;
    GraphStage first;
    first.id = graph().newId();
    first.name = kAnything;
    first.base = "busybox:9";
    first.rows.push_back(newRow(InstructionKind::Run, concat("RUN x", kCase)));
    const auto link = GraphModel::link(first.id);
    GraphStage second;
    second.id = graph().newId();
    second.base = link;
    for (const auto *raw : {"COPY --from=§ /a /b", "COPY --from=§ /c /d"})
        second.rows.push_back(newRow(InstructionKind::Copy, concat(raw, kCase), {link}));
    const auto index = after ? *after + 1 : stageCount();
    insertStage(index, std::move(second));
    insertStage(index, std::move(first));
    m_trial.keepsValues = true;
}

void Chooser::pasteRows()
{
    const auto before = anyPlace();
    const auto result =
        edit::pasteInstructions(m_source, before, "# c\nRUN one\n\nENV two=2 \\\n# in\n three=3\n");
    if (m_text.model.escape != '\\' || !did("pasteInstructions", show(before), result))
        return;
    auto &stage = stageAt(before.stage);
    insertRow(stage, before.instruction - 1, newRow(InstructionKind::Env, kAnything));
    auto row = newRow(InstructionKind::Run, concat("RUN one", kCase));
    row.comments = {"# c"};
    insertRow(stage, before.instruction - 1, std::move(row));
}

} // namespace

Trial randomGesture(const edit::ParsedText &text, const text::TextSnapshot &snapshot,
                    std::mt19937 &random)
{
    return Chooser(text, snapshot, random).run();
}

text::EditList randomTyping(std::string_view text, std::mt19937 &random)
{
    constexpr std::array<std::string_view, 12> kPieces = {
        "x",   " ",    "\n", "RUN y\n", "FROM b AS t\n", "# c\n", " \\\n ", "COPY --from=0 /x /y\n",
        "<<E", "\r\n", "$V", "\xC3\xA4"};
    const auto size = static_cast<std::uint32_t>(text.size());
    const auto at = static_cast<std::uint32_t>(random() % (size + 1U));
    const auto end =
        random() % 2 == 0
            ? at
            : std::min<std::uint32_t>(size, at + static_cast<std::uint32_t>(random() % 5));
    text::EditList edits;
    edits.add({{at, end}, std::string(kPieces[random() % kPieces.size()])});
    return edits;
}

} // namespace stagewright::tests
