/// A small model of stages, rows and references, for saying what a gesture shall do without the
/// code that does it.
#pragma once

#include "core/language/edit/parsedtext.h"

#include <string>
#include <vector>

namespace stagewright::tests {

/// In a name, a source, or a raw text: anything.
inline constexpr auto kAnything = "*";

struct GraphRow
{
    int id = 0;
    dockerfile::InstructionKind kind = dockerfile::InstructionKind::Unknown;
    std::string raw;                   ///< every byte, but "§" for each name of a source
    std::vector<std::string> comments; ///< directly above, in text order
    std::vector<std::string> sources;  ///< "#4": the stage of id 4; else what is named
    bool hasAnyComments = false;       ///< an expected row: comments are not compared
};

struct GraphStage
{
    int id = 0;
    std::string name; ///< lower case
    std::string base; ///< as a source
    std::string platform;
    std::vector<std::string> comments; ///< of the FROM
    std::vector<GraphRow> rows;        ///< without the FROM
    bool hasAnyComments = false;

    int indexOfRow(int rowId) const;
};

struct GraphModel
{
    std::vector<GraphStage> stages;
    int nextId = 0;

    int newId() { return nextId++; }
    std::size_t indexOf(int id) const; ///< of a stage; the number of stages where it is gone
    /// As a source.
    static std::string link(int id) { return "#" + std::to_string(id); }
};

GraphModel readGraph(const edit::ParsedText &text);

/// Where the model of a text differs from what it should be; empty: nowhere. Raw texts are compared
/// without the case of keywords where the expected one ends in "§case".
std::string differences(const GraphModel &expected, const GraphModel &actual);

} // namespace stagewright::tests
