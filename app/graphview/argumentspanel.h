/// Build arguments and platforms as a form: what is chosen here rewires the graph at once.
#pragma once

#include "app/graphview/argumentrows.h"
#include "app/qtsupport/theme.h"

#include <QScrollArea>

class QComboBox;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace stagewright::app {

class ArgumentsPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit ArgumentsPanel(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Fields stay the same while the names stay: what is being typed is not disturbed.
    void setRows(const std::vector<ArgumentRow> &rows);

signals:
    /// Nothing: the default again.
    void valueChanged(const QString &name, const std::optional<QString> &value);

private:
    struct Field
    {
        QWidget *box;
        QLabel *name;
        QLabel *uses;
        QComboBox *value;
        QToolButton *reset;
    };

    void rebuild(const std::vector<ArgumentRow> &rows);
    Field makeField(const ArgumentRow &row);
    void showRow(const Field &field, const ArgumentRow &row);
    void accept(std::size_t index);

    Theme m_theme = Theme::light();
    QVBoxLayout *m_column;
    QLabel *m_empty;
    std::vector<Field> m_fields;
    std::vector<ArgumentRow> m_rows;
};

} // namespace stagewright::app
