/// What lines, bars and frames of the graph mean.
#pragma once

#include "app/qtsupport/theme.h"

#include <QWidget>

namespace stagewright::app {

class Legend : public QWidget
{
    Q_OBJECT

public:
    explicit Legend(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    QSize sizeHint() const override;
    /// At the painter's origin.
    void paint(QPainter &painter) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList texts() const;
    void paintSample(QPainter &painter, qsizetype row, const QRectF &box) const;

    Theme m_theme = Theme::light();
};

} // namespace stagewright::app
