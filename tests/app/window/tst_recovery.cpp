#include "app/document/dockerfiledocument.h"
#include "app/window/filecontroller.h"
#include "app/window/infobar.h"
#include "app/window/mainwindow.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright::app;

namespace {

const QByteArray kOnDisk = "FROM alpine:3\n";
const QByteArray kUnsaved = "FROM alpine:3\nRUN make\n";

} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void recoveredText_isOneStepThatIsNotSaved();
    void recoveredText_ofNoFile_isANewDocument();
    void discardedText_isGone();
    void unansweredEntry_isOfferedAgain();

private:
    QString at(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void put(const char *name, const QByteArray &bytes) const;
    void leaveEntry(const QString &documentPath) const;
    std::unique_ptr<MainWindow> start() const;
    static InfoBar &bar(MainWindow &window) { return *window.findChild<InfoBar *>(); }
    static void choose(MainWindow &window, const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecoveryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(at("journal")));
    put("Dockerfile", kOnDisk);
}

void RecoveryTest::put(const char *name, const QByteArray &bytes) const
{
    QFile file(at(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void RecoveryTest::leaveEntry(const QString &documentPath) const
{
    put("journal/left.journal", "{\"path\":\"" + documentPath.toUtf8() +
                                    "\",\"time\":\"2026-01-02T03:04:05Z\"}\n" + kUnsaved);
}

std::unique_ptr<MainWindow> RecoveryTest::start() const
{
    MainWindow::Options options;
    options.threads = 0;
    options.layoutFolder = at("layouts");
    options.settingsFile = at("settings.ini");
    options.journalFolder = at("journal");
    auto window = std::make_unique<MainWindow>(options);
    window->files().setAsk([](const QString &) { return FileController::Answer::Discard; });
    window->show();
    window->offerRecovery();
    return window;
}

void RecoveryTest::choose(MainWindow &window, const QString &text)
{
    for (auto *button : bar(window).findChildren<QAbstractButton *>()) {
        if (button->text() == text)
            return button->click();
    }
    QFAIL(qPrintable(QStringLiteral("no button ") + text));
}

void RecoveryTest::recoveredText_isOneStepThatIsNotSaved()
{
    leaveEntry(at("Dockerfile"));
    const auto window = start();
    QVERIFY(bar(*window).text().contains(QLatin1String("Dockerfile")));
    choose(*window, QStringLiteral("Recover"));
    auto &document = window->document();
    QCOMPARE(document.path(), at("Dockerfile"));
    QCOMPARE(document.buffer().text(), kUnsaved.toStdString());
    QVERIFY(document.isModified());
    QVERIFY(!QFile::exists(at("journal/left.journal")));
    QCOMPARE(QDir(at("journal")).entryList({QStringLiteral("*.journal")}).size(), 1);
    document.buffer().undo();
    QCOMPARE(document.buffer().text(), kOnDisk.toStdString());
    QVERIFY(!document.buffer().canUndo());
}

void RecoveryTest::recoveredText_ofNoFile_isANewDocument()
{
    leaveEntry({});
    const auto window = start();
    choose(*window, QStringLiteral("Recover"));
    QCOMPARE(window->document().path(), QString());
    QCOMPARE(window->document().buffer().text(), kUnsaved.toStdString());
    QVERIFY(window->document().isModified());
}

void RecoveryTest::discardedText_isGone()
{
    leaveEntry(at("Dockerfile"));
    const auto window = start();
    choose(*window, QStringLiteral("Discard"));
    QVERIFY(!QFile::exists(at("journal/left.journal")));
    QVERIFY(!bar(*window).isVisible());
}

void RecoveryTest::unansweredEntry_isOfferedAgain()
{
    leaveEntry(at("Dockerfile"));
    start().reset();
    const auto window = start();
    QVERIFY(bar(*window).isVisible());
}

QTEST_MAIN(RecoveryTest)
#include "tst_recovery.moc"
