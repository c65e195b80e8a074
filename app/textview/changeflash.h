/// Shows for a moment where a gesture has changed the text.
#pragma once

#include "core/language/text/textrange.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace stagewright::app {

class DockerfileEditor;

class ChangeFlash : public QObject
{
    Q_OBJECT

public:
    explicit ChangeFlash(DockerfileEditor &editor);

    /// False for reduced motion: nothing flashes.
    void setAnimated(bool isAnimated) { m_isAnimated = isAnimated; }
    /// Ranges of the text as it is; an empty one marks its line.
    void flash(const std::vector<text::TextRange> &ranges);
    bool isActive() const { return m_timer.isActive(); }

private:
    void fade();

    DockerfileEditor &m_editor;
    QTimer m_timer;
    int m_alpha = 0;
    bool m_isAnimated = true;
};

} // namespace stagewright::app
