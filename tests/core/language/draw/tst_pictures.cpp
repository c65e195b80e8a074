/// Graphviz, Mermaid, JSON and SVG of the samples: as before, well-formed, and safe whatever stands
/// in a Dockerfile.
#include "core/base/support/strings.h"
#include "core/language/draw/draw.h"
#include "core/language/draw/xml.h"
#include "tests/core/language/draw/samples.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <QtTest>

#include <set>

using namespace stagewright;
using namespace stagewright::tests;
using draw::DrawOptions;

namespace {

/// What no format may take for its own syntax.
const char *const kHostile = R"(FROM "a<b>&'c"\ AS x
RUN echo "<script>alert(1)</script>" ]]> --> | ; %% \" `x`
COPY --from=x ["/\"q\"/</title>", "/[d]"]
COPY --from=<y> /a|b /c
FROM x
RUN --mount=from=x,source="/\"};",target=/t true
LABEL a="\\N\\" b=\
)";

dockerfile::Dockerfile hostileModel()
{
    return dockerfile::makeDockerfile(
        syntax::parse(concat(kHostile, "RUN \x01\x1b[31m \xff\xfe \xef\xbf\xbf é\n")));
}

void addSamples()
{
    QTest::addColumn<std::string>("name");
    for (const auto &name : sampleNames())
        QTest::newRow(name.c_str()) << name;
}

/// Elements by name, with their attributes; fails the test where it is no XML.
std::map<QString, int> elementsOf(const std::string &xml)
{
    std::map<QString, int> elements;
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            ++elements[reader.name().toString()];
    }
    if (reader.hasError())
        qWarning("%s in line %lld", qPrintable(reader.errorString()), reader.lineNumber());
    return reader.hasError() ? std::map<QString, int>() : elements;
}

/// The lines of a flowchart by Mermaid's grammar, as far as we use it; the first one that is none.
QString firstForeignLine(const std::string &mermaid)
{
    static const QString text = QStringLiteral("\"(?:[^\"#`<>&\\\\*]|#\\d+;|<br/>)*\"");
    static const QString node =
        QStringLiteral("(?:stage|image)\\d+(?:\\[%1\\]|\\(\\[%1\\]\\))(?::::[a-z]+)?").arg(text);
    static const QString edge =
        QStringLiteral("(?:stage|image)\\d+ (?:-->|-\\.->|-\\.-o)(?:\\|%1\\|)? stage\\d+")
            .arg(text);
    static const QString style = QStringLiteral("[a-z-]+:[#0-9A-Za-z ]+");
    static const QRegularExpression line(
        QStringLiteral("^  (?:%1|%2|(?:classDef [a-z]+|linkStyle \\d+(?:,\\d+)*) %3(?:,%3)*)$")
            .arg(node, edge, style));
    const auto lines = QString::fromStdString(mermaid).split(u'\n', Qt::SkipEmptyParts);
    if (lines.value(0) != QStringLiteral("flowchart LR"))
        return lines.value(0);
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (!line.match(lines[i]).hasMatch())
            return lines[i];
    }
    return {};
}

/// What Graphviz complains of; nothing where all is well.
QByteArray complaintsOf(const QString &graphviz, const std::string &dot)
{
    QProcess process;
    process.start(graphviz, {QStringLiteral("-Tsvg")});
    process.write(dot.data(), qint64(dot.size()));
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        return "dot does not end";
    const auto errors = process.readAllStandardError();
    return process.exitCode() == 0 ? errors
                                   : errors + "exit code " + QByteArray::number(process.exitCode());
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

private slots:
    void drawings_matchGolden_data();
    void drawings_matchGolden();
    void svg_isWellFormed_data() { addSamples(); }
    void svg_isWellFormed();
    void mermaid_hasItsGrammar_data() { addSamples(); }
    void mermaid_hasItsGrammar();
    void dot_isReadByGraphviz_data() { addSamples(); }
    void dot_isReadByGraphviz();
    void hostileText_staysText();
    void onlyNeeded_leavesOutTheRest();
    void sameModel_givesSameBytes();
    void copies_areBundled();
    void faults_sayTheirReason();
    void numbers_areShort();
};

void PicturesTest::drawings_matchGolden_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("format");
    for (const auto &name : sampleNames())
        for (const auto *format : {"svg", "dot", "mmd", "json"})
            QTest::addRow("%s.%s", name.c_str(), format) << name << std::string(format);
}

void PicturesTest::drawings_matchGolden()
{
    QFETCH(std::string, name);
    QFETCH(std::string, format);
    const auto model = sampleModel(name);
    const DrawOptions options{{}, false, name, draw::ColorScheme::Light};
    const auto drawing = format == "svg"   ? draw::drawSvg(model, options)
                         : format == "dot" ? draw::drawDot(model, options)
                         : format == "mmd" ? draw::drawMermaid(model, options)
                                           : draw::drawJson(model, options).dump(2) + "\n";
    COMPARE_GOLDEN(concat("draw/", name, ".", format), drawing);
}

