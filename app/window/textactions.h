/// What is done with the text alone, as actions of the text pane: its keys are theirs while it has
/// the focus.
#pragma once

#include "app/qtsupport/latesttask.h"
#include "core/language/text/textedit.h"

#include <QAction>
#include <QObject>

#include <functional>

class QMenu;

namespace stagewright::app {

class DockerfileDocument;
class FindBar;
class TextView;

class TextActions : public QObject
{
    Q_OBJECT

public:
    TextActions(DockerfileDocument &document, TextView &view, FindBar &findBar,
                QObject *parent = nullptr);

    /// The menu of all of them.
    void fill(QMenu &menu) const;
    /// For the context menu of the text.
    QList<QAction *> forContextMenu() const;

    QAction *complete, *signature, *definition, *references, *rename, *fixes;
    QAction *replace, *format, *comment, *linesUp, *linesDown, *nextOccurrence;
    QAction *toggleFold, *foldStages, *unfold;

signals:
    /// Nothing at the caret has a definition: what stands for it is elsewhere.
    void revealRequested();
    void refused(const QString &reason);

private:
    QAction *add(const char *name, const QString &text, const char *keys,
                 const std::function<void()> &slot);
    void formatDocument();

    DockerfileDocument &m_document;
    TextView &m_view;
    LatestTask<text::EditList> m_format;
};

} // namespace stagewright::app
