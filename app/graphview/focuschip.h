/// Says that a part of the graph is hidden, and shows it again.
#pragma once

#include "app/qtsupport/theme.h"

#include <QToolButton>

namespace stagewright::app {

class FocusChip : public QToolButton
{
    Q_OBJECT

public:
    explicit FocusChip(QWidget *parent);

    void setTheme(const Theme &theme);
    /// `hidden`: stages; 0 hides the chip.
    void showHidden(const QString &target, int hidden);
};

} // namespace stagewright::app
