// stagewright-gui: the window.
#include "app/document/journal.h"
#include "app/gui/screenshot.h"
#include "app/qtsupport/translation.h"
#include "app/window/actions.h"
#include "app/window/mainwindow.h"
#include "core/language/analysis/shellcheckprogram.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QLocale>

namespace {

using namespace stagewright::app;

void setIdentity(QApplication &application)
{
    QApplication::setOrganizationName(QStringLiteral("stagewright"));
    QApplication::setApplicationName(QStringLiteral("stagewright"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setApplicationVersion(QStringLiteral(STAGEWRIGHT_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.stagewright.stagewright"));
    application.setWindowIcon(
        QIcon(QStringLiteral(":/icons/io.github.stagewright.stagewright.svg")));
    // Code reads from left to right everywhere; the editor mixes it up otherwise.
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
}

struct CommandLine
{
    QString file;
    bool isNew = false;
    QString screenshot;
    QSize size;
    QString theme;
    QString select;
};

CommandLine readCommandLine(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "Edits, builds and weighs multi-stage Dockerfiles."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto text = [](const char *english) { return QApplication::translate("main", english); };
    const QCommandLineOption shot(
        QStringLiteral("screenshot"),
        text(QT_TRANSLATE_NOOP("main", "Save a picture of the window and exit.")),
        QStringLiteral("PNG"));
    const QCommandLineOption size(QStringLiteral("size"),
                                  text(QT_TRANSLATE_NOOP("main", "Size of the window: 1440x900.")),
                                  QStringLiteral("WxH"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   text(QT_TRANSLATE_NOOP("main", "light, dark or system.")),
                                   QStringLiteral("THEME"));
    const QCommandLineOption select(QStringLiteral("select"),
                                    text(QT_TRANSLATE_NOOP("main", "Select a stage.")),
                                    QStringLiteral("STAGE"));
    const QCommandLineOption startNew(
        QStringLiteral("new"), text(QT_TRANSLATE_NOOP("main", "Start with a new Dockerfile.")));
    parser.addOptions({startNew, theme, select, shot, size});
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        text(QT_TRANSLATE_NOOP("main", "Dockerfile, or a folder with one.")),
        QStringLiteral("[FILE]"));
    parser.process(application);
    const auto numbers = parser.value(size).split(QLatin1Char('x'));
    CommandLine line{parser.positionalArguments().value(0),
                     parser.isSet(startNew),
                     parser.value(shot),
                     QSize(),
                     parser.value(theme),
                     parser.value(select)};
    if (numbers.size() == 2)
        line.size = QSize(numbers[0].toInt(), numbers[1].toInt());
    return line;
}

bool wantsPicture(int count, char **arguments)
{
    for (int i = 1; i < count; ++i) {
        if (QByteArrayView(arguments[i]).startsWith("--screenshot"))
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    const bool isPicture = wantsPicture(argc, argv);
    if (isPicture && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    installTranslations(application, QLocale::system());
    setIdentity(application);
    // Before the first widget: fonts set later do not reach widgets that are not shown yet.
    applyTheme(application, Theme::light());
    const auto line = readCommandLine(application);
    MainWindow::Options options;
    options.restoresState = !isPicture;
    if (!isPicture)
        options.journalFolder = journalFolder();
    options.shellChecker = std::make_shared<stagewright::analysis::ShellCheckProgram>();
    MainWindow window(options);
    if (line.theme == QLatin1String("dark"))
        window.setThemeChoice(ThemeChoice::Dark);
    else if (line.theme == QLatin1String("light"))
        window.setThemeChoice(ThemeChoice::Light);
    if (line.size.isValid())
        window.resize(line.size);
    window.show();
    if (line.isNew)
        window.actions().newFile->trigger();
    const bool isOpen = line.file.isEmpty() || window.openFile(line.file);
    if (isPicture)
        return saveScreenshot(window, line.screenshot, line.select) && isOpen ? 0 : 1;
    window.offerRecovery();
    if (!line.select.isEmpty())
        window.selectStage(line.select);
    return QApplication::exec();
}
