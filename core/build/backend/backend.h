/// Who builds: the seam between whoever asks for a build and a builder.
#pragma once

#include "core/base/support/result.h"
#include "core/build/plan/buildevent.h"
#include "core/build/plan/buildrecord.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace stagewright::backend {

/// What a user asks for. Paths and names are the user's own words.
struct BuildRequest
{
    std::string context; ///< directory
    /// Path of the Dockerfile; empty: "Dockerfile" or "dockerfile" in the context.
    std::string dockerfilePath;
    /// The text itself, where it does not come from a file (`-f -`).
    std::optional<std::string> dockerfileText;
    std::vector<std::string> names; ///< tags for the result; may be empty
    std::string target;             ///< stage; empty: the last one
    std::map<std::string, std::string> buildArguments;
    /// NAME → DIR, oci-layout://DIR[:TAG], docker-image://REF
    std::map<std::string, std::string> buildContexts;
    std::map<std::string, std::string> secrets; ///< id → value
    std::string platform;                       ///< "linux/amd64"; empty: this machine's
    bool ignoreCache = false;
};

struct BuildOutcome
{
    std::vector<std::string> names; ///< as the store keeps them: "hello:latest"
    plan::Digest manifest;
    std::string store; ///< directory of the OCI layout that holds the image
    plan::BuildRecord record;
};

/// Why a build failed, and where in the Dockerfile.
struct BuildFailure
{
    Error error;
    struct Place
    {
        std::string fileName;        ///< "Dockerfile"
        std::string text;            ///< all of it
        std::uint32_t firstLine = 0; ///< zero-based
        std::uint32_t lastLine = 0;
    };
    std::optional<Place> place;
};

using EventHandler = std::function<void(const plan::BuildEvent &)>;

/// A builder. build() blocks; events come on the calling thread.
class Backend
{
public:
    virtual ~Backend() = default;
    /// A stop request ends the build with Cancelled, and leaves the store whole.
    virtual tl::expected<BuildOutcome, BuildFailure>
    build(const BuildRequest &request, const EventHandler &onEvent, std::stop_token stop) = 0;
};

} // namespace stagewright::backend
