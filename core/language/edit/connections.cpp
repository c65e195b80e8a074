#include "core/language/edit/connections.h"

#include "core/base/support/strings.h"
#include "core/image/oci/platform.h"
#include "core/language/edit/outcome.h"
#include "core/language/edit/places.h"
#include "core/language/edit/references.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::EdgeKind;
using dockerfile::Instruction;
using dockerfile::StageEdge;

/// Commas end an option of a mount, quotes and blanks change the flag; other letters than those of
/// ASCII BuildKit reads byte by byte there.
std::optional<Refusal> checkMountPath(std::string_view path, char escape)
{
    const bool isBad = path.find_first_of(" \t\r\n\v\f,\"'") != std::string_view::npos ||
                       path.find(escape) != std::string_view::npos ||
                       std::ranges::any_of(path, [](char c) { return (c & 0x80) != 0; });
    if (!isBad)
        return std::nullopt;
    return Refusal{Message(MSG("edit", "'%1' cannot stand in a mount: blanks, commas, quotes and "
                                       "letters outside of ASCII are read differently there"),
                           {path})};
}

std::optional<Refusal> checkFrom(const Source &source, std::size_t stage)
{
    if (auto refusal = checkStage(source, stage))
        return refusal;
    if (source.model.stages[stage].instructions.front().isValid)
        return std::nullopt;
    return Refusal{Message(MSG("edit", "The FROM line of %1 has an error; mend it first"),
                           {source.model.stages[stage].displayName()})};
}

/// The reference of a COPY or a mount; nullptr where the edge is an old one.
const dockerfile::Word *referenceOf(const Source &source, const StageEdge &edge)
{
    const auto &instruction = instructionAt(source, {edge.target, edge.instruction});
    if (const auto *copy = instruction.as<dockerfile::CopyInstruction>(); copy && copy->from)
        return &copy->from->word;
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    const auto mount = edge.mount.value_or(0);
    if (run && mount < run->mounts.size() && run->mounts[mount].from)
        return &run->mounts[mount].from->word;
    return nullptr;
}

EditResult reconnectReference(const Source &source, const StageEdge &edge, const SourceEnd &from)
{
    const Row row{edge.target, edge.instruction};
    if (auto refusal = checkRow(source, row))
        return tl::unexpected(std::move(*refusal));
    const auto *word = referenceOf(source, edge);
    if (!word)
        return refuse(MSG("edit", "There is no such line any more"));
    const auto old = text::slice(source.snapshot.text(), word->range);
    if (old != word->text)
        return refuse(MSG("edit", "%1 is not written plainly, but as %2: change that place by hand "
                                  "first"),
                      {word->text, old});
    Rewrite rewrite(source.snapshot.text());
    const auto place =
        edge.kind == EdgeKind::CopyFrom ? ReferencePlace::CopyFrom : ReferencePlace::Mount;
    auto name = referenceTo(source, from, edge.target, place, rewrite);
    if (!name)
        return tl::unexpected(std::move(name).error());
    if (equalsIgnoringAsciiCase(old, *name))
        return refuse(MSG("edit", "It reads from %1 already"), {*name});
    rewrite.replace(word->range, *name);
    Outcome outcome(source.model);
    outcome.change(row);
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Read from %1 instead of %2"), {*name, old}), {row});
}

std::optional<Refusal> checkPlatform(std::string_view platform, char escape)
{
    const bool isVariable = platform.find('$') != std::string_view::npos;
    const bool isWord =
        isBaseWord(platform, escape) && platform.find_first_of("\"'") == std::string_view::npos;
    if (isWord && (isVariable || oci::parsePlatform(platform)))
        return std::nullopt;
    return Refusal{
        Message(MSG("edit", "'%1' is no platform: write it as linux/amd64"), {platform})};
}

} // namespace

