#include "tests/conformance/recorder.h"

#include "core/base/support/strings.h"
#include "core/image/oci/imagereference.h"
#include "core/language/dockerfile/checkoptions.h"
#include "core/language/dockerfile/dockerignore.h"
#include "tests/conformance/vectorset.h"

#include <nlohmann/json.hpp>

namespace stagewright::conformance {

namespace {

using convert::ImageRequest;
using convert::KnownImage;

std::map<std::string, std::string> textMap(const Json &input, const std::string &key)
{
    std::map<std::string, std::string> texts;
    if (const auto *member = memberAt(input, key); member && member->is_object()) {
        for (const auto &[name, value] : member->items())
            texts[name] = value.is_string() ? value.get<std::string>() : std::string();
    }
    return texts;
}

KnownImage contextImage(const ImageRequest &request)
{
    KnownImage image;
    image.name = request.source.substr(request.source.find("//") + 2);
    image.config.platform = request.platform;
    image.config.config.env = {"PATH=/ctx", "FROMCTX=1"};
    image.config.rootFs.diffIds = {oci::digestOf(image.name)};
    image.config.history = {{{}, concat("context ", image.name), {}, {}, false}};
    return image;
}

Result<oci::ImageConfig> configOf(const Json &input, const ImageRequest &request)
{
    if (const auto *images = memberAt(input, "images")) {
        if (const auto *given = memberAt(*images, request.source))
            return oci::parseImageConfig(toCompactJson(*given));
    }
    oci::ImageConfig config;
    config.platform = request.platform;
    config.config.env = {"PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"};
    config.config.cmd = {"/bin/sh"};
    config.config.workingDir = "/";
    config.rootFs.diffIds = {oci::digestOf(concat("l", request.source))};
    config.history = {{{}, "base layer", {}, {}, false}, {{}, "CMD [\"/bin/sh\"]", {}, {}, true}};
    return config;
}

Result<convert::KnownImagePointer> find(const Json &input, const ImageRequest &request)
{
    if (request.isNamedContext)
        return std::make_shared<const KnownImage>(contextImage(request));
    if (request.source.find("nosuch") != std::string::npos ||
        request.source.find("invalid") != std::string::npos)
        return fail(ErrorCode::NotFound, concat(request.source, ": not found"));
    KnownImage image;
    STAGEWRIGHT_TRY_ASSIGN(image.config, configOf(input, request));
    STAGEWRIGHT_TRY_ASSIGN(auto reference, oci::ImageReference::parse(request.source));
    image.manifest = oci::digestOf(request.source);
    reference.digest = image.manifest;
    image.name = reference.toString();
    return std::make_shared<const KnownImage>(std::move(image));
}

} // namespace

convert::ConvertOptions recordedOptions(const Json &input, convert::Mode mode)
{
    convert::ConvertOptions options;
    options.mode = mode;
    options.model.target = textOf(input, "target");
    options.model.buildArguments = textMap(input, "build_args");
    options.model.targetPlatform = stringAt(input, "platform").value_or("linux/amd64");
    options.isPlatformGiven = !textOf(input, "platform").empty();
    options.model.buildPlatform = stringAt(input, "build_platform").value_or("linux/amd64");
    options.labels = textMap(input, "labels");
    for (const auto &[name, value] : textMap(input, "contexts"))
        options.namedContexts[name] = convert::readNamedContext(value);
    if (const auto *filter = memberAt(input, "no_cache"); filter && filter->is_array())
        options.noCache = textsOf(*filter);
    else if (filter && filter->is_boolean() && filter->get<bool>())
        options.noCache.emplace();
    const auto ignore = dockerfile::DockerIgnore::parse(textOf(input, "dockerignore"));
    if (!ignore)
        options.ignoreProblem = ignore.error();
    const auto check =
        dockerfile::fileCheckOptions(textOf(input, "dockerfile"), stringAt(input, "check"));
    if (!check)
        options.checkProblem = check.error();
    return options;
}

convert::ImageLookup recordedImages(const Json &input)
{
    return [&input](const ImageRequest &request) { return find(input, request); };
}

Reading::Reading(const Json &input, convert::Mode mode)
    : options(recordedOptions(input, mode))
    , tree(syntax::parse(textOf(input, "dockerfile")))
    , model(dockerfile::makeDockerfile(tree, options.model))
    , conversion(convert::convert(model, options, recordedImages(input)))
{}

} // namespace stagewright::conformance
