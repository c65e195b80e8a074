#include "core/base/support/json.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace stagewright;

class JsonTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_readsTypedMembers()
    {
        const auto value = parseJson(R"({"a":"x","n":-3,"b":true,"big":18446744073709551615})");
        QVERIFY(value);
        QCOMPARE(stringAt(*value, "a"), std::optional<std::string>("x"));
        QCOMPARE(integerAt(*value, "n"), std::optional<std::int64_t>(-3));
        QCOMPARE(boolAt(*value, "b"), std::optional<bool>(true));
        QVERIFY(!stringAt(*value, "n"));
        QVERIFY(!integerAt(*value, "big"));
        QVERIFY(!memberAt(*value, "missing"));
    }

    void parse_refusesHostileDocuments_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("syntax") << QByteArray("{");
        QTest::newRow("repeated key") << QByteArray(R"({"a":1,"a":2})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("trailing") << QByteArray("{} x");
    }

    void parse_refusesHostileDocuments()
    {
        QFETCH(QByteArray, text);
        const auto value = parseJson(text.toStdString());
        QVERIFY(!value);
        QCOMPARE(value.error().code, ErrorCode::Corrupt);
    }

    void parse_bracketsInStringsAreNotNesting() { QVERIFY(parseJson(concatBrackets(200))); }

    void write_replacesIllFormedText()
    {
        Json value;
        value["a"] = "\xFF";
        QCOMPARE(toCompactJson(value), std::string("{\"a\":\"\xEF\xBF\xBD\"}"));
    }

private:
    static std::string concatBrackets(int count)
    {
        return "\"" + std::string(static_cast<std::size_t>(count), '[') + "\"";
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
