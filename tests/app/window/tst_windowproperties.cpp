// Random gestures, typing, undo and redo through the real window.
#include "app/graphview/graphview.h"
#include "app/textview/textview.h"
#include "app/window/actions.h"
#include "app/window/filecontroller.h"
#include "app/window/mainwindow.h"
#include "core/base/support/strings.h"
#include "tests/core/language/edit/dockerfiles.h"
#include "tests/core/language/edit/randomgestures.h"

#include <QFile>
#include <QInputMethodEvent>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <random>

using namespace stagewright;
using namespace stagewright::app;
using tests::SampleText;

namespace {

constexpr int kSteps = 12;

unsigned numberOf(const char *variable, unsigned otherwise)
{
    const auto *wanted = std::getenv(variable);
    return wanted ? static_cast<unsigned>(parseUnsigned(wanted).value_or(otherwise)) : otherwise;
}

/// What the edits of the buffer say the text must be.
class Shadow : public QObject
{
public:
    explicit Shadow(TextBuffer &buffer)
        : m_text(buffer.text())
    {
        connect(&buffer, &TextBuffer::edited, this, [this](const text::TextEdit &edit) {
            m_text.replace(edit.range.begin, edit.range.end - edit.range.begin, edit.replacement);
        });
    }
    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

class Session
{
public:
    Session(const QString &folder, const SampleText &sample, unsigned seed)
        : m_window({0, folder + QStringLiteral("/layouts"),
                    folder + QStringLiteral("/settings.ini"), false})
        , m_random(seed)
        , m_sample(sample)
        , m_name(concat("STAGEWRIGHT_SEED=", std::to_string(seed), " (", sample.name, ")"))
    {
        m_window.files().setAsk([](const QString &) { return FileController::Answer::Discard; });
        m_path = folder + QStringLiteral("/Dockerfile");
        QFile file(m_path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write the sample");
        file.write(sample.text.data(), qint64(sample.text.size()));
    }

    /// What went wrong first; empty: nothing.
    std::string run()
    {
        m_window.show();
        if (!m_window.openFile(m_path))
            return {}; // not UTF-8: it is not taken over
        const std::string start(text());
        const Shadow shadow(buffer());
        for (int i = 0; i < kSteps && m_failure.empty(); ++i) {
            step();
            settle();
            require(shadow.text() == text(), "the text is what the edits say");
            checkGraph();
        }
        m_what = "undo to the start";
        while (buffer().canUndo() && m_failure.empty())
            undo();
        require(text() == start, "the first text is back");
        checkGraph();
        return m_failure;
    }

private:
    TextBuffer &buffer() { return m_window.document().buffer(); }
    std::string_view text() { return buffer().text(); }
    QWidget &editor() { return *m_window.textView().focusProxy(); }

    void step()
    {
        switch (m_random() % 8) {
        case 0:
        case 1:
        case 2:
            return gesture();
        case 3:
        case 4:
            return type();
        case 5:
            return compose();
        case 6:
            return undo();
        default:
            return buffer().canRedo() ? redo() : moveNode();
        }
    }

    void gesture()
    {
        const std::string before(text());
        std::string expected = before;
        const auto result = m_window.document().perform([&](const edit::Source &source) {
            const edit::ParsedText parsed(source.snapshot);
            auto trial = tests::randomGesture(parsed, source.snapshot, m_random);
            m_what = trial.what;
            if (trial.result)
                expected = trial.result->edits.apply(before);
            return trial.result;
        });
        require(text() == expected, result ? "what the gesture says" : "nothing where it refuses");
    }

    void type()
    {
        static const std::string letters = "abRUN FROM COPY --from=0 \\\"'$#{}[]=.:/";
        placeCaret();
        m_what = "typing";
        for (auto count = 1 + m_random() % 8; count > 0; --count) {
            const auto choice = m_random() % 12;
            if (choice == 0)
                QTest::keyClick(&editor(), Qt::Key_Return);
            else if (choice == 1)
                QTest::keyClick(&editor(), Qt::Key_Backspace);
            else if (choice == 2)
                QTest::keyClick(&editor(), Qt::Key_Delete);
            else
                QTest::keyClick(&editor(), letters[m_random() % letters.size()]);
        }
        QTest::keyClick(&editor(), Qt::Key_Escape);
    }

    /// As an input method writes: three steps in the making, then the word.
    void compose()
    {
        placeCaret();
        m_what = "an input method";
        const auto send = [this](const char *making, const char *done) {
            QInputMethodEvent event(QString::fromUtf8(making), {});
            event.setCommitString(QString::fromUtf8(done));
            QCoreApplication::sendEvent(&editor(), &event);
        };
        const auto before = text().size();
        for (const auto *making : {"k", "ka", "か"})
            send(making, "");
        send("", "か");
        require(text().size() == before + std::string_view("か").size(), "one syllable is there");
    }

    void undo()
    {
        m_what = "undo";
        m_window.actions().undo->trigger();
    }

    void redo()
    {
        m_what = "redo";
        m_window.actions().redo->trigger();
    }

    void moveNode()
    {
        m_what = "moving a node";
        const auto &ids = m_window.document().stageIds();
        if (!ids.empty())
            m_window.document().moveNodes(
                {{nodeOf(ids[m_random() % ids.size()]), QPointF(double(m_random() % 500), 8)}},
                QStringLiteral("Move"));
    }

    /// Between two characters.
    void placeCaret()
    {
        const auto all = text();
        auto at = static_cast<std::uint32_t>(m_random() % (all.size() + 1));
        while (at < all.size() && (static_cast<unsigned char>(all[at]) & 0xC0U) == 0x80)
            ++at;
        m_window.textView().select({at, at});
    }

    void settle() { QCoreApplication::processEvents(); }

    /// The graph shows the analysis of the text as it is: every stage, every edge.
    void checkGraph()
    {
        const auto analysis = m_window.document().currentAnalysis();
        settle();
        require(analysis->snapshot.text() == text(), "an analysis of this text");
        const auto &content = m_window.graphView().content();
        std::vector<std::size_t> stages;
        for (const auto &stage : content.stages) {
            // The lines behind a FROM that does not parse are the ghost's and the stage's above.
            if (stage.modelStage && (stages.empty() || stages.back() != *stage.modelStage))
                stages.push_back(*stage.modelStage);
        }
        std::vector<std::size_t> all(analysis->dockerfile.stages.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = i;
        std::string shown;
        for (const auto &stage : content.stages)
            shown += concat(" ", stage.name.toStdString(), stage.isGhost ? "(ghost)" : "");
        require(stages == all,
                concat("every stage is in the graph:", shown, " of ", std::to_string(all.size())));
        std::set<std::size_t> edges;
        for (const auto &edge : content.edges)
            if (edge.modelEdge)
                edges.insert(*edge.modelEdge);
        const auto &model = analysis->dockerfile;
        for (std::size_t i = 0; i < model.graph.edges.size(); ++i) {
            const auto &edge = model.graph.edges[i];
            // What a FROM that does not parse stands on is not known.
            const bool isKnown = model.stages[edge.target].instructions.front().isValid;
            require(!isKnown || edges.contains(i), concat("edge ", std::to_string(i), " is there"));
        }
    }

    void require(bool condition, const std::string &what)
    {
        if (!condition && m_failure.empty())
            m_failure = concat("\n", m_name, ": ", m_what, ": ", what, "\n--- first\n",
                               m_sample.text, "\n--- now\n", text());
    }

    MainWindow m_window;
    std::mt19937 m_random;
    const SampleText &m_sample;
    QString m_path;
    std::string m_name;
    std::string m_what;
    std::string m_failure;
};

std::vector<SampleText> samples()
{
    constexpr std::size_t kLargest = 20'000;
    std::vector<SampleText> all;
    for (const auto &set : {tests::seedSamples(), tests::vectorSamples(), tests::corpusSamples()}) {
        for (const auto &sample : set) {
            if (sample.text.size() < kLargest)
                all.push_back(sample);
        }
    }
    for (unsigned seed = 0; all.size() < 40; ++seed)
        all.push_back({"generated", tests::generatedDockerfile(seed)});
    return all;
}

} // namespace

class WindowPropertiesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        qputenv("STAGEWRIGHT_PROGRAM", "/bin/false");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    }

