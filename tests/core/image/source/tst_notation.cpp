#include "core/base/sys/tempdir.h"
#include "core/image/source/notation.h"

#include <QtTest>

#include <filesystem>

using namespace stagewright;
using namespace stagewright::source;

class NotationTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_knowsThePrefixes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("place");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char *text, Notation::Place place, const char *name) {
            QTest::newRow(text) << QByteArray(text) << static_cast<int>(place) << QByteArray(name);
        };
        row("golang:1.21", Notation::Place::Anywhere, "golang:1.21");
        row("store:oci", Notation::Place::Store, "oci");
        row("docker://a/b", Notation::Place::Registry, "a/b");
        row("oci:/x:y", Notation::Place::Layout, "/x:y");
        row("oci-layout:///x:y", Notation::Place::Layout, "/x:y");
        row("ocix:y", Notation::Place::Anywhere, "ocix:y");
    }

    void parse_knowsThePrefixes()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, place);
        QFETCH(QByteArray, name);
        const auto notation = parseNotation(text.toStdString());
        QVERIFY(notation);
        QCOMPARE(static_cast<int>(notation->place), place);
        QCOMPARE(notation->name, name.toStdString());
    }

    void parse_saysWhatIsNotOffered()
    {
        QCOMPARE(parseNotation("docker-archive:x.tar").error().code, ErrorCode::Unsupported);
        QCOMPARE(parseNotation("").error().code, ErrorCode::InvalidArgument);
    }

    void layoutPath_takesTheLongestDirectory()
    {
        const auto directory = sys::TempDir::create();
        const auto plain = directory->file("a");
        const auto odd = directory->file("a:b");
        std::filesystem::create_directory(plain);
        QCOMPARE(*splitLayoutPath(plain), (LayoutPath{plain, {}}));
        QCOMPARE(*splitLayoutPath(plain + ":b"), (LayoutPath{plain, "b"}));
        std::filesystem::create_directory(odd);
        QCOMPARE(*splitLayoutPath(odd), (LayoutPath{odd, {}}));
        QCOMPARE(*splitLayoutPath(plain + ":docker.io/x:1"), (LayoutPath{plain, "docker.io/x:1"}));
        QCOMPARE(splitLayoutPath("/nosuch/place:x").error().code, ErrorCode::NotFound);
        QCOMPARE(splitLayoutPath("").error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(NotationTest)
#include "tst_notation.moc"
