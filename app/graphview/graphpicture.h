/// The graph as a picture for files and paper: what is shown, on light paper, with the legend.
#pragma once

#include "app/graphview/graphlayout.h"

#include <QSizeF>

#include <memory>

class QPainter;

namespace stagewright::app {

class GraphScene;

/// GUI thread only.
class GraphPicture
{
public:
    GraphPicture(const GraphContent &shown, const Extents &extents, const PlacedGraph &places);
    ~GraphPicture();

    /// In pixels at 100 %.
    QSizeF size() const;
    /// Into the whole of `area`, at its proportions.
    void paint(QPainter &painter, const QRectF &area) const;

private:
    std::unique_ptr<GraphScene> m_scene;
    QRectF m_content;
    QSizeF m_legend;
};

} // namespace stagewright::app
