#include "app/graphview/accessiblegraph.h"

#include "app/graphview/graphview.h"
#include "app/graphview/imageitem.h"
#include "app/graphview/stageitem.h"
#include "app/qtsupport/text.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QAccessibleWidget>
#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

namespace stagewright::app {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("AccessibleGraph", text);
}

GraphView *viewOf(const QGraphicsObject *item)
{
    if (!item || !item->scene() || item->scene()->views().isEmpty())
        return nullptr;
    return qobject_cast<GraphView *>(item->scene()->views().first());
}

QRect onScreen(const QGraphicsObject *item, const QRectF &sceneRect)
{
    const GraphView *view = viewOf(item);
    if (!view)
        return {};
    const QRect rect = view->mapFromScene(sceneRect).boundingRect();
    return {view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

/// What stages, rows and images have in common.
class AccessibleNode : public QAccessibleObject, public QAccessibleActionInterface
{
public:
    using QAccessibleObject::QAccessibleObject;

    QAccessible::Role role() const override { return QAccessible::ListItem; }
    int childCount() const override { return 0; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface
                   ? static_cast<QAccessibleActionInterface *>(this)
                   : nullptr;
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }
    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }

protected:
    static QAccessible::State stateFor(bool isSelected, bool hasFocus)
    {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = isSelected;
        state.focused = isSelected && hasFocus;
        return state;
    }
};

class AccessibleRow;

class AccessibleStage : public AccessibleNode
{
public:
    explicit AccessibleStage(StageItem *item)
        : AccessibleNode(item)
    {}
    ~AccessibleStage() override;

    StageItem *item() const { return static_cast<StageItem *>(object()); }

    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(viewOf(item()));
    }
    int childCount() const override { return int(item()->stage().rows.size()); }
    QAccessibleInterface *child(int index) const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Name)
            return item()->stage().name + QStringLiteral(", ") + item()->stage().spoken;
        return what == QAccessible::Description ? item()->stage().footer : QString();
    }
    QRect rect() const override { return onScreen(item(), item()->card()); }
    QAccessible::State state() const override
    {
        const GraphView *view = viewOf(item());
        auto state = stateFor(item()->look().isSelected && !item()->look().selectedInstruction,
                              view && view->hasFocus());
        state.expandable = true;
        state.expanded = view && !view->isCollapsed(item()->stage().id);
        return state;
    }
    QStringList actionNames() const override
    {
        return {pressAction(), setFocusAction(), QStringLiteral("Rename"),
                QStringLiteral("Connect")};
    }
    void doAction(const QString &action) override
    {
        GraphView *view = viewOf(item());
        if (!view)
            return;
        const StageId id = item()->stage().id;
        if (action == QStringLiteral("Rename")) {
            view->startRename(id);
        } else if (action == QStringLiteral("Connect")) {
            view->startConnect(id);
        } else {
            view->setFocus();
            view->choose(GraphSelection::ofNode(nodeOf(id)));
        }
    }

private:
    mutable std::map<std::size_t, QAccessible::Id> m_rows; ///< by index
};

class AccessibleRow : public AccessibleNode
{
public:
    AccessibleRow(StageItem *item, std::size_t index)
        : AccessibleNode(nullptr)
        , m_item(item)
        , m_index(index)
    {}

    std::size_t index() const { return m_index; }
    bool isValid() const override { return m_item && m_index < m_item->stage().rows.size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_item);
    }
    QString text(QAccessible::Text what) const override
    {
        if (what != QAccessible::Name || !isValid())
            return {};
        const GraphRow &row = m_item->stage().rows[m_index];
        QString name = translated(QT_TRANSLATE_NOOP("AccessibleGraph", "%1 of %2, %3"))
                           .arg(m_index + 1)
                           .arg(m_item->stage().rows.size())
                           .arg(row.text);
        if (row.bytes >= 0)
            name += QStringLiteral(", ") + spokenSize(row.bytes);
        if (row.problem != RowProblem::None)
            name += QStringLiteral(", ") + row.tip;
        return name;
    }
    QRect rect() const override
    {
        if (!isValid() || m_index >= m_item->geometry().visibleRows())
            return {};
        return onScreen(m_item, m_item->geometry().row(m_index).translated(m_item->pos()));
    }
    QAccessible::State state() const override
    {
        const GraphView *view = viewOf(m_item);
        const bool isSelected = isValid() && m_item->look().selectedInstruction ==
                                                 m_item->stage().rows[m_index].instruction;
        return stateFor(isSelected, view && view->hasFocus());
    }
    void doAction(const QString &) override
    {
        GraphView *view = viewOf(m_item);
        if (!view || !isValid())
            return;
        view->setFocus();
        view->choose(
            GraphSelection::ofRow(m_item->stage().id, m_item->stage().rows[m_index].instruction));
    }

