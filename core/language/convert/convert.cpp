#include "core/language/convert/convert.h"

#include "core/base/support/strings.h"
#include "core/image/oci/imagereference.h"
#include "core/language/convert/names.h"
#include "core/language/convert/work.h"

#include <algorithm>

namespace stagewright::convert {

namespace {

/// The one problem of a text that has no place.
constexpr std::string_view kEmptyFile = "the Dockerfile cannot be empty";
constexpr std::string_view kLatest = ":latest";

void checkCheckOptions(Work &work)
{
    if (work.options.checkProblem)
        work.fail(*work.options.checkProblem, {}, {});
}

void failWithProblem(Work &work, const syntax::Problem &problem)
{
    std::vector<syntax::LineSpan> lines;
    if (problem.message.text != kEmptyFile)
        lines.push_back(problem.named);
    work.fail(Message("%1", {dockerfile::buildKitText(problem)}), std::move(lines), problem.range);
}

/// What the parser and the reader of instructions found: first all of the former.
void checkText(Work &work)
{
    for (const auto phase : {syntax::Phase::Parse, syntax::Phase::Instructions}) {
        for (const auto &problem : work.model.problems) {
            if (problem.phase == phase && problem.isFatal && !work.isStopped())
                failWithProblem(work, problem);
        }
    }
    if (work.model.stages.empty() && work.result.failures.empty())
        work.fail(Message(MSG("convert", "dockerfile contains no stages to build")), {}, {});
}

void checkIgnore(Work &work)
{
    if (work.options.ignoreProblem)
        work.fail(*work.options.ignoreProblem, {}, {});
}

bool isProxy(std::string_view name)
{
    constexpr std::string_view kNames[] = {"http_proxy", "https_proxy", "ftp_proxy", "no_proxy",
                                           "all_proxy"};
    return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view known) {
        return equalsIgnoringAsciiCase(name, known);
    });
}

std::string contextKey(const oci::ImageReference &reference)
{
    auto key = reference.familiar();
    if (key.ends_with(kLatest))
        key.resize(key.size() - kLatest.size());
    return key;
}

} // namespace

std::vector<syntax::LineSpan> linesOf(const Instruction &instruction)
{
    return {{instruction.line + 1, instruction.lastLine + 1}};
}

Work::Work(const dockerfile::Dockerfile &modelOfFile, const ConvertOptions &optionsOfCall,
           const ImageLookup &lookupOfCall)
    : model(modelOfFile)
    , options(optionsOfCall)
    , lookup(lookupOfCall)
    , buildArguments(optionsOfCall.model.buildArguments)
    , targetPlatform(oci::parsePlatform(optionsOfCall.model.targetPlatform)
                         .value_or(oci::Platform{"linux", "amd64", {}, {}, {}}))
    , stages(modelOfFile.stages.size())
{
    result.stages.resize(model.stages.size());
}

void Work::fail(Message message, std::vector<syntax::LineSpan> lines, TextRange range,
                ErrorCode code)
{
    result.failures.push_back({result.reached, std::move(message), code, std::move(lines), range});
}

void Work::failAt(const Instruction &instruction, Message message, TextRange range, ErrorCode code)
{
    fail(std::move(message), linesOf(instruction), range.isEmpty() ? instruction.range : range,
         code);
}

std::optional<std::size_t> Work::stageNamed(std::string_view name) const
{
    const auto found = stagesByName.find(toLowerAscii(name));
    return found == stagesByName.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Work::stageNames() const
{
    std::vector<std::string> names;
    for (const auto &stage : model.stages)
        names.push_back(stage.displayName());
    return names;
}

Expected<Work::ContextMatch> Work::contextFor(std::string_view name,
                                              const oci::Platform &platform) const
{
    if (equalsIgnoringAsciiCase(name, "scratch") || equalsIgnoringAsciiCase(name, "context"))
        return ContextMatch{};
    const auto reference = oci::ImageReference::parse(name);
    if (!reference)
        return tl::unexpected(Message(MSG("convert", "invalid context name %1: %2"),
                                      {name, referenceProblem(name).toString()}));
    if (options.namedContexts.empty())
        return ContextMatch{};
    const auto key = contextKey(*reference);
    for (auto full : {concat(key, "::", oci::formatWithVersion(oci::normalised(platform))), key}) {
        const auto found = options.namedContexts.find(full);
        if (found != options.namedContexts.end())
            return ContextMatch{&found->second, std::move(full)};
    }
    return ContextMatch{};
}

const Result<KnownImagePointer> &Work::image(const ImageRequest &request)
{
    const auto key = concat(request.isNamedContext ? "context " : "image ",
                            oci::formatWithVersion(request.platform), " ", request.source);
    const auto known = images.find(key);
    return known != images.end() ? known->second
                                 : images.emplace(key, lookup(request)).first->second;
}

Conversion convert(const dockerfile::Dockerfile &model, const ConvertOptions &options,
                   const ImageLookup &lookup)
{
    Work work(model, options, lookup);
    work.result.labels = options.labels;
    work.result.targetPlatform = work.targetPlatform;
    work.result.isPlatformGiven = options.isPlatformGiven;
    for (const auto &[name, value] : options.model.buildArguments) {
        if (isProxy(name))
            work.result.proxies[name] = value;
    }
    constexpr std::pair<Part, void (*)(Work &)> kParts[] = {
        {Part::CheckOptions, checkCheckOptions},
        {Part::Text, checkText},
        {Part::GlobalArguments, readGlobalArguments},
        {Part::Epoch, resolveEpoch},
        {Part::Stages, readStageLines},
        {Part::Target, findTarget},
        {Part::References, resolveReferences},
        {Part::Images, resolveBases},
        {Part::Ignore, checkIgnore},
        {Part::Instructions, convertStages},
    };
    for (const auto &[part, run] : kParts) {
        if (work.isStopped())
            return std::move(work.result);
        work.result.reached = part;
        run(work);
    }
    if (!work.isStopped())
        work.result.reached = Part::Finished;
    return std::move(work.result);
}

/// Triggers stand in front, the rest in file order.
const ConvertedInstruction *findConverted(const ConvertedStage &stage, std::size_t instruction)
{
    const auto &all = stage.instructions;
    const auto found = std::lower_bound(all.begin(), all.end(), instruction,
                                        [](const ConvertedInstruction &converted,
                                           std::size_t index) { return converted.index < index; });
    const bool isThere = found != all.end() && found->index == instruction && !found->isTrigger();
    return isThere ? &*found : nullptr;
}

const Instruction &instructionOf(const dockerfile::Dockerfile &model, const ConvertedStage &stage,
                                 const ConvertedInstruction &instruction)
{
    return instruction.trigger ? *instruction.trigger
                               : model.stages[stage.index].instructions[instruction.index];
}

} // namespace stagewright::convert
