// What a build found out reaches the problems of the text that was built, and of no other.
#include "app/document/dockerfiledocument.h"
#include "app/textview/textview.h"
#include "app/window/mainwindow.h"
#include "core/language/lint/buildfacts.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

const std::string kText = "FROM alpine:3.20\nCOPY big /data\nRUN rm /data\n";

/// A window whose program knows one build, of a text.
class Desk
{
public:
    explicit Desk(const std::string &built)
    {
        lint::BuildFacts facts;
        facts.text = oci::digestOf(built);
        auto stage = std::make_shared<lint::StageFacts>();
        stage->range = {0, static_cast<std::uint32_t>(kText.size()) - 1};
        stage->layers = {{1, 3'000'000, {{"/data", 3'000'000, false, false}}},
                         {2, 0, {{"/data", 0, false, true}}}};
        facts.stages = {stage};
        put("answer.json", QByteArray::fromStdString(lint::serialise(facts)));
        put("program", "#!/bin/sh\ntest \"$1\" = facts && exec cat \"${0%/*}/answer.json\"\n"
                       "exit 1\n");
        QFile::setPermissions(path("program"), QFile::ReadOwner | QFile::ExeOwner);
        qputenv("STAGEWRIGHT_PROGRAM", QFile::encodeName(path("program")));
        put("Dockerfile", QByteArray::fromStdString(kText));
        window = std::make_unique<MainWindow>(
            MainWindow::Options{0, path("layouts"), path("settings.ini"), false});
        QVERIFY(window->openFile(path("Dockerfile")));
    }

    QString message() const
    {
        for (const auto &diagnostic : window->document().analysis()->diagnostics) {
            if (diagnostic.rule == "RemoveFreesNothing")
                return QString::fromStdString(diagnostic.message.toString());
        }
        return {};
    }

    void type(std::uint32_t at, const char *text) const
    {
        text::EditList edits;
        edits.add({{at, at}, text});
        window->document().performEdits(QStringLiteral("type"), edits);
    }

    std::unique_ptr<MainWindow> window;

private:
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    void put(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_folder;
};

const auto kBytes = QStringLiteral("This frees nothing: 3MB of '/data' stay in a layer before");
const auto kLine = QStringLiteral("This frees nothing: '/data' stays in the layer of line 2");

} // namespace

class WindowFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no word of the desktop's
    }

    void factsOfTheTextThatIsOpen_areUsed()
    {
        const Desk desk(kText);
        QTRY_COMPARE(desk.message(), kBytes);
    }

    void aChangeAbove_forgetsThem_andUndoBringsThemBack()
    {
        const Desk desk(kText);
        QTRY_COMPARE(desk.message(), kBytes);
        desk.type(0, "# hello\n");
        QCOMPARE(desk.message(), QString(kLine).replace(QLatin1Char('2'), QLatin1Char('3')));
        desk.window->document().buffer().undo();
        QCOMPARE(desk.message(), kBytes);
    }

    void aStageBelow_leavesThem()
    {
        const Desk desk(kText);
        QTRY_COMPARE(desk.message(), kBytes);
        desk.type(static_cast<std::uint32_t>(kText.size()), "FROM 0\nCMD [\"sh\"]\n");
        QCOMPARE(desk.message(), kBytes);
    }

    void factsOfAnotherText_areNotUsed()
    {
        const Desk desk(kText + "# as it was\n");
        QTRY_VERIFY(!desk.window->isWaiting());
        QCOMPARE(desk.message(), kLine);
    }
};

QTEST_MAIN(WindowFactsTest)
#include "tst_windowfacts.moc"
