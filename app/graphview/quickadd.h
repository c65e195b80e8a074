/// A field on the graph in which an instruction or a FROM is typed; gone on Enter or Escape.
#pragma once

#include "app/qtsupport/theme.h"

#include <QFrame>

class QLineEdit;

namespace stagewright::app {

class QuickAdd : public QFrame
{
    Q_OBJECT

public:
    /// `where`: "Add to builder"; `suggestions`: Dockerfile text, completed by any word of it.
    QuickAdd(const QString &where, const QStringList &suggestions, const Theme &theme,
             QWidget *parent);

signals:
    void accepted(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void accept();

    QLineEdit *m_field;
};

} // namespace stagewright::app
