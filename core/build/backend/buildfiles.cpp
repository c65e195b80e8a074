#include "core/build/backend/buildfiles.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/saferoot.h"
#include "core/language/dockerfile/dockerignore.h"

#include <filesystem>

namespace stagewright::backend {

namespace {

constexpr std::size_t kMaxBytes = 16U << 20U;

Result<BuildFiles> findInContext(const std::string &context)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(context));
    for (const char *name : {"Dockerfile", "dockerfile"}) {
        STAGEWRIGHT_TRY_ASSIGN(const auto status, root.find(name, sys::LastLink::Follow));
        if (!status)
            continue;
        STAGEWRIGHT_TRY_ASSIGN(auto text, root.readFile(name, kMaxBytes));
        return BuildFiles{name, std::move(text), {}};
    }
    return fail(ErrorCode::NotFound, concat("failed to read dockerfile: there is no Dockerfile in ",
                                            context, "; name it with -f"));
}

Result<std::vector<std::string>> parseRules(std::string_view text)
{
    const auto ignore = dockerfile::DockerIgnore::parse(text);
    if (!ignore)
        return fail(ErrorCode::InvalidArgument,
                    concat("error reading .dockerignore: ", ignore.error().toString()));
    return ignore->patterns();
}

std::string lastComponent(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

Result<BuildFiles> readDockerfile(const BuildRequest &request)
{
    if (request.dockerfileText)
        return BuildFiles{"Dockerfile", *request.dockerfileText, {}};
    if (request.dockerfilePath.empty())
        return findInContext(request.context);
    auto text = sys::readHostFile(request.dockerfilePath, kMaxBytes);
    if (!text)
        return fail(std::move(text).error(), "failed to read dockerfile");
    return BuildFiles{lastComponent(request.dockerfilePath), std::move(*text), {}};
}

std::string absoluteDockerfilePath(const BuildRequest &request, const std::string &name)
{
    if (request.dockerfileText)
        return "-";
    const auto path = request.dockerfilePath.empty() ? concat(request.context, "/", name)
                                                     : request.dockerfilePath;
    std::error_code error;
    const auto absolute = std::filesystem::absolute(path, error);
    return error ? path : absolute.lexically_normal().string();
}

Result<std::vector<std::string>> readIgnoreRulesOf(const std::string &directory)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto root, sys::SafeRoot::open(directory));
    STAGEWRIGHT_TRY_ASSIGN(const auto status, root.find(".dockerignore", sys::LastLink::Follow));
    if (!status)
        return std::vector<std::string>();
    STAGEWRIGHT_TRY_ASSIGN(const auto text, root.readFile(".dockerignore", kMaxBytes));
    return parseRules(text);
}

Result<std::vector<std::string>> readIgnoreRules(const BuildRequest &request)
{
    const auto dockerfile = request.dockerfilePath.empty() ? concat(request.context, "/Dockerfile")
                                                           : request.dockerfilePath;
    if (!request.dockerfileText) {
        const auto own = sys::readHostFile(concat(dockerfile, ".dockerignore"), kMaxBytes);
        if (own)
            return parseRules(*own);
    }
    return readIgnoreRulesOf(request.context);
}

Result<std::map<std::string, plan::NamedContext>> namedContexts(const BuildRequest &request)
{
    using Kind = plan::NamedContext::Kind;
    std::map<std::string, plan::NamedContext> contexts;
    for (const auto &[name, value] : request.buildContexts) {
        if (value.starts_with("oci-layout://") || value.starts_with("docker-image://")) {
            contexts[name] = {Kind::Image, value};
        } else if (value.find("://") != std::string::npos || value.starts_with("git@")) {
            return fail(ErrorCode::Unsupported,
                        concat("--build-context ", name, "=", value,
                               ": the embedded builder takes a directory, oci-layout://DIR[:TAG] "
                               "or docker-image://REF"));
        } else {
            contexts[name] = {Kind::Directory, value};
        }
    }
    return contexts;
}

} // namespace stagewright::backend
