/// "Ships 8.5 MB of 915 MB": the whole point, in the corner of the graph.
#pragma once

#include "app/graphview/graphcontent.h"
#include "app/qtsupport/theme.h"

#include <QWidget>

namespace stagewright::app {

class SummaryCard : public QWidget
{
    Q_OBJECT

public:
    explicit SummaryCard(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Hides itself where no sizes are known.
    void setContent(const GraphContent &content);

    QString headline() const { return m_headline; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double textWidth() const;

    Theme m_theme = Theme::light();
    QString m_headline;
    QString m_detail;
    std::int64_t m_shipped = 0;
    std::int64_t m_discarded = 0;
};

} // namespace stagewright::app
