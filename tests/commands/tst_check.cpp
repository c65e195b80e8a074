/// `stagewright check` as a program: what it finds, in which form, and how it ends.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/commands/jsonstructure.h"
#include "tests/commands/program.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace stagewright;
using namespace stagewright::tests;

namespace {

const char *const kCasing = "FROM alpine:3 as base\n";          // one warning
const char *const kClean = "FROM alpine:3 AS base\nRUN make\n"; // none
const char *const kBroken = "FROM alpine:3\nCOPPY a b\n";       // one error

Json jsonOf(const Output &output)
{
    auto json = parseJson(output.out);
    if (!json)
        qWarning("%s", json.error().message.c_str());
    return json ? std::move(*json) : Json();
}

QString sample()
{
    return QString::fromStdString(dataPath("check/findings.Dockerfile"));
}

/// The whole text at a place of a report, to see that lines and columns are right.
std::string textAt(const std::string &text, const Json &start, const Json &end)
{
    const auto lines = QString::fromStdString(text).split(u'\n');
    const auto first = start["line"].get<int>() - 1;
    if (first != end["line"].get<int>() - 1)
        return {};
    const auto from = start["column"].get<int>() - 1;
    return lines[first].mid(from, end["column"].get<int>() - 1 - from).toStdString();
}

} // namespace

class CheckTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void text_showsFindings();
    void exitCode_followsErrorLevel_data();
    void exitCode_followsErrorLevel();
    void errorDirective_fails();
    void json_hasBuildKitsForm();
    void json_ofErrors_isABuildError();
    void sarif_hasItsStructure();
    void sarif_namesExactColumns();
    void github_isEscaped();
    void directory_isSearched();
    void jobs_changeNothing();
    void rules_canBePicked();
    void buildArgument_replacesDirective();
    void config_isRead();
    void config_thatIsWrong_isAUsageError();
    void shellCheck_isAsked();
    void target_limitsTheSearch();
    void ignoreFile_isRead();
    void ignoreFileOfTheDockerfile_wins();
    void unreadable_isSaidAndTheRestChecked();
    void wrongCommandLines_areUsageErrors_data();
    void wrongCommandLines_areUsageErrors();
    void fix_mendsAndWrites();
    void fix_keepsModeLinesAndByteOrderMark();
    void fix_ofStandardInput_isAFilter();
    void fix_takesSuggestionsWhereAsked();
    void dryRunAndDiff_writeNothing();
    void fix_thatCannotBeWritten_isSaid();
    void rules_areListedAndExplained();
    void controlCharacters_neverReachTheTerminal();

