#include "app/qtsupport/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <cmath>

namespace stagewright::app {

namespace {

struct Scaled
{
    double value = 0;
    int decimals = 0;
    std::size_t unit = 0; ///< power of 1000
};

constexpr std::size_t kLargestUnit = 5;
constexpr double kFewBytes = 100; ///< from here on "0.1 kB" says more than "100 B"

double rounded(double value, int decimals)
{
    const double factor = std::pow(10.0, decimals);
    return std::round(value * factor) / factor;
}

int decimalsFor(double value, std::size_t unit)
{
    const double limit = unit == 1 ? 10 : 100;
    return rounded(value, 1) < limit ? 1 : 0;
}

Scaled scaled(double bytes)
{
    if (std::abs(bytes) < kFewBytes)
        return {bytes, 0, 0};
    std::size_t unit = 1;
    double value = bytes / 1000;
    while (unit < kLargestUnit && rounded(std::abs(value), 0) >= 1000) {
        value /= 1000;
        ++unit;
    }
    return {value, decimalsFor(std::abs(value), unit), unit};
}

QString number(const Scaled &size)
{
    return QLocale().toString(size.value, 'f', size.decimals);
}

QString unit(const char *text)
{
    return QCoreApplication::translate("Size", text);
}

} // namespace

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string toUtf8(const QString &text)
{
    return text.toStdString();
}

std::span<const char *const> coreContexts()
{
    static constexpr std::array kContexts{"assist", "convert", "dockerfile",
                                          "edit",   "lint",    "syntax"};
    return kContexts;
}

QString translated(const Message &message)
{
    // What no catalogue knows comes back unchanged.
    const QString english = fromUtf8(message.text);
    QString text = english;
    for (const char *context : coreContexts()) {
        if (text = QCoreApplication::translate(context, message.text.c_str()); text != english)
            break;
    }
    return fromUtf8(formatMessage(toUtf8(text), message.arguments));
}

QString sizeText(std::int64_t bytes)
{
    static constexpr std::array kUnits{
        QT_TRANSLATE_NOOP("Size", "%1 B"),  QT_TRANSLATE_NOOP("Size", "%1 kB"),
        QT_TRANSLATE_NOOP("Size", "%1 MB"), QT_TRANSLATE_NOOP("Size", "%1 GB"),
        QT_TRANSLATE_NOOP("Size", "%1 TB"), QT_TRANSLATE_NOOP("Size", "%1 PB")};
    const Scaled size = scaled(static_cast<double>(bytes));
    return unit(kUnits[size.unit]).arg(number(size));
}

QString spokenSize(std::int64_t bytes)
{
    static constexpr std::array kUnits{
        QT_TRANSLATE_NOOP("Size", "%1 bytes"),     QT_TRANSLATE_NOOP("Size", "%1 kilobytes"),
        QT_TRANSLATE_NOOP("Size", "%1 megabytes"), QT_TRANSLATE_NOOP("Size", "%1 gigabytes"),
        QT_TRANSLATE_NOOP("Size", "%1 terabytes"), QT_TRANSLATE_NOOP("Size", "%1 petabytes")};
    const Scaled size = scaled(static_cast<double>(bytes));
    return unit(kUnits[size.unit]).arg(number(size));
}

QString durationText(std::int64_t milliseconds)
{
    const double seconds = static_cast<double>(milliseconds) / 1000;
    if (rounded(seconds, 0) < 60) {
        const int decimals = rounded(seconds, 1) < 10 ? 1 : 0;
        return QCoreApplication::translate("Size", "%1 s")
            .arg(QLocale().toString(seconds, 'f', decimals));
    }
    const auto whole = static_cast<qint64>(rounded(seconds, 0));
    return QCoreApplication::translate("Size", "%1 min %2 s")
        .arg(QLocale().toString(whole / 60))
        .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

} // namespace stagewright::app
