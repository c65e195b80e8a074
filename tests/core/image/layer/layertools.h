/// Tars and trees for the tests of image/layer.
#pragma once

#include "core/base/sys/saferoot.h"
#include "core/image/layer/applier.h"
#include "core/image/layer/layerwriter.h"

#include <string>
#include <utility>
#include <vector>

namespace stagewright::tests {

/// An entry and, for a File, its content.
struct Item
{
    layer::LayerEntry entry;
    std::string content = {};
};

Item file(const std::string &path, const std::string &content, std::uint32_t mode = 0644);
Item folder(const std::string &path, std::uint32_t mode = 0755);
Item symlinkTo(const std::string &path, const std::string &text);
Item hardLinkTo(const std::string &path, const std::string &target);
Item node(layer::EntryKind kind, const std::string &path, std::uint32_t major = 0,
          std::uint32_t minor = 0);
Item whiteout(const std::string &path);
Item opaque(const std::string &path);

/// The tar and its index.
std::pair<std::string, layer::LayerIndex> writeTar(const std::vector<Item> &items);

/// A raw ustar tar with one entry under any name, as no honest writer makes it.
std::string rawTar(const std::string &name, char type, const std::string &link = {},
                   const std::string &content = {});

/// Reads a blob; applies it where there is an applier.
Result<layer::AppliedLayer> readBlob(const std::string &blob, layer::Applier *applier = nullptr,
                                     const layer::ApplyOptions &options = {});

/// Everything below a root as text, one line per entry, with contents; times in whole seconds.
std::string fingerprint(const sys::SafeRoot &root);

} // namespace stagewright::tests
