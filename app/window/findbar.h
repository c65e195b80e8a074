/// Find in the text, below it.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace stagewright::app {

class TextView;

/// Hidden until open(); Enter finds on, Shift+Enter back, Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(TextView &view, QWidget *parent = nullptr);

    void open();
    void findAgain(bool backwards);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TextView &m_view;
    QLineEdit *m_needle;
    QLabel *m_result;
};

} // namespace stagewright::app
