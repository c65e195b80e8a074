#include "core/image/oci/timestamp.h"

#include <QtTest>

using namespace stagewright::oci;

class TimestampTest : public QObject
{
    Q_OBJECT

private slots:
    void parse_isInverseOfFormat_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("utc");
        QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z")
                               << QByteArray("1970-01-01T00:00:00Z");
        QTest::newRow("nanoseconds") << QByteArray("2026-11-24T01:53:00.123456789Z")
                                     << QByteArray("2026-11-24T01:53:00.123456789Z");
        QTest::newRow("trailing zeros")
            << QByteArray("2026-11-24T01:53:00.500Z") << QByteArray("2026-11-24T01:53:00.5Z");
        QTest::newRow("offset") << QByteArray("2026-01-01T00:30:00+02:00")
                                << QByteArray("2025-12-31T22:30:00Z");
        QTest::newRow("west") << QByteArray("2025-12-31T23:30:00-01:00")
                              << QByteArray("2026-01-01T00:30:00Z");
        QTest::newRow("before 1970")
            << QByteArray("1969-12-31T23:59:59.25Z") << QByteArray("1969-12-31T23:59:59.25Z");
        QTest::newRow("leap day") << QByteArray("2024-02-29T12:00:00Z")
                                  << QByteArray("2024-02-29T12:00:00Z");
    }

    void parse_isInverseOfFormat()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, utc);
        const auto time = parseTimestamp(text.toStdString());
        QVERIFY(time);
        QCOMPARE(formatTimestamp(*time), utc.toStdString());
    }

    void parse_refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "0001-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01",
              "2026-01-01T25:00:00Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00Zx",
              "2026-1-1T00:00:00Z", "9999-01-01T00:00:00Z"})
            QTest::newRow(text) << QByteArray(text);
    }

    void parse_refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!parseTimestamp(text.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TimestampTest)
#include "tst_timestamp.moc"
