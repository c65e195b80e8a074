#include "app/qtsupport/systemtheme.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace stagewright::app {

namespace {

constexpr uint kPrefersDark = 1;
constexpr uint kPrefersLight = 2;

constexpr QLatin1String kPortal("org.freedesktop.portal.Desktop");
constexpr QLatin1String kPortalPath("/org/freedesktop/portal/desktop");
constexpr QLatin1String kSettings("org.freedesktop.portal.Settings");
constexpr QLatin1String kGroup("org.freedesktop.appearance");
constexpr QLatin1String kKey("color-scheme");

/// applyTheme() covers the platform's palette; Qt gives it back for an empty one only.
QPalette platformPalette()
{
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const QPalette platforms = QApplication::palette();
    QApplication::setPalette(ours);
    return platforms;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128;
}

/// Read() wraps its answer twice.
std::optional<bool> preferenceIn(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    switch (value.toUInt()) {
    case kPrefersDark:
        return true;
    case kPrefersLight:
        return false;
    default:
        return std::nullopt;
    }
}

} // namespace

SystemTheme::SystemTheme(QObject *parent)
    : SystemTheme(QDBusConnection::sessionBus(), platformPalette, parent)
{}

SystemTheme::SystemTheme(const QDBusConnection &bus, PaletteSource palette, QObject *parent)
    : QObject(parent)
    , m_palette(std::move(palette))
    , m_isPaletteDark(app::isDark(m_palette()))
{
    if (bus.isConnected())
        askPortal(bus);
}

template<typename Change>
void SystemTheme::update(const Change &change)
{
    const bool before = isDark();
    change();
    if (isDark() != before)
        emit changed();
}

void SystemTheme::readPalette()
{
    update([this] { m_isPaletteDark = app::isDark(m_palette()); });
}

void SystemTheme::askPortal(QDBusConnection bus)
{
    qRegisterMetaType<QDBusVariant>(); // without it no slot takes one
    // From any sender: to ask for the portal's owner would wait for the bus.
    bus.connect(QString(), kPortalPath, kSettings, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    auto question =
        QDBusMessage::createMethodCall(kPortal, kPortalPath, kSettings, QStringLiteral("Read"));
    question << kGroup << kKey;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (!reply.isError())
            update([&] { m_portal = preferenceIn(reply.value().variant()); });
    });
}

void SystemTheme::settingChanged(const QString &group, const QString &key,
                                 const QDBusVariant &value)
{
    if (group == kGroup && key == kKey)
        update([&] { m_portal = preferenceIn(value.variant()); });
}

} // namespace stagewright::app