private:
    Output runHere(const char *line, const std::string &input = {}) const
    {
        return run(words(line), input, m_folder->path());
    }

    void write(const char *name, const std::string &text) const
    {
        writeText(m_folder->filePath(QString::fromUtf8(name)), text);
    }

    std::string read(const char *name) const
    {
        return readText(m_folder->filePath(QString::fromUtf8(name)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CheckTest::text_showsFindings()
{
    const auto output =
        run(words("check --skip shellcheck findings.Dockerfile"), {}, QFileInfo(sample()).path());
    QCOMPARE(output.exitCode, 1);
    QCOMPARE(output.err, std::string());
    COMPARE_GOLDEN("check/findings.txt", output.out);
}

void CheckTest::exitCode_followsErrorLevel_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("level");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *name, const char *text, const char *level, int exitCode) {
        QTest::addRow("%s, %s", name, level)
            << std::string(text) << QString::fromLatin1(level) << exitCode;
    };
    row("clean", kClean, "style", 0);
    row("warning", kCasing, "style", 1);
    row("warning", kCasing, "warning", 1);
    row("warning", kCasing, "error", 0);
    row("warning", kCasing, "none", 0);
    row("error", kBroken, "error", 1);
    row("error", kBroken, "none", 0);
}

void CheckTest::exitCode_followsErrorLevel()
{
    QFETCH(std::string, text);
    QFETCH(QString, level);
    QFETCH(int, exitCode);
    const auto output =
        run({QStringLiteral("check"), QStringLiteral("--error-level"), level, QStringLiteral("-")},
            text);
    QCOMPARE(output.exitCode, exitCode);
}

void CheckTest::errorDirective_fails()
{
    const auto text = concat("# check=error=true\n", kCasing);
    QCOMPARE(runHere("check - --error-level error", text).exitCode, 1);
    QCOMPARE(runHere("check - --error-level none", text).exitCode, 0);
    QCOMPARE(runHere("check - --error-level error", "# check=error=true\nFROM a:1\n").exitCode, 0);
}

void CheckTest::json_hasBuildKitsForm()
{
    const auto output = run({QStringLiteral("check"), QStringLiteral("--format=json"), sample()});
    const auto json = jsonOf(output);
    const auto text = readText(sample());
    QCOMPARE(json["sources"].size(), 1U);
    QCOMPARE(fromBase64(json["sources"][0]["data"].get<std::string>()).value_or(""), text);
    QVERIFY(json["warnings"].size() > 3);
    bool sawFix = false;
    for (const auto &warning : json["warnings"]) {
        for (const auto *key : {"ruleName", "description", "url", "detail", "location", "severity"})
            QVERIFY2(warning.contains(key), key);
        // BuildKit names the lines of the instruction; of this rule the one before the heredocs.
        const auto &range = warning["location"]["ranges"][0];
        const auto line = warning["start"]["line"].get<int>();
        QVERIFY(
            warning["ruleName"] == "NoEmptyContinuation" ||
            (range["start"]["line"].get<int>() <= line && line <= range["end"]["line"].get<int>()));
        const auto begin = warning["range"]["begin"].get<std::size_t>();
        const auto end = warning["range"]["end"].get<std::size_t>();
        const auto meant = text.substr(begin, end - begin);
        if (meant.find('\n') == std::string::npos)
            QCOMPARE(textAt(text, warning["start"], warning["end"]), meant);
        for (const auto &fix : warning["fixes"])
            sawFix |= fix["isSafe"].get<bool>() && !fix["edits"].empty();
    }
    QVERIFY(sawFix);
}

void CheckTest::json_ofErrors_isABuildError()
{
    const auto json = jsonOf(runHere("check --format json -", kBroken));
    QCOMPARE(json["errors"].size(), 1U);
    QCOMPARE(json["buildError"], json["errors"][0]);
    QCOMPARE(json["buildError"]["message"].get<std::string>(),
             std::string("unknown instruction: COPPY (did you mean COPY?)"));
    QCOMPARE(json["buildError"]["location"]["ranges"][0]["start"]["line"].get<int>(), 2);
    QVERIFY(!jsonOf(runHere("check --format json -", kClean)).contains("buildError"));
}

void CheckTest::sarif_hasItsStructure()
{
    write("odd na#me%/Dockerfile", kCasing);
    write("broken.Dockerfile", kBroken);
    write("clean.Dockerfile", kClean);
    for (const auto &output :
         {run({QStringLiteral("check"), QStringLiteral("--format=sarif"), sample()}),
          runHere("check --format sarif ."), runHere("check --format sarif -", kClean)}) {
        const auto json = jsonOf(output);
        const auto structure = parseJson(readFile(dataPath("check/sarif-structure.json")));
        QVERIFY(structure);
        QCOMPARE(join(structureProblems(json, *structure), "\n"), std::string());
        const auto &run = json["runs"][0];
        for (const auto &result : run["results"])
            QCOMPARE(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"],
                     result["ruleId"]);
    }
    const auto json = jsonOf(runHere("check --format sarif ."));
    std::set<std::string> uris;
    for (const auto &result : json["runs"][0]["results"])
        uris.insert(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
    QCOMPARE(uris, (std::set<std::string>{"broken.Dockerfile", "odd%20na%23me%25/Dockerfile"}));
}

void CheckTest::sarif_namesExactColumns()
{
    // Two characters beyond ASCII in front, one of which takes two UTF-16 units.
    const auto json =
        jsonOf(runHere("check --format sarif -", "FROM a:1 AS b\nLABEL é=\"\U0001F600\" k v\n"
                                                 "FROM --platform=linux/amd64 a:1\n"));
    const auto &results = json["runs"][0]["results"];
    QVERIFY(!results.empty());
    const auto &region = results.back()["locations"][0]["physicalLocation"]["region"];
    QCOMPARE(region["startLine"].get<int>(), 3);
    QCOMPARE(region["snippet"]["text"].get<std::string>().size(),
             region["endColumn"].get<std::size_t>() - region["startColumn"].get<std::size_t>());
    const auto astral = jsonOf(
        runHere("check --format sarif -", "FROM a:1\nCOPY \U0001F600\U0001F600 ${MISSING} /\n"));
    const auto &at = astral["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    QCOMPARE(at["startColumn"].get<int>(), 13); // "COPY " and twice two units, " ${"
}

void CheckTest::github_isEscaped()
{
    write("a,b/Dockerfile", kCasing);
    const auto output = runHere("check --format github .");
    QCOMPARE(output.exitCode, 1);
    QVERIFY2(output.out.starts_with("::warning file=a%2Cb/Dockerfile,line=1,endLine=1,col=15,"
                                    "endColumn=17,title=FromAsCasing::"),
             output.out.c_str());
    QCOMPARE(std::count(output.out.begin(), output.out.end(), '\n'), 1);
}

void CheckTest::directory_isSearched()
{
    for (const auto *name : {"Dockerfile", "sub/Containerfile", "sub/api.Dockerfile",
                             "sub/deep/Dockerfile.dev", "sub/deep/dockerfile"})
        write(name, kCasing);
    for (const auto *name : {".git/Dockerfile", "node_modules/x/Dockerfile",
                             "Dockerfile.dockerignore", "notes.txt", "Dockerfile~"})
        write(name, kBroken);
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("sub")),
                        m_folder->filePath(QStringLiteral("link"))));
    std::set<std::string> files;
    const auto output = runHere("check --format json");
    const auto json = jsonOf(output);
    for (const auto &source : json["sources"])
        files.insert(source["filename"]);
    QCOMPARE(files, (std::set<std::string>{"Dockerfile", "sub/Containerfile", "sub/api.Dockerfile",
                                           "sub/deep/Dockerfile.dev", "sub/deep/dockerfile"}));
    QCOMPARE(output.exitCode, 1);
}

void CheckTest::jobs_changeNothing()
{
    for (int i = 0; i < 40; ++i)
        write(qPrintable(QStringLiteral("d%1/Dockerfile").arg(i)), i % 3 == 0 ? kCasing : kBroken);
    const auto one = runHere("check --jobs 1 .");
    QCOMPARE(runHere("check -j 8 .").out, one.out);
    QVERIFY(one.out.ends_with("26 errors, 14 warnings in 40 of 40 files. --fix mends 14.\n"));
}

void CheckTest::rules_canBePicked()
{
    const auto text = "from a:1 as B\n";
    QCOMPARE(jsonOf(runHere("check --format json -", text))["warnings"].size(), 1U);
    QCOMPARE(runHere("check --skip stagenamecasing -", text).exitCode, 0);
    QCOMPARE(runHere("check --skip buildkit -", text).exitCode, 0);
    QCOMPARE(runHere("check --only FromAsCasing,DuplicateStageName -", text).exitCode, 0);
    QCOMPARE(runHere("check --only StageNameCasing -", text).exitCode, 1);
    QCOMPARE(runHere("check --only buildkit --skip StageNameCasing -", text).exitCode, 0);
}

void CheckTest::buildArgument_replacesDirective()
{
    const auto text = concat("# check=skip=FromAsCasing\n", kCasing);
    QCOMPARE(runHere("check -", text).exitCode, 0);
    QCOMPARE(runHere("check - --build-arg BUILDKIT_DOCKERFILE_CHECK=skip=none", text).exitCode, 1);
}

void CheckTest::config_isRead()
{
    write("Dockerfile", "FROM alpine:3\nRUN cd /x\n");
    QCOMPARE(runHere("check --only DL3003").exitCode, 1);
    write(".hadolint.yaml", "ignored: [DL3003]\n");
    QCOMPARE(runHere("check --only DL3003").exitCode, 0);
    write("other.yaml", "failure-threshold: error\n");
    const auto output = runHere("check --only DL3003 --config other.yaml");
    QCOMPARE(output.exitCode, 0);
    QVERIFY(output.out.find("[DL3003]") != std::string::npos);
    QCOMPARE(runHere("check --only DL3003 --config other.yaml --error-level style").exitCode, 1);
}

void CheckTest::config_thatIsWrong_isAUsageError()
{
    write("wrong.yaml", "ignored: DL3003: [\n");
    const auto output = runHere("check --config wrong.yaml -", kClean);
    QCOMPARE(output.exitCode, 2);
    QVERIFY2(output.err.find("wrong.yaml") != std::string::npos, output.err.c_str());
    QCOMPARE(runHere("check --config none.yaml -", kClean).exitCode, 2);
}

void CheckTest::shellCheck_isAsked()
{
    if (QStandardPaths::findExecutable(QStringLiteral("shellcheck")).isEmpty())
        QSKIP("shellcheck is not installed");
    const auto text = "FROM alpine:3\nRUN make \\\n && echo $name\n";
    const auto output = runHere("check --only shellcheck -", text);
    QVERIFY2(output.out.find("stdin:3:10: ") != std::string::npos, output.out.c_str());
    QVERIFY(output.out.find("[SC2086]") != std::string::npos);
    QCOMPARE(runHere("check --only SC2086 --error-level info -", text).exitCode, 1);
    QCOMPARE(runHere("check --skip sc2086,SC2154 --only shellcheck --error-level style -", text)
                 .exitCode,
             0);
    QVERIFY(runHere("check --skip shellcheck -", text).out.find("[SC") == std::string::npos);
}

void CheckTest::target_limitsTheSearch()
{
    const auto text = "FROM a:1 AS one\nWORKDIR x\nFROM b:1 AS two\nRUN make\n";
    QCOMPARE(runHere("check -", text).exitCode, 1);
    QCOMPARE(runHere("check - --target two", text).exitCode, 0);
    const auto missing = runHere("check - --target three", text);
    QCOMPARE(missing.exitCode, 1);
    QVERIFY2(missing.out.find("target stage \"three\" could not be found") != std::string::npos,
             missing.out.c_str());
}

void CheckTest::ignoreFile_isRead()
{
    write("Dockerfile", "FROM a:1\nCOPY secret.txt /\n");
    QCOMPARE(runHere("check Dockerfile").exitCode, 0);
    write(".dockerignore", "*.txt\n");
    const auto output = runHere("check Dockerfile");
    QCOMPARE(output.exitCode, 1);
    QVERIFY(output.out.find("[CopyIgnoredFile]") != std::string::npos);
}

void CheckTest::ignoreFileOfTheDockerfile_wins()
{
    write("Dockerfile", "FROM a:1\nCOPY secret.txt /\n");
    write(".dockerignore", "*.txt\n");
    write("Dockerfile.dockerignore", "*.md\n");
    QCOMPARE(runHere("check Dockerfile").exitCode, 0);
}

void CheckTest::unreadable_isSaidAndTheRestChecked()
{
    write("Dockerfile", kCasing);
    const auto output = runHere("check nothing.Dockerfile Dockerfile");
    QCOMPARE(output.exitCode, 2);
    QVERIFY(output.err.find("nothing.Dockerfile") != std::string::npos);
    QVERIFY(output.out.find("[FromAsCasing]") != std::string::npos);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("empty")));
    const auto empty = runHere("check empty");
    QCOMPARE(empty.exitCode, 2);
    QVERIFY(empty.err.find("there is no Dockerfile in empty") != std::string::npos);
}

