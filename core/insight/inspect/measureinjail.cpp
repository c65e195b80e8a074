#include "core/build/exec/sandbox.h"
#include "core/image/layer/layerindex.h"
#include "core/image/source/imagesource.h"
#include "core/image/store/ocilayoutstore.h"
#include "core/insight/inspect/imagefacts.h"

#include <memory>

namespace stagewright::inspect {

namespace {

/// A jail that starts when it is needed.
class LazyJail
{
public:
    explicit LazyJail(store::OciLayoutStore &store)
        : m_store(store)
    {}

    Result<std::optional<std::uint64_t>>
    measure(source::ImageSource &source, const oci::Descriptor &layer, const oci::Digest &diffId)
    {
        const auto blob = source.openBlob(layer);
        if (!blob && blob.error().code == ErrorCode::Unsupported)
            return std::nullopt;
        if (!blob)
            return fail(blob.error());
        if (!m_sandbox) {
            STAGEWRIGHT_TRY_ASSIGN(m_sandbox, exec::openSandbox({m_store.path(), {}, {}}));
        }
        STAGEWRIGHT_TRY_ASSIGN(const auto index,
                               m_sandbox->snapshotter().indexBlob(blob->get(), diffId, {}));
        STAGEWRIGHT_TRY(
            m_store.attach(diffId, store::kLayerIndexAttachment, layer::formatLayerIndex(index)));
        return index.facts.contentBytes;
    }

private:
    store::OciLayoutStore &m_store;
    std::unique_ptr<exec::Sandbox> m_sandbox;
};

} // namespace

LayerMeasure measureInJail(store::OciLayoutStore &store)
{
    return [jail = std::make_shared<LazyJail>(store)](
               source::ImageSource &source, const oci::Descriptor &layer,
               const oci::Digest &diffId) { return jail->measure(source, layer, diffId); };
}

} // namespace stagewright::inspect
