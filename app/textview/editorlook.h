/// Margins, markers, indicators and colours of the editor, from the theme.
#pragma once

#include "app/qtsupport/theme.h"
#include "core/language/lint/diagnostic.h"

#include <QStringList>

class QsciScintillaBase;

namespace stagewright::app {

/// Style of the sizes in the margin; the styles below it are TextStyle's.
inline constexpr int kMarginStyle = 20;

inline constexpr int kSelectedMarker = 0;
inline constexpr int kShipsMarker = 1;
inline constexpr int kDiscardedMarker = 2;
/// Drawn over the mark of a problem: the greatest number is on top.
inline constexpr int kFixMarker = 8;

/// Behind the problems' indicators.
inline constexpr int kMatchIndicator = 12;
inline constexpr int kSearchIndicator = 13;
inline constexpr int kFlashIndicator = 14;

inline constexpr lint::Severity kSeverities[] = {lint::Severity::Hint, lint::Severity::Information,
                                                 lint::Severity::Warning, lint::Severity::Error};
int markerOf(lint::Severity severity);
int indicatorOf(lint::Severity severity);

/// Number of the margin with the problems' marks; a click there offers fixes.
inline constexpr int kProblemMargin = 3;

/// From left to right: size, size mark, line number, problems, folds.
void setUpMargins(QsciScintillaBase &editor);
/// As wide as the widest text; without texts there are none.
void showSizeMargins(QsciScintillaBase &editor, const QStringList &texts);
void setUpIndicators(QsciScintillaBase &editor);

void applyTextLook(QsciScintillaBase &editor, const Theme &theme);
void applyMarginLook(QsciScintillaBase &editor, const Theme &theme);

} // namespace stagewright::app
