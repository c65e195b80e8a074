#include "core/insight/inspect/formatting.h"

#include <QtTest>

using namespace stagewright::inspect;

class FormattingTest : public QObject
{
    Q_OBJECT

private slots:
    void size_isWrittenAsDockerDoes_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("zero") << quint64(0) << QByteArray("0B");
        QTest::newRow("bytes") << quint64(999) << QByteArray("999B");
        QTest::newRow("kilo") << quint64(1000) << QByteArray("1kB");
        QTest::newRow("three digits") << quint64(14'249) << QByteArray("14.2kB");
        QTest::newRow("rounded up") << quint64(999'600) << QByteArray("1MB");
        QTest::newRow("mega") << quint64(8'456'789) << QByteArray("8.46MB");
        QTest::newRow("hundreds") << quint64(882'123'456) << QByteArray("882MB");
        QTest::newRow("giga") << quint64(1'234'567'890) << QByteArray("1.23GB");
        QTest::newRow("largest") << ~quint64(0) << QByteArray("18.4EB");
    }

    void size_isWrittenAsDockerDoes()
    {
        QFETCH(quint64, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(humanSize(bytes), text.toStdString());
    }

    void duration_isWrittenAsDockerDoes_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("future") << qint64(-5) << QByteArray("Less than a second");
        QTest::newRow("second") << qint64(1) << QByteArray("1 second");
        QTest::newRow("seconds") << qint64(59) << QByteArray("59 seconds");
        QTest::newRow("minute") << qint64(119) << QByteArray("About a minute");
        QTest::newRow("minutes") << qint64(3599) << QByteArray("59 minutes");
        QTest::newRow("hour") << qint64(3600) << QByteArray("About an hour");
        QTest::newRow("rounded hours") << qint64(5400) << QByteArray("2 hours");
        QTest::newRow("hours") << qint64(47 * 3600) << QByteArray("47 hours");
        QTest::newRow("days") << qint64(3 * 86400) << QByteArray("3 days");
        QTest::newRow("weeks") << qint64(20 * 86400) << QByteArray("2 weeks");
        QTest::newRow("months") << qint64(100 * 86400) << QByteArray("3 months");
        QTest::newRow("years") << qint64(56 * 365 * 86400LL) << QByteArray("56 years");
    }

    void duration_isWrittenAsDockerDoes()
    {
        QFETCH(qint64, seconds);
        QFETCH(QByteArray, text);
        QCOMPARE(humanDuration(std::chrono::seconds(seconds)), text.toStdString());
    }

    void ellipsis_countsCharacters()
    {
        QCOMPARE(ellipsis("abc", 3), std::string("abc"));
        QCOMPARE(ellipsis("abcd", 3), std::string("ab…"));
        QCOMPARE(ellipsis("äöüß", 3), std::string("äö…"));
        QCOMPARE(ellipsis("", 3), std::string());
    }

    void plainLine_hidesControls()
    {
        QCOMPARE(plainLine("a\n\x1B[31mb\x7F"), std::string("a  [31mb "));
        QCOMPARE(plainLine("a\xC2\x9B"
                           "31mb"),
                 std::string("a  31mb"));
        QCOMPARE(plainLine("\xFF"), std::string("\xEF\xBF\xBD"));
    }

    void table_alignsColumns()
    {
        Table table;
        table.add({"A", "B"});
        table.add({"longer than ten", "ü"});
        table.add({"x", "y"});
        QCOMPARE(table.toString(), std::string("A                 B\n"
                                               "longer than ten   ü\n"
                                               "x                 y\n"));
    }
};

QTEST_GUILESS_MAIN(FormattingTest)
#include "tst_formatting.moc"
