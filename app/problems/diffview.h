/// What would change in a text, line by line.
#pragma once

#include "app/qtsupport/theme.h"

#include <QPlainTextEdit>

#include <string_view>

namespace stagewright::app {

/// Lines that go have a "-" in front, lines that come a "+", beside their colours.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(const Theme &theme, QWidget *parent = nullptr);

    void showDiff(std::string_view before, std::string_view after);

private:
    Theme m_theme;
};

} // namespace stagewright::app
