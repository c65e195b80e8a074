#include "app/inspect/layersview.h"

#include "app/inspect/stackedbar.h"
#include "app/qtsupport/sizebar.h"
#include "app/qtsupport/text.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace stagewright::app {

namespace {

enum Column {
    NumberColumn,
    TextColumn,
    SizeColumn,
    BarColumn,
    ShareColumn,
    CreatedColumn,
    CommentColumn,
    LineColumn,
    ColumnCount
};
constexpr auto kNumberAlignment = Qt::AlignRight | Qt::AlignVCenter;
enum Role { BytesRole = Qt::UserRole, LargestRole, IsBaseRole };

/// Paints a size bar instead of text.
class BarDelegate : public QStyledItemDelegate
{
public:
    BarDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const auto bytes = index.data(BytesRole).toLongLong();
        const auto largest = index.data(LargestRole).toLongLong();
        if (bytes <= 0)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const double width = barLength(bytes, largest, option.rect.width() - 12.0);
        const QRectF bar(option.rect.x() + 4, option.rect.center().y() - 3.5, width, 8);
        paintBar(*painter, bar, index.data(IsBaseRole).toBool() ? BarFill::Base : BarFill::Ships,
                 m_theme);
        painter->restore();
    }

private:
    const Theme &m_theme;
};

QString shareText(std::int64_t bytes, std::int64_t total)
{
    if (bytes <= 0 || total <= 0)
        return {};
    const double share = 100.0 * static_cast<double>(bytes) / static_cast<double>(total);
    return share < 1 ? LayersView::tr("< 1 %")
                     : LayersView::tr("%1 %").arg(QLocale().toString(share, 'f', 0));
}

} // namespace

LayersView::LayersView(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_bar(new StackedBar(this))
    , m_table(new QTreeWidget(this))
{
    setAccessibleName(tr("Layers"));
    m_title->setObjectName(QStringLiteral("mutedText"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_table->setObjectName(QStringLiteral("layers"));
    m_table->setAccessibleName(tr("History of the image"));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setColumnCount(ColumnCount);
    m_table->setHeaderLabels({tr("#"), tr("Instruction"), tr("Size"), QString(), tr("Share"),
                              tr("Created"), tr("Comment"), tr("Line")});
    for (const int column : {NumberColumn, SizeColumn, ShareColumn, LineColumn})
        m_table->headerItem()->setTextAlignment(column, kNumberAlignment);
    m_table->headerItem()->setData(BarColumn, Qt::AccessibleTextRole, tr("Size as a bar"));
    m_table->setItemDelegateForColumn(BarColumn, new BarDelegate(m_theme, m_table));
    auto *header = m_table->header();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(TextColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(BarColumn, QHeaderView::Fixed);
    header->resizeSection(BarColumn, 84);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 4);
    layout->setSpacing(6);
    layout->addWidget(m_title);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    connect(m_bar, &StackedBar::clicked, this, &LayersView::choose);
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item && !m_isUpdating)
            choose(m_table->indexOfTopLevelItem(item));
    });
    setEmpty({});
}

void LayersView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_bar->setTheme(theme);
    fillTable();
}

void LayersView::setRows(const QString &title, std::vector<LayerRow> rows)
{
    m_title->setText(title);
    m_rows = std::move(rows);
    m_bar->setRows(m_rows);
    m_bar->setVisible(true);
    m_table->setVisible(true);
    fillTable();
}

void LayersView::setEmpty(const QString &reason)
{
    m_rows.clear();
    m_title->setText(reason);
    m_bar->setVisible(false);
    m_table->setVisible(false);
}

void LayersView::fillTable()
{
    const QScopedValueRollback guard(m_isUpdating, true);
    m_table->clear();
    std::int64_t total = 0;
    for (const auto &row : m_rows)
        total += row.bytes;
    int number = static_cast<int>(m_rows.size());
    for (const auto &row : m_rows) {
        auto *item = new QTreeWidgetItem(m_table);
        fillItem(*item, row, number--, total);
    }
}

void LayersView::fillItem(QTreeWidgetItem &item, const LayerRow &row, int number,
                          std::int64_t total)
{
    const auto largest = std::ranges::max_element(m_rows, {}, &LayerRow::bytes)->bytes;
    item.setText(NumberColumn, QString::number(number));
    item.setText(TextColumn, row.createdBy);
    item.setToolTip(TextColumn, row.diffId.isEmpty()
                                    ? row.createdBy
                                    : tr("%1\nLayer %2").arg(row.createdBy, row.diffId));
    item.setFont(TextColumn, monospaceFont(12));
    item.setText(SizeColumn, sizeText(row.bytes));
    for (const int column : {NumberColumn, SizeColumn, ShareColumn, LineColumn})
        item.setTextAlignment(column, kNumberAlignment);
    item.setData(BarColumn, BytesRole, QVariant::fromValue<qlonglong>(row.bytes));
    item.setData(BarColumn, LargestRole, QVariant::fromValue<qlonglong>(largest));
    item.setData(BarColumn, IsBaseRole, !row.line);
    item.setText(ShareColumn, shareText(row.bytes, total));
    item.setText(CreatedColumn,
                 QLocale().toString(row.created.toLocalTime(), QLocale::ShortFormat));
    item.setText(CommentColumn, row.comment);
    item.setText(LineColumn, row.line ? QString::number(*row.line + 1) : QStringLiteral("–"));
    for (const int column : {NumberColumn, CreatedColumn, CommentColumn})
        item.setForeground(column, m_theme.muted);
}

void LayersView::choose(int index)
{
    if (index < 0 || static_cast<std::size_t>(index) >= m_rows.size())
        return;
    m_bar->setSelected(index);
    {
        const QScopedValueRollback guard(m_isUpdating, true);
        m_table->setCurrentItem(m_table->topLevelItem(index));
    }
    emit rowChosen(m_rows[static_cast<std::size_t>(index)]);
}

void LayersView::selectInstruction(std::optional<int> stage, std::optional<int> instruction)
{
    const QScopedValueRollback guard(m_isUpdating, true);
    const auto found = std::ranges::find_if(m_rows, [&](const LayerRow &row) {
        return stage && instruction && row.stage == stage && row.instruction == instruction;
    });
    const int index = found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    m_bar->setSelected(index);
    m_table->setCurrentItem(index < 0 ? nullptr : m_table->topLevelItem(index));
}

} // namespace stagewright::app
