/// Gestures on edges: mounts, bases, and other source ends.
#pragma once

#include "core/language/edit/edit.h"

namespace stagewright::edit {

/// Adds `--mount=type=bind,from=SOURCE,source=PATH,target=TARGET` behind the flags of a RUN;
/// without source where `path` is empty. An unnamed source stage gets a name first. Refused where
/// the row is no RUN, and for the reasons of connect().
EditResult connectMount(const Source &source, const SourceEnd &from, Row run, std::string_view path,
                        std::string_view target);

/// Puts another base in a FROM, also `scratch`; the name and the platform stay. An unnamed base
/// stage gets a name first. Refused where the base does not come before the stage, where its
/// name is hidden by another stage, or where the new base is the old one.
EditResult setBase(const Source &source, std::size_t stage, const SourceEnd &base);

/// Lets an edge start elsewhere: only the reference changes, in FROM, --from or from=. Refused for
/// an OnBuild edge (it belongs to the base), and for the reasons of connect() and setBase().
EditResult reconnect(const Source &source, const dockerfile::StageEdge &edge,
                     const SourceEnd &from);

/// Sets `--platform` of a FROM; empty: removes it.
EditResult setPlatform(const Source &source, std::size_t stage, std::string_view platform);

} // namespace stagewright::edit
