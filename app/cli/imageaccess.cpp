#include "app/cli/imageaccess.h"

#include "core/image/source/notation.h"

#include <iostream>

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

inspect::LayerMeasure ImageAccess::measure()
{
    return [jail = inspect::measureInJail(*m_store), isTold = false](
               source::ImageSource &source, const oci::Descriptor &layer,
               const oci::Digest &diffId) mutable -> Result<std::optional<std::uint64_t>> {
        if (isTold)
            return std::nullopt;
        auto bytes = jail(source, layer, diffId);
        if (bytes || bytes.error().code != ErrorCode::Unavailable)
            return bytes;
        isTold = true;
        std::cerr << "stagewright: layers cannot be read here, so their sizes are unknown: "
                  << bytes.error().toString() << "\n";
        return std::nullopt;
    };
}

} // namespace stagewright::app
