#include "app/qtsupport/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace stagewright::app {

namespace {

/// False where the catalogue is absent.
bool install(QCoreApplication &application, const QLocale &locale, const QString &name,
             const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, QStringLiteral("_"), folder))
        return false;
    translator->setParent(&application);
    return QCoreApplication::installTranslator(translator.release());
}

} // namespace

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    const QString own = QStringLiteral("stagewright");
    const QString ownFolder = QStringLiteral(":/i18n");
    if (!install(application, locale, own, ownFolder))
        install(application, QLocale(QLocale::English), own, ownFolder);

    const QString folder = QLibraryInfo::path(QLibraryInfo::TranslationsPath);
    install(application, locale, QStringLiteral("qtbase"), folder);
    install(application, locale, QStringLiteral("qscintilla"), folder);
}

} // namespace stagewright::app