EditResult connectMount(const Source &source, const SourceEnd &from, Row run, std::string_view path,
                        std::string_view target)
{
    if (auto refusal = checkRow(source, run))
        return tl::unexpected(std::move(*refusal));
    const auto &instruction = instructionAt(source, run);
    if (!instruction.as<dockerfile::RunInstruction>() || !instruction.isValid)
        return refuse(MSG("edit", "Only a RUN without errors can have a mount"));
    Rewrite rewrite(source.snapshot.text());
    const auto name = referenceTo(source, from, run.stage, ReferencePlace::Mount, rewrite);
    if (!name)
        return tl::unexpected(name.error());
    for (const auto part : {path, target}) {
        if (auto refusal = checkMountPath(part, source.model.escape))
            return tl::unexpected(std::move(*refusal));
    }
    if (target.empty())
        return refuse(MSG("edit", "A mount needs a target: the folder that it is seen at"));
    const auto &flags = instruction.flags;
    const auto end = (flags.empty() ? instruction.keyword.range : flags.back().range).end;
    const auto option = path.empty() ? std::string() : concat(",source=", path);
    rewrite.replace({end, end},
                    concat(" --mount=type=bind,from=", *name, option, ",target=", target));
    Outcome outcome(source.model);
    outcome.change(run);
    return finish(source, rewrite, outcome, Message(MSG("edit", "Mount %1 at %2"), {*name, target}),
                  {run});
}

EditResult setBase(const Source &source, std::size_t stage, const SourceEnd &base)
{
    if (auto refusal = checkFrom(source, stage))
        return tl::unexpected(std::move(*refusal));
    const auto &current = source.model.stages[stage];
    Rewrite rewrite(source.snapshot.text());
    auto name = referenceTo(source, base, stage, ReferencePlace::From, rewrite);
    if (!name)
        return tl::unexpected(std::move(name).error());
    if (text::slice(source.snapshot.text(), current.baseRange) == *name)
        return refuse(MSG("edit", "Stage %1 is built on %2 already"),
                      {current.displayName(), *name});
    rewrite.replace(current.baseRange, *name);
    Outcome outcome(source.model);
    outcome.change({stage, 0});
    return finish(source, rewrite, outcome,
                  Message(MSG("edit", "Build %1 on %2"), {current.displayName(), *name}),
                  {{stage, 0}, Selected::Part::Base});
}

EditResult reconnect(const Source &source, const StageEdge &edge, const SourceEnd &from)
{
    switch (edge.kind) {
    case EdgeKind::Base:
        return setBase(source, edge.target, from);
    case EdgeKind::OnBuild:
        return refuse(MSG("edit", "An ONBUILD instruction of the base makes this edge: change it "
                                  "there"));
    case EdgeKind::CopyFrom:
    case EdgeKind::MountFrom:
        break;
    }
    return reconnectReference(source, edge, from);
}

EditResult setPlatform(const Source &source, std::size_t stage, std::string_view platform)
{
    if (auto refusal = checkFrom(source, stage))
        return tl::unexpected(std::move(*refusal));
    const auto &current = source.model.stages[stage];
    const auto &from = current.instructions.front();
    const auto *flag = from.flag("platform");
    Rewrite rewrite(source.snapshot.text());
    if (platform.empty()) {
        if (!flag)
            return refuse(MSG("edit", "Stage %1 has no platform of its own"),
                          {current.displayName()});
        rewrite.replace(flagWithBlanks(source, from, flag->range), "");
    } else {
        if (auto refusal = checkPlatform(platform, source.model.escape))
            return tl::unexpected(std::move(*refusal));
        if (flag)
            rewrite.replace(flag->range, concat("--platform=", platform));
        else
            rewrite.replace({from.keyword.range.end, from.keyword.range.end},
                            concat(" --platform=", platform));
    }
    const Outcome outcome(source.model);
    auto title = platform.empty()
                     ? Message(MSG("edit", "Remove the platform of %1"), {current.displayName()})
                     : Message(MSG("edit", "Build %1 for %2"), {current.displayName(), platform});
    return finish(source, rewrite, outcome, std::move(title), {{stage, 0}});
}

} // namespace stagewright::edit
