#include "app/window/welcomepage.h"

#include "app/qtsupport/icons.h"

#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace stagewright::app {

namespace {

QLabel *label(const QString &text, const QFont &font, const char *name)
{
    auto *made = new QLabel(text);
    made->setFont(font);
    made->setObjectName(QLatin1String(name));
    return made;
}

QString shortPath(const QString &path)
{
    const auto home = QDir::homePath() + QLatin1Char('/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_logo(new QLabel)
    , m_recent(new QVBoxLayout)
    , m_recentTitle(label(tr("RECENT"), interfaceFont(11, QFont::DemiBold), "sectionTitle"))
{
    setObjectName(QStringLiteral("welcomePage"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Start page"));
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(m_logo);
    column->addWidget(label(tr("Stagewright"), interfaceFont(28, QFont::DemiBold), "title"));
    auto *subtitle =
        label(tr("See what a multi-stage Dockerfile builds, and what it leaves behind."),
              interfaceFont(14), "mutedText");
    column->addWidget(subtitle);
    column->addSpacing(14);
    const auto addButton = [column, this](const QString &text, const char *name, auto signal) {
        auto *button = new QPushButton(text);
        button->setObjectName(QLatin1String(name));
        button->setMinimumHeight(38);
        connect(button, &QPushButton::clicked, this, signal);
        column->addWidget(button);
        return button;
    };
    addButton(tr("Open Dockerfile…"), "primaryButton", &WelcomePage::openRequested);
    addButton(tr("New Dockerfile"), "welcomeButton", &WelcomePage::newRequested);
    addButton(tr("Look at the example"), "welcomeButton", &WelcomePage::exampleRequested);
    column->addSpacing(14);
    column->addWidget(m_recentTitle);
    m_recent->setSpacing(2);
    column->addLayout(m_recent);
    auto *page = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(column);
    row->addStretch();
    page->addStretch(2);
    page->addLayout(row);
    page->addStretch(3);
}

void WelcomePage::setRecentFiles(const QStringList &paths)
{
    while (auto *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_paths = paths;
    m_recentTitle->setVisible(!paths.isEmpty());
    for (const auto &path : paths) {
        auto *button = new QPushButton(shortPath(path));
        button->setObjectName(QStringLiteral("linkButton"));
        button->setFlat(true);
        button->setToolTip(path);
        const bool exists = QFileInfo::exists(path);
        button->setEnabled(exists);
        if (!exists)
            button->setText(tr("%1 (not found)").arg(shortPath(path)));
        connect(button, &QPushButton::clicked, this, [this, path] { emit recentRequested(path); });
        m_recent->addWidget(button);
    }
}

void WelcomePage::setTheme(const Theme &theme)
{
    Q_UNUSED(theme);
    const QIcon icon(QStringLiteral(":/icons/io.github.stagewright.stagewright.svg"));
    m_logo->setPixmap(icon.pixmap(QSize(72, 72)));
}

} // namespace stagewright::app
