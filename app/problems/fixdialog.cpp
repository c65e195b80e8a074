#include "app/problems/fixdialog.h"

#include "app/problems/diffview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace stagewright::app {

FixDialog::FixDialog(const QString &problem, std::string text, std::vector<FixChoice> choices,
                     const Theme &theme, QWidget *parent)
    : QDialog(parent)
    , m_text(std::move(text))
    , m_choices(std::move(choices))
    , m_verdicts(m_choices.size())
    , m_theme(theme)
    , m_list(new QListWidget(this))
    , m_note(new QLabel(this))
    , m_diff(new DiffView(theme, this))
    , m_verdict(new QLabel(this))
{
    setWindowTitle(tr("Fix"));
    resize(760, 460);
    auto *heading = new QLabel(problem, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setWordWrap(true);
    heading->setFont(interfaceFont(14, QFont::DemiBold));
    m_list->setAccessibleName(tr("Fixes"));
    for (const auto &choice : m_choices)
        m_list->addItem(choice.title);
    m_list->setMaximumHeight((m_list->sizeHintForRow(0) + 8) * std::min(m_list->count(), 4) + 14);
    m_list->setVisible(m_list->count() > 1);
    m_note->setObjectName(QStringLiteral("mutedText"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setIcon({});
    m_apply = new QPushButton(tr("&Apply"), this);
    m_apply->setObjectName(QStringLiteral("primaryButton"));
    m_apply->setDefault(true);
    buttons->addButton(m_apply, QDialogButtonBox::AcceptRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(8);
    column->addWidget(heading);
    column->addWidget(m_list);
    column->addWidget(m_note);
    column->addWidget(m_diff, 1);
    column->addWidget(m_verdict);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { choose(static_cast<std::size_t>(std::max(0, row))); });
    refresh();
}

void FixDialog::choose(std::size_t choice)
{
    m_current = std::min(choice, m_choices.size() - 1);
    {
        const QSignalBlocker blocker(m_list);
        m_list->setCurrentRow(static_cast<int>(m_current));
    }
    refresh();
    if (!m_verdicts[m_current])
        emit chosen(m_current);
}

void FixDialog::setVerdict(std::size_t choice, const QString &refusal)
{
    m_verdicts[choice] = refusal;
    refresh();
}

void FixDialog::refresh()
{
    const auto &verdict = m_verdicts[m_current];
    m_note->setText(m_choices.size() == 1 ? choice().title + QLatin1Char('\n') + choice().note
                                          : choice().note);
    m_diff->showDiff(m_text, choice().edits.apply(m_text));
    m_apply->setEnabled(verdict && verdict->isEmpty());
    auto color = m_theme.muted;
    if (!verdict) {
        m_verdict->setText(tr("Making sure that nothing else changes…"));
    } else if (verdict->isEmpty()) {
        m_verdict->setText(tr("✔ Nothing else changes, and no new problem comes."));
        color = m_theme.ok;
    } else {
        m_verdict->setText(tr("✖ This fix cannot be applied here: %1").arg(*verdict));
        color = m_theme.fail;
    }
    auto palette = m_verdict->palette();
    palette.setColor(QPalette::WindowText, color);
    m_verdict->setPalette(palette);
}

} // namespace stagewright::app
