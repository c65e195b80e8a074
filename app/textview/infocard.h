/// A small card with rich text over the window: hover, call tips, documentation.
#pragma once

#include "app/qtsupport/theme.h"

#include <QFrame>
#include <QPointer>

class QLabel;

namespace stagewright::app {

/// A child of the window, not a window: it never takes the focus and is part of every picture.
class InfoCard : public QFrame
{
    Q_OBJECT

public:
    /// `owner`: the widget that it belongs to.
    explicit InfoCard(QWidget &owner);

    void setTheme(const Theme &theme);
    /// HTML, made with the functions below.
    void setText(const QString &html);
    QString plainText() const;
    /// Above a line where there is room (or below it first), `anchor` in the owner's coordinates.
    void showAbove(QRect anchor);
    void showBelow(QRect anchor);
    /// Right of a widget of the same window where there is room, else left of it.
    void showBeside(const QWidget &other);

    static QString code(const QString &text);
    static QString paragraph(const QString &text);

private:
    void place(QPoint wished);
    QRect inWindow(QRect anchor) const;

    QWidget &m_owner;
    QLabel *m_label;
};

/// Owns a widget that is a child of the window: the window may delete it first.
template<typename T>
class Overlay
{
public:
    explicit Overlay(T *widget)
        : m_widget(widget)
    {}
    ~Overlay() { delete m_widget.data(); }
    Q_DISABLE_COPY_MOVE(Overlay)

    explicit operator bool() const { return !m_widget.isNull(); }
    T *operator->() const { return m_widget.data(); }
    T &operator*() const { return *m_widget; }
    T *get() const { return m_widget.data(); }

private:
    QPointer<T> m_widget;
};

/// Puts a child over all of the owner's window; done anew whenever it is shown, since widgets move.
void raiseInWindow(QWidget &child, const QWidget &owner);
/// Keeps a rectangle inside the window of `widget`.
QPoint insideWindow(const QWidget &widget, QPoint wished, QSize size);

} // namespace stagewright::app
