#include "core/base/support/strings.h"

#include <QtTest>

using namespace stagewright;

class StringsTest : public QObject
{
    Q_OBJECT

private slots:
    void concat_mixesTypes()
    {
        const std::string name = "b";
        QCOMPARE(concat("a", name, std::string_view("c")), std::string("abc"));
    }

    void split_keepsEmptyParts()
    {
        const auto parts = split("a,,b", ',');
        QCOMPARE(parts.size(), 3U);
        QVERIFY(parts[1].empty());
        QCOMPARE(split("", ',').size(), 1U);
    }

    void trim_removesAsciiBlanksOnly()
    {
        QCOMPARE(trim(" \t a b\r\n"), std::string_view("a b"));
        QCOMPARE(trim(" \n"), std::string_view());
        QCOMPARE(trim("\xC2\xA0x"), std::string_view("\xC2\xA0x"));
    }

    void parseUnsigned_isStrict_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("number") << QByteArray("42") << true;
        QTest::newRow("largest") << QByteArray("18446744073709551615") << true;
        QTest::newRow("overflow") << QByteArray("18446744073709551616") << false;
        QTest::newRow("empty") << QByteArray("") << false;
        QTest::newRow("sign") << QByteArray("+1") << false;
        QTest::newRow("blank") << QByteArray(" 1") << false;
        QTest::newRow("rest") << QByteArray("1x") << false;
    }

    void parseUnsigned_isStrict()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, valid);
        QCOMPARE(parseUnsigned(text.toStdString()).has_value(), valid);
    }

    void base64_agreesWithQt()
    {
        for (int size = 0; size < 70; ++size) {
            QByteArray bytes;
            for (int i = 0; i < size; ++i)
                bytes.append(static_cast<char>(i * 37 + size));
            const auto encoded = toBase64(bytes.toStdString());
            QCOMPARE(encoded, bytes.toBase64().toStdString());
            QCOMPARE(fromBase64(encoded), std::optional(bytes.toStdString()));
        }
        QVERIFY(!fromBase64("abc"));
        QVERIFY(!fromBase64("a=bc"));
        QVERIFY(!fromBase64("ab*="));
    }

    void levenshtein_countsEdits()
    {
        QCOMPARE(levenshtein("runn", "run"), 1U);
        QCOMPARE(levenshtein("", "abc"), 3U);
        QCOMPARE(levenshtein("kitten", "sitting"), 3U);
        QCOMPARE(levenshtein("bär", "bar"), 1U);
    }
};

QTEST_GUILESS_MAIN(StringsTest)
#include "tst_strings.moc"
