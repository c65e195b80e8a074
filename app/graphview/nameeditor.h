/// The line edit over a stage's name while it is renamed.
#pragma once

#include "app/qtsupport/theme.h"

#include <QLineEdit>

namespace stagewright::app {

/// Deletes itself after accepted() or cancelled().
class NameEditor : public QLineEdit
{
    Q_OBJECT

public:
    NameEditor(const QString &name, const Theme &theme, QWidget *parent);

signals:
    void accepted(const QString &name); ///< Enter, or the focus went elsewhere; the name differs
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void finish(bool accept);

    QString m_before;
    bool m_isDone = false;
};

} // namespace stagewright::app
