/// Whether the desktop asks for dark colours, now and from now on.
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QPalette>

#include <functional>
#include <optional>

namespace stagewright::app {

/// The desktop portal's word counts (org.freedesktop.appearance, color-scheme); where there is no
/// portal or it has no preference, the lightness of the platform's palette. GUI thread only; never
/// waits for an answer.
class SystemTheme : public QObject
{
    Q_OBJECT

public:
    using PaletteSource = std::function<QPalette()>;

    explicit SystemTheme(QObject *parent = nullptr);
    SystemTheme(const QDBusConnection &bus, PaletteSource palette, QObject *parent = nullptr);

    bool isDark() const { return m_portal.value_or(m_isPaletteDark); }
    /// For QEvent::ThemeChange, which windows get: the platform's palette may be another one.
    void readPalette();
    void setPaletteSource(PaletteSource palette) { m_palette = std::move(palette); }

signals:
    void changed();

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal(QDBusConnection bus);
    template<typename Change>
    void update(const Change &change);

    PaletteSource m_palette;
    bool m_isPaletteDark;
    std::optional<bool> m_portal;
};

} // namespace stagewright::app
