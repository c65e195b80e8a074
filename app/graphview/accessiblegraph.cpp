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

/// Qt's registry owns it from then on.
template<typename Interface>
QAccessible::Id registered(std::unique_ptr<Interface> made)
{
    // NOLINTNEXTLINE(clang-analyzer-cplusplus.NewDeleteLeaks)
    return QAccessible::registerAccessibleInterface(made.release());
}

QString nameOf(const GraphContent &content, const NodeKey &node)
{
    const GraphStage *stage = content.stage(node.stage);
    const GraphImage *image = content.image(node.image);
    return stage ? stage->name : image ? image->name : QString();
}

const char *sentenceOf(EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Base:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 stands on %2");
    case EdgeKind::CopyFrom:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 copies %3 from %2");
    case EdgeKind::MountFrom:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 mounts %3 from %2");
    case EdgeKind::OnBuild:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 runs a trigger that reads %3 from %2");
    case EdgeKind::Context:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 reads %3 from the %2");
    case EdgeKind::Cache:
        return QT_TRANSLATE_NOOP("AccessibleGraph", "%1 keeps %3 in cache %2");
    }
    return "";
}

/// "stage-1 copies /src/hello from builder, 11 kB"
QString spokenEdge(const GraphContent &content, const GraphEdge &edge)
{
    QString sentence = translated(sentenceOf(edge.key.kind));
    const bool hasPath = sentence.contains(QLatin1String("%3"));
    const QString target = nameOf(content, nodeOf(edge.key.target));
    const QString source = nameOf(content, edge.source);
    sentence = hasPath ? sentence.arg(target, source, edge.label) : sentence.arg(target, source);
    for (const QString &word : {edge.size, edge.fault})
        if (!word.isEmpty())
            sentence += QStringLiteral(", ") + word;
    return sentence;
}

QString spokenImage(const GraphImage &image)
{
    const char *sentence = QT_TRANSLATE_NOOP("AccessibleGraph", "External image %1");
    switch (image.kind) {
    case ImageKind::Registry:
        break;
    case ImageKind::NamedContext:
        sentence = QT_TRANSLATE_NOOP("AccessibleGraph", "Named context %1");
        break;
    case ImageKind::BuildContext:
        return image.name;
    case ImageKind::Cache:
        sentence = QT_TRANSLATE_NOOP("AccessibleGraph", "Cache %1");
        break;
    case ImageKind::Unresolved:
        sentence = QT_TRANSLATE_NOOP("AccessibleGraph", "Unknown image %1");
        break;
    }
    return translated(sentence).arg(image.name);
}

/// What stages, rows, images and edges have in common.
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
        return what == QAccessible::Description ? description() : QString();
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
            view->startConnect(nodeOf(id));
        } else {
            view->setFocus();
            view->choose(GraphSelection::ofNode(nodeOf(id)));
        }
    }

private:
    /// What becomes of it, and who takes from it.
    QString description() const
    {
        QStringList parts;
        if (!item()->stage().footer.isEmpty())
            parts << item()->stage().footer;
        const GraphView *view = viewOf(item());
        if (!view)
            return parts.join(QString());
        for (const GraphEdge &edge : view->content().edges)
            if (edge.source == nodeOf(item()->stage().id))
                parts << spokenEdge(view->content(), edge);
        return parts.join(QStringLiteral("; "));
    }

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
        id = registered(std::make_unique<AccessibleRow>(item(), std::size_t(index)));
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
            return spokenImage(item()->image());
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

/// An edge is no QObject: the graph keeps its interface by the index.
class AccessibleEdge : public AccessibleNode
{
public:
    AccessibleEdge(GraphView *view, std::size_t index)
        : AccessibleNode(nullptr)
        , m_view(view)
        , m_index(index)
    {}

    bool isValid() const override { return m_view && m_index < m_view->content().edges.size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    QString text(QAccessible::Text what) const override
    {
        return what == QAccessible::Name && isValid() ? spokenEdge(m_view->content(), edge())
                                                      : QString();
    }
    QRect rect() const override
    {
        const EdgeItem *item = isValid() ? m_view->graphScene().edgeItem(edge().key) : nullptr;
        if (!item)
            return {};
        const QRectF area = item->isLabelShown() ? item->labelBox() : item->boundingRect();
        const QRect rect = m_view->mapFromScene(area).boundingRect();
        return {m_view->viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }
    QAccessible::State state() const override
    {
        const bool isSelected = isValid() && m_view->selection().edge == edge().key;
        return stateFor(isSelected, m_view && m_view->hasFocus());
    }
    void doAction(const QString &) override
    {
        if (!isValid())
            return;
        m_view->setFocus();
        m_view->choose(GraphSelection::ofEdge(edge().key));
    }

private:
    const GraphEdge &edge() const { return m_view->content().edges[m_index]; }

    QPointer<GraphView> m_view;
    std::size_t m_index;
};

/// Children: stages in text order, images, edges, then the widgets on top (the field for a name).
class AccessibleGraph : public QAccessibleWidget
{
public:
    explicit AccessibleGraph(GraphView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {}
    ~AccessibleGraph() override
    {
        for (const auto &entry : m_edges)
            QAccessible::deleteAccessibleInterface(entry.second);
    }

    GraphView *view() const { return static_cast<GraphView *>(object()); }

    /// Stages and images.
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

    int childCount() const override { return int(children().size()); }
    QAccessibleInterface *child(int index) const override { return children().value(index); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto all = children();
        return int(all.indexOf(child));
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (QAccessibleInterface *part : children())
            if (part->rect().contains(x, y))
                return part;
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        if (!view()->hasFocus())
            return nullptr;
        StageItem *item = view()->graphScene().stageItem(view()->selection().oneStage());
        return item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    }

private:
    QList<QAccessibleInterface *> children() const
    {
        QList<QAccessibleInterface *> all;
        for (QObject *node : nodes())
            all << QAccessible::queryAccessibleInterface(node);
        for (std::size_t i = 0; i < view()->content().edges.size(); ++i)
            if (view()->graphScene().edgeItem(view()->content().edges[i].key))
                all << edge(i);
        for (QWidget *widget :
             view()->viewport()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
            if (widget->isVisible())
                all << QAccessible::queryAccessibleInterface(widget);
        return all;
    }

    QAccessibleInterface *edge(std::size_t index) const
    {
        QAccessible::Id &id = m_edges[index];
        if (id == 0)
            id = registered(std::make_unique<AccessibleEdge>(view(), index));
        return QAccessible::accessibleInterface(id);
    }

    mutable std::map<std::size_t, QAccessible::Id> m_edges; ///< by index
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
