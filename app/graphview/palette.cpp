#include "app/graphview/palette.h"

#include "app/graphview/intents.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace stagewright::app {

namespace {

constexpr int kTextRole = Qt::UserRole;
constexpr int kIsImageRole = Qt::UserRole + 1;
constexpr int kGroupRole = Qt::UserRole + 2;

QString titleOf(PaletteGroup group)
{
    switch (group) {
    case PaletteGroup::Stages:
        return Palette::tr("Stages");
    case PaletteGroup::Instructions:
        return Palette::tr("Instructions");
    case PaletteGroup::Images:
        return Palette::tr("Images");
    case PaletteGroup::Snippets:
        return Palette::tr("Snippets");
    }
    return {};
}

bool matches(const QTreeWidgetItem &row, const QStringList &words)
{
    const QString text = row.text(0) + QLatin1Char(' ') + row.data(0, kTextRole).toString();
    return std::ranges::all_of(
        words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

QTreeWidgetItem *addRow(QTreeWidgetItem &group, const PaletteItem &item)
{
    auto *row = new QTreeWidgetItem(&group, {item.title});
    row->setData(0, kTextRole, item.text);
    row->setData(0, kIsImageRole, item.isImage);
    row->setData(0, kGroupRole, int(item.group));
    row->setToolTip(0, item.text);
    const bool isCode =
        item.isImage || item.title == item.text || item.group == PaletteGroup::Instructions;
    row->setFont(0, isCode ? monospaceFont(12) : interfaceFont(12));
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    return row;
}

} // namespace

PaletteItem PaletteList::itemOf(const QTreeWidgetItem &row)
{
    return {PaletteGroup(row.data(0, kGroupRole).toInt()), row.text(0),
            row.data(0, kTextRole).toString(), row.data(0, kIsImageRole).toBool()};
}

QMimeData *PaletteList::mimeData(const QList<QTreeWidgetItem *> &rows) const
{
    if (rows.isEmpty() || !rows.first()->parent())
        return nullptr;
    const PaletteItem item = itemOf(*rows.first());
    auto *mime = new QMimeData;
    mime->setText(item.text);
    mime->setData(QLatin1String(item.isImage ? kImageMime : kTextMime), item.text.toUtf8());
    return mime;
}

QStringList PaletteList::mimeTypes() const
{
    return {QLatin1String(kTextMime), QLatin1String(kImageMime)};
}

Palette::Palette(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new PaletteList(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Palette"));
    m_search->setPlaceholderText(tr("Add or search…"));
    m_search->setAccessibleName(tr("Search the palette"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Palette"));
    m_list->setHeaderHidden(true);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setIndentation(14);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 2, 8, 4);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list, 1);
    setFocusProxy(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &Palette::filter);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &Palette::activate);
    fill();
}

void Palette::setTheme(const Theme &theme)
{
    m_list->setStyleSheet(QStringLiteral("QTreeWidget{background:transparent}"
                                         "QTreeWidget::item{padding:2px 4px;border-radius:4px}"
                                         "QTreeWidget::item:hover{background:%1}"
                                         "QTreeWidget::item:selected{background:%2;color:%3}")
                              .arg(theme.hover.name(), theme.selection.name(), theme.text.name()));
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setForeground(0, theme.muted);
}

void Palette::setImages(const QStringList &images)
{
    if (images == m_images)
        return;
    m_images = images;
    const QBrush muted = m_list->topLevelItem(0)->foreground(0);
    fill();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setForeground(0, muted);
}

void Palette::fill()
{
    m_list->clear();
    std::map<PaletteGroup, QTreeWidgetItem *> groups;
    for (const auto group : {PaletteGroup::Stages, PaletteGroup::Instructions, PaletteGroup::Images,
                             PaletteGroup::Snippets}) {
        auto *row = new QTreeWidgetItem(m_list, {titleOf(group)});
        row->setFlags(Qt::ItemIsEnabled);
        row->setFont(0, interfaceFont(11, QFont::DemiBold));
        groups[group] = row;
    }
    for (const QString &image : m_images)
        addRow(*groups[PaletteGroup::Images], {PaletteGroup::Images, image, image, true});
    for (const PaletteItem &item : standardPalette())
        if (!item.isImage || !m_images.contains(item.text))
            addRow(*groups[item.group], item);
    m_list->expandAll();
    filter();
}

void Palette::filter()
{
    const QStringList words = m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool hasSome = false;
        for (int k = 0; k < group->childCount(); ++k) {
            const bool isShown = matches(*group->child(k), words);
            group->child(k)->setHidden(!isShown);
            hasSome = hasSome || isShown;
            if (isShown && !first)
                first = group->child(k);
        }
        group->setHidden(!hasSome);
    }
    if (first && !words.isEmpty())
        m_list->setCurrentItem(first);
}

QStringList Palette::texts() const
{
    QStringList all;
    for (const PaletteItem &item : standardPalette())
        if (!item.isImage && !item.text.contains(QLatin1Char('\n')))
            all << item.text;
    for (const QString &image : m_images)
        all << QStringLiteral("FROM %1").arg(image);
    return all;
}

void Palette::activate(const QTreeWidgetItem *row)
{
    if (row && row->parent())
        emit insertRequested(PaletteList::itemOf(*row));
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        activate(m_list->currentItem());
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_list->setFocus();
        return true;
    }
    return false;
}

} // namespace stagewright::app