void CheckTest::wrongCommandLines_areUsageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const auto *line :
         {"check --format xml -", "check --error-level fatal -", "check --skip NoSuchRule -",
          "check --only DL99999 -", "check --jobs many -", "check --explain NoSuchRule",
          "check --build-arg A -", "check --fxi -"})
        QTest::newRow(line) << words(line);
}

void CheckTest::wrongCommandLines_areUsageErrors()
{
    QFETCH(QStringList, arguments);
    const auto output = run(arguments);
    QCOMPARE(output.exitCode, 2);
    QCOMPARE(output.out, std::string());
    QVERIFY(output.err.find("usage: stagewright check ") != std::string::npos);
}

void CheckTest::fix_mendsAndWrites()
{
    write("Dockerfile", "FROM alpine:3 as base\nEXPOSE 80/TCP\nCOPY x $MISSING\n");
    const auto output = runHere("check --fix .");
    QCOMPARE(output.exitCode, 1); // one is left
    QCOMPARE(read("Dockerfile"),
             std::string("FROM alpine:3 AS base\nEXPOSE 80/tcp\nCOPY x $MISSING\n"));
    QVERIFY2(output.err.find("fixed Dockerfile:1: ") != std::string::npos, output.err.c_str());
    QVERIFY2(output.err.find("[ExposeProtoCasing]") != std::string::npos, output.err.c_str());
    QVERIFY(output.out.find("[FromAsCasing]") == std::string::npos);
    QVERIFY2(output.out.ends_with("1 warning.\n"), output.out.c_str());
    QCOMPARE(runHere("check --fix .").err, std::string());
}

