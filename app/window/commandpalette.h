/// Everything that can be done or gone to, found by a few letters.
#pragma once

#include <QDialog>
#include <QIcon>

#include <functional>
#include <map>
#include <vector>

class QLineEdit;
class QTreeWidget;

namespace stagewright::app {

/// One row.
struct CommandRow
{
    QString text;
    QString detail; ///< muted beside it: the menu, the line
    QString keys;   ///< the shortcut as text
    QIcon icon;
    std::function<void()> run; ///< once the palette is closed
};

/// A field and the rows that fit it, best first. The first character may choose the source: "@"
/// for stages; without one it is the source of '\0'. Enter or a click runs, Esc closes.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    /// Asked anew for every text; gets it without the prefix.
    using Source = std::function<std::vector<CommandRow>(const QString &query)>;

    explicit CommandPalette(QWidget *parent);

    /// `hint`: what the prefix is for, as the placeholder says it.
    void addSource(QChar prefix, const QString &hint, Source source);
    /// Over the upper middle of the parent, with `text` in the field.
    void openWith(const QString &text = {});

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill(const QString &text);
    void runCurrent();

    QLineEdit *m_field;
    QTreeWidget *m_rows;
    std::map<QChar, Source> m_sources;
    QStringList m_hints;
    std::vector<CommandRow> m_items; ///< as shown
};

} // namespace stagewright::app
