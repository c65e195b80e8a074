#include "app/cli/imageaccess.h"

#include "core/image/source/notation.h"

namespace stagewright::app {

Result<ImageAccess> ImageAccess::open()
{
    ImageAccess access;
    STAGEWRIGHT_TRY_ASSIGN(const auto path, store::defaultStorePath());
    STAGEWRIGHT_TRY_ASSIGN(access.m_store, store::OciLayoutStore::open(path));
    STAGEWRIGHT_TRY_ASSIGN(auto hosts, registry::HostsConfig::fromEnvironment());
    access.m_transport = std::make_unique<registry::CurlTransport>();
    access.m_client = std::make_unique<registry::Client>(*access.m_transport, std::move(hosts));
    return access;
}

source::Places ImageAccess::ownPlaces(std::string_view notation)
{
    const auto parsed = source::parseNotation(notation);
    const bool named = parsed && parsed->place == source::Notation::Place::Registry;
    return {m_store.get(), named ? m_client.get() : nullptr};
}

} // namespace stagewright::app
