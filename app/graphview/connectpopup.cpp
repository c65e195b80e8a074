#include "app/graphview/connectpopup.h"

#include "app/qtsupport/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace stagewright::app {

namespace {

QComboBox *makeCombo(const QString &name, const QStringList &texts, bool isEditable,
                     QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setEditable(isEditable);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->addItems(texts);
    combo->setAccessibleName(name);
    if (isEditable) {
        combo->completer()->setCompletionMode(QCompleter::PopupCompletion); // Return is ours
        combo->lineEdit()->setAccessibleName(name);
    }
    combo->setFont(monospaceFont(12));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(26);
    return combo;
}

} // namespace

ConnectPopup::ConnectPopup(const ConnectOffer &offer, QWidget *parent)
    : QFrame(parent, Qt::Dialog | Qt::FramelessWindowHint) // Qt hides pop-ups from screen readers
{
    setObjectName(QStringLiteral("connectPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(StyledPanel);
    setAccessibleName(tr("Connect %1 to %2").arg(offer.source, offer.target));
    auto *title = new QLabel(QStringLiteral("%1 → %2").arg(offer.source, offer.target), this);
    title->setFont(interfaceFont(13, QFont::DemiBold));
    m_copy = addKind(tr("COPY --&from"), "connectCopy");
    m_mount = addKind(tr("RUN --&mount"), "connectMount");
    m_base = addKind(tr("F&ROM (its base)"), "connectBase");
    m_path = makeCombo(tr("Path in %1").arg(offer.source), offer.paths, true, this);
    m_path->setObjectName(QStringLiteral("connectPath"));
    m_destination = makeCombo(tr("Destination"), {offer.destination}, true, this);
    m_destination->setObjectName(QStringLiteral("connectDestination"));
    m_run = makeCombo(tr("Instruction"), offer.runs, false, this);
    m_run->setCurrentIndex(offer.run);
    m_mount->setEnabled(!offer.runs.isEmpty());
    m_connect = new QPushButton(tr("Connect"), this);
    m_connect->setObjectName(QStringLiteral("connectAccept"));
    m_connect->setDefault(true);
    auto *kinds = new QHBoxLayout;
    for (auto *kind : {m_copy, m_mount, m_base}) {
        kinds->addWidget(kind);
        connect(kind, &QRadioButton::toggled, this, &ConnectPopup::showFields);
    }
    auto *form = new QFormLayout;
    m_pathLabel = new QLabel(tr("Path"), this);
    m_destinationLabel = new QLabel(tr("To"), this);
    m_runLabel = new QLabel(tr("In"), this);
    form->addRow(m_runLabel, m_run);
    form->addRow(m_pathLabel, m_path);
    form->addRow(m_destinationLabel, m_destination);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(10);
    column->addWidget(title);
    column->addLayout(kinds);
    column->addLayout(form);
    column->addWidget(m_connect, 0, Qt::AlignRight);
    connect(m_connect, &QPushButton::clicked, this, &ConnectPopup::accept);
    QRadioButton *const start[] = {m_copy, m_mount, m_base};
    start[std::size_t(offer.kind)]->setChecked(true);
    showFields();
    m_path->setFocus();
    m_path->lineEdit()->selectAll();
}

QRadioButton *ConnectPopup::addKind(const QString &text, const char *name)
{
    auto *kind = new QRadioButton(text, this);
    kind->setObjectName(QLatin1String(name));
    return kind;
}

void ConnectPopup::showFields()
{
    const bool hasPath = !m_base->isChecked();
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_pathLabel, m_path, m_destinationLabel, m_destination})
        field->setEnabled(hasPath);
    m_run->setVisible(m_mount->isChecked());
    m_runLabel->setVisible(m_mount->isChecked());
    adjustSize();
}

ConnectChoice ConnectPopup::choice() const
{
    return {m_base->isChecked()    ? ConnectKind::Base
            : m_mount->isChecked() ? ConnectKind::Mount
                                   : ConnectKind::Copy,
            m_path->currentText().trimmed(), m_destination->currentText().trimmed(),
            m_run->currentIndex()};
}

bool ConnectPopup::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate)
        close();
    return QFrame::event(event);
}

void ConnectPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        accept();
    else
        QFrame::keyPressEvent(event);
}

void ConnectPopup::accept()
{
    const ConnectChoice chosen = choice();
    close();
    emit accepted(chosen);
}

} // namespace stagewright::app
