// What the editor says of positions: a golden file of marked places, and the rules one by one.
#include "core/base/support/strings.h"
#include "core/language/assist/complete.h"
#include "core/language/assist/describe.h"
#include "core/language/assist/navigate.h"
#include "core/language/assist/signature.h"
#include "core/language/assist/structure.h"
#include "core/language/text/lineindex.h"
#include "tests/support/golden.h"
#include "tests/support/paths.h"

#include <QtTest>

#include <algorithm>

using namespace stagewright;
using namespace stagewright::assist;
using assist::Completion;

namespace {

const std::string kMark = "¦";

/// A text with places marked in it.
struct Marked
{
    explicit Marked(std::string marked)
    {
        for (auto at = marked.find(kMark); at != std::string::npos; at = marked.find(kMark)) {
            marked.erase(at, kMark.size());
            offsets.push_back(static_cast<std::uint32_t>(at));
        }
        analysis = analysis::analyze(text::TextSnapshot(marked));
        text = std::move(marked);
    }
    explicit Marked(const QByteArray &marked)
        : Marked(marked.toStdString())
    {}

    std::uint32_t offset() const { return offsets.front(); }

    std::string text;
    std::vector<std::uint32_t> offsets;
    std::shared_ptr<const analysis::Analysis> analysis;
};

assist::Facts sampleFacts()
{
    assist::Facts facts;
    facts.images = {{"golang:1.21", 875'000'000, 4}, {"debian:12", -1, -1}};
    facts.stages[0] = {907'000'000, false};
    facts.lineBytes[7] = 12'345;
    facts.contextPaths = {"go.mod", "src/main.go", "src/lib/a.go", "static/"};
    facts.stagePaths[0] = {"/out/server", "/out/lib/x.so", "/etc/passwd"};
    return facts;
}

std::string show(std::string_view text, text::TextRange range)
{
    const auto place = text::LineIndex(text).at(range.begin);
    return concat(std::to_string(place.line + 1), ":", std::to_string(place.column + 1), " ",
                  text::slice(text, range));
}

std::string labels(const assist::Completions &completions)
{
    std::vector<std::string> texts;
    for (const auto &item : completions.items)
        texts.push_back(item.detail.empty() ? item.label
                                            : concat(item.label, " (", item.detail, ")"));
    return join(texts, ", ");
}

std::string report(const Marked &marked, std::uint32_t offset, const assist::Facts &facts)
{
    const auto place = text::LineIndex(marked.text).at(offset);
    auto out =
        concat("== ", std::to_string(place.line + 1), ":", std::to_string(place.column + 1), "\n");
    out += concat("complete: ", labels(complete(*marked.analysis, offset, facts)), "\n");
    if (const auto about = describe(*marked.analysis, offset, facts)) {
        out += concat("describe: ", show(marked.text, about->range), " | ", about->code, "\n");
        for (const auto &line : about->lines)
            out += concat("  ", line.toString(), "\n");
    }
    if (const auto signature = signatureAt(*marked.analysis, offset)) {
        const auto active =
            signature->active
                ? signature->label.substr(signature->parameters[*signature->active].begin,
                                          signature->parameters[*signature->active].end -
                                              signature->parameters[*signature->active].begin)
                : std::string("-");
        out += concat("signature: ", signature->label, " | ", active, "\n");
    }
    if (const auto target = definition(*marked.analysis, offset))
        out += concat("definition: ", show(marked.text, target->range), "\n");
    for (const auto &other : references(*marked.analysis, offset))
        out += concat("  at ", show(marked.text, other.range),
                      other.isDeclaration ? " (declared)" : "", "\n");
    return out;
}

void showOutline(const std::vector<assist::OutlineItem> &items, std::string_view text,
                 const std::string &indent, std::string &out)
{
    for (const auto &item : items) {
        out +=
            concat(indent, item.name, " | ", item.detail, " @", show(text, item.nameRange), "\n");
        showOutline(item.children, text, indent + "  ", out);
    }
}

} // namespace

class AssistTest : public QObject
{
    Q_OBJECT

private slots:
    void markedPlaces_areAsRecorded()
    {
        const Marked marked(tests::readFile(tests::dataPath("assist/places.Dockerfile")));
        QVERIFY(marked.offsets.size() > 25);
        const auto facts = sampleFacts();
        std::string out;
        for (const auto offset : marked.offsets)
            out += report(marked, offset, facts);
        COMPARE_GOLDEN("assist/places.txt", out);
    }