    /// All 300 with STAGEWRIGHT_SEQUENCES=300 (tests/full).
    void sequences_keepTextGraphAndHistoryTogether()
    {
        const auto texts = samples();
        const auto run = [&](unsigned seed) {
            const QTemporaryDir folder;
            const auto &sample = texts[seed * 7919U % texts.size()];
            const auto failure = Session(folder.path(), sample, seed).run();
            QVERIFY2(failure.empty(), failure.c_str());
        };
        if (std::getenv("STAGEWRIGHT_SEED"))
            return run(numberOf("STAGEWRIGHT_SEED", 0));
        const auto count = std::min(300U, numberOf("STAGEWRIGHT_SEQUENCES", 40));
        for (unsigned seed = 0; seed < count && !QTest::currentTestFailed(); ++seed)
            run(seed);
    }

    /// Opens, lays out, saves: nothing changes.
    void everyFile_isSavedAsItWas()
    {
        auto files = tests::corpusSamples();
        if (files.empty()) {
            qWarning("STAGEWRIGHT_CORPUS names no real files: texts of the vectors instead");
            files = samples();
        }
        const QTemporaryDir folder;
        MainWindow window({0, folder.filePath(QStringLiteral("layouts")),
                           folder.filePath(QStringLiteral("settings.ini")), false});
        window.show();
        const auto path = folder.filePath(QStringLiteral("Dockerfile"));
        for (const auto &sample : files) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(sample.text.data(), qint64(sample.text.size()));
            file.close();
            if (!window.openFile(path))
                continue; // not UTF-8: it is not taken over
            QCoreApplication::processEvents();
            for (const auto &stage : window.graphView().content().stages)
                QVERIFY2(!window.graphView().nodeRect(nodeOf(stage.id)).isEmpty(),
                         sample.name.c_str());
            QVERIFY(window.files().save());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().toStdString() == sample.text, sample.name.c_str());
        }
    }
};

QTEST_MAIN(WindowPropertiesTest)
#include "tst_windowproperties.moc"
