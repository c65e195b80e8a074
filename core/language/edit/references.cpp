#include "core/language/edit/references.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/stagename.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::NodeId;
using Reference = tl::expected<std::string, Refusal>;

/// White space splits words, quotes and escapes change them, and a few beginnings mean something
/// else; inside a JSON array they are plain text.
bool needsJson(std::string_view path, char escape)
{
    return path.find_first_of(" \t\v\f\r\"'\\\xC2\xE1\xE2\xE3") != std::string_view::npos ||
           path.find(escape) != std::string_view::npos || path.starts_with("--") ||
           path.starts_with('[');
}

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            result += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            result += concat("\\u00", toHex(std::vector{static_cast<std::uint8_t>(c)}));
        else
            result += c;
    }
    return result + '"';
}

std::optional<Refusal> checkOrder(const dockerfile::Dockerfile &model, std::size_t from,
                                  std::size_t target, ReferencePlace place)
{
    const auto &stages = model.stages;
    if (from >= stages.size() || target >= stages.size())
        return Refusal{Message(MSG("edit", "There is no such stage any more"))};
    const bool isBase = place == ReferencePlace::From;
    if (from == target)
        return Refusal{isBase ? Message(MSG("edit", "A stage cannot be built on itself"))
                              : Message(MSG("edit", "A stage cannot copy from itself"))};
    if (from < target)
        return std::nullopt;
    return Refusal{
        isBase
            ? Message(MSG("edit", "Stage %1 comes later in the file than %2: a stage can only be "
                                  "built on one that comes before it. Move %1 above %2 first"),
                      {stages[from].displayName(), stages[target].displayName()})
            : Message(MSG("edit", "Stage %1 comes later in the file than %2: a stage can only "
                                  "copy from one that comes before it. Move %1 above %2 first"),
                      {stages[from].displayName(), stages[target].displayName()})};
}

Reference nameStage(const Source &source, std::size_t stage, Rewrite &rewrite)
{
    auto name = freeStageName(source.model, "builder");
    auto naming = renameStage(source, stage, name);
    if (!naming)
        return tl::unexpected(std::move(naming).error());
    rewrite.replace(naming->edits);
    return name;
}

Reference stageReference(const Source &source, std::size_t stage, std::size_t target,
                         ReferencePlace place, Rewrite &rewrite)
{
    const auto &model = source.model;
    if (auto refusal = checkOrder(model, stage, target, place))
        return tl::unexpected(std::move(*refusal));
    const auto &name = model.stages[stage].name;
    if (!model.stages[stage].instructions.front().isValid)
        return refuse(MSG("edit", "The FROM line of %1 has an error; mend it first"),
                      {model.stages[stage].displayName()});
    if (name.empty())
        return nameStage(source, stage, rewrite);
    const auto meant =
        place == ReferencePlace::From ? model.findBaseStage(name, target) : model.findStage(name);
    if (meant == stage)
        return name;
    if (place == ReferencePlace::CopyFrom)
        return std::to_string(stage);
    return refuse(MSG("edit", "There are two stages named %1, and the name means the other one: "
                              "rename one of them first"),
                  {name});
}

Reference imageReference(const Source &source, const std::string &image, std::size_t target,
                         ReferencePlace place)
{
    const auto &model = source.model;
    if (target >= model.stages.size())
        return refuse(MSG("edit", "There is no such stage any more"));
    const bool isBase = place == ReferencePlace::From;
    const bool isVariable = image.find('$') != std::string::npos;
    if (isVariable && !isBase)
        return refuse(MSG("edit", "A variable cannot stand in --from: add a stage FROM %1 and copy "
                                  "from that"),
                      {image});
    if (image == "scratch" && !isBase)
        return refuse(MSG("edit", "scratch is empty: there is nothing to copy from it"));
    const auto stage =
        isBase ? model.findBaseStage(image, model.stages.size()) : model.findStage(image);
    if (stage)
        return refuse(MSG("edit", "'%1' is the name of a stage of this file, not of an image"),
                      {image});
    const bool isWord = isBaseWord(image, model.escape) && image.find(',') == std::string::npos &&
                        (isVariable || image == "scratch" || dockerfile::isImageReference(image));
    if (!isWord)
        return refuse(MSG("edit", "'%1' is no name of an image or a stage"), {image});
    if (!isBase && stageNumber(image))
        return refuse(MSG("edit", "'%1' would be the number of a stage, not an image"), {image});
    return image;
}

} // namespace

