/// A text with what the rooms below make of it.
#pragma once

#include "core/language/dockerfile/dockerfile.h"
#include "core/language/syntax/syntaxtree.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace stagewright::edit {

struct ParsedText
{
    explicit ParsedText(const text::TextSnapshot &snapshot,
                        const dockerfile::ModelOptions &modelOptions = {});
    explicit ParsedText(std::string_view text, const dockerfile::ModelOptions &modelOptions = {});

    std::string_view text() const { return tree.source(); }
    /// Another text, read with the same options.
    ParsedText with(std::string text) const
    {
        return ParsedText(text::TextSnapshot(std::move(text)), options);
    }

    dockerfile::ModelOptions options;
    syntax::SyntaxTree tree;
    dockerfile::Dockerfile model;
};

/// An instruction with the comments that stand above it and inside it, none left out.
struct InstructionView
{
    const dockerfile::Instruction *instruction = nullptr;
    const syntax::SyntaxNode *node = nullptr;
    std::vector<std::string_view> above; ///< since the last instruction, without `#` and blanks
    std::vector<std::string_view> inside;
};

/// Instructions in text order; an ordinal counts them. Refers to the text that it was made from.
struct InstructionList
{
    explicit InstructionList(const ParsedText &text);

    /// The instruction that a byte belongs to, or that it stands above; the number of instructions
    /// behind the last one.
    std::size_t ordinalAt(std::uint32_t offset) const;

    std::vector<InstructionView> instructions;
    std::vector<std::string_view> commentsBehind; ///< below the last instruction
};

} // namespace stagewright::edit
