#include "core/build/context/pathfilter.h"

#include <QTest>

using namespace stagewright;

class TestPathFilter : public QObject
{
    Q_OBJECT

private slots:
    void excludes_data()
    {
        QTest::addColumn<QByteArray>("includes");
        QTest::addColumn<QByteArray>("excludes");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isLeft");
        const auto row = [](const char *includes, const char *excludes, const char *path,
                            bool isLeft) {
            QTest::addRow("%s - %s: %s", includes, excludes, path)
                << QByteArray(includes) << QByteArray(excludes) << QByteArray(path) << isLeft;
        };
        row("", "", "any", true);
        row("wine", "", "wine/red/merlot", true);
        row("wine", "", "beer", false);
        row("wine|!wine/white", "", "wine/white/x", false);
        row("*/red", "", "wine/red", true);
        row("*/red", "", "wine", false);
        row("", "**/*.log", "a/b/c.log", false);
        row("wine", "wine/red", "wine/red/merlot", false);
        row("", "wine|!wine/red", "wine/red", true);
        // What was not compared with a folder counts for nothing in it.
        row("", "wine/red|!wine", "wine/red", false);
    }

    void excludes()
    {
        QFETCH(QByteArray, includes);
        QFETCH(QByteArray, excludes);
        QFETCH(QByteArray, path);
        QFETCH(bool, isLeft);
        const auto list = [](const QByteArray &text) {
            std::vector<std::string> patterns;
            for (const auto &part : text.split('|'))
                patterns.push_back(part.toStdString());
            return text.isEmpty() ? std::vector<std::string>() : patterns;
        };
        const auto filter = context::PathFilter::parse(list(excludes), list(includes));
        QVERIFY(filter.has_value());
        QCOMPARE(filter->excludes(path.toStdString()), !isLeft);
    }

    void mayIncludeBelow_looksAhead()
    {
        const auto included = context::PathFilter::parse({}, {"wine/*/old"});
        QVERIFY(included->excludes("wine"));
        QVERIFY(included->mayIncludeBelow("wine"));
        const auto excluded = context::PathFilter::parse({"wine"});
        QVERIFY(!excluded->mayIncludeBelow("wine"));
        QVERIFY(context::PathFilter::parse({"wine", "!wine/a"})->mayIncludeBelow("wine"));
    }

    void malformedPattern_isRefused()
    {
        const auto filter = context::PathFilter::parse({}, {"[a"});
        QVERIFY(!filter.has_value());
        QCOMPARE(filter.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestPathFilter)
#include "tst_pathfilter.moc"
