/// A TextBuffer in memory, for tests of what stands on one.
#pragma once

#include "app/document/textbuffer.h"

#include <string>
#include <vector>

namespace stagewright::tests {

class MemoryBuffer : public app::TextBuffer
{
public:
    std::string_view text() const override { return m_text; }
    quint64 version() const override { return m_version; }

    void reset(std::string_view text) override
    {
        m_text = std::string(text);
        ++m_version;
        m_steps.clear();
        m_done = 0;
        finish();
    }

    void perform(const app::HistoryStep &step) override
    {
        if (step.edits.isEmpty() && !step.token)
            return;
        push({step, step.edits.invert(m_text), false});
        apply(step.edits);
        finish();
    }

    /// As a user types: runs join into one step until something else happens.
    void type(std::uint32_t position, const std::string &typed)
    {
        text::EditList edits;
        edits.add({{position, position}, typed});
        push({{QStringLiteral("Typing"), edits, std::nullopt}, edits.invert(m_text), true});
        apply(edits);
        finish();
    }

    void backspace(std::uint32_t position)
    {
        text::EditList edits;
        edits.add({{position - 1, position}, {}});
        push({{QStringLiteral("Deletion"), edits, std::nullopt}, edits.invert(m_text), true});
        apply(edits);
        finish();
    }

    bool canUndo() const override { return m_done > 0; }
    bool canRedo() const override { return m_done < m_steps.size(); }
    QString undoLabel() const override
    {
        return canUndo() ? m_steps[m_done - 1].step.label : QString();
    }
    QString redoLabel() const override
    {
        return canRedo() ? m_steps[m_done].step.label : QString();
    }

    void undo() override
    {
        const auto &done = m_steps[--m_done];
        apply(done.inverse);
        if (done.step.token)
            emit tokenUndone(*done.step.token);
        finish();
    }

    void redo() override
    {
        const auto &done = m_steps[m_done++];
        apply(done.step.edits);
        if (done.step.token)
            emit tokenRedone(*done.step.token);
        finish();
    }

    void setReadOnly(bool) override {}

private:
    struct Done
    {
        app::HistoryStep step;
        text::EditList inverse;
        bool isTyping = false;
    };

    void push(Done done)
    {
        m_steps.resize(m_done);
        m_steps.push_back(std::move(done));
        ++m_done;
    }

    void apply(const text::EditList &edits)
    {
        const auto &list = edits.edits();
        for (auto edit = list.rbegin(); edit != list.rend(); ++edit) {
            m_text.replace(edit->range.begin, edit->range.length(), edit->replacement);
            ++m_version;
            emit edited(*edit);
        }
    }

    void finish()
    {
        emit settled();
        emit historyChanged();
    }

    std::string m_text;
    quint64 m_version = 0;
    std::vector<Done> m_steps;
    std::size_t m_done = 0;
};

} // namespace stagewright::tests
