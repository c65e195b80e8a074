/// The layer panel: what ships, to scale, and the history of the image as a table.
#pragma once

#include "app/inspect/layerrows.h"
#include "app/qtsupport/theme.h"

#include <QWidget>

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace stagewright::app {

class StackedBar;

class LayersView : public QWidget
{
    Q_OBJECT

public:
    explicit LayersView(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// `title` stands above the bar: "stage-1 — what ships, to scale".
    void setRows(const QString &title, std::vector<LayerRow> rows);
    /// Why there is nothing to see.
    void setEmpty(const QString &reason);
    /// Marks the row of an instruction, without a signal; nothing where there is none.
    void selectInstruction(std::optional<int> stage, std::optional<int> instruction);

    const std::vector<LayerRow> &rows() const { return m_rows; }

signals:
    /// A row of the Dockerfile was chosen.
    void rowChosen(const stagewright::app::LayerRow &row);

private:
    void fillTable();
    void fillItem(QTreeWidgetItem &item, const LayerRow &row, int number, std::int64_t total);
    void choose(int index);

    Theme m_theme = Theme::light();
    std::vector<LayerRow> m_rows;
    QLabel *m_title;
    StackedBar *m_bar;
    QTreeWidget *m_table;
    bool m_isUpdating = false;
};

} // namespace stagewright::app
