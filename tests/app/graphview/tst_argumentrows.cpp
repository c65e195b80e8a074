#include "app/graphview/argumentrows.h"
#include "core/language/analysis/analysis.h"

#include <QtTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

constexpr std::string_view kText = "ARG VARIANT=alpine\n"
                                   "ARG FULL=base-${VARIANT}\n"
                                   "ARG VERSION\n"
                                   "FROM alpine:3 AS base-alpine\n"
                                   "FROM debian:12 AS base-debian\n"
                                   "FROM base-${VARIANT} AS build\n"
                                   "FROM ${FULL} AS other\n"
                                   "FROM golang:${VERSION} AS go\n"
                                   "FROM --platform=$BUILDPLATFORM alpine:3\n";

std::vector<ArgumentRow> rowsOf(std::string_view text, const dockerfile::ModelOptions &options = {})
{
    const auto analysis = analysis::analyze(text::TextSnapshot(std::string(text)), options);
    return argumentRows(analysis->dockerfile, analysis->conversion, options);
}

} // namespace

class ArgumentRowsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyArgumentHasARow()
    {
        const auto rows = rowsOf(kText);
        QCOMPARE(rows.size(), 5U);
        QCOMPARE(rows[0].name, QStringLiteral("VARIANT"));
        QCOMPARE(rows[0].defaultValue, QStringLiteral("alpine"));
        QVERIFY(!rows[0].value);
        QCOMPARE(rows[2].name, QStringLiteral("VERSION"));
        QVERIFY(!rows[2].hasDefault);
        QCOMPARE(rows[3].name, QStringLiteral("TARGETPLATFORM"));
        QVERIFY(rows[3].isPlatform);
    }

    void stagesThatDependOnIt_alsoThroughOthers()
    {
        const auto rows = rowsOf(kText);
        QCOMPARE(rows[0].stages, QStringList({QStringLiteral("build"), QStringLiteral("other")}));
        QCOMPARE(rows[1].stages, QStringList({QStringLiteral("other")}));
        QCOMPARE(rows[2].stages, QStringList({QStringLiteral("go")}));
        QCOMPARE(rows[4].stages, QStringList({QStringLiteral("stage-5")}));
    }

    void choices_areStagesThatItCanName()
    {
        const auto rows = rowsOf(kText);
        QCOMPARE(rows[0].choices,
                 QStringList({QStringLiteral("alpine"), QStringLiteral("debian")}));
        QVERIFY(rows[2].choices.isEmpty());
        QVERIFY(rows[3].choices.contains(QStringLiteral("linux/arm64")));
    }

    void aValue_rewiresTheGraph()
    {
        const auto options = withArgument({}, QStringLiteral("VARIANT"), QStringLiteral("debian"));
        const auto analysis = analysis::analyze(text::TextSnapshot(std::string(kText)), options);
        QCOMPARE(analysis->dockerfile.stages[2].base, std::string("base-debian"));
        QCOMPARE(rowsOf(kText, options)[0].value, std::optional(QStringLiteral("debian")));
        QVERIFY(
            withArgument(options, QStringLiteral("VARIANT"), std::nullopt).buildArguments.empty());
    }

    void platform_isAnArgumentToo()
    {
        const auto options =
            withArgument({}, QStringLiteral("TARGETPLATFORM"), QStringLiteral("linux/arm64"));
        QCOMPARE(options.targetPlatform, std::string("linux/arm64"));
        const auto row = rowsOf(kText, options)[3];
        QCOMPARE(row.value, std::optional(QStringLiteral("linux/arm64")));
        QVERIFY2(row.tip.contains(QStringLiteral("TARGETARCH=arm64")), qPrintable(row.tip));
        QCOMPARE(withArgument(options, row.name, std::nullopt).targetPlatform,
                 std::string("linux/amd64"));
    }
};

QTEST_GUILESS_MAIN(ArgumentRowsTest)
#include "tst_argumentrows.moc"