    void structure_isAsRecorded()
    {
        const Marked marked(tests::readFile(tests::dataPath("assist/places.Dockerfile")));
        std::string out;
        showOutline(outline(*marked.analysis), marked.text, "", out);
        for (const auto &folding : foldings(*marked.analysis))
            out += concat("fold ", std::to_string(static_cast<int>(folding.kind)), " ",
                          std::to_string(folding.firstLine + 1), "-",
                          std::to_string(folding.lastLine + 1), "\n");
        COMPARE_GOLDEN("assist/structure.txt", out);
    }

    void completion_offersExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
        };
        row("start of a file", "¦", "FROM, ARG");
        row("file with a BOM",
            "\xEF\xBB\xBF"
            "F¦",
            "FROM");
        row("keyword", "FROM a\nCO¦", "COPY");
        row("keyword in lower case", "from a\nrun x\nco¦", "copy");
        row("keyword typed in lower case", "FROM a\nco¦", "COPY");
        row("trigger", "FROM a\nONBUILD W¦", "WORKDIR");
        row("trigger is no trigger", "FROM a\nONBUILD ON¦", "");
        row("comment", "FROM a\n# CO¦", "");
        row("heredoc", "FROM a\nRUN <<E\nCO¦\nE\n", "");
        row("directive", "# ch¦", "check");
        row("escape", "# escape=¦\nFROM a", "\\, `");
        row("flag", "FROM a\nRUN --¦", "--mount, --network, --security, --device");
        row("flag that is given", "FROM a\nCOPY --link --l¦", "");
        row("flag given twice", "FROM a\nRUN --mount=type=tmpfs,target=/x --mo¦", "--mount");
        row("flag on the next line", "FROM a\nCOPY \\\n  --ch¦", "--chown, --chmod");
        row("stage before", "FROM a AS x\nFROM b AS y\nFROM c\nCOPY --from=¦ a b",
            "y (b), x (a), a, b, c");
        row("stage by number", "FROM a\nFROM b\nCOPY --from=0¦ / /", "0 (a)");
        row("not itself", "FROM a AS x\nCOPY --from=x¦", "");
        row("mount from", "FROM a AS first\nFROM b\nRUN --mount=type=bind,from=f¦", "first (a)");
        row("base", "FROM a AS first\nFROM f¦", "first (a)");
        row("AS", "FROM a ¦", "AS");
        row("mount type", "FROM a\nRUN --mount=type=s¦", "secret, ssh");
        row("mount option", "FROM a\nRUN --mount=type=cache,t¦", "target");
        row("sharing", "FROM a\nRUN --mount=type=cache,sharing=¦", "shared, private, locked");
        row("network", "FROM a\nRUN --network=n¦", "none");
        row("switch", "FROM a\nCOPY --link=¦", "true, false");
        row("path", "FROM a\nCOPY s¦", "src/, static/");
        row("path in a folder", "FROM a\nCOPY ./src/¦", "./src/lib/, ./src/main.go");
        row("path of a stage", "FROM a AS b\nFROM c\nCOPY --from=b /out/¦",
            "/out/lib/, /out/server");
        row("path of a stage by number", "FROM a\nFROM c\nCOPY --from=0 /e¦", "/etc/");
        row("variable", "ARG V=1\nARG VX=2\nFROM a:$V¦", "V (1), VX (2)");
        row("variable in braces", "ARG VERSION=1\nFROM a:${V¦", "VERSION (1)");
        row("variable of a stage", "FROM a\nENV HERE=x\nRUN echo $H¦", "HERE (x)");
        row("variable not yet set", "FROM a\nRUN echo $H¦\nENV HERE=x", "");
        row("variable in a heredoc", "FROM a\nENV HERE=x\nRUN <<E\necho ${H¦\nE\n", "HERE (x)");
        row("escaped variable", "FROM a\nENV HERE=x\nRUN echo \\$H¦", "");
        row("global argument", "ARG VERSION=1\nFROM a\nARG V¦", "VERSION (1)");
        row("healthcheck", "FROM a\nHEALTHCHECK ¦", "CMD, NONE");
    }
    void completion_offersExactly()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const Marked marked(text);
        auto facts = sampleFacts();
        facts.images.clear();
        facts.stages.clear();
        auto offered = labels(complete(*marked.analysis, marked.offset(), facts));
        QCOMPARE(QByteArray::fromStdString(offered), expected);
    }

    void completion_givesTheText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *text, const char *after) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(after);
        };
        row("keyword", "FROM a\nco¦", "FROM a\nCOPY ");
        row("keyword with a blank", "FROM a\nco¦ x", "FROM a\nCOPY x");
        row("flag", "FROM a\nCOPY --fr¦ x y", "FROM a\nCOPY --from= x y");
        row("brace", "ARG VER=1\nFROM a:${V¦ AS b", "ARG VER=1\nFROM a:${VER} AS b");
        row("brace is there", "ARG VER=1\nFROM a:${V¦}", "ARG VER=1\nFROM a:${VER}");
        row("mount", "FROM a\nRUN --mount=type=cache,ta¦ x",
            "FROM a\nRUN --mount=type=cache,target= x");
        row("CRLF", "FROM a AS b\r\nFROM c\r\nCOPY --from=¦ / /\r\n",
            "FROM a AS b\r\nFROM c\r\nCOPY --from=b / /\r\n");
    }
    void completion_givesTheText()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, after);
        const Marked marked(text);
        const auto items = complete(*marked.analysis, marked.offset()).items;
        QVERIFY(!items.empty());
        text::EditList edits;
        edits.add(items.front().edit);
        QCOMPARE(QByteArray::fromStdString(edits.apply(marked.text)), after);
    }

    void definition_isFound_data()
    {
        QTest::addColumn<QByteArray>("text"); // first mark: the caret; second: the declaration
        const auto row = [](const char *name, const char *text) {
            QTest::newRow(name) << QByteArray(text);
        };
        row("COPY --from", "FROM a AS ¦x\nFROM b\nCOPY --from=¦x / /");
        row("another case", "FROM a AS ¦x\nFROM b\nCOPY --from=¦X / /");
        row("number", "FROM a AS ¦x\nFROM b\nCOPY --from=¦0 / /");
        row("number of a stage without a name", "¦FROM a\nFROM b\nCOPY --from=¦0 / /");
        row("FROM", "FROM a AS ¦x\nFROM ¦x");
        row("mount", "FROM a AS ¦x\nFROM b\nRUN --mount=from=¦x,target=/x true");
        row("global argument", "ARG ¦V=1\nFROM a:$¦V");
        row("argument of the stage", "ARG V=1\nFROM a\nARG ¦V\nRUN echo ${¦V}");
        row("environment", "FROM a\nENV ¦E=1\nRUN echo $¦E");
        row("the last one", "FROM a\nENV E=1\nENV ¦E=2\nWORKDIR /$¦E");
        row("of the base", "FROM a AS x\nENV ¦E=1\nFROM x\nWORKDIR /$¦E");
        row("heredoc", "FROM a\nRUN <<¦EOF\nx\n¦EOF\n");
        row("heredoc in quotes", "FROM a\nCOPY <<-\"¦EOF\" /x\nx\n\t¦EOF\n");
    }
    void definition_isFound()
    {
        QFETCH(QByteArray, text);
        const Marked marked(text);
        QCOMPARE(marked.offsets.size(), std::size_t(2));
        const auto found = definition(*marked.analysis, marked.offsets[1]);
        QVERIFY(found);
        QVERIFY(found->isDeclaration);
        QCOMPARE(found->range.begin, marked.offsets[0]);
    }

    void definitionOfATakenUpArgument_isTheGlobalOne()
    {
        const Marked marked(std::string("ARG ¦V=1\nFROM a\nARG ¦V\n"));
        const auto found = definition(*marked.analysis, marked.offsets[1]);
        QVERIFY(found);
        QCOMPARE(found->range.begin, marked.offsets[0]);
    }

    void target_isFoundByNameAndAsTheLast()
    {
        const Marked marked(std::string("FROM a AS ¦x\nFROM b AS ¦y\n"));
        QCOMPARE(definitionOfTarget(*marked.analysis, "X")->range.begin, marked.offsets[0]);
        QCOMPARE(definitionOfTarget(*marked.analysis, "")->range.begin, marked.offsets[1]);
        QVERIFY(!definitionOfTarget(*marked.analysis, "nothing"));
    }

    void rename_changesEveryPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const char *text, const char *to, const char *after) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(to) << QByteArray(after);
        };
        row("stage from a mount",
            "FROM a AS x\nFROM b\nCOPY --from=x / /\nRUN --mount=from=¦x,target=/x true", "y",
            "FROM a AS y\nFROM b\nCOPY --from=y / /\nRUN --mount=from=y,target=/x true");
        row("variable", "ARG V=1\nFROM a:${V}\nARG V\nRUN echo $¦V\nFROM b\nRUN echo $V", "W",
            "ARG W=1\nFROM a:${W}\nARG W\nRUN echo $W\nFROM b\nRUN echo $V");
        row("variable of another stage", "FROM a\nENV ¦E=1\nFROM b\nENV E=2\nRUN $E", "F",
            "FROM a\nENV F=1\nFROM b\nENV E=2\nRUN $E");
        row("heredoc", "FROM a\nRUN <<¦E\nx\nE\n", "EOT", "FROM a\nRUN <<EOT\nx\nEOT\n");
    }
    void rename_changesEveryPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, after);
        const Marked marked(text);
        const auto change = renameAt(*marked.analysis, marked.offset(), name.toStdString());
        QVERIFY2(change, change ? "" : change.error().reason.toString().c_str());
        QCOMPARE(QByteArray::fromStdString(change->edits.apply(marked.text)), after);
    }

    void rename_isRefusedWithAReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char *name, const char *text, const char *to,
                            const char *reason) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(to) << QByteArray(reason);
        };
        row("nothing there", "FROM ¦a", "b", "no name here");
        row("malformed", "FROM a\nENV ¦E=1", "1x", "cannot be a variable");
        row("taken", "FROM a\nENV ¦E=1 F=2", "F", "already, on line 2");
        row("the builder sets it", "FROM a\nARG ¦TARGETARCH", "A", "sets it under this name alone");
        row("the shell sets it", "FROM a\nENV ¦E=1\nRUN E=2 && echo $E", "F", "line 3");
        row("heredoc says it", "FROM a\nRUN <<¦E\nF\nE\n", "F", "says F itself");
    }
    void rename_isRefusedWithAReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, reason);
        const Marked marked(text);
        const auto change = renameAt(*marked.analysis, marked.offset(), name.toStdString());
        QVERIFY(!change);
        const auto sentence = QByteArray::fromStdString(change.error().reason.toString());
        QVERIFY2(sentence.contains(reason), sentence.constData());
    }

    void match_findsTheOtherEnd_data()
    {
        QTest::addColumn<QByteArray>("text"); // caret, then the other end
        QTest::newRow("bracket") << QByteArray("FROM a\nCMD ¦[\"x\"¦]");
        QTest::newRow("nested") << QByteArray("FROM a\nRUN ¦(a (b) c¦)");
        QTest::newRow("variable") << QByteArray("FROM a\nRUN echo $¦{X:-${Y}¦}");
        QTest::newRow("heredoc") << QByteArray("FROM a\nRUN <<¦EOF\nx\n¦EOF\n");
    }
    void match_findsTheOtherEnd()
    {
        QFETCH(QByteArray, text);
        const Marked marked(text);
        for (const auto &[here, there] : {std::pair(0, 1), std::pair(1, 0)}) {
            const auto pair = matchAt(*marked.analysis, marked.offsets[std::size_t(here)]);
            QVERIFY(pair);
            QCOMPARE(pair->there.begin, marked.offsets[std::size_t(there)]);
        }
        QVERIFY(!matchAt(*marked.analysis, 1));
    }

    void breadcrumbs_goFromOutsideIn()
    {
        const Marked marked(std::string("FROM a AS x\nRUN <<EOF\nec¦ho\nEOF\n¦\n"));
        const auto path = breadcrumbs(*marked.analysis, marked.offsets[0]);
        QCOMPARE(path.size(), std::size_t(3));
        QCOMPARE(path[0].name, std::string("x"));
        QCOMPARE(path[1].name, std::string("RUN"));
        QCOMPARE(path[2].name, std::string("<<EOF"));
        QCOMPARE(breadcrumbs(*marked.analysis, marked.offsets[1]).size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(AssistTest)
#include "tst_assist.moc"
