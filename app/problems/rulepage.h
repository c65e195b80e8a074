/// The page of a rule: what it finds, why it matters, a bad and a good example.
#pragma once

#include "app/qtsupport/theme.h"

#include <QString>
#include <QWidget>

class QLabel;
class QTextBrowser;
class QToolButton;

namespace stagewright::app {

class RulePage : public QWidget
{
    Q_OBJECT

public:
    explicit RulePage(QWidget *parent = nullptr);

    /// `url`: where more is said; may be empty. A rule without a page says so.
    void showRule(const QString &rule, const QString &url);
    const QString &rule() const { return m_rule; }
    void setTheme(const Theme &theme);

signals:
    void closed();

private:
    void refresh();
    void follow(const QUrl &link);

    QLabel *m_title;
    QToolButton *m_close;
    QTextBrowser *m_text;
    QString m_rule;
    QString m_url;
    Theme m_theme = Theme::light();
};

} // namespace stagewright::app
