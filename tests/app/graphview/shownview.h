/// A graph on the screen, and a hand on the mouse.
#pragma once

#include "app/graphview/graphview.h"
#include "app/graphview/stageitem.h"

#include <QtTest>

namespace stagewright::tests {

using namespace app;

/// A shown view of 1000 × 700 at 100 %.
class Shown
{
public:
    explicit Shown(const GraphContent &content)
    {
        view.resize(1000, 700);
        view.setContent(content);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.activateWindow();
        view.setFocus();
    }

    QPoint at(QPointF scene) const { return view.mapFromScene(scene); }
    QPoint header(StageId stage) const
    {
        return at(view.nodeRect(nodeOf(stage)).topLeft() + QPointF(260, 10));
    }
    QPoint row(StageId stage, std::size_t index) const
    {
        const StageItem *item = view.graphScene().stageItem(stage);
        return at(item->pos() + item->geometry().row(index).center());
    }
    QPoint port(StageId stage) const { return at(view.graphScene().stageItem(stage)->outPort()); }
    QPoint canvas() const { return {500, 640}; }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {},
              Qt::MouseButton button = Qt::LeftButton)
    {
        QTest::mousePress(view.viewport(), button, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            move(from + (to - from) * i / 4, button);
        QTest::mouseRelease(view.viewport(), button, modifiers, to);
    }
    void click(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers, at);
    }

    /// QTest::mouseMove knows no pressed buttons.
    void move(QPoint to, Qt::MouseButton button)
    {
        QMouseEvent event(QEvent::MouseMove, to, view.viewport()->mapToGlobal(to), Qt::NoButton,
                          button, Qt::NoModifier);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    GraphView view;
};

} // namespace stagewright::tests
