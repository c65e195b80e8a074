/// A list to choose from at a place in the text, with more about the current one beside it.
#pragma once

#include "app/qtsupport/theme.h"
#include "app/textview/infocard.h"

#include <QFrame>
#include <QIcon>

#include <vector>

class QKeyEvent;
class QListWidget;

namespace stagewright::app {

struct Choice
{
    QString label;
    QString detail; ///< muted, at the right
    QString about;  ///< HTML; may be empty
};

/// The focus stays in the text: its keys come through handleKey(). Mouse: a click chooses.
class ChoicePopup : public QFrame
{
    Q_OBJECT

public:
    ChoicePopup(QWidget &owner, const QString &accessibleName);

    void setTheme(const Theme &theme);
    /// Shows the choices below `anchor`, in the owner's coordinates. `current` -1: nothing is
    /// chosen until an arrow key says so.
    void popUp(const std::vector<Choice> &choices, int current, QRect anchor);
    void close();
    const std::vector<Choice> &choices() const { return m_choices; }
    int current() const;

    /// True where the key was meant for the list.
    bool handleKey(const QKeyEvent &event);

signals:
    void chosen(int index);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void step(int by);
    void place(QRect anchor);
    void showAbout();

    QWidget &m_owner;
    QListWidget *m_list;
    Overlay<InfoCard> m_about;
    std::vector<Choice> m_choices;
};

} // namespace stagewright::app
