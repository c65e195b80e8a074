#include "app/graphview/argumentspanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace stagewright::app {

namespace {

bool sameNames(const std::vector<ArgumentRow> &left, const std::vector<ArgumentRow> &right)
{
    return std::ranges::equal(left, right, {}, &ArgumentRow::name, &ArgumentRow::name);
}

} // namespace

ArgumentsPanel::ArgumentsPanel(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(QStringLiteral("argumentsPanel"));
    setAccessibleName(tr("Build arguments"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *body = new QWidget(this);
    body->setObjectName(QStringLiteral("argumentsBody"));
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(14, 10, 12, 12);
    m_column->setSpacing(12);
    m_empty = new QLabel(tr("The file declares no ARG before its first FROM. An ARG there can "
                            "choose the base of a stage."),
                         body);
    m_empty->setWordWrap(true);
    m_column->addWidget(m_empty);
    m_column->addStretch(1);
    setWidget(body);
    setTheme(m_theme);
}

void ArgumentsPanel::setTheme(const Theme &theme)
{
    m_theme = theme;
    setStyleSheet(QStringLiteral("#argumentsPanel,#argumentsBody{background:%1}"
                                 "QLabel{background:transparent}"
                                 "QLabel[role=\"muted\"]{color:%2}"
                                 "QLabel[role=\"given\"]{color:%3}")
                      .arg(theme.panel.name(), theme.muted.name(), theme.accent.name()));
}

void ArgumentsPanel::setRows(const std::vector<ArgumentRow> &rows)
{
    if (rows == m_rows)
        return;
    if (!sameNames(rows, m_rows))
        rebuild(rows);
    m_rows = rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        showRow(m_fields[i], rows[i]);
    m_empty->setVisible(
        std::ranges::all_of(rows, [](const ArgumentRow &row) { return row.isPlatform; }));
}

void ArgumentsPanel::rebuild(const std::vector<ArgumentRow> &rows)
{
    for (const Field &field : m_fields)
        delete field.box;
    m_fields.clear();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        m_fields.push_back(makeField(rows[i]));
        m_column->insertWidget(int(i) + 1, m_fields.back().box);
        connect(m_fields.back().value, &QComboBox::textActivated, this, [this, i] { accept(i); });
        connect(m_fields.back().value->lineEdit(), &QLineEdit::editingFinished, this,
                [this, i] { accept(i); });
        connect(m_fields.back().reset, &QToolButton::clicked, this,
                [this, i] { emit valueChanged(m_rows[i].name, std::nullopt); });
    }
}

ArgumentsPanel::Field ArgumentsPanel::makeField(const ArgumentRow &row)
{
    Field field{};
    field.box = new QWidget(widget());
    field.name = new QLabel(row.name, field.box);
    field.name->setFont(monospaceFont(12, QFont::DemiBold));
    field.uses = new QLabel(field.box);
    field.uses->setFont(interfaceFont(11));
    field.uses->setProperty("role", QStringLiteral("muted"));
    field.value = new QComboBox(field.box);
    field.value->setEditable(true);
    field.value->setInsertPolicy(QComboBox::NoInsert);
    field.value->setAccessibleName(row.name);
    field.value->setMinimumContentsLength(8);
    field.value->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field.value->lineEdit()->setAccessibleName(row.name);
    field.value->lineEdit()->setFont(monospaceFont(12));
    field.reset = new QToolButton(field.box);
    field.reset->setText(QStringLiteral("↺"));
    field.reset->setAutoRaise(true);
    field.reset->setAccessibleName(tr("Default value of %1").arg(row.name));
    field.reset->setToolTip(tr("Take the default again"));
    field.name->setBuddy(field.value);
    auto *column = new QVBoxLayout(field.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *top = new QHBoxLayout;
    top->addWidget(field.name, 1);
    top->addWidget(field.uses);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(field.value, 1);
    bottom->addWidget(field.reset);
    column->addLayout(top);
    column->addLayout(bottom);
    return field;
}

void ArgumentsPanel::showRow(const Field &field, const ArgumentRow &row)
{
    field.box->setToolTip(row.stages.isEmpty()
                              ? row.tip
                              : tr("%1\nDecides the base of: %2")
                                    .arg(row.tip, row.stages.join(QStringLiteral(", "))));
    field.uses->setText(row.stages.isEmpty() ? QString()
                                             : tr("%n stage(s)", nullptr, int(row.stages.size())));
    field.value->setAccessibleDescription(field.box->toolTip());
    field.reset->setVisible(row.value.has_value());
    const QSignalBlocker blocker(field.value);
    QStringList choices = row.choices;
    if (row.hasDefault && !row.defaultValue.contains(QLatin1Char('$')) &&
        !choices.contains(row.defaultValue))
        choices.prepend(row.defaultValue);
    const QString text = row.value.value_or(row.isPlatform ? row.defaultValue : QString());
    QLineEdit *line = field.value->lineEdit();
    line->setPlaceholderText(row.hasDefault ? row.defaultValue : tr("no value"));
    const bool isTyping = line->hasFocus() && line->isModified();
    field.value->clear();
    field.value->addItems(choices);
    if (isTyping)
        return;
    field.value->setCurrentIndex(field.value->findText(text));
    field.value->setEditText(text);
}

/// An empty field is the default; a typed default too.
void ArgumentsPanel::accept(std::size_t index)
{
    if (index >= m_rows.size())
        return;
    const ArgumentRow row = m_rows[index];
    QLineEdit *line = m_fields[index].value->lineEdit();
    line->setModified(false);
    const QString text = line->text().trimmed();
    const bool isDefault = text.isEmpty() || (row.hasDefault && text == row.defaultValue);
    const std::optional<QString> value = isDefault ? std::nullopt : std::optional(text);
    if (value != row.value)
        emit valueChanged(row.name, value);
}

} // namespace stagewright::app
