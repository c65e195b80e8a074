#include "app/window/outline.h"

#include "app/qtsupport/text.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace stagewright::app {

namespace {

enum Role { StageRole = Qt::UserRole, InstructionRole };

void setTextOf(QTreeWidgetItem &item, int column, const QString &text)
{
    if (item.text(column) != text)
        item.setText(column, text);
}

template<typename Parent>
void fitChildren(Parent &parent, int count)
{
    while (parent.childCount() > count)
        delete parent.takeChild(parent.childCount() - 1);
    while (parent.childCount() < count)
        parent.addChild(new QTreeWidgetItem);
}

/// The list that holds a shown stage's instructions.
const std::vector<dockerfile::Instruction> &instructionsOf(const ShownStage &stage,
                                                           const dockerfile::Dockerfile &model)
{
    return stage.modelStage ? model.stages[*stage.modelStage].instructions : model.misplaced;
}

} // namespace

Outline::Outline(QWidget *parent)
    : QTreeWidget(parent)
{
    setAccessibleName(tr("Outline of stages"));
    setObjectName(QStringLiteral("outline"));
    setColumnCount(2);
    headerItem()->setText(0, {});
    headerItem()->setText(1, {});
    headerItem()->setData(0, Qt::AccessibleTextRole, tr("Stage or instruction"));
    headerItem()->setData(1, Qt::AccessibleTextRole, tr("Size"));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(14);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    connect(this, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !m_isUpdating)
            emit selectionRequested(selectionOf(*item));
    });
    connect(this, &QTreeWidget::itemDoubleClicked, this, [this] { emit revealRequested(); });
}

void Outline::refresh(const DockerfileDocument &document)
{
    const QScopedValueRollback guard(m_isUpdating, true);
    const auto stages = document.shownStages();
    const auto before = topLevelItemCount();
    fitChildren(*invisibleRootItem(), static_cast<int>(stages.size()));
    for (int i = 0; i < topLevelItemCount(); ++i) {
        refreshStage(*topLevelItem(i), stages[static_cast<std::size_t>(i)], document);
        if (i >= before)
            topLevelItem(i)->setExpanded(true);
    }
}

void Outline::refreshStage(QTreeWidgetItem &item, const ShownStage &stage,
                           const DockerfileDocument &document)
{
    const auto &model = document.analysis()->dockerfile;
    const auto &build = document.buildState();
    const auto *state = build.stage(stage.id);
    auto name = fromUtf8(stage.name);
    if (state && state->ships)
        name += QStringLiteral("  ★");
    if (stage.isGhost)
        name = tr("%1 (line %2 does not parse)").arg(name).arg(stage.ghostLine + 1);
    setTextOf(item, 0, name);
    const auto total = state ? state->totalBytes() : -1;
    setTextOf(item, 1, total >= 0 ? sizeText(total) : QString());
    item.setData(0, StageRole, QVariant::fromValue(stage.id));
    item.setData(0, InstructionRole, QVariant());
    auto font = this->font();
    font.setWeight(QFont::DemiBold);
    font.setItalic(stage.isGhost);
    item.setFont(0, font);
    item.setForeground(1, m_theme.muted);
    item.setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    const auto &instructions = instructionsOf(stage, model);
    const auto first = stage.firstInstruction + 1; // the FROM is the stage itself
    const auto count = stage.endInstruction > first ? stage.endInstruction - first : 0;
    fitChildren(item, static_cast<int>(count));
    for (std::size_t i = 0; i < count; ++i) {
        auto &row = *item.child(static_cast<int>(i));
        const auto summary = instructions[first + i].summary();
        const auto *step = build.step(stage.id, first + i, summary);
        setTextOf(row, 0, fromUtf8(summary));
        setTextOf(row, 1, step && step->bytes >= 0 ? sizeText(step->bytes) : QString());
        row.setData(0, StageRole, QVariant::fromValue(stage.id));
        row.setData(0, InstructionRole, QVariant::fromValue<quint64>(first + i));
        row.setFont(0, monospaceFont(12));
        row.setForeground(1, m_theme.muted);
        row.setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (row.toolTip(0) != row.text(0))
            row.setToolTip(0, row.text(0));
    }
}

void Outline::setTheme(const Theme &theme)
{
    m_theme = theme;
}

Selection Outline::selectionOf(const QTreeWidgetItem &item) const
{
    Selection selection;
    selection.stage = item.data(0, StageRole).value<StageId>();
    const auto instruction = item.data(0, InstructionRole);
    if (instruction.isValid())
        selection.instruction = static_cast<std::size_t>(instruction.toULongLong());
    return selection;
}

void Outline::setSelection(const Selection &selection)
{
    const QScopedValueRollback guard(m_isUpdating, true);
    for (int i = 0; i < topLevelItemCount(); ++i) {
        auto *stage = topLevelItem(i);
        if (stage->data(0, StageRole).value<StageId>() != selection.stage)
            continue;
        auto *item = stage;
        for (int row = 0; selection.instruction && row < stage->childCount(); ++row) {
            if (selectionOf(*stage->child(row)).instruction == selection.instruction)
                item = stage->child(row);
        }
        if (item != currentItem())
            setCurrentItem(item);
        return;
    }
    setCurrentItem(nullptr);
}

void Outline::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit revealRequested();
    else if (event->key() == Qt::Key_F2 && currentItem())
        emit renameRequested(selectionOf(*currentItem()).stage);
    else
        QTreeWidget::keyPressEvent(event);
}

} // namespace stagewright::app
