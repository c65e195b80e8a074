/// Our own builder: no daemon, no root.
#pragma once

#include "core/build/backend/backend.h"

namespace stagewright::backend {

struct EmbeddedOptions
{
    std::string store; ///< empty: the user's own (see store::defaultStorePath)
    /// The program that has the `jail` command; empty: the running one.
    std::string program;
};

class EmbeddedBackend final : public Backend
{
public:
    explicit EmbeddedBackend(EmbeddedOptions options = {})
        : m_options(std::move(options))
    {}

    tl::expected<BuildOutcome, BuildFailure>
    build(const BuildRequest &request, const EventHandler &onEvent, std::stop_token stop) override;

private:
    EmbeddedOptions m_options;
};

} // namespace stagewright::backend
