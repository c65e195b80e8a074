#include "core/base/support/strings.h"
#include "core/base/sys/tempdir.h"
#include "core/build/context/copier.h"

#include <unistd.h>

#include <QTest>

#include "treetext.h"

using namespace stagewright;

class TestIgnore : public QObject
{
    Q_OBJECT

private slots:
    void copiesWhatIsLeft_data();
    void copiesWhatIsLeft();
    void ignoredSourceIsMissing();
};

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
