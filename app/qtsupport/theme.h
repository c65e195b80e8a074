/// The colours and fonts of the window as a value. Contrasts: text >= 4.5, graphics >= 3.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace stagewright::app {

/// Every colour has a role; no other room writes a colour literal. Colour never carries meaning
/// alone: edges have a dash pattern and an arrow, states a glyph and a word.
struct Theme
{
    bool isDark = false;
    QColor canvas; ///< behind the graph, and of input fields
    QColor dot;    ///< grid of the canvas
    QColor card;   ///< stages, cards on the canvas, the text pane
    QColor panel;  ///< menus, tool bar, docks
    QColor text;
    QColor muted;     ///< second line, sizes, line numbers
    QColor border;    ///< of cards and buttons
    QColor separator; ///< between panes and rows
    QColor accent;    ///< FROM, running, the target, the main button
    QColor onAccent;  ///< text on accent
    QColor copy;      ///< COPY --from
    QColor mount;     ///< RUN --mount from
    QColor ok;
    QColor fail;
    QColor warn;
    QColor bar;       ///< size bars
    QColor track;     ///< behind a size bar
    QColor neutral;   ///< bytes of a base image, nodes in the overview
    QColor selection; ///< background of a selected row
    QColor hover;     ///< background of a row under the pointer
    QColor keyword;   ///< syntax colours of the text pane
    QColor comment;
    QColor string;
    QColor variable;
    QColor flag;

    static Theme light();
    static Theme dark();

    bool operator==(const Theme &) const = default;
};

/// For the Fusion style.
QPalette paletteOf(const Theme &theme);

/// Sets the Fusion style, the palette and the font of the interface.
void applyTheme(QApplication &application, const Theme &theme);

/// Inter where it is installed, else DejaVu Sans or the system's.
QFont interfaceFont(int pixelSize = 13, QFont::Weight weight = QFont::Normal);

/// JetBrains Mono where it is installed, else DejaVu Sans Mono or the system's; no ligatures are
/// asked for.
QFont monospaceFont(int pixelSize = 13, QFont::Weight weight = QFont::Normal);

} // namespace stagewright::app
