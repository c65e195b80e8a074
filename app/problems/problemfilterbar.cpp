#include "app/problems/problemfilterbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

namespace stagewright::app {

namespace {

constexpr lint::Severity kAll[] = {lint::Severity::Error, lint::Severity::Warning,
                                   lint::Severity::Information, lint::Severity::Hint};

QString pluralOf(lint::Severity severity, int count)
{
    switch (severity) {
    case lint::Severity::Error:
        return ProblemFilterBar::tr("%n error(s)", nullptr, count);
    case lint::Severity::Warning:
        return ProblemFilterBar::tr("%n warning(s)", nullptr, count);
    case lint::Severity::Information:
        return ProblemFilterBar::tr("%n note(s)", nullptr, count);
    case lint::Severity::Hint:
        break;
    }
    return ProblemFilterBar::tr("%n hint(s)", nullptr, count);
}

} // namespace

ProblemFilterBar::ProblemFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_source(new QComboBox(this))
    , m_text(new QLineEdit(this))
    , m_fixAll(new QToolButton(this))
{
    setObjectName(QStringLiteral("problemFilter"));
    setAccessibleName(tr("Filter of the problems"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 5, 10, 5);
    row->setSpacing(6);
    makeSeverities();
    for (auto *button : m_severities)
        row->addWidget(button);
    makeSources();
    row->addWidget(m_source);
    m_text->setPlaceholderText(tr("Filter by message, rule or stage"));
    m_text->setAccessibleName(m_text->placeholderText());
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(320);
    row->addWidget(m_text, 1);
    row->addStretch(1);
    m_fixAll->setObjectName(QStringLiteral("fixAll"));
    m_fixAll->setToolTip(tr("Mends what can be mended without changing what the file means; shows "
                            "first what would change"));
    row->addWidget(m_fixAll);
    connect(m_text, &QLineEdit::textChanged, this, &ProblemFilterBar::takeFilter);
    connect(m_fixAll, &QToolButton::clicked, this, &ProblemFilterBar::fixAllRequested);
}

void ProblemFilterBar::makeSeverities()
{
    for (const auto severity : kAll) {
        auto *button = m_severities[static_cast<std::size_t>(severity)] = new QToolButton(this);
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolTip(tr("Show or hide problems of this severity"));
        connect(button, &QToolButton::toggled, this, &ProblemFilterBar::takeFilter);
    }
}

void ProblemFilterBar::makeSources()
{
    m_source->setAccessibleName(tr("Source"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (std::size_t i = 0; i <= kProblemSources; ++i)
        m_source->addItem(QString());
    connect(m_source, &QComboBox::currentIndexChanged, this, &ProblemFilterBar::takeFilter);
}

void ProblemFilterBar::takeFilter()
{
    ProblemFilter filter;
    for (const auto severity : kAll) {
        if (!m_severities[static_cast<std::size_t>(severity)]->isChecked())
            filter.hidden.insert(severity);
    }
    if (m_source->currentIndex() > 0)
        filter.source = static_cast<ProblemSource>(m_source->currentIndex() - 1);
    filter.text = m_text->text().trimmed();
    if (filter == m_filter)
        return;
    m_filter = filter;
    emit filterChanged(m_filter);
}

void ProblemFilterBar::reset()
{
    {
        const QSignalBlocker blocker(m_text);
        m_text->clear();
    }
    m_source->setCurrentIndex(0);
    for (auto *button : m_severities)
        button->setChecked(true);
    takeFilter();
}

void ProblemFilterBar::showCounts(const ProblemsModel &model)
{
    for (const auto severity : kAll) {
        const auto i = static_cast<std::size_t>(severity);
        const int count = model.counts()[i];
        auto &button = *m_severities[i];
        button.setText(QStringLiteral("%1  %2").arg(glyphOf(severity), pluralOf(severity, count)));
        button.setVisible(count > 0 || !button.isChecked());
    }
    m_source->setItemText(0, tr("All sources (%1)").arg(model.count()));
    for (std::size_t i = 0; i < kProblemSources; ++i) {
        const auto source = static_cast<ProblemSource>(i);
        m_source->setItemText(static_cast<int>(i) + 1,
                              tr("%1 (%2)").arg(titleOf(source)).arg(model.count(source)));
    }
    m_fixAll->setText(tr("Fix all safe problems (%1)…").arg(model.safelyFixable()));
    m_fixAll->setEnabled(model.safelyFixable() > 0);
}

void ProblemFilterBar::setTheme(const Theme &theme)
{
    for (const auto severity : kAll) {
        auto &button = *m_severities[static_cast<std::size_t>(severity)];
        auto palette = button.palette();
        palette.setColor(QPalette::ButtonText, colorOf(severity, theme));
        button.setPalette(palette);
    }
}

void ProblemFilterBar::focusText()
{
    m_text->setFocus();
    m_text->selectAll();
}

} // namespace stagewright::app
