#include "core/language/assist/offers.h"

#include "core/base/support/strings.h"
#include "core/language/assist/scope.h"

#include <algorithm>
#include <set>

namespace stagewright::assist {

namespace {

using Kind = Completion::Kind;

bool startsWith(std::string_view text, std::string_view prefix)
{
    return equalsIgnoringAsciiCase(text.substr(0, prefix.size()), prefix);
}

std::string mountOptionOf(const std::vector<std::string_view> &pieces, std::string_view key)
{
    for (const auto piece : pieces) {
        if (piece.starts_with(key) && piece.substr(key.size()).starts_with('='))
            return std::string(piece.substr(key.size() + 1));
    }
    return {};
}

} // namespace

void Offers::add(Offer offer)
{
    const bool isKnown = std::ranges::any_of(
        m_result.items, [&](const Completion &other) { return other.label == offer.text; });
    if (isKnown || !startsWith(offer.text, m_prefix))
        return;
    auto replacement = offer.text + offer.behind;
    m_result.items.push_back({offer.kind,
                              std::move(offer.text),
                              std::move(offer.detail),
                              std::move(offer.about),
                              {m_result.word, std::move(replacement)},
                              offer.goesOn});
}

void Offers::addAll(std::span<const ManualEntry> entries, Completion::Kind kind)
{
    for (const auto &entry : entries)
        add({kind, std::string(entry.name), {}, entry.message()});
}

void offerStages(const analysis::Analysis &analysis, const Place &place, const Facts &facts,
                 StageReader reader, Offers &offers)
{
    const auto &stages = analysis.dockerfile.stages;
    // The last begun stage is the one that reads.
    const auto own = place.stagesBefore == 0 ? 0 : place.stagesBefore - 1;
    const auto count =
        std::min(reader == StageReader::From ? place.stagesBefore : own, stages.size());
    for (auto i = count; i-- > 0;) {
        const auto &stage = stages[i];
        if (place.node && stage.instructions.front().range.begin >= place.node->content.begin)
            continue;
        if (stage.name.empty() && reader != StageReader::Copy)
            continue;
        const auto known = facts.stages.find(i);
        const bool hasSize = known != facts.stages.end() && known->second.bytes >= 0;
        auto detail =
            hasSize ? concat(stage.base, ", ", facts.sizeOf(known->second.bytes)) : stage.base;
        const auto rows = std::to_string(stage.instructions.size());
        offers.add({Kind::Stage, stage.name.empty() ? std::to_string(i) : stage.name,
                    std::move(detail),
                    Message(MSG("assist", "Stage %1 of this file, based on %2. Instructions: %3."),
                            {stage.displayName(), stage.base, rows})});
    }
}

void offerImages(const analysis::Analysis &analysis, const Facts &facts, bool withScratch,
                 Offers &offers)
{
    const auto offer = [&](const std::string &reference) {
        const auto *known = facts.image(reference);
        offers.add({Kind::Image, reference,
                    known && known->bytes >= 0 ? facts.sizeOf(known->bytes) : std::string(),
                    Message(MSG("assist", "Image %1"), {reference})});
    };
    for (const auto &image : facts.images)
        offer(image.reference);
    for (const auto &image : analysis.dockerfile.graph.images) {
        const bool isBeingTyped = image.range.touches(offers.word());
        const bool isNumber = parseUnsigned(image.reference).has_value(); // of no stage
        if (!image.reference.empty() && !isBeingTyped && !isNumber)
            offer(image.reference);
    }
    if (withScratch)
        offers.add(
            {Kind::Image, "scratch", {}, Message(MSG("assist", "Nothing: no file at all."))});
}

void offerVariables(const analysis::Analysis &analysis, const Place &place, Offers &offers)
{
    std::optional<std::size_t> stage;
    std::size_t instruction = 0;
    if (place.position) {
        stage = place.position->stage;
        instruction = place.position->instruction;
    }
    if (place.instruction == InstructionKind::From)
        stage.reset();
    const auto text = analysis.snapshot.text();
    const auto &range = place.variable->range;
    const bool isClosed = range.end < text.size() && text[range.end] == '}';
    const auto list = variablesAt(analysis.conversion, stage, instruction).list();
    for (const bool isBuiltin : {false, true}) {
        for (const auto &variable : list) {
            using Origin = dockerfile::Origin::Kind;
            const bool isOurs = variable->origin.kind != Origin::Builtin &&
                                variable->origin.kind != Origin::BaseImage;
            if (isOurs == isBuiltin || (!stage && variable->origin.range.end > range.begin))
                continue;
            offers.add({Kind::Variable,
                        variable->name,
                        variable->value.value_or(""),
                        {},
                        place.variable->isBraced && !isClosed ? "}" : ""});
        }
    }
}

void offerPaths(const std::vector<std::string> &paths, bool isAbsolute, Offers &offers)
{
    const auto &typed = offers.prefix();
    const auto slash = typed.rfind('/');
    const auto folder = slash == std::string::npos ? std::string() : typed.substr(0, slash + 1);
    auto inListing = folder.starts_with("./") ? folder.substr(2) : folder;
    if (isAbsolute && !inListing.starts_with('/'))
        inListing.insert(0, "/");
    std::set<std::string> children;
    for (const auto &path : paths) {
        if (!path.starts_with(inListing) || path.size() == inListing.size())
            continue;
        const auto end = path.find('/', inListing.size());
        children.insert(path.substr(inListing.size(), end == std::string::npos
                                                          ? std::string::npos
                                                          : end + 1 - inListing.size()));
    }
    const auto start = isAbsolute && folder.empty() ? std::string("/") : folder;
    for (const auto &child : children)
        offers.add({Kind::Path, start + child, {}, {}, {}, child.ends_with('/')});
}

void offerMountPiece(const analysis::Analysis &analysis, const Place &place, const Facts &facts,
                     Offers &offers)
{
    const auto comma = place.prefix.rfind(',');
    const auto typed = comma == std::string::npos ? place.prefix : place.prefix.substr(comma + 1);
    const auto pieces = split(place.prefix, ',');
    const auto type = mountOptionOf(pieces, "type");
    const auto equals = typed.find('=');
    if (equals == std::string::npos) {
        if (type.empty())
            offers.add({Kind::Flag,
                        "type",
                        {},
                        aboutFlag(InstructionKind::Run, "mount").message(),
                        "=",
                        true});
        for (const auto &option : mountOptions(type)) {
            const bool isSwitch =
                option.name == "rw" || option.name == "ro" || option.name == "required";
            if (mountOptionOf(pieces, option.name).empty())
                offers.add({Kind::Flag,
                            std::string(option.name),
                            {},
                            option.message(),
                            isSwitch ? "" : "=",
                            !isSwitch});
        }
        return;
    }
    const auto key = typed.substr(0, equals);
    if (key == "type")
        offers.addAll(mountTypes(), Kind::Value);
    else if (key == "sharing")
        offers.addAll(sharingModes(), Kind::Value);
    else if (key == "from") {
        offerStages(analysis, place, facts, StageReader::Mount, offers);
        offerImages(analysis, facts, false, offers);
    } else if (key == "source" || key == "src") {
        const auto from = mountOptionOf(pieces, "from");
        offerPaths(listingOf(analysis, facts, from), !from.empty(), offers);
    }
}

const std::vector<std::string> &listingOf(const analysis::Analysis &analysis, const Facts &facts,
                                          const std::string &from)
{
    static const std::vector<std::string> kNone;
    if (from.empty())
        return facts.contextPaths;
    auto stage = analysis.dockerfile.findStage(from);
    if (!stage) {
        if (const auto number = parseUnsigned(from))
            stage = static_cast<std::size_t>(*number);
    }
    const auto found = stage ? facts.stagePaths.find(*stage) : facts.stagePaths.end();
    return found == facts.stagePaths.end() ? kNone : found->second;
}

} // namespace stagewright::assist
