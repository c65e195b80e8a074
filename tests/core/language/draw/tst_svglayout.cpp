/// Nothing in a picture overlaps or is cut off, with the fonts that viewers have.
#include "core/base/support/strings.h"
#include "core/language/draw/svglayout.h"
#include "core/language/draw/textwidth.h"
#include "tests/core/language/draw/samples.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRectF>
#include <QXmlStreamReader>
#include <QtTest>

#include <random>

using namespace stagewright;
using namespace stagewright::tests;
using draw::Box;
using draw::Font;

namespace {

QRectF toRect(const Box &box)
{
    return {box.x, box.y, box.width, box.height};
}

/// Stages, images and labels of an arrangement, all of which want a place of their own.
std::vector<std::pair<QString, QRectF>> solidsOf(const draw::Picture &picture,
                                                 const draw::Arrangement &arrangement)
{
    std::vector<std::pair<QString, QRectF>> solids;
    for (std::size_t i = 0; i < arrangement.stages.size(); ++i)
        solids.emplace_back(QString::fromStdString(picture.stages[i].name),
                            toRect(arrangement.stages[i].box));
    for (std::size_t i = 0; i < arrangement.images.size(); ++i)
        solids.emplace_back(QString::fromStdString(picture.images[i].name),
                            toRect(arrangement.images[i]));
    for (const auto &edge : arrangement.edges) {
        if (edge.pill)
            solids.emplace_back(QString::fromStdString(edge.label), toRect(*edge.pill));
    }
    return solids;
}

layout::Point at(const layout::Cubic &c, double t)
{
    const double s = 1 - t;
    const auto mix = [&](double p, double q, double r, double u) {
        return s * s * s * p + 3 * s * s * t * q + 3 * s * t * t * r + t * t * t * u;
    };
    return {mix(c.from.x, c.control1.x, c.control2.x, c.to.x),
            mix(c.from.y, c.control1.y, c.control2.y, c.to.y)};
}

void addModels()
{
    QTest::addColumn<dockerfile::Dockerfile>("model");
    for (const auto &name : sampleNames())
        QTest::newRow(name.c_str()) << sampleModel(name);
    for (const int count : {9, 52, 120})
        QTest::addRow("%d stages", count) << generatedModel(std::size_t(count));
}

QFont toQt(const QString &family, const Font &font)
{
    QFont result(family);
    result.setPointSizeF(font.size);
    result.setPixelSize(100); // widths are compared per em; hinting would round them
    result.setHintingPreference(QFont::PreferNoHinting);
    result.setWeight(font.isBold ? QFont::DemiBold : QFont::Normal);
    return result;
}

} // namespace

Q_DECLARE_METATYPE(stagewright::dockerfile::Dockerfile)

class SvgLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void nothing_overlaps_data() { addModels(); }
    void nothing_overlaps();
    void lines_keepOffStagesAndLabels_data() { addModels(); }
    void lines_keepOffStagesAndLabels();
    void everything_liesInTheBounds_data() { addModels(); }
    void everything_liesInTheBounds();
    void widths_sufficeForUsualFonts_data();
    void widths_sufficeForUsualFonts();
    void elided_fitsAndKeepsItsEnds_data();
    void elided_fitsAndKeepsItsEnds();
    void cards_haveRoomForTheirTexts();
};

