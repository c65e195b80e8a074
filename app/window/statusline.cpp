#include "app/window/statusline.h"

#include "app/qtsupport/text.h"

#include <QLabel>
#include <QStatusBar>
#include <QToolButton>

#include <algorithm>

namespace stagewright::app {

namespace {

QString sizesText(const BuildState &state)
{
    const auto shipped = state.shippedBytes();
    const auto discarded = state.discardedBytes();
    if (shipped < 0)
        return {};
    if (discarded <= 0)
        return StatusLine::tr(" · ships %1").arg(sizeText(shipped));
    return StatusLine::tr(" · ships %1 of %2")
        .arg(sizeText(shipped), sizeText(shipped + discarded));
}

} // namespace

StatusLine::StatusLine(QStatusBar &bar)
    : QObject(&bar)
    , m_summary(new QLabel(&bar))
    , m_caret(new QLabel(&bar))
    , m_problems(new QToolButton(&bar))
    , m_builder(new QToolButton(&bar))
{
    bar.setSizeGripEnabled(false);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setAccessibleDescription(tr("State of the document"));
    m_caret->setObjectName(QStringLiteral("caretPosition"));
    m_caret->setAccessibleDescription(tr("Position of the caret"));
    m_problems->setObjectName(QStringLiteral("problemCount"));
    m_problems->setToolTip(tr("Show the problems"));
    m_builder->setObjectName(QStringLiteral("builderState"));
    m_builder->setToolTip(tr("What this machine can build"));
    for (auto *button : {m_problems, m_builder})
        button->setAutoRaise(true);
    bar.addWidget(m_summary);
    bar.addWidget(m_caret);
    bar.addWidget(m_problems);
    bar.addPermanentWidget(m_builder);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsClicked);
    connect(m_builder, &QToolButton::clicked, this, &StatusLine::builderClicked);
    clear();
}

void StatusLine::clear()
{
    m_summary->setText(tr("No file open"));
    m_look = Look::Empty;
    m_caret->clear();
    setProblems(0, 0, 0);
    paintLook();
}

void StatusLine::setTheme(const Theme &theme)
{
    m_theme = theme;
    paintLook();
}

void StatusLine::setDocument(const DockerfileDocument &document)
{
    const auto &analysis = document.analysis();
    if (!analysis)
        return;
    const auto errors = static_cast<int>(std::ranges::count(
        analysis->diagnostics, lint::Severity::Error, &lint::Diagnostic::severity));
    const auto stages = static_cast<int>(analysis->dockerfile.stages.size());
    m_look = errors > 0 ? Look::Faulty : Look::Good;
    const auto head = errors > 0 ? tr("✖ has errors") : tr("✔ parsed");
    m_summary->setText(head + tr(" · %n stage(s)", nullptr, stages) +
                       sizesText(document.buildState()));
    paintLook();
}

void StatusLine::setCaret(std::uint32_t line, std::uint32_t column)
{
    m_caret->setText(tr("Line %1, column %2").arg(line + 1).arg(column + 1));
}

void StatusLine::setProblems(int errors, int warnings, int hints)
{
    m_worst = errors > 0 ? 3 : warnings > 0 ? 2 : hints > 0 ? 1 : 0;
    QStringList parts;
    if (errors > 0)
        parts << tr("✖ %n error(s)", nullptr, errors);
    if (warnings > 0)
        parts << tr("⚠ %n warning(s)", nullptr, warnings);
    if (hints > 0)
        parts << tr("%n hint(s)", nullptr, hints);
    m_problems->setText(parts.isEmpty() ? tr("No problems") : parts.join(QStringLiteral("  ")));
    paintLook();
}

void StatusLine::setBuilder(const QString &text, bool isReady)
{
    m_isBuilderReady = isReady;
    m_builder->setText(text);
    paintLook();
}

void StatusLine::paintLook()
{
    const auto style = [](const QColor &color, int weight) {
        return QStringLiteral("color: %1; font-weight: %2;").arg(color.name()).arg(weight);
    };
    const QColor looks[] = {m_theme.muted, m_theme.ok, m_theme.fail};
    m_summary->setStyleSheet(
        style(looks[static_cast<std::size_t>(m_look)], m_look == Look::Empty ? 400 : 600));
    m_problems->setVisible(m_look != Look::Empty);
    const QColor colors[] = {m_theme.muted, m_theme.muted, m_theme.warn, m_theme.fail};
    m_problems->setStyleSheet(style(colors[m_worst], m_worst > 1 ? 600 : 400));
    m_builder->setStyleSheet(style(m_isBuilderReady ? m_theme.muted : m_theme.warn, 400));
}

} // namespace stagewright::app
