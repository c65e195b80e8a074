#include "app/build/buildlog.h"

#include <QScrollBar>

namespace stagewright::app {

namespace {

constexpr int kMostLines = 200'000;
constexpr int kPaceMilliseconds = 60;

} // namespace

BuildLog::BuildLog(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("buildLog"));
    setAccessibleName(tr("Build log"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setMaximumBlockCount(kMostLines);
    setPlaceholderText(tr("Nothing was built yet. Build ▸ Build starts the embedded builder."));
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPaceMilliseconds);
    connect(&m_pace, &QTimer::timeout, this, &BuildLog::flush);
}

void BuildLog::setTheme(const Theme &theme)
{
    Q_UNUSED(theme);
    setFont(monospaceFont(12));
    document()->setDocumentMargin(10);
}

void BuildLog::append(const QString &text)
{
    m_waiting += text;
    if (!m_pace.isActive())
        m_pace.start();
}

void BuildLog::startAnew()
{
    m_waiting.clear();
    clear();
}

void BuildLog::flush()
{
    const bool follows = verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 2;
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(std::exchange(m_waiting, {}));
    if (follows)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

} // namespace stagewright::app