Reference referenceTo(const Source &source, const SourceEnd &end, std::size_t target,
                      ReferencePlace place, Rewrite &rewrite)
{
    if (const auto *stage = std::get_if<std::size_t>(&end))
        return stageReference(source, *stage, target, place, rewrite);
    return imageReference(source, std::get<std::string>(end), target, place);
}

tl::expected<std::vector<TextRange>, Refusal> plainReferences(const Source &source,
                                                              std::size_t stage)
{
    const auto &model = source.model;
    const auto &name = model.stages[stage].name;
    std::vector<TextRange> ranges;
    for (const auto &edge : model.graph.edges) {
        const auto written = text::slice(source.snapshot.text(), edge.referenceRange);
        const bool isBase = edge.kind == dockerfile::EdgeKind::Base &&
                            edge.source == NodeId{NodeId::Kind::Stage, stage};
        if (isBase && !equalsIgnoringAsciiCase(written, name))
            return refuse(
                MSG("edit",
                    "%1 does not name %2 plainly, but as %3: change that place by hand first"),
                {model.stages[edge.target].displayName(), name, written});
        if (isBase)
            ranges.push_back(edge.referenceRange);
    }
    if (name.empty() || model.findStage(name) != stage)
        return ranges;
    for (const auto &reference : namedReferences(model)) {
        const auto written = text::slice(source.snapshot.text(), reference.word.range);
        if (!equalsIgnoringAsciiCase(reference.word.text, name))
            continue;
        if (!equalsIgnoringAsciiCase(written, name))
            return refuse(
                MSG("edit",
                    "%1 does not name %2 plainly, but as %3: change that place by hand first"),
                {model.stages[reference.stage].displayName(), name, written});
        ranges.push_back(reference.word.range);
    }
    return ranges;
}

std::optional<Refusal> checkNewStage(const Source &source, std::string_view base,
                                     std::string_view name, std::size_t index)
{
    const auto &model = source.model;
    if (!isBaseWord(base, model.escape))
        return Refusal{Message(MSG("edit", "'%1' is no name of an image or a stage"), {base})};
    if (!name.empty()) {
        if (auto refusal = checkStageName(model, name, index))
            return refusal;
    }
    const bool isLater =
        model.findBaseStage(base, model.stages.size()) && !model.findBaseStage(base, index);
    if (isLater)
        return Refusal{Message(MSG("edit", "Stage %1 comes later in the file: a stage can only be "
                                           "built on one that comes before it"),
                               {base})};
    return std::nullopt;
}

std::string fromLine(const Source &source, std::string_view base, std::string_view name)
{
    auto line = concat(keywordLikeFile(source.model, "FROM"), " ", base);
    if (!name.empty())
        line += concat(" ", keywordLikeFile(source.model, "AS"), " ", name);
    return line + "\n";
}

std::string copyArguments(const std::vector<std::string> &paths, std::string_view destination,
                          char escape)
{
    auto words = paths;
    words.emplace_back(destination);
    const bool isJson = std::ranges::any_of(
        words, [&](const std::string &word) { return needsJson(word, escape); });
    if (!isJson)
        return join(words, " ");
    std::ranges::transform(words, words.begin(), jsonString);
    return concat("[", join(words, ", "), "]");
}

std::optional<Refusal> checkPath(std::string_view path)
{
    const bool isBad = path.empty() || path.find('\n') != std::string_view::npos ||
                       path.find('\0') != std::string_view::npos;
    if (isBad)
        return Refusal{
            Message(MSG("edit", "A path and a destination are needed, each on one line"))};
    if (path.find("<<") != std::string_view::npos)
        return Refusal{
            Message(MSG("edit", "'<<' would start a heredoc; such a path cannot be copied"))};
    return std::nullopt;
}

bool isBaseWord(std::string_view base, char escape)
{
    const bool hasBlank =
        std::ranges::any_of(base, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return !base.empty() && !hasBlank && !base.starts_with("--") && !base.starts_with('#') &&
           base.back() != escape;
}

} // namespace stagewright::edit
