/// Writes a layer's tar, the same bytes for the same tree on every machine.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/saferoot.h"
#include "core/image/layer/layerindex.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::layer {

/// Takes the next bytes of the tar.
using ByteSink = std::function<Result<void>(std::string_view)>;
/// Fills the buffer with the next bytes of a file; 0 at its end.
using ContentSource = std::function<Result<std::size_t>(std::span<char>)>;

/// PAX tar: ustar headers, extended ones only where a value does not fit; names without "./",
/// directories with "/"; times cut to seconds; no user names; whiteouts as empty files of mode 0
/// and time 0; xattrs sorted, empty ones left out (PAX cannot hold them); two zero blocks at the
/// end. Entries go out in the order of the calls. Not thread-safe.
class LayerWriter
{
public:
    explicit LayerWriter(ByteSink sink);

    /// `content` is asked for exactly entry.size bytes of a File (Io where it ends early).
    Result<void> add(const LayerEntry &entry, const ContentSource &content = {});

    /// Ends the tar. The index lists what was added, with the diff ID and the sizes.
    Result<LayerIndex> finish();

private:
    Result<void> put(std::string_view bytes);
    Result<std::string> putContent(const LayerEntry &entry, const ContentSource &content);

    ByteSink m_sink;
    oci::Hasher m_hasher;
    LayerIndex m_index;
};

/// Writes `changes` with file contents from `tree`. Where `clampSeconds` is set later times are
/// put back to it.
Result<LayerIndex> writeLayer(const sys::SafeRoot &tree, const std::vector<LayerEntry> &changes,
                              const ByteSink &sink, std::optional<std::int64_t> clampSeconds = {});

/// The header blocks of one entry, extended header first. For tests.
std::string tarHeader(const LayerEntry &entry);

} // namespace stagewright::layer
