/// The status bar: what the text is, where the caret is, problems, who builds.
#pragma once

#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/theme.h"

#include <QObject>

class QLabel;
class QStatusBar;
class QToolButton;

namespace stagewright::app {

class StatusLine : public QObject
{
    Q_OBJECT

public:
    explicit StatusLine(QStatusBar &bar);

    void setTheme(const Theme &theme);
    void setDocument(const DockerfileDocument &document);
    void setCaret(std::uint32_t line, std::uint32_t column); ///< zero-based
    void setProblems(int errors, int warnings, int hints);
    /// Who builds, and whether he can: "Embedded builder ready".
    void setBuilder(const QString &text, bool isReady);
    void clear();

signals:
    void problemsClicked();
    void builderClicked();

private:
    enum class Look { Empty, Good, Faulty };

    void paintLook();

    Theme m_theme = Theme::light();
    QLabel *m_summary;
    QLabel *m_caret;
    QToolButton *m_problems;
    QToolButton *m_builder;
    Look m_look = Look::Empty;
    int m_worst = 0; ///< 0 none, 1 hint, 2 warning, 3 error
    bool m_isBuilderReady = true;
};

} // namespace stagewright::app
