/// How a stage looks, apart from the item that holds it.
#pragma once

#include "app/graphview/stagegeometry.h"
#include "app/qtsupport/theme.h"

#include <QStringList>

class QPainter;

namespace stagewright::app {

/// From which zoom on how much is drawn.
inline constexpr double kFullDetail = 0.6;
inline constexpr double kHeaderDetail = 0.35;
inline constexpr double kSmallestLegibleText = 10; ///< pixels on the screen

/// Whether something is offered or refused while an edge is being drawn.
enum class Emphasis { Normal, Lit, Dimmed };

/// What changes without the content.
struct StageLook
{
    bool isSelected = false;
    bool hasFocus = false;
    bool isHovered = false;
    bool isPortHovered = false;
    std::optional<std::size_t> hoveredRow;          ///< index of the row
    std::optional<std::size_t> selectedInstruction; ///< row or strip
    Emphasis emphasis = Emphasis::Normal;

    bool operator==(const StageLook &) const = default;
};

/// Texts cut to their place, once per content and theme instead of once per frame.
struct StageTexts
{
    QString name;
    QString base;
    double baseX = 0;
    QString size;     ///< right end of the header
    QString problems; ///< left of it
    double problemsX = 0;
    QStringList rows;
    QString more;
    QString metadata;
    QString footer;
};

struct StagePicture
{
    const GraphStage &stage;
    const StageGeometry &geometry;
    const StageTexts &texts;
    const StageLook &look;
    const Theme &theme;
    std::int64_t largestRow = 0; ///< scale of the bars; 0: no bars
};

/// `isFull`: the stage shows all its rows although they are many.
StageTexts makeStageTexts(const GraphStage &stage, const StageGeometry &geometry, bool isFull,
                          bool withBars);

/// `detail`: pixels per unit.
void paintStage(QPainter &painter, const StagePicture &picture, double detail);

} // namespace stagewright::app
