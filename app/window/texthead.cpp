#include "app/window/texthead.h"

#include <QHBoxLayout>
#include <QLabel>

namespace stagewright::app {

TextHead::TextHead(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_place(new QLabel(this))
{
    setObjectName(QStringLiteral("textHead"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Open file"));
    setFixedHeight(36);
    m_name->setObjectName(QStringLiteral("textTab"));
    m_place->setObjectName(QStringLiteral("breadcrumb"));
    m_place->setAccessibleDescription(tr("Place of the caret"));
    m_place->setTextFormat(Qt::RichText);
    m_place->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
    connect(m_place, &QLabel::linkActivated, this,
            [this](const QString &link) { emit partClicked(link.toInt()); });
    m_place->setMinimumWidth(0);
    m_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_place->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_name);
    layout->addWidget(m_place, 1);
}

void TextHead::setFile(const QString &name, const QString &path, bool isModified)
{
    m_name->setText(isModified ? name + QStringLiteral("  ●") : name);
    m_name->setToolTip(isModified ? tr("%1 (not saved)").arg(path.isEmpty() ? name : path) : path);
}

void TextHead::setPlace(const QStringList &parts)
{
    QStringList links;
    for (int i = 0; i < parts.size(); ++i)
        links << QStringLiteral("<a style=\"color:%1;text-decoration:none\" href=\"%2\">%3</a>")
                     .arg(palette().color(QPalette::PlaceholderText).name())
                     .arg(i)
                     .arg(parts[i].toHtmlEscaped());
    m_place->setText(links.join(QStringLiteral(" ▸ ")));
    m_place->setAccessibleName(parts.join(QStringLiteral(" ▸ ")));
}

} // namespace stagewright::app
