/// The language of the window.
#pragma once

class QCoreApplication;
class QLocale;

namespace stagewright::app {

/// Installs our catalogue for the first of the locale's languages that has one (English where none
/// has: it holds the plurals), and those of Qt and QScintilla where they are installed. Once,
/// before the first widget; the translators belong to the application.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace stagewright::app
