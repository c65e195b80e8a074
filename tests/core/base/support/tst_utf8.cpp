#include "core/base/support/utf8.h"

#include <QtTest>

using namespace stagewright;

class Utf8Test : public QObject
{
    Q_OBJECT

private slots:
    void validity_followsRfc3629_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("valid");
        QTest::newRow("ascii") << QByteArray("abc") << true;
        QTest::newRow("two bytes") << QByteArray("\xC3\xA9") << true;
        QTest::newRow("four bytes") << QByteArray("\xF0\x9F\x98\x80") << true;
        QTest::newRow("overlong two") << QByteArray("\xC0\xAF") << false;
        QTest::newRow("overlong three") << QByteArray("\xE0\x80\xAF") << false;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << false;
        QTest::newRow("too large") << QByteArray("\xF4\x90\x80\x80") << false;
        QTest::newRow("cut") << QByteArray("\xE2\x82") << false;
        QTest::newRow("lone continuation") << QByteArray("\x80") << false;
    }

    void validity_followsRfc3629()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, valid);
        QCOMPARE(isValidUtf8(bytes.toStdString()), valid);
        QVERIFY(isValidUtf8(repairUtf8(bytes.toStdString())));
    }

    void lengths_countPointsAndUnits()
    {
        const std::string text = "a\xC3\xA9\xF0\x9F\x98\x80";
        QCOMPARE(codePointCount(text), 3U);
        QCOMPARE(utf16Length(text), 4U);
    }
};

QTEST_GUILESS_MAIN(Utf8Test)
#include "tst_utf8.moc"
