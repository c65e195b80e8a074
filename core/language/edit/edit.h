/// Graph gestures as text edits: pure functions of a text, its model and an action. What all of
/// them speak in, and the first ones; the others: connections.h, rows.h, stages.h, clipboard.h.
#pragma once

#include "core/base/support/message.h"
#include "core/language/dockerfile/dockerfile.h"
#include "core/language/text/textedit.h"
#include "core/language/text/textsnapshot.h"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace stagewright::edit {

/// Why a gesture cannot be done; shown to the user as it is.
struct Refusal
{
    Message reason;
    /// The edges that the gesture would break, where that is the reason.
    std::vector<dockerfile::StageEdge> breaks{};
};

/// A gesture as text: the edits, the words for the undo menu, and where to put the selection.
struct Change
{
    text::EditList edits;
    Message title;             ///< "Rename stage builder to compile"
    text::TextRange selection; ///< in the text after the edits
};

using EditResult = tl::expected<Change, Refusal>;

/// Text and model must belong together (same version). No function touches a byte that its
/// gesture does not mean: comments, case, continuations and line ends of the rest stay. New lines
/// take the line end and the keyword case that the file uses.
struct Source
{
    const text::TextSnapshot &snapshot;
    const dockerfile::Dockerfile &model;
    /// What the model was made with; nullptr: nothing.
    const dockerfile::ModelOptions *options = nullptr;
};

/// A stage by its index, or a name that is no stage: of an image or a named context, or `scratch`.
using SourceEnd = std::variant<std::size_t, std::string>;

/// An instruction by its stage and its index there; 0 is the FROM.
using Row = dockerfile::Dockerfile::Position;

/// A free name for a new stage: `wish` made well-formed, or `wish-2`, … Neither a stage nor an
/// image that the file names is called so.
std::string freeStageName(const dockerfile::Dockerfile &model, std::string_view wish);

/// Adds `FROM base AS name` behind stage `after` (nothing: at the end of the file); without AS
/// where `name` is empty. Numeric references to stages behind it count on. Refused where the name
/// is taken or malformed, or where `base` is a stage that does not come before.
EditResult addStage(const Source &source, std::string_view base, std::string_view name,
                    std::optional<std::size_t> after = std::nullopt);

/// Renames (or names) a stage and every reference to it: FROM, --from, mount from, in ONBUILD
/// too; a numeric reference stays. An empty new name removes `AS name` where nothing refers to it.
/// Refused where a reference goes through a variable, or where the name is taken or malformed.
EditResult renameStage(const Source &source, std::size_t stage, std::string_view newName);

/// Adds `COPY --from=SOURCE path destination` (in JSON form where a path needs it) at the end of
/// the target's file system part (before its trailing CMD, ENTRYPOINT and the like). An unnamed
/// source stage gets a name first. Refused where the source does not come before the target, or is
/// the target; where an image has no well-formed name, or that of a stage.
EditResult connect(const Source &source, const SourceEnd &from, std::size_t targetStage,
                   std::string_view path, std::string_view destination);

/// Removes what makes an edge: the COPY line, or the one mount of a RUN. A Base edge to a stage
/// or image becomes FROM scratch only through setBase(); removing it is refused.
EditResult removeEdge(const Source &source, const dockerfile::StageEdge &edge);

} // namespace stagewright::edit
