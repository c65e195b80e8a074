/// The image notation of the command line: one word says where an image is.
#pragma once

#include "core/base/support/result.h"

#include <string>
#include <string_view>

namespace stagewright::source {

/// Where an image is said to be. `name` is a reference, a path with a tag, or empty.
struct Notation
{
    enum class Place {
        Anywhere, ///< NAME: the own store first, then its registry
        Store,    ///< store:NAME
        Registry, ///< docker://NAME
        Layout,   ///< oci:DIR[:TAG], oci-layout://DIR[:TAG]
    };
    Place place = Place::Anywhere;
    std::string name;

    bool operator==(const Notation &) const = default;
};

/// A known prefix always wins. Errors: Unsupported for a prefix that is known, but not offered yet;
/// InvalidArgument for an empty text.
Result<Notation> parseNotation(std::string_view text);

struct LayoutPath
{
    std::string directory;
    std::string tag; ///< the whole org.opencontainers.image.ref.name; empty where none was named

    bool operator==(const LayoutPath &) const = default;
};

/// Splits DIR[:TAG] where DIR is the longest path that exists. Touches the disk. Errors: NotFound.
Result<LayoutPath> splitLayoutPath(std::string_view text);

} // namespace stagewright::source