void SvgLayoutTest::nothing_overlaps()
{
    QFETCH(dockerfile::Dockerfile, model);
    const auto picture = draw::makePicture(model, {}, 12);
    const auto solids = solidsOf(picture, draw::arrange(picture));
    for (std::size_t i = 0; i < solids.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY2(!solids[i].second.intersects(solids[j].second),
                     qPrintable(solids[i].first + QStringLiteral(" and ") + solids[j].first));
}

void SvgLayoutTest::lines_keepOffStagesAndLabels()
{
    QFETCH(dockerfile::Dockerfile, model);
    const auto picture = draw::makePicture(model, {}, 4);
    const auto arrangement = draw::arrange(picture);
    const auto solids = solidsOf(picture, arrangement);
    for (std::size_t e = 0; e < arrangement.edges.size(); ++e) {
        for (const auto &piece : arrangement.edges[e].curve) {
            for (int step = 1; step < 16; ++step) {
                const auto point = at(piece, step / 16.0);
                for (const auto &[name, box] : solids)
                    QVERIFY2(
                        !box.adjusted(1, 1, -1, -1).contains(point.x, point.y),
                        qPrintable(QStringLiteral("edge %1 runs through %2").arg(e).arg(name)));
            }
        }
    }
}

void SvgLayoutTest::everything_liesInTheBounds()
{
    QFETCH(dockerfile::Dockerfile, model);
    const auto picture = draw::makePicture(model, {}, 12);
    const auto arrangement = draw::arrange(picture);
    const auto bounds = toRect(arrangement.bounds).adjusted(-0.01, -0.01, 0.01, 0.01);
    for (const auto &[name, box] : solidsOf(picture, arrangement))
        QVERIFY2(bounds.contains(box), qPrintable(name));
    for (const auto &edge : arrangement.edges)
        for (const auto &piece : edge.curve)
            QVERIFY(bounds.contains(at(piece, 0.5).x, at(piece, 0.5).y));
}

void SvgLayoutTest::widths_sufficeForUsualFonts_data()
{
    QTest::addColumn<QString>("family");
    QTest::addColumn<bool>("isMono");
    QTest::addColumn<bool>("isBold");
    for (const auto *family : {"Inter", "DejaVu Sans", "Liberation Sans"}) {
        QTest::addRow("%s", family) << QString::fromLatin1(family) << false << false;
        QTest::addRow("%s bold", family) << QString::fromLatin1(family) << false << true;
    }
    for (const auto *family : {"JetBrains Mono", "DejaVu Sans Mono", "Liberation Mono"})
        QTest::addRow("%s", family) << QString::fromLatin1(family) << true << false;
}

void SvgLayoutTest::widths_sufficeForUsualFonts()
{
    QFETCH(QString, family);
    QFETCH(bool, isMono);
    QFETCH(bool, isBold);
    if (!QFontDatabase::families().contains(family))
        QSKIP("the font is not installed");
    const Font font{isMono ? Font::Family::Mono : Font::Family::Sans, 100, isBold};
    const QFontMetricsF metrics(toQt(family, font));
    std::string ascii;
    for (char c = ' '; c <= '~'; ++c)
        ascii += c;
    for (const auto &text : {ascii, std::string("golang:1.21-alpine"), std::string("/usr/bin → /t"),
                             std::string("WWWWMMMM@@@%%%"), std::string("3 × /a, …"),
                             std::string("COPY --from=builder /app/server .")}) {
        const double real = metrics.horizontalAdvance(QString::fromStdString(text));
        QVERIFY2(real <= draw::textWidth(text, font) + 1, text.c_str());
        // Not twice too wide either: then little would be shown.
        QVERIFY2(draw::textWidth(text, font) <= real * 1.5, text.c_str());
    }
}

void SvgLayoutTest::elided_fitsAndKeepsItsEnds_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("path") << std::string("/usr/local/share/some/long/path/to/file.txt");
    QTest::newRow("letters beyond ASCII") << std::string("ÄÖÜßéèêàáâñçøåæœÿþðłśźżąęćńšž");
    QTest::newRow("ideographs") << std::string("很长的文件名字在这里还有更多的文字");
    QTest::newRow("broken UTF-8") << std::string(
        "\xff\xfe\xc3\x28\xe2\x82 and more of it \xf0\x9f");
    QTest::newRow("empty") << std::string();
}

void SvgLayoutTest::elided_fitsAndKeepsItsEnds()
{
    QFETCH(std::string, text);
    const Font font{Font::Family::Sans, 12, false};
    const double ellipsis = draw::textWidth("…", font);
    for (double width = ellipsis; width < draw::textWidth(text, font); width += 7) {
        const auto end = draw::elideEnd(text, font, width);
        const auto middle = draw::elideMiddle(text, font, width);
        QVERIFY(draw::textWidth(end, font) <= width + 1e-9);
        QVERIFY(draw::textWidth(middle, font) <= width + 1e-9);
        QVERIFY(end.ends_with("…"));
        QCOMPARE(text.substr(0, middle.find("…")), middle.substr(0, middle.find("…")));
        const auto tail = middle.substr(middle.find("…") + std::string_view("…").size());
        QVERIFY(text.ends_with(tail));
    }
    QCOMPARE(draw::elideEnd(text, font, 10'000), text);
    QCOMPARE(draw::elideMiddle(text, font, 10'000), text);
}

/// Every text of a whole SVG, set in DejaVu Sans, the widest: none leaves its card.
void SvgLayoutTest::cards_haveRoomForTheirTexts()
{
    const QString family = QStringLiteral("DejaVu Sans");
    if (!QFontDatabase::families().contains(family))
        QSKIP("the font is not installed");
    for (const auto &name : sampleNames()) {
        const auto svg = draw::drawSvg(sampleModel(name));
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        QRectF card;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const auto attributes = reader.attributes();
            const auto value = [&](const char *key) {
                return attributes.value(QLatin1String(key)).toDouble();
            };
            if (reader.name() == QLatin1String("rect") &&
                attributes.hasAttribute(QLatin1String("rx")))
                card = {value("x"), value("y"), value("width"), value("height")};
            if (reader.name() != QLatin1String("text") ||
                attributes.hasAttribute(QLatin1String("font-family")) || card.x() == 0)
                continue;
            QFont font(family);
            font.setPixelSize(int(value("font-size")));
            font.setHintingPreference(QFont::PreferNoHinting);
            const bool isBold = attributes.hasAttribute(QLatin1String("font-weight"));
            font.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
            const auto anchor = attributes.value(QLatin1String("text-anchor"));
            const double x = value("x");
            // Up to the second part, which has room of its own behind it.
            const auto text = reader.readElementText(QXmlStreamReader::SkipChildElements);
            const double width = QFontMetricsF(font).horizontalAdvance(text);
            const double left = anchor == QLatin1String("end")      ? x - width
                                : anchor == QLatin1String("middle") ? x - width / 2
                                                                    : x;
            const bool isInside = left >= card.left() - 1 && left + width <= card.right() + 1;
            const bool isLegend =
                svg.find("class=\"legend\"") < std::size_t(reader.characterOffset());
            QVERIFY2(isInside || isLegend, qPrintable(text));
        }
        QVERIFY(!reader.hasError());
    }
}

QTEST_MAIN(SvgLayoutTest)
#include "tst_svglayout.moc"
