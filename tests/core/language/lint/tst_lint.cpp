#include "core/language/lint/lint.h"

#include <QtTest>

using namespace stagewright;

namespace {

std::vector<lint::Diagnostic> diagnose(const std::string &text)
{
    const auto tree = syntax::parse(text);
    const auto model = dockerfile::makeDockerfile(tree);
    return lint::diagnose({tree, model});
}

} // namespace

class LintTest : public QObject
{
    Q_OBJECT

private slots:
    void rule_findsAndMends_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<std::string>("rule");
        QTest::addColumn<std::string>("message");
        QTest::addColumn<std::string>("mended");
        int count = 0;
        const auto row = [&](const char *rule, std::string text, const char *message,
                             std::string mended) {
            QTest::addRow("%s %d", rule, ++count)
                << text << std::string(rule) << std::string(message) << std::move(mended);
        };
        row("StageNameCasing", "FROM a AS Base\n", "Stage name 'Base' should be lowercase",
            "FROM a AS base\n");
        row("FromAsCasing", "FROM a as b\n", "'as' and 'FROM' keywords' casing do not match",
            "FROM a AS b\n");
        row("FromAsCasing", "from a As b\n", "'As' and 'from' keywords' casing do not match",
            "from a as b\n");
        row("DuplicateStageName", "FROM a AS b\nFROM c AS b\n",
            "Duplicate stage name \"b\", stage names should be unique", "");
        row("parse", "FROM a\nFOOBAR x\n", "unknown instruction: FOOBAR", "");
    }

    void rule_findsAndMends()
    {
        QFETCH(std::string, text);
        QFETCH(std::string, rule);
        QFETCH(std::string, message);
        QFETCH(std::string, mended);
        const auto diagnostics = diagnose(text);
        QCOMPARE(diagnostics.size(), 1U);
        QCOMPARE(diagnostics.front().rule, rule);
        QCOMPARE(diagnostics.front().message.toString(), message);
        QCOMPARE(diagnostics.front().fixes.empty(), mended.empty());
        if (!mended.empty()) {
            QCOMPARE(diagnostics.front().fixes.front().edits.apply(text), mended);
            QVERIFY(diagnose(mended).empty());
        }
    }

    void rule_isSilent()
    {
        for (const auto *text : {"FROM a AS b\n", "from a as b\n", "From a as b\n", "FROM a\n"})
            QVERIFY2(diagnose(text).empty(), text);
    }

    void severity_tellsWhatABuildMayGetAround()
    {
        QCOMPARE(diagnose("ARG V\nFROM $V\n").front().severity, lint::Severity::Warning);
        QCOMPARE(diagnose("FROM $V\n").front().severity, lint::Severity::Error);
        QCOMPARE(lint::nameOf(lint::Severity::Hint), std::string_view("hint"));
    }
};

QTEST_GUILESS_MAIN(LintTest)
#include "tst_lint.moc"
