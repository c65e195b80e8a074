/// The stages as a tree: what the graph shows, for the keyboard and for screen readers.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/theme.h"
#include "app/window/selection.h"

#include <QTreeWidget>

namespace stagewright::app {

/// Rows are updated in place: an edit keeps what is folded, scrolled and selected.
class Outline : public QTreeWidget
{
    Q_OBJECT

public:
    explicit Outline(QWidget *parent = nullptr);

    void refresh(const DockerfileDocument &document);
    void setTheme(const Theme &theme);
    /// Without a signal.
    void setSelection(const Selection &selection);

signals:
    void selectionRequested(const stagewright::app::Selection &selection);
    /// Enter or double click: show it in the text.
    void revealRequested();
    void renameRequested(stagewright::app::StageId stage);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refreshStage(QTreeWidgetItem &item, const ShownStage &stage,
                      const DockerfileDocument &document);
    Selection selectionOf(const QTreeWidgetItem &item) const;

    Theme m_theme = Theme::light();
    bool m_isUpdating = false;
};

} // namespace stagewright::app
