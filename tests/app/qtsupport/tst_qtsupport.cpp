#include "app/qtsupport/icons.h"
#include "app/qtsupport/latesttask.h"
#include "app/qtsupport/sizebar.h"
#include "app/qtsupport/text.h"

#include <QImage>
#include <QPainter>
#include <QSemaphore>
#include <QtTest>

#include <cmath>

using namespace stagewright;
using namespace stagewright::app;

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QImage barImage(BarFill fill, std::int64_t bytes)
{
    QImage image(60, 12, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintSizeBar(painter, QRectF(0, 0, 60, 12), bytes, 100, fill, Theme::light());
    return image;
}

int pixelsOf(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    return count;
}

} // namespace

class QtSupportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void sizeText_usesDecimalUnits_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](qint64 bytes, const char *text) {
            QTest::newRow(text) << bytes << QString::fromLatin1(text);
        };
        row(0, "0 B");
        row(57, "57 B");
        row(612, "0.6 kB");
        row(1'200, "1.2 kB");
        row(41'300, "41 kB");
        row(999'499, "999 kB");
        row(999'600, "1.0 MB");
        row(6'500'000, "6.5 MB");
        row(24'900'000, "24.9 MB");
        row(99'960'000, "100 MB");
        row(907'000'000, "907 MB");
        row(1'234'000'000, "1.2 GB");
        row(-6'500'000, "-6.5 MB");
    }

    void sizeText_usesDecimalUnits()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(sizeText(bytes), text);
    }

    void sizeText_usesTheLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(sizeText(6'500'000), QStringLiteral("6,5 MB"));
        QLocale::setDefault(QLocale::c());
    }

    void spokenSize_namesTheUnit()
    {
        QCOMPARE(spokenSize(812'000'000), QStringLiteral("812 megabytes"));
    }

    void durationText_changesUnitAtAMinute()
    {
        QCOMPARE(durationText(440), QStringLiteral("0.4 s"));
        QCOMPARE(durationText(12'400), QStringLiteral("12 s"));
        QCOMPARE(durationText(185'000), QStringLiteral("3 min 05 s"));
    }

    void utf8_goesBothWays()
    {
        const std::string text = "caf\xC3\xA9 \xF0\x9F\x90\xB3";
        QCOMPARE(toUtf8(fromUtf8(text)), text);
    }

    void themes_areReadable_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void themes_areReadable()
    {
        QFETCH(bool, dark);
        const Theme theme = dark ? Theme::dark() : Theme::light();
        const QColor onCard[] = {theme.text,    theme.muted,   theme.accent, theme.copy,
                                 theme.ok,      theme.fail,    theme.warn,   theme.mount,
                                 theme.keyword, theme.comment, theme.string, theme.variable};
        for (const QColor &color : onCard)
            QVERIFY2(contrast(color, theme.card) >= 4.5, qPrintable(color.name()));
        for (const QColor &color : {theme.text, theme.muted, theme.copy, theme.accent})
            QVERIFY2(contrast(color, theme.canvas) >= 4.5, qPrintable(color.name()));
        for (const QColor &color : {theme.text, theme.keyword, theme.muted})
            QVERIFY2(contrast(color, theme.selection) >= 4.5, qPrintable(color.name()));
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
        QVERIFY(contrast(theme.bar, theme.card) >= 3);
    }

    void barLength_showsSmallSizes()
    {
        QCOMPARE(barLength(0, 100, 50), 0.0);
        QCOMPARE(barLength(1, 1'000'000, 50), 2.0);
        QCOMPARE(barLength(50, 100, 50), 25.0);
        QCOMPARE(barLength(500, 100, 50), 50.0);
    }

    void paintSizeBar_hatchesWhatIsDiscarded()
    {
        const QColor bar = Theme::light().bar;
        const int solid = pixelsOf(barImage(BarFill::Ships, 100), bar);
        const int hatched = pixelsOf(barImage(BarFill::Discarded, 100), bar);
        QVERIFY(solid > 600);
        QVERIFY(hatched < solid / 2);
        QVERIFY(pixelsOf(barImage(BarFill::Discarded, 100), Theme::light().track) < 60);
    }

    void themedIcon_isTintedAndCrisp()
    {
        const Theme theme = Theme::dark();
        const QIcon icon = themedIcon(QStringLiteral("stop"), theme);
        QVERIFY(!icon.isNull());
        const QImage image = icon.pixmap(QSize(64, 64), 1.0).toImage();
        QCOMPARE(image.size(), QSize(64, 64));
        QCOMPARE(image.pixelColor(32, 32), theme.text);
        QCOMPARE(icon.pixmap(QSize(16, 16), 2.0).toImage().width(), 32);
        QVERIFY(themedIcon(QStringLiteral("no-such-icon"), theme).isNull());
    }

    void latestTask_reportsOnlyTheNewest()
    {
        LatestTask<int> task;
        QSemaphore gate;
        QList<int> results;
        const auto done = [&results](int value) { results.append(value); };
        bool stopSeen = false;
        task.start(
            [&gate, &stopSeen](std::stop_token stop) {
                gate.acquire();
                stopSeen = stop.stop_requested();
                return 1;
            },
            done);
        task.start([](std::stop_token) { return 2; }, done);
        gate.release();
        QTRY_COMPARE(results, QList<int>{2});
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(stopSeen);
        QCOMPARE(results, QList<int>{2});
        QVERIFY(!task.isRunning());
    }
};

QTEST_MAIN(QtSupportTest)
#include "tst_qtsupport.moc"
