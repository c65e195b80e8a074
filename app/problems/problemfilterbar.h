/// Which problems are shown: by severity, source and text, each with its count.
#pragma once

#include "app/problems/problemsmodel.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace stagewright::app {

class ProblemFilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemFilterBar(QWidget *parent = nullptr);

    const ProblemFilter &filter() const { return m_filter; }
    /// Shows everything again.
    void reset();
    void showCounts(const ProblemsModel &model);
    void setTheme(const Theme &theme);
    void focusText();

signals:
    void filterChanged(const stagewright::app::ProblemFilter &filter);
    void fixAllRequested();

private:
    void makeSeverities();
    void makeSources();
    void takeFilter();

    ProblemFilter m_filter;
    std::array<QToolButton *, kSeverities> m_severities{};
    QComboBox *m_source;
    QLineEdit *m_text;
    QToolButton *m_fixAll;
};

} // namespace stagewright::app
