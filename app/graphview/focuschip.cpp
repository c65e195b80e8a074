#include "app/graphview/focuschip.h"

namespace stagewright::app {

FocusChip::FocusChip(QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(QStringLiteral("focusChip"));
    setToolTip(tr("Show all stages again"));
    hide();
}

void FocusChip::setTheme(const Theme &theme)
{
    setStyleSheet(
        QStringLiteral("#focusChip{background:%1;color:%2;border:1px solid %3;"
                       "border-radius:13px;padding:5px 12px}"
                       "#focusChip:hover,#focusChip:focus{border-color:%4}")
            .arg(theme.card.name(), theme.text.name(), theme.border.name(), theme.accent.name()));
}

void FocusChip::showHidden(const QString &target, int hidden)
{
    setText(tr("Only what %1 needs · %n stage(s) hidden · Show all", nullptr, hidden).arg(target));
    setAccessibleName(text());
    adjustSize();
    setVisible(hidden > 0);
}

} // namespace stagewright::app
