/// The field that searches in the graph, on top of it.
#pragma once

#include "app/qtsupport/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace stagewright::app {

class GraphSearch : public QFrame
{
    Q_OBJECT

public:
    explicit GraphSearch(QWidget *parent);

    void setTheme(const Theme &theme);
    void open();
    QString text() const;
    /// "3 of 7"; `count` 0 with a text: nothing found.
    void showCount(std::size_t current, std::size_t count);

signals:
    void textChanged(const QString &text);
    void stepRequested(int step);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    QLabel *m_count;
};

} // namespace stagewright::app
