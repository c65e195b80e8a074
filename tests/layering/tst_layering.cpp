#include "core/base/support/strings.h"
#include "tests/layering/rules.h"
#include "tests/support/paths.h"

#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <fstream>

using namespace stagewright;
using namespace stagewright::layering;

namespace {

Rooms projectRooms()
{
    std::vector<std::string> problems;
    return readRooms(tests::readFile(tests::sourcePath("core/README.md")), problems);
}

QByteArray lines(const std::vector<std::string> &problems)
{
    return QByteArray::fromStdString("\n" + join(problems, "\n"));
}

/// A source tree with one file, to see that a rule bites.
class PlantedTree
{
public:
    PlantedTree(const std::string &file, const std::string &text)
    {
        const auto path = root() / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }

    std::filesystem::path root() const { return m_folder.path().toStdString(); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class LayeringTest : public QObject
{
    Q_OBJECT

private slots:
    void table_namesOnlyKnownRooms()
    {
        std::vector<std::string> problems;
        const auto rooms =
            readRooms(tests::readFile(tests::sourcePath("core/README.md")), problems);
        QVERIFY2(problems.empty(), lines(problems));
        QVERIFY(rooms.size() >= 20);
        QVERIFY(rooms.at("language/analysis").includes.contains("base/support"));
        QVERIFY(!rooms.at("base/support").includes.contains("base/sys"));
    }

    void project_hasOnlyAllowedArrows()
    {
        const auto problems = checkIncludes(tests::sourcePath(""), projectRooms());
        QVERIFY2(problems.empty(), lines(problems));
    }

    void project_keepsTheSizeLimits()
    {
        const auto problems = checkSizes(tests::sourcePath(""));
        QVERIFY2(problems.empty(), lines(problems));
    }

    void project_hasAReadmePerRoom()
    {
        const auto problems = checkRooms(tests::sourcePath(""), projectRooms());
        QVERIFY2(problems.empty(), lines(problems));
    }

    void plantedInclude_isFound_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("include");
        const auto row = [](const char *name, const char *file, const char *include) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(include);
        };
        row("upwards", "core/language/text/a.h", "\"core/language/syntax/syntaxtree.h\"");
        row("sideways", "core/build/plan/a.cpp", "\"core/build/exec/jail.h\"");
        row("Qt in core", "core/language/text/a.cpp", "<QString>");
        row("app in core", "core/build/backend/a.cpp", "\"app/document/document.h\"");
        row("hidden room in a public header", "core/build/backend/a.h",
            "\"core/build/solve/solver.h\"");
        row("unknown room", "core/build/nowhere/a.h", "\"core/base/support/result.h\"");
        row("json in a header", "core/image/oci/a.h", "<nlohmann/json.hpp>");
        row("window sees sys", "app/document/a.cpp", "\"core/base/sys/process.h\"");
        row("siblings", "app/graphview/a.cpp", "\"app/textview/textview.h\"");
        row("Qsci outside textview", "app/window/a.cpp", "<Qsci/qsciscintilla.h>");
        row("Qt in cli", "app/cli/a.cpp", "<QCoreApplication>");
    }

    void plantedInclude_isFound()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, include);
        const PlantedTree tree(file.toStdString(), "#include " + include.toStdString() + "\n");
        QCOMPARE(checkIncludes(tree.root(), projectRooms()).size(), 1U);
    }

    void allowedInclude_isNotReported()
    {
        const PlantedTree tree("core/build/backend/a.cpp",
                               "#include \"core/build/solve/solver.h\"\n#include <string>\n");
        QVERIFY(checkIncludes(tree.root(), projectRooms()).empty());
    }

    void longFileAndLongFunction_areFound()
    {
        std::string text = "void f()\n{\n";
        for (int i = 0; i < 120; ++i)
            text += "    g();\n";
        text += "}\n";
        QCOMPARE(checkSizes(PlantedTree("core/a.cpp", text).root()).size(), 1U);
        QCOMPARE(checkSizes(PlantedTree("core/a.cpp", std::string(801, '\n')).root()).size(), 1U);
    }
};

QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
