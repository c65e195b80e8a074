#include "app/cli/build.h"

#include "app/cli/arguments.h"
#include "app/cli/buildlog.h"
#include "app/cli/cancellation.h"
#include "app/cli/inputfile.h"
#include "core/base/support/strings.h"
#include "core/build/backend/embeddedbackend.h"

#include <array>
#include <cstdlib>
#include <iostream>

namespace stagewright::app {

namespace {

constexpr std::array<Option, 12> kOptions = {{
    {"file", true, 'f'},
    {"tag", true, 't'},
    {"target", true},
    {"build-arg", true},
    {"build-context", true},
    {"secret", true},
    {"platform", true},
    {"progress", true},
    {"no-cache", false},
    {"quiet", false, 'q'},
    {"cancel-on-stdin-end", false},
    {"store", true},
}};

/// "K=V"; without "=" the value comes from the environment, and nothing where it is not set.
void addBuildArgument(std::string_view text, std::map<std::string, std::string> &arguments)
{
    const auto equals = text.find('=');
    const std::string name(text.substr(0, equals));
    if (equals != std::string_view::npos)
        arguments[name] = text.substr(equals + 1);
    else if (const char *value = std::getenv(name.c_str()))
        arguments[name] = value;
}

Result<void> addBuildContext(std::string_view text, std::map<std::string, std::string> &contexts)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size())
        return fail(ErrorCode::InvalidArgument,
                    concat("--build-context ", text, ": expected NAME=VALUE"));
    contexts[std::string(text.substr(0, equals))] = text.substr(equals + 1);
    return {};
}

/// "id=X,src=FILE", "id=X,env=NAME", "id=X" (file or variable X).
Result<void> addSecret(std::string_view text, std::map<std::string, std::string> &secrets)
{
    std::map<std::string, std::string> fields;
    for (const auto field : split(text, ',')) {
        const auto equals = field.find('=');
        auto key = std::string(field.substr(0, equals));
        key = key == "source" ? "src" : key;
        fields[key] = equals == std::string_view::npos ? "" : field.substr(equals + 1);
    }
    if (fields["id"].empty())
        return fail(ErrorCode::InvalidArgument,
                    concat("--secret ", text, ": expected id=ID,src=FILE or id=ID,env=NAME"));
    const auto variable =
        fields["env"].empty() && fields["src"].empty() ? fields["id"] : fields["env"];
    const char *value = variable.empty() ? nullptr : std::getenv(variable.c_str());
    if (value) {
        secrets[fields["id"]] = value;
        return {};
    }
    const auto path = fields["src"].empty() ? fields["id"] : fields["src"];
    STAGEWRIGHT_TRY_ASSIGN(secrets[fields["id"]], readInput(path));
    return {};
}

Result<backend::BuildRequest> requestOf(const Arguments &arguments)
{
    backend::BuildRequest request;
    request.context = arguments.operands().front();
    const auto file = arguments.value("file").value_or("");
    if (file == "-") {
        STAGEWRIGHT_TRY_ASSIGN(request.dockerfileText, readInput("-"));
    } else {
        request.dockerfilePath = file;
    }
    for (const auto name : arguments.values("tag"))
        request.names.emplace_back(name);
    request.target = arguments.value("target").value_or("");
    request.platform = arguments.value("platform").value_or("");
    request.ignoreCache = arguments.has("no-cache");
    for (const auto text : arguments.values("build-arg"))
        addBuildArgument(text, request.buildArguments);
    for (const auto text : arguments.values("build-context"))
        STAGEWRIGHT_TRY(addBuildContext(text, request.buildContexts));
    for (const auto text : arguments.values("secret"))
        STAGEWRIGHT_TRY(addSecret(text, request.secrets));
    return request;
}

std::unique_ptr<BuildLog> makeLog(std::string_view progress)
{
    if (progress == "rawjson")
        return makeRawLog(std::cerr);
    if (progress == "quiet")
        return makeQuietLog(std::cerr);
    return progress == "plain" ? makePlainLog(std::cerr) : nullptr;
}

void printOutcome(const backend::BuildOutcome &outcome, bool quiet)
{
    if (quiet) {
        std::cout << outcome.manifest.toString() << "\n";
        return;
    }
    std::cout << "manifest " << outcome.manifest.toString() << "\n";
    if (outcome.names.empty())
        std::cout << "store    " << outcome.store << " (no name: give one with -t)\n";
    for (const auto &name : outcome.names)
        std::cout << "image    " << name << "\n"
                  << "layout   oci:" << outcome.store << ":" << name << "\n";
}

int run(std::span<const std::string_view> arguments)
{
    const auto parsed = Arguments::parse(arguments, kOptions);
    if (!parsed)
        return usageError(buildCommand, parsed.error().message);
    if (parsed->operands().size() != 1)
        return usageError(buildCommand, "name one build context, for example '.'");
    const auto progress =
        parsed->has("quiet") ? "quiet" : parsed->value("progress").value_or("plain");
    const auto log = makeLog(progress);
    if (!log)
        return usageError(buildCommand, "--progress is plain, rawjson or quiet");
    if (parsed->has("cancel-on-stdin-end") && parsed->value("file") == "-")
        return usageError(buildCommand, "--cancel-on-stdin-end and -f - both want standard input");
    const auto request = requestOf(*parsed);
    if (!request)
        return reportError(buildCommand, request.error());
    backend::EmbeddedOptions options;
    options.store = parsed->value("store").value_or("");
    backend::EmbeddedBackend builder(options);
    const Cancellation cancellation(parsed->has("cancel-on-stdin-end"));
    const auto outcome = builder.build(
        *request, [&](const plan::BuildEvent &event) { log->show(event); }, cancellation.token());
    if (!outcome) {
        log->showFailure(outcome.error());
        return kExitFailure;
    }
    printOutcome(*outcome, progress == "quiet");
    return kExitOk;
}

} // namespace

const Command buildCommand{
    "build", "[-f FILE] [-t NAME] [--target STAGE] [OPTIONS] CONTEXT",
    "build an image without a daemon and without root",
    "  -f, --file FILE           the Dockerfile (default: CONTEXT/Dockerfile; '-': standard "
    "input)\n"
    "  -t, --tag NAME            name of the image in the own store; may be repeated\n"
    "      --target STAGE        stop at this stage\n"
    "      --build-arg K=V       value of an ARG; may be repeated\n"
    "      --build-context N=V   another context or image by the name N: a directory,\n"
    "                            oci-layout://DIR[:TAG] or docker-image://REF\n"
    "      --secret id=ID,src=FILE | id=ID,env=NAME\n"
    "                            for RUN --mount=type=secret\n"
    "      --platform OS/ARCH    default: this machine's\n"
    "      --no-cache            run every step\n"
    "      --progress MODE       plain, rawjson (one BuildKit SolveStatus a line) or quiet\n"
    "  -q, --quiet               the same as --progress=quiet\n"
    "      --cancel-on-stdin-end the end of standard input cancels the build\n"
    "      --store DIR           another store than the own one\n"
    "\n"
    "Progress goes to stderr, the digest and place of the image to stdout. Registries are asked\n"
    "anonymously; STAGEWRIGHT_REGISTRY_MIRROR=[HOST=]URL,… names mirrors.\n",
    run};

} // namespace stagewright::app
