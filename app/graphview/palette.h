/// Stages, instructions, images and snippets to drag into the graph, or to insert with Enter.
#pragma once

#include "app/qtsupport/theme.h"

#include <QTreeWidget>
#include <QWidget>

#include <vector>

class QLineEdit;

namespace stagewright::app {

enum class PaletteGroup { Stages, Instructions, Images, Snippets };

struct PaletteItem
{
    PaletteGroup group = PaletteGroup::Instructions;
    QString title;
    QString text; ///< Dockerfile text, or an image's name
    bool isImage = false;

    bool operator==(const PaletteItem &) const = default;
};

/// What the palette always has. `STAGE` in a text stands for the stage before.
std::vector<PaletteItem> standardPalette();

/// The list: what is dragged from it carries kTextMime or kImageMime, and the plain text.
class PaletteList : public QTreeWidget
{
    Q_OBJECT

public:
    using QTreeWidget::QTreeWidget;

    static PaletteItem itemOf(const QTreeWidgetItem &row);

protected:
    QMimeData *mimeData(const QList<QTreeWidgetItem *> &rows) const override;
    QStringList mimeTypes() const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
};

class Palette : public QWidget
{
    Q_OBJECT

public:
    explicit Palette(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Images that the file names: in front of the usual ones.
    void setImages(const QStringList &images);
    /// Every Dockerfile text of the palette, for quick-add.
    QStringList texts() const;

signals:
    void insertRequested(const stagewright::app::PaletteItem &item);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void filter();
    void activate(const QTreeWidgetItem *row);

    QLineEdit *m_search;
    PaletteList *m_list;
    QStringList m_images;
};

} // namespace stagewright::app
