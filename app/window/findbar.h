/// Find and replace in the text, below it.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace stagewright::app {

class TextView;

/// Hidden until open(); finds while one types. Enter finds on, Shift+Enter back, Esc closes.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    FindBar(TextView &view, QWidget *parent = nullptr);

    /// Takes over what is selected in the text, where it is one line.
    void open(bool withReplace = false);
    void findAgain(bool backwards);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *addSwitch(const QString &text, const QString &name);
    void search();
    void showResult();
    void close();

    TextView &m_view;
    QLineEdit *m_needle;
    QLineEdit *m_replacement;
    QToolButton *m_case;
    QToolButton *m_word;
    QToolButton *m_regex;
    QLabel *m_result;
    QWidget *m_replaceRow;
};

} // namespace stagewright::app
