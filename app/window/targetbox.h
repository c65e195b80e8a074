/// The choice of what is built: a combo box whose arrow has the theme's colour.
#pragma once

#include "app/qtsupport/theme.h"

#include <QComboBox>

namespace stagewright::app {

/// A style sheet takes the arrow away, and gives none in the theme's colour back.
class TargetBox : public QComboBox
{
    Q_OBJECT

public:
    using QComboBox::QComboBox;

    void setTheme(const Theme &theme);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_arrow;
};

} // namespace stagewright::app
