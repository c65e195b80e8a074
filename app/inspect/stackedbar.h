/// All layers of an image side by side, to scale, oldest first.
#pragma once

#include "app/inspect/layerrows.h"
#include "app/qtsupport/theme.h"

#include <QWidget>

namespace stagewright::app {

class StackedBar : public QWidget
{
    Q_OBJECT

public:
    explicit StackedBar(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// In the table's order, newest first.
    void setRows(const std::vector<LayerRow> &rows);
    void setSelected(int row); ///< -1: none

    QSize sizeHint() const override { return {400, 28}; }
    QSize minimumSizeHint() const override { return {120, 28}; }

signals:
    void clicked(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Piece
    {
        int row = 0;
        QRectF rect;
    };
    std::vector<Piece> pieces() const;
    int rowAt(QPointF point) const;

    Theme m_theme = Theme::light();
    std::vector<LayerRow> m_rows;
    int m_selected = -1;
};

} // namespace stagewright::app
