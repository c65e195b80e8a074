#include <QtTest>

class LayeringTest : public QObject
{
    Q_OBJECT
private slots:
    void placeholder() { QVERIFY(true); }
};
QTEST_GUILESS_MAIN(LayeringTest)
#include "tst_layering.moc"
