#include "core/base/support/strings.h"
#include "core/base/sys/tempdir.h"
#include "core/build/context/copier.h"
#include "core/language/dockerfile/dockerignore.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <QTest>

#include "treetext.h"

using namespace stagewright;

class TestIgnore : public QObject
{
    Q_OBJECT

private slots:
    void readsRules();
    void matchesAsBuildKit_data();
    void matchesAsBuildKit();
    void copiesWhatIsLeft_data();
    void copiesWhatIsLeft();
    void ignoredSourceIsMissing();
};

void TestIgnore::readsRules()
{
    const auto ignore = dockerfile::DockerIgnore::parse(
        "\xef\xbb\xbf# comment\n\n  a/./b/  \n/c\n! d \n #e\r\n./f/../g\n");
    QVERIFY(ignore.has_value());
    const std::vector<std::string> expected = {"a/b", "c", "!d", "#e", "g"};
    QCOMPARE(ignore->patterns(), expected);
    QVERIFY(!dockerfile::DockerIgnore::parse("!").has_value());
}

void TestIgnore::matchesAsBuildKit_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<bool>("fails");
    const auto row = [](QByteArray rules, QByteArray path, bool matches) {
        QTest::addRow("%s: %s", rules.constData(), path.constData())
            << rules << path << matches << false;
    };
    row("node_modules", "node_modules/x/y", true);
    row("node_modules", "src/node_modules", false);
    row("**/node_modules", "a/b/node_modules/x", true);
    row("*|!keep", "keep", false);
    row("*|!keep", "drop/keep", true);
    row("a/**/z", "a/z", true);
    row("a/**/z", "a/b/c/z", true);
    row("a/**/z", "a/bz", false);
    row("a**b", "axb", false);
    row("a**b", "ax/b", true);
    const auto path = tests::sharedPath("vectors/front-end/ignore_match.dev.json");
    if (!path)
        return;
    const auto file = nlohmann::json::parse(tests::readFile(*path));
    for (const auto &vector : file["vectors"]) {
        std::string rules;
        for (const auto &rule : vector["patterns"])
            rules += concat(rules.empty() ? "" : "|", rule.get<std::string>());
        auto text = vector["path"].get<std::string>();
        if (text == "/" || text == "." || text.starts_with('/'))
            continue;
        if (text.ends_with('/'))
            text.pop_back();
        QTest::addRow("%s", vector["id"].get<std::string>().c_str())
            << QByteArray::fromStdString(rules) << QByteArray::fromStdString(text)
            << vector["match"].get<bool>() << vector["error"].get<bool>();
    }
}

void TestIgnore::matchesAsBuildKit()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const QByteArray, path);
    QFETCH(const bool, matches);
    QFETCH(const bool, fails);
    std::vector<std::string> list;
    for (const auto &rule : rules.split('|'))
        list.push_back(rule.toStdString());
    const auto ignore = dockerfile::DockerIgnore::fromPatterns(list);
    QCOMPARE(!ignore.has_value(), fails);
    if (ignore)
        QCOMPARE(ignore->isIgnored(path.toStdString()), matches);
}

void TestIgnore::copiesWhatIsLeft_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("nothing ignored")
        << QByteArray() << QByteArray("a=1\nd/\nd/e/\nd/e/f=3\nd/g=2\nx/\n");
    QTest::newRow("directory") << QByteArray("d") << QByteArray("a=1\nx/\n");
    QTest::newRow("included again")
        << QByteArray("d|!d/e/f") << QByteArray("a=1\nd/\nd/e/\nd/e/f=3\nx/\n");
    QTest::newRow("all but one") << QByteArray("*|!d/g") << QByteArray("d/\nd/g=2\n");
    QTest::newRow("all") << QByteArray("**") << QByteArray();
}

void TestIgnore::copiesWhatIsLeft()
{
    QFETCH(const QByteArray, rules);
    QFETCH(const QByteArray, after);
    const auto base = sys::TempDir::create();
    const auto all = sys::SafeRoot::open(base->path());
    tests::makeTree(*all, "to/\nfrom/a=1\nfrom/d/g=2\nfrom/d/e/f=3\nfrom/x/");
    context::CopyRequest request;
    request.selection.sources = {"."};
    request.selection.isContext = true;
    if (!rules.isEmpty()) {
        for (const auto &rule : rules.split('|'))
            request.selection.ignoreRules.push_back(rule.toStdString());
    }
    request.destination = "/";
    request.chown = concat(std::to_string(::getuid()), ":", std::to_string(::getgid()));
    const auto from = all->subRoot("from");
    const auto to = all->subRoot("to");
    const auto report = context::copyInto(*from, *to, request);
    QVERIFY2(report.has_value(), report ? "" : report.error().toString().c_str());
    QCOMPARE(QByteArray::fromStdString(tests::treeText(*to)), after);
    QCOMPARE(context::selectionDigest(*from, request.selection)->toString(),
             report->content.toString());
}

void TestIgnore::ignoredSourceIsMissing()
{
    const auto base = sys::TempDir::create();
    const auto root = sys::SafeRoot::open(base->path());
    tests::makeTree(*root, "a=1");
    context::Selection selection;
    selection.sources = {"a"};
    selection.ignoreRules = {"a"};
    const auto digest = context::selectionDigest(*root, selection);
    QVERIFY(!digest.has_value());
    QCOMPARE(digest.error().message, std::string("\"/a\": not found"));
}

QTEST_APPLESS_MAIN(TestIgnore)
#include "tst_ignore.moc"
