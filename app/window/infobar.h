/// A bar across the top of the document: something happened, and what can be done about it.
#pragma once

#include "app/qtsupport/theme.h"

#include <QFrame>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace stagewright::app {

/// Hidden until show… is called. Never takes the focus; Esc in it closes it.
class InfoBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Error };
    struct Choice
    {
        QString text;
        std::function<void()> chosen;
    };

    InfoBar(const QString &name, QWidget *parent = nullptr);

    /// Every choice closes the bar; a bar without choices can only be closed.
    void showMessage(Kind kind, const QString &text, const std::vector<Choice> &choices = {});
    void setTheme(const Theme &theme);
    QString text() const;

private:
    void paintLook();

    Kind m_kind = Kind::Information;
    Theme m_theme = Theme::light();
    QHBoxLayout *m_layout;
    QLabel *m_icon;
    QLabel *m_text;
    std::vector<QWidget *> m_buttons;
};

} // namespace stagewright::app
