#include "core/language/edit/fragment.h"

#include "core/base/support/strings.h"
#include "core/language/edit/places.h"
#include "core/language/edit/rewrite.h"
#include "core/language/edit/sameinstruction.h"

#include <algorithm>

namespace stagewright::edit {

namespace {

using dockerfile::Dockerfile;

constexpr char kUsualEscape = '\\';

/// Where the first line starts that is not blank, from `offset` on; the end where there is none.
std::uint32_t firstLine(std::string_view text, std::uint32_t offset)
{
    while (offset < text.size() &&
           trim(text.substr(offset, behindLine(text, offset) - offset)).empty())
        offset = behindLine(text, offset);
    return offset;
}

/// Without blank lines at the end, with one final newline.
std::string withoutBlankEnd(std::string_view text)
{
    const auto last = text.find_last_not_of(" \t\v\f\r\n");
    if (last == std::string_view::npos)
        return {};
    const auto end = behindLine(text, static_cast<std::uint32_t>(last + 1));
    return concat(text.substr(0, end), text.substr(0, end).ends_with('\n') ? "" : "\n");
}

std::string_view withoutMark(std::string_view text)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    return text.starts_with(kMark) ? text.substr(kMark.size()) : text;
}

std::string escapeDirective(char escape)
{
    return escape == kUsualEscape ? std::string()
                                  : concat("# escape=", std::string(1, escape), "\n");
}

bool sameRows(const std::vector<dockerfile::Instruction> &left,
              const std::vector<dockerfile::Instruction> &right)
{
    return std::ranges::equal(left, right, [](const auto &a, const auto &b) {
        return sameInstruction(a, b, SameOptions{});
    });
}

bool sayTheSame(const Dockerfile &left, const Dockerfile &right)
{
    return sameRows(left.globalArguments, right.globalArguments) &&
           std::ranges::equal(left.stages, right.stages, [](const auto &a, const auto &b) {
               return sameRows(a.instructions, b.instructions);
           });
}

bool isOpen(const Dockerfile &model)
{
    return !model.stages.empty() && model.stages.back().instructions.back().isOpen;
}

/// `before`: how many lines more stand in front in the parsed text than in the one from outside.
std::optional<Refusal> checkProblems(const ParsedText &parsed, std::ptrdiff_t before)
{
    for (const auto &problem : parsed.model.problems) {
        const bool isOfFile = problem.phase == syntax::Phase::Conversion;
        if (!problem.isFatal || isOfFile)
            continue;
        const auto line = static_cast<std::ptrdiff_t>(problem.line) + 1 - before;
        return Refusal{Message(MSG("edit", "This is no Dockerfile text (line %1): %2"),
                               {std::to_string(line), problem.message.toString()})};
    }
    if (isOpen(parsed.model))
        return Refusal{Message(MSG("edit", "The last instruction of the text is not finished"))};
    return std::nullopt;
}

/// Reads with the escape character of the file; a text that brings another one must mean the same
/// with it.
tl::expected<Fragment, Refusal> read(const Source &source, std::string_view text,
                                     std::string_view front)
{
    const auto plain = withPlainLineEnds(withoutMark(text));
    const ParsedText own(plain);
    std::uint32_t skip = 0;
    const auto isFrontMatter = [](const dockerfile::Directive &directive) {
        return directive.key == "escape" || directive.key == "syntax" || directive.key == "check";
    };
    for (const auto &directive : own.model.directives) {
        if (isFrontMatter(directive))
            skip = behindLine(plain, directive.range.end);
    }
    const auto begin = firstLine(plain, skip);
    const auto body = withoutBlankEnd(std::string_view(plain).substr(begin));
    if (body.empty())
        return refuse(MSG("edit", "The text is empty"));
    const auto escape = source.model.escape;
    // Behind a blank line no comment is a directive.
    const auto head = concat(escapeDirective(escape), "\n", front);
    Fragment fragment{ParsedText(concat(head, body)), static_cast<std::uint32_t>(head.size())};
    if (own.model.escape != escape && skip > 0) {
        const ParsedText meant(concat(escapeDirective(own.model.escape), "\n", front, body));
        if (!sayTheSame(meant.model, fragment.parsed.model))
            return refuse(MSG("edit", "The text is written with '%1' as escape character, this "
                                      "file with '%2'"),
                          {std::string(1, own.model.escape), std::string(1, escape)});
    }
    const auto lines = std::ranges::count(head, '\n') -
                       std::count(plain.begin(), plain.begin() + std::ptrdiff_t(begin), '\n');
    if (auto refusal = checkProblems(fragment.parsed, lines))
        return tl::unexpected(std::move(*refusal));
    return fragment;
}

} // namespace

tl::expected<Fragment, Refusal> readRows(const Source &source, std::string_view text)
{
    auto fragment = read(source, text, "FROM scratch\n");
    if (!fragment)
        return fragment;
    const auto &stages = fragment->parsed.model.stages;
    if (stages.size() > 1)
        return refuse(MSG("edit", "The text holds a FROM: paste it as a stage"));
    if (stages.front().instructions.size() == 1)
        return refuse(MSG("edit", "The text holds no instruction"));
    return fragment;
}

tl::expected<Fragment, Refusal> readStages(const Source &source, std::string_view text)
{
    auto fragment = read(source, text, "");
    if (fragment && fragment->parsed.model.stages.empty())
        return refuse(MSG("edit", "The text holds no stage: there is no FROM in it"));
    return fragment;
}

std::string linesLikeFile(const Source &source, const Fragment &fragment, std::uint32_t begin,
                          std::vector<text::TextEdit> edits)
{
    text::EditList all;
    for (auto &edit : edits)
        all.add(std::move(edit));
    for (const auto &stage : fragment.parsed.model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto range = instruction.keyword.range;
            if (range.begin >= begin)
                all.add({range, keywordLikeFile(source.model, instruction.keyword.text)});
        }
    }
    return all.apply(fragment.parsed.text()).substr(begin);
}

std::string rowsLikeFile(const Source &source, const Fragment &fragment, Row before)
{
    const auto &rows = source.model.stages[before.stage].instructions;
    const auto neighbour = std::min(before.instruction, rows.size() - 1);
    const std::string indent(indentOf(source, rows[neighbour]));
    std::vector<text::TextEdit> edits;
    for (const auto &node : fragment.parsed.tree.nodes()) {
        const bool isText =
            node.as<syntax::InstructionSyntax>() || node.as<syntax::CommentSyntax>();
        if (isText && node.range.begin >= fragment.begin)
            edits.push_back({{node.range.begin, node.content.begin}, indent});
    }
    return linesLikeFile(source, fragment, fragment.begin, std::move(edits));
}

} // namespace stagewright::edit
