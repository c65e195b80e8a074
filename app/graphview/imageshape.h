/// The outlines of nodes that are no stages: one shape for each kind, so that none needs colour.
#pragma once

#include "app/graphview/graphcontent.h"

#include <QPainterPath>
#include <QRectF>

namespace stagewright::app {

/// A pill (images), a folder (the build context), a tag (named contexts), a drum (caches).
QPainterPath imageOutline(ImageKind kind, const QRectF &box);

/// Lines inside of the outline.
QPainterPath imageInnerLines(ImageKind kind, const QRectF &box);

/// Whether edges can be drawn from it.
bool canBeSource(ImageKind kind);

} // namespace stagewright::app