void CheckTest::fix_keepsModeLinesAndByteOrderMark()
{
    const auto path = m_folder->filePath(QStringLiteral("Dockerfile"));
    write("Dockerfile", "\xEF\xBB\xBF# c\r\nFROM alpine:3 as base\r\nRUN x");
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const auto before = QFile::permissions(path);
    QCOMPARE(runHere("check --fix").exitCode, 0);
    QCOMPARE(read("Dockerfile"), std::string("\xEF\xBB\xBF# c\r\nFROM alpine:3 AS base\r\nRUN x"));
    QCOMPARE(QFile::permissions(path), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void CheckTest::fix_ofStandardInput_isAFilter()
{
    const auto output = runHere("check --fix -", kCasing);
    QCOMPARE(output.exitCode, 0);
    QCOMPARE(output.out, std::string("FROM alpine:3 AS base\n"));
    QVERIFY(output.err.ends_with("No problems in 1 file.\n"));
}

void CheckTest::fix_takesSuggestionsWhereAsked()
{
    const auto text = "FROM alpine:3\nCMD npm start\n";
    QCOMPARE(runHere("check --fix -", text).out, std::string(text));
    QCOMPARE(runHere("check --fix --suggestions -", text).out,
             std::string("FROM alpine:3\nCMD [\"npm\", \"start\"]\n"));
    QVERIFY(runHere("check -", text).out.ends_with(" --fix --suggestions mends 1.\n"));
}

void CheckTest::dryRunAndDiff_writeNothing()
{
    write("Dockerfile", kCasing);
    const auto dry = runHere("check --fix --dry-run .");
    QCOMPARE(dry.exitCode, 1);
    QVERIFY(dry.err.find("would fix Dockerfile:1: ") != std::string::npos);
    QVERIFY(dry.out.find("[FromAsCasing]") != std::string::npos);
    const auto diff = runHere("check --diff .");
    QCOMPARE(diff.exitCode, 1);
    QCOMPARE(diff.out, std::string("--- Dockerfile\n+++ Dockerfile\n@@ -1,1 +1,1 @@\n"
                                   "-FROM alpine:3 as base\n+FROM alpine:3 AS base\n"));
    QCOMPARE(read("Dockerfile"), std::string(kCasing));
}

void CheckTest::fix_thatCannotBeWritten_isSaid()
{
    write("Dockerfile", kCasing);
    const auto output = [&] {
        QProcess process;
        process.setWorkingDirectory(m_folder->path());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("STAGEWRIGHT_FAIL"),
                           QStringLiteral("sys.replace.before-rename:err=ENOSPC"));
        process.setProcessEnvironment(environment);
        process.start(QString::fromStdString(programPath("stagewright")), words("check --fix ."));
        process.waitForFinished();
        return Output{process.exitCode(), {}, process.readAllStandardError().toStdString()};
    }();
    QCOMPARE(output.exitCode, 2);
    QVERIFY2(output.err.find("Dockerfile") != std::string::npos, output.err.c_str());
    QCOMPARE(read("Dockerfile"), std::string(kCasing));
}

void CheckTest::rules_areListedAndExplained()
{
    const auto list = runHere("check --list-rules");
    QCOMPARE(list.exitCode, 0);
    QVERIFY(list.out.find("\nFromAsCasing ") != std::string::npos);
    const auto explained = runHere("check --explain fromascasing");
    QCOMPARE(explained.exitCode, 0);
    QVERIFY2(explained.out.starts_with("FromAsCasing"), explained.out.c_str());
    QVERIFY2(explained.out.find("## Good") != std::string::npos, explained.out.c_str());
    QVERIFY(runHere("check --explain FromAsCasin").err.find("did you mean FromAsCasing") !=
            std::string::npos);
}

void CheckTest::controlCharacters_neverReachTheTerminal()
{
    const auto output = runHere("check -", "FROM \x1b[31ma\x07:1 as \x9b"
                                           "b\r\nCOPPY \x1b]0;x\x07\n");
    QCOMPARE(output.exitCode, 1);
    for (const char c : output.out)
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
    QVERIFY(QString::fromStdString(output.out).toStdString() == output.out);
}

QTEST_GUILESS_MAIN(CheckTest)
#include "tst_check.moc"