void PicturesTest::svg_isWellFormed()
{
    QFETCH(std::string, name);
    const auto model = sampleModel(name);
    const auto elements = elementsOf(draw::drawSvg(model));
    QCOMPARE(elements.count(QStringLiteral("svg")), 1U);
    // Nothing that a viewer would have to fetch or run.
    for (const auto *foreign : {"script", "style", "image", "use", "foreignObject", "a"})
        QVERIFY2(!elements.contains(QString::fromLatin1(foreign)), foreign);
    QVERIFY(elements.at(QStringLiteral("g")) >= int(model.stages.size()));
}

void PicturesTest::mermaid_hasItsGrammar()
{
    QFETCH(std::string, name);
    QCOMPARE(firstForeignLine(draw::drawMermaid(sampleModel(name))), QString());
}

void PicturesTest::dot_isReadByGraphviz()
{
    QFETCH(std::string, name);
    const auto graphviz = QStandardPaths::findExecutable(QStringLiteral("dot"));
    if (graphviz.isEmpty())
        QSKIP("graphviz is not installed");
    QCOMPARE(complaintsOf(graphviz, draw::drawDot(sampleModel(name))), QByteArray());
}

void PicturesTest::hostileText_staysText()
{
    const auto model = hostileModel();
    const DrawOptions options{{}, false, "<\"&\\]]>\n", draw::ColorScheme::Dark};
    const auto elements = elementsOf(draw::drawSvg(model, options));
    QCOMPARE(elements.count(QStringLiteral("svg")), 1U);
    QCOMPARE(elements.count(QStringLiteral("script")), 0U);
    QCOMPARE(firstForeignLine(draw::drawMermaid(model, options)), QString());
    // Printing would throw at ill-formed UTF-8: that is for the caller to repair.
    QCOMPARE(draw::drawJson(model, options)["stages"].size(), 2U);
    const auto graphviz = QStandardPaths::findExecutable(QStringLiteral("dot"));
    if (graphviz.isEmpty())
        QSKIP("graphviz is not installed");
    QCOMPARE(complaintsOf(graphviz, draw::drawDot(model, options)), QByteArray());
}

void PicturesTest::onlyNeeded_leavesOutTheRest()
{
    const auto model = dockerfile::makeDockerfile(
        syntax::parse("FROM a AS one\nFROM b AS two\nFROM c AS three\nCOPY --from=one /x /y\n"));
    const DrawOptions options{"three", true, {}, draw::ColorScheme::Light};
    const auto json = draw::drawJson(model, options);
    QCOMPARE(json["stages"].size(), 2U);
    QCOMPARE(json["edges"].size(), 3U);
    QCOMPARE(json["target"].get<int>(), 2);
    for (const auto &drawing : {draw::drawText(model, options), draw::drawDot(model, options),
                                draw::drawMermaid(model, options), draw::drawSvg(model, options)}) {
        QVERIFY(drawing.find("one") != drawing.npos);
        QVERIFY(drawing.find("two") == drawing.npos);
    }
}

void PicturesTest::sameModel_givesSameBytes()
{
    const auto model = generatedModel(52);
    QCOMPARE(draw::drawSvg(model), draw::drawSvg(model));
    QCOMPARE(draw::drawDot(model), draw::drawDot(model));
}

void PicturesTest::copies_areBundled()
{
    const auto model = dockerfile::makeDockerfile(
        syntax::parse("FROM a AS b\nFROM scratch\nCOPY --from=b /x /\nCOPY --from=b /y /\n"));
    const auto mermaid = draw::drawMermaid(model);
    QVERIFY2(mermaid.find("stage0 -.->|\"2 × /x, /y\"| stage1") != mermaid.npos, mermaid.c_str());
    QCOMPARE(draw::drawJson(model)["edges"].size(), 3U);
}

void PicturesTest::faults_sayTheirReason()
{
    const auto model = dockerfile::makeDockerfile(
        syntax::parse("ARG VERSION\nFROM a:$VERSION AS b\nFROM scratch\nCOPY --from=b /x /\n"));
    for (const auto &drawing :
         {draw::drawText(model), draw::drawDot(model), draw::drawMermaid(model),
          draw::drawSvg(model), draw::drawJson(model).dump()})
        QVERIFY(drawing.find("needs ARG VERSION") != drawing.npos);
}

void PicturesTest::numbers_areShort()
{
    QCOMPARE(draw::number(3), std::string("3"));
    QCOMPARE(draw::number(0.5), std::string("0.5"));
    QCOMPARE(draw::number(-1.25), std::string("-1.25"));
    QCOMPARE(draw::number(2.001), std::string("2"));
    QCOMPARE(draw::number(2.019), std::string("2.02"));
    QCOMPARE(draw::number(-0.001), std::string("0"));
}

QTEST_GUILESS_MAIN(PicturesTest)
#include "tst_pictures.moc"
