#include "core/base/support/strings.h"
#include "core/language/edit/references.h"

namespace stagewright::edit {

namespace {

/// Collects the edits of every place that names one stage.
class Renaming
{
public:
    Renaming(const Source &source, std::size_t stage, std::string_view newName)
        : m_source(source)
        , m_stage(source.model.stages[stage])
        , m_newName(newName)
    {}

    EditResult run()
    {
        if (!m_stage.instructions.front().isValid)
            return refuse(MSG("edit", "The FROM line of %1 has an error; mend it first"),
                          {m_stage.displayName()});
        if (m_newName.empty())
            return removeName();
        if (auto refusal =
                checkStageName(m_source.model, m_newName, m_stage.index + 1, m_stage.index))
            return tl::unexpected(std::move(*refusal));
        editDeclaration();
        if (!m_stage.name.empty()) {
            if (auto refusal = editReferences())
                return tl::unexpected(std::move(*refusal));
        }
        return finish();
    }

private:
    std::string_view text() const { return m_source.snapshot.text(); }
    void editDeclaration()
    {
        if (!m_stage.name.empty()) {
            m_change.edits.add({m_stage.nameRange, std::string(m_newName)});
            m_nameEnd = m_stage.nameRange.end;
            return;
        }
        const auto &keyword = m_stage.instructions.front().keyword.text;
        const auto as = keyword == toLowerAscii(keyword) ? " as " : " AS ";
        const auto end = m_stage.baseRange.end;
        m_change.edits.add({{end, end}, concat(as, m_newName)});
        m_nameEnd = end;
    }

    std::optional<Refusal> editReferences()
    {
        const auto lower = toLowerAscii(m_newName);
        if (lower == m_stage.name)
            return std::nullopt;
        const auto ranges = plainReferences(m_source, m_stage.index);
        if (!ranges)
            return ranges.error();
        for (const auto range : *ranges)
            m_change.edits.add({range, lower});
        return std::nullopt;
    }

    EditResult removeName()
    {
        if (m_stage.name.empty())
            return refuse(MSG("edit", "%1 has no name"), {m_stage.displayName()});
        const auto references = plainReferences(m_source, m_stage.index);
        if (!references || !references->empty())
            return refuse(MSG("edit", "Other stages refer to %1 by its name"), {m_stage.name});
        const TextRange range{m_stage.baseRange.end, m_stage.nameRange.end};
        if (text::slice(text(), range).find('\n') != std::string_view::npos)
            return refuse(
                MSG("edit", "The name of %1 stands on a line of its own; remove it by hand"),
                {m_stage.name});
        m_change.edits.add({range, ""});
        m_change.title = Message(MSG("edit", "Remove the name of stage %1"), {m_stage.name});
        m_change.selection = {range.begin, range.begin};
        return std::move(m_change);
    }

    EditResult finish()
    {
        const auto end = m_change.edits.map(m_nameEnd);
        m_change.selection = {end - static_cast<std::uint32_t>(m_newName.size()), end};
        m_change.title = m_stage.name.empty() ? Message(MSG("edit", "Name stage %1"), {m_newName})
                                              : Message(MSG("edit", "Rename stage %1 to %2"),
                                                        {m_stage.name, m_newName});
        return std::move(m_change);
    }

    const Source &m_source;
    const dockerfile::Stage &m_stage;
    std::string_view m_newName;
    Change m_change;
    std::uint32_t m_nameEnd = 0; ///< in the old text
};

} // namespace

EditResult renameStage(const Source &source, std::size_t stage, std::string_view newName)
{
    if (stage >= source.model.stages.size())
        return refuse(MSG("edit", "There is no such stage any more"));
    const auto &current = source.model.stages[stage];
    if (!newName.empty() && text::slice(source.snapshot.text(), current.nameRange) == newName)
        return refuse(MSG("edit", "The stage is called %1 already"), {newName});
    return Renaming(source, stage, newName).run();
}

} // namespace stagewright::edit
