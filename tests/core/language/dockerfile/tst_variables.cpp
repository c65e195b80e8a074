#include "core/language/dockerfile/variables.h"

#include <QTest>

#include <map>
#include <string>

using namespace stagewright::dockerfile;

namespace {

using Place = Variables::Place;

std::string textOf(const Variables &variables)
{
    std::string text;
    for (const auto &pair : variables.pairs())
        text += pair + " ";
    return text;
}

/// The same numbers each time, spread well enough.
std::size_t scrambled(std::size_t number)
{
    return number * 2654435761U % 1000;
}

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private slots:
    void placesAreKeptOrLast()
    {
        const auto first =
            Variables().with({"A", "1", {}}).with({"B", "2", {}}).with({"C", "3", {}});
        QCOMPARE(textOf(first), std::string("A=1 B=2 C=3 "));
        QCOMPARE(textOf(first.with({"A", "4", {}})), std::string("B=2 C=3 A=4 "));
        QCOMPARE(textOf(first.with({"B", "5", {}}, Place::Keep)), std::string("A=1 B=5 C=3 "));
        QCOMPARE(textOf(first.with({"D", "6", {}}, Place::First)), std::string("D=6 A=1 B=2 C=3 "));
        QCOMPARE(textOf(first.without("B")), std::string("A=1 C=3 "));
        QCOMPARE(textOf(first.without("X")), textOf(first));
    }

    void whatWasThereStays()
    {
        const auto before = Variables().with({"A", "1", {}});
        const auto after = before.with({"A", "2", {}}).with({"B", "3", {}});
        QCOMPARE(textOf(before), std::string("A=1 "));
        QCOMPARE(textOf(after), std::string("A=2 B=3 "));
    }

    void withoutAValueItIsNotSet()
    {
        const auto variables = Variables().with({"A", std::nullopt, {}});
        QVERIFY(variables.find("A") != nullptr);
        QVERIFY(!variables.get("A").has_value());
        QVERIFY(variables.pairs().empty());
        QVERIFY(variables.find("B") == nullptr);
    }

    void findsAmongMany()
    {
        std::map<std::string, std::string> expected;
        Variables variables;
        for (std::size_t i = 0; i < 3000; ++i) {
            const auto name = "N" + std::to_string(scrambled(i));
            if (i % 7 == 3) {
                variables = variables.without(name);
                expected.erase(name);
            } else {
                variables = variables.with({name, std::to_string(i), {}});
                expected[name] = std::to_string(i);
            }
            QCOMPARE(variables.size(), expected.size());
        }
        for (const auto &[name, value] : expected)
            QCOMPARE(variables.get(name), std::optional(value));
        QCOMPARE(variables.list().size(), expected.size());
    }
};

QTEST_APPLESS_MAIN(TestVariables)
#include "tst_variables.moc"
