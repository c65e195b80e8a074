/// What the commands on images share: the own store and the registries.
#pragma once

#include "core/image/registry/client.h"
#include "core/image/registry/curltransport.h"
#include "core/image/source/openimage.h"
#include "core/image/store/ocilayoutstore.h"
#include "core/insight/inspect/imagefacts.h"

#include <memory>

namespace stagewright::app {

/// The own store, and a client for registries that is asked only where an image is named so.
class ImageAccess
{
public:
    /// Errors: those of defaultStorePath(), OciLayoutStore::open() and HostsConfig.
    static Result<ImageAccess> open();

    store::OciLayoutStore &store() { return *m_store; }
    source::Places places() { return {m_store.get(), m_client.get()}; }
    /// For commands on images that are here: a bare NAME is looked for in the own store only.
    source::Places ownPlaces(std::string_view notation);

    /// Reads layers in the jail; where no jail can run it says so once on stderr, and sizes stay
    /// unknown.
    inspect::LayerMeasure measure();

private:
    std::unique_ptr<store::OciLayoutStore> m_store;
    std::unique_ptr<registry::CurlTransport> m_transport;
    std::unique_ptr<registry::Client> m_client;
};

} // namespace stagewright::app
