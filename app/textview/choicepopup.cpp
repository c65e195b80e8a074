#include "app/textview/choicepopup.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace stagewright::app {

namespace {

constexpr int kRowHeight = 24;
constexpr int kVisibleRows = 10;
constexpr int kMinimumWidth = 190;
constexpr int kMaximumWidth = 460;
constexpr int kGap = 3;
constexpr int kPadding = 10;
constexpr int kDetailGap = 24;

class ChoiceDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, kRowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        if (isCurrent)
            painter->fillRect(option.rect, m_theme.selection);
        const auto rect = option.rect.adjusted(kPadding, 0, -kPadding, 0);
        const auto font = monospaceFont(12);
        painter->setFont(font);
        painter->setPen(m_theme.text);
        const auto label = index.data(Qt::DisplayRole).toString();
        const int width = QFontMetrics(font).horizontalAdvance(label);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                          QFontMetrics(font).elidedText(label, Qt::ElideMiddle, rect.width()));
        const auto room = rect.adjusted(width + kDetailGap, 0, 0, 0);
        const auto small = interfaceFont(11);
        painter->setFont(small);
        painter->setPen(m_theme.muted);
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight,
                          QFontMetrics(small).elidedText(index.data(Qt::UserRole).toString(),
                                                         Qt::ElideRight, room.width()));
    }

private:
    Theme m_theme = Theme::light();
};

int widthOf(const std::vector<Choice> &choices)
{
    const QFontMetrics label(monospaceFont(12));
    const QFontMetrics detail(interfaceFont(11));
    int width = kMinimumWidth;
    for (const auto &choice : choices)
        width = std::max(width, label.horizontalAdvance(choice.label) + 2 * kPadding +
                                    (choice.detail.isEmpty()
                                         ? 0
                                         : kDetailGap + detail.horizontalAdvance(choice.detail)));
    return std::min(width + 20, kMaximumWidth);
}

} // namespace

ChoicePopup::ChoicePopup(QWidget &owner, const QString &accessibleName)
    : QFrame(owner.window())
    , m_owner(owner)
    , m_list(new QListWidget(this))
    , m_about(new InfoCard(owner))
{
    setObjectName(QStringLiteral("choicePopup"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::NoFocus);
    setLayoutDirection(Qt::LeftToRight);
    m_list->setAccessibleName(accessibleName);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new ChoiceDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 4, 1, 4);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, &ChoicePopup::showAbout);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { emit chosen(m_list->row(item)); });
    owner.installEventFilter(this);
    hide();
}

void ChoicePopup::setTheme(const Theme &theme)
{
    setStyleSheet(QStringLiteral("#choicePopup{background:%1;border:1px solid %2;border-radius:6px}"
                                 "QListWidget{background:%1;border:none}")
                      .arg(theme.panel.name(), theme.border.name()));
    static_cast<ChoiceDelegate *>(m_list->itemDelegate())->setTheme(theme);
    m_about->setTheme(theme);
}

void ChoicePopup::popUp(const std::vector<Choice> &choices, int current, QRect anchor)
{
    if (choices.empty())
        return close();
    m_choices = choices;
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const auto &choice : choices) {
            auto *item = new QListWidgetItem(choice.label, m_list);
            item->setData(Qt::UserRole, choice.detail);
        }
    }
    const auto rows = std::min<std::size_t>(choices.size(), kVisibleRows);
    setFixedSize(widthOf(choices), static_cast<int>(rows) * kRowHeight + 10);
    place(anchor);
    m_list->setCurrentRow(current);
    showAbout();
}

void ChoicePopup::place(QRect anchor)
{
    raiseInWindow(*this, m_owner);
    const auto *window = m_owner.window();
    const auto corner = m_owner.mapTo(window, anchor.bottomLeft());
    const bool fits = corner.y() + kGap + height() <= window->height();
    const QPoint wished(corner.x() - kPadding,
                        fits ? corner.y() + kGap : corner.y() - anchor.height() - height() - kGap);
    move(insideWindow(m_owner, wished, size()));
    show();
}

void ChoicePopup::close()
{
    if (isHidden())
        return;
    m_about->hide();
    hide();
    m_choices.clear();
    emit closed();
}

int ChoicePopup::current() const
{
    return m_list->currentRow();
}

void ChoicePopup::showAbout()
{
    const int row = m_list->currentRow();
    const auto about = row < 0 ? QString() : m_choices[static_cast<std::size_t>(row)].about;
    if (about.isEmpty() || isHidden()) {
        m_about->hide();
    } else {
        m_about->setText(about);
        m_about->showBeside(*this);
    }
    if (row < 0 || isHidden())
        return;
    QAccessibleEvent event(m_list, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void ChoicePopup::step(int by)
{
    const int count = m_list->count();
    const int from = m_list->currentRow();
    const int row = from < 0 ? (by > 0 ? 0 : count - 1) : from + by;
    const bool wraps = by == 1 || by == -1;
    m_list->setCurrentRow(wraps ? (row + count) % count : std::clamp(row, 0, count - 1));
}

bool ChoicePopup::handleKey(const QKeyEvent &event)
{
    if (isHidden() || event.modifiers().testFlag(Qt::ControlModifier) ||
        event.modifiers().testFlag(Qt::AltModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(kVisibleRows);
        return true;
    case Qt::Key_PageUp:
        step(-kVisibleRows);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Tab:
        emit chosen(std::max(m_list->currentRow(), 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_list->currentRow() < 0) {
            close();
            return false;
        }
        emit chosen(m_list->currentRow());
        return true;
    default:
        return false;
    }
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    const bool isLeft = event->type() == QEvent::FocusOut || event->type() == QEvent::Hide;
    if (isLeft && m_about)
        close();
    return QFrame::eventFilter(watched, event);
}

} // namespace stagewright::app
