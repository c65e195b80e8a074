/// What the fixes of a problem would change, before anything does.
#pragma once

#include "app/qtsupport/theme.h"
#include "core/language/text/textedit.h"

#include <QDialog>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;

namespace stagewright::app {

class DiffView;

struct FixChoice
{
    QString title;
    QString note; ///< what kind of fix it is; or what it does in all
    text::EditList edits;
};

/// Can be accepted once the choice was proven to do no harm.
class FixDialog : public QDialog
{
    Q_OBJECT

public:
    /// The edits belong to `text`; there is one choice at least.
    FixDialog(const QString &problem, std::string text, std::vector<FixChoice> choices,
              const Theme &theme, QWidget *parent = nullptr);

    std::size_t current() const { return m_current; }
    void choose(std::size_t choice);
    const FixChoice &choice() const { return m_choices[m_current]; }

    /// Empty: nothing else changes. Else why the choice must not be taken.
    void setVerdict(std::size_t choice, const QString &refusal);

signals:
    /// A proof is wanted.
    void chosen(std::size_t choice);

private:
    void refresh();

    std::string m_text;
    std::vector<FixChoice> m_choices;
    std::vector<std::optional<QString>> m_verdicts;
    std::size_t m_current = 0;
    Theme m_theme;
    QListWidget *m_list;
    QLabel *m_note;
    DiffView *m_diff;
    QLabel *m_verdict;
    QPushButton *m_apply;
};

} // namespace stagewright::app
