/// A new name, typed where the old one stands, with what it would change below.
#pragma once

#include "app/qtsupport/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace stagewright::app {

/// Enter accepts, Esc and a lost focus dismiss.
class RenameBox : public QFrame
{
    Q_OBJECT

public:
    explicit RenameBox(QWidget &owner);

    void setTheme(const Theme &theme);
    void open(const QString &name, QRect anchor);
    void showPreview(const QString &summary, const QString &html);
    void showRefusal(const QString &reason);
    QString message() const;

signals:
    void nameChanged(const QString &name);
    void accepted(const QString &name);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setMessage(const QString &html);
    void place();

    QWidget &m_owner;
    QLineEdit *m_name;
    QLabel *m_message;
    QRect m_anchor;
    Theme m_theme = Theme::light();
};

} // namespace stagewright::app
