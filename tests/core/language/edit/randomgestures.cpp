#include "core/language/edit/clipboard.h"
#include "core/language/edit/connections.h"
#include "core/language/edit/rows.h"
#include "core/language/edit/stages.h"
#include "tests/core/language/edit/gesturechooser.h"

#include <array>

namespace stagewright::tests {

namespace {

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

} // namespace

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
    allow(run, {InstructionKind::Run});
    if (const auto *index = std::get_if<std::size_t>(&from); index && stageAt(*index).name.empty())
        m_trial.allowed.reset(); // that stage gets a name
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
    allow({stage, 0}, {InstructionKind::From});
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

void Chooser::insertInstruction()
{
    const auto before = anyPlace();
    const auto &snippet = oneOf(kSnippets);
    const auto text = concat(snippet.comment, snippet.comment.empty() ? "" : "\n", snippet.text);
    if (!did("insertInstruction", concat(show(before), " ", text),
             edit::insertInstruction(m_source, before, text)))
        return;
    allowInsertion(before, snippet.kind);
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
    allow(row, {snippet.kind});
    auto &changed = stageAt(row.stage).rows[row.instruction - 1];
    changed.raw = snippet.text;
    changed.sources.clear();
}

void Chooser::remove()
{
    const auto row = anyRow();
    if (!did("deleteInstruction", show(row), edit::deleteInstruction(m_source, row)))
        return;
    allow(row, {});
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