private:
    QPointer<StageItem> m_item;
    std::size_t m_index;
};

AccessibleStage::~AccessibleStage()
{
    for (const auto &entry : m_rows)
        QAccessible::deleteAccessibleInterface(entry.second);
}

QAccessibleInterface *AccessibleStage::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    QAccessible::Id &id = m_rows[std::size_t(index)];
    if (id == 0)
        id =
            QAccessible::registerAccessibleInterface(new AccessibleRow(item(), std::size_t(index)));
    return QAccessible::accessibleInterface(id);
}

int AccessibleStage::indexOfChild(const QAccessibleInterface *child) const
{
    for (const auto &[index, id] : m_rows)
        if (QAccessible::accessibleInterface(id) == child)
            return int(index);
    return -1;
}

class AccessibleImage : public AccessibleNode
{
public:
    explicit AccessibleImage(ImageItem *item)
        : AccessibleNode(item)
    {}

    ImageItem *item() const { return static_cast<ImageItem *>(object()); }

    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(viewOf(item()));
    }
    QString text(QAccessible::Text what) const override
    {
        if (what == QAccessible::Name)
            return translated(QT_TRANSLATE_NOOP("AccessibleGraph", "External image %1"))
                .arg(item()->image().name);
        return what == QAccessible::Description ? item()->image().detail : QString();
    }
    QRect rect() const override { return onScreen(item(), item()->card()); }
    QAccessible::State state() const override
    {
        const GraphView *view = viewOf(item());
        return stateFor(item()->look().isSelected, view && view->hasFocus());
    }
    void doAction(const QString &) override
    {
        if (GraphView *view = viewOf(item())) {
            view->setFocus();
            view->choose(GraphSelection::ofNode({0, item()->image().reference}));
        }
    }
};

/// Children: stages in text order, images, then the widgets on top.
class AccessibleGraph : public QAccessibleWidget
{
public:
    explicit AccessibleGraph(GraphView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {}

    GraphView *view() const { return static_cast<GraphView *>(object()); }

    QList<QObject *> nodes() const
    {
        QList<QObject *> items;
        for (const GraphStage &stage : view()->content().stages)
            if (StageItem *item = view()->graphScene().stageItem(stage.id))
                items.append(item);
        for (const GraphImage &image : view()->content().images)
            if (ImageItem *item = view()->graphScene().imageItem(image.reference))
                items.append(item);
        return items;
    }

    int childCount() const override { return int(nodes().size()); }
    QAccessibleInterface *child(int index) const override
    {
        return QAccessible::queryAccessibleInterface(nodes().value(index));
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child ? int(nodes().indexOf(child->object())) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < childCount(); ++i)
            if (QAccessibleInterface *node = child(i); node && node->rect().contains(x, y))
                return node;
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        if (!view()->hasFocus())
            return nullptr;
        StageItem *item = view()->graphScene().stageItem(view()->selection().oneStage());
        return item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *view = qobject_cast<GraphView *>(object))
        return new AccessibleGraph(view);
    if (auto *stage = qobject_cast<StageItem *>(object))
        return new AccessibleStage(stage);
    if (auto *image = qobject_cast<ImageItem *>(object))
        return new AccessibleImage(image);
    return nullptr;
}

} // namespace

void installAccessibleGraph()
{
    static const bool kInstalled = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(kInstalled);
}

void announceStageFocus(const StageItem &stage, std::optional<std::size_t> instruction)
{
    if (!QAccessible::isActive())
        return;
    auto *item = const_cast<StageItem *>(&stage);
    QAccessibleInterface *node = QAccessible::queryAccessibleInterface(item);
    if (!node)
        return;
    const auto &rows = stage.stage().rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&instruction](const auto &row) {
        return instruction && row.instruction == *instruction;
    });
    if (found != rows.end())
        node = node->child(int(found - rows.begin()));
    QAccessibleEvent event(node, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

} // namespace stagewright::app
