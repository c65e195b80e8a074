// The desktop's colours change while the program runs: a portal on a bus of its own, and palettes.
#include "app/qtsupport/systemtheme.h"

#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace stagewright::app;

namespace {

/// Speaks for the desktop; it answers as xdg-desktop-portal does.
class FakePortal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    FakePortal(const QString &bus, uint scheme)
        : m_bus(QDBusConnection::connectToBus(bus, QStringLiteral("portal")))
        , m_scheme(scheme)
    {
        m_bus.registerObject(kPath, this, QDBusConnection::ExportScriptableContents);
        m_bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop"));
    }
    ~FakePortal() override { QDBusConnection::disconnectFromBus(QStringLiteral("portal")); }

    void say(const QString &group, const QString &key, uint value)
    {
        auto signal =
            QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.portal.Settings"), //
                                       QStringLiteral("SettingChanged"));
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }
    void say(uint scheme)
    {
        say(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), scheme);
    }

public slots:
    Q_SCRIPTABLE QDBusVariant Read(const QString &group, const QString &key)
    {
        ++questions;
        const bool isKnown = group == QLatin1String("org.freedesktop.appearance") &&
                             key == QLatin1String("color-scheme");
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isKnown ? m_scheme : 0U)));
    }

public:
    int questions = 0;

private:
    inline static const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
    QDBusConnection m_bus;
    uint m_scheme;
};

QPalette paletteWith(QColor window)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    return palette;
}

} // namespace

class SystemThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty())
            QSKIP("dbus-daemon is missing: apt-get install dbus-daemon");
        m_daemon.start(daemon, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForReadyRead());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }

    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    void cleanup() { QDBusConnection::disconnectFromBus(QStringLiteral("client")); }

    void portal_isAskedAndHeard()
    {
        FakePortal portal(m_address, 1);
        SystemTheme theme(client(), [] { return paletteWith(Qt::white); });
        QSignalSpy spy(&theme, &SystemTheme::changed);
        QVERIFY(!theme.isDark()); // nobody waits for the answer
        QTRY_VERIFY(theme.isDark());
        portal.say(2);
        QTRY_VERIFY(!theme.isDark());
        portal.say(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("color-scheme"),
                   1);
        portal.say(1);
        QTRY_VERIFY(theme.isDark());
        QCOMPARE(spy.count(), 3); // the other group's word was none
    }

    void portalWithoutPreference_leavesItToThePalette()
    {
        FakePortal portal(m_address, 0);
        SystemTheme theme(client(), [] { return paletteWith(Qt::black); });
        QTRY_COMPARE(portal.questions, 1);
        portal.say(2);
        QTRY_VERIFY(!theme.isDark());
        portal.say(0);
        QTRY_VERIFY(theme.isDark());
    }

    void palette_isReadAgain()
    {
        QColor window = Qt::white;
        SystemTheme theme(QDBusConnection(QStringLiteral("none")),
                          [&window] { return paletteWith(window); });
        QSignalSpy spy(&theme, &SystemTheme::changed);
        QVERIFY(!theme.isDark());
        theme.readPalette();
        QVERIFY(spy.isEmpty());
        window = Qt::black;
        theme.readPalette();
        QVERIFY(theme.isDark());
        QCOMPARE(spy.count(), 1);
    }

private:
    QDBusConnection client() const
    {
        return QDBusConnection::connectToBus(m_address, QStringLiteral("client"));
    }

    QProcess m_daemon;
    QString m_address;
};

QTEST_MAIN(SystemThemeTest)
#include "tst_systemtheme.moc"
