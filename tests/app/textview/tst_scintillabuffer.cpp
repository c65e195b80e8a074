// Scintilla's history as the one undo stack: the contract, labels, random histories, input methods.
#include "app/textview/textview.h"
#include "tests/app/document/textbuffercontract.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>

#include <map>
#include <random>

using namespace stagewright;
using namespace stagewright::app;
using namespace stagewright::tests;

namespace {

/// The widget that takes keys.
QWidget *editorOf(TextView &view)
{
    return view.focusProxy();
}

void key(TextView &view, int key, const QString &text = {})
{
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(editorOf(view), &press);
}

void typeText(TextView &view, const QString &text)
{
    for (const auto c : text)
        key(view, c == QLatin1Char('\n') ? Qt::Key_Return : Qt::Key_A, c);
}

void compose(TextView &view, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QApplication::sendEvent(editorOf(view), &event);
}

/// Text and positions, as undo must bring them back.
struct State
{
    std::string text;
    int place = 0;
    QString label;

    bool operator==(const State &) const = default;
};

/// A user who does anything, with a node whose place is moved by tokens.
class RandomUser
{
public:
    RandomUser(TextView &view, unsigned seed)
        : m_view(view)
        , m_random(seed)
    {
        auto &buffer = view.buffer();
        m_view.buffer().reset("");
        QObject::connect(&buffer, &TextBuffer::tokenUndone, &m_context,
                         [this](int token) { m_place = m_moves[std::size_t(token)].first; });
        QObject::connect(&buffer, &TextBuffer::tokenRedone, &m_context,
                         [this](int token) { m_place = m_moves[std::size_t(token)].second; });
    }

    void act()
    {
        doSomething();
        m_seen[{std::string(m_view.buffer().text()), m_place}] = true;
    }

    State state() const
    {
        return {std::string(m_view.buffer().text()), m_place, m_view.buffer().undoLabel()};
    }
    bool wasSeen() const { return m_seen.contains({std::string(m_view.buffer().text()), m_place}); }

private:
    std::uint32_t below(std::size_t limit)
    {
        return limit == 0 ? 0 : static_cast<std::uint32_t>(m_random() % limit);
    }

    void doSomething()
    {
        auto &buffer = m_view.buffer();
        const auto size = buffer.text().size();
        switch (below(10)) {
        case 0:
        case 1:
        case 2:
            typeText(m_view, QString(QChar(static_cast<char16_t>('a' + below(26)))));
            break;
        case 3:
            typeText(m_view, QStringLiteral("\n"));
            break;
        case 4:
            key(m_view, Qt::Key_Backspace);
            break;
        case 5:
            m_view.select({below(size + 1), below(1)});
            break;
        case 6:
            graphEdit({});
            break;
        case 7:
            graphEdit(move());
            break;
        case 8:
            buffer.perform({QStringLiteral("Move"), {}, move()});
            break;
        case 9:
            if (below(4) == 0) {
                m_view.selectAll();
                m_view.removeSelection();
            }
            break;
        }
    }

    void graphEdit(std::optional<int> token)
    {
        auto &buffer = m_view.buffer();
        text::EditList edits;
        for (int i = 0; i < 3; ++i) {
            const auto begin = below(buffer.text().size() + 1);
            const auto end = std::min<std::size_t>(begin + below(3), buffer.text().size());
            edits.add({{begin, static_cast<std::uint32_t>(end)}, "XY"});
        }
        buffer.perform({QStringLiteral("Graph"), edits, token});
    }

    /// The move happens before the step is performed, as the document does it.
    int move()
    {
        const int next = m_place + 1 + static_cast<int>(below(5));
        m_moves.push_back({m_place, next});
        m_place = next;
        return static_cast<int>(m_moves.size()) - 1;
    }

    TextView &m_view;
    QObject m_context;
    std::mt19937 m_random;
    int m_place = 0;
    std::vector<std::pair<int, int>> m_moves;
    std::map<std::pair<std::string, int>, bool> m_seen{{{std::string(), 0}, true}};
};

} // namespace

class ScintillaBufferTest : public QObject
{
    Q_OBJECT

private slots:
    void buffer_keepsTheContract()
    {
        TextView view;
        view.show();
        checkBufferContract({view.buffer(),
                             [&view](std::uint32_t at, const std::string &text) {
                                 view.select({at, at});
                                 typeText(view, QString::fromStdString(text));
                             },
                             [&view](std::uint32_t at) {
                                 view.select({at, at});
                                 key(view, Qt::Key_Backspace);
                             }});
    }

    void labels_nameWhatWasDone()
    {
        TextView view;
        view.show();
        auto &buffer = view.buffer();
        buffer.reset("FROM a\n");
        view.select({0, 0});
        typeText(view, QStringLiteral("# "));
        QCOMPARE(buffer.undoLabel(), QStringLiteral("Typing"));
        buffer.perform({QStringLiteral("Rename"), editsOf({{{0, 1}, "%"}}), 0});
        QCOMPARE(buffer.undoLabel(), QStringLiteral("Rename"));
        view.selectAll();
        view.removeSelection();
        QCOMPARE(buffer.undoLabel(), QStringLiteral("Deletion"));
        buffer.undo();
        buffer.undo();
        QCOMPARE(buffer.undoLabel(), QStringLiteral("Typing"));
        QCOMPARE(buffer.redoLabel(), QStringLiteral("Rename"));
    }

    void randomHistories_undoAndRedoExactly_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 60; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void randomHistories_undoAndRedoExactly()
    {
        QFETCH(unsigned, seed);
        TextView view;
        view.show();
        auto &buffer = view.buffer();
        RandomUser user(view, seed);
        for (int i = 0; i < 25; ++i)
            user.act();
        const auto end = user.state();
        std::vector<State> down;
        while (buffer.canUndo()) {
            QVERIFY(!buffer.undoLabel().isEmpty());
            down.push_back(user.state());
            buffer.undo();
            QVERIFY2(user.wasSeen(), "undo shows a state that never was");
        }
        QVERIFY(buffer.undoLabel().isEmpty());
        QCOMPARE(user.state().text, std::string());
        QCOMPARE(user.state().place, 0);
        while (buffer.canRedo()) {
            QVERIFY(!buffer.redoLabel().isEmpty());
            buffer.redo();
            QVERIFY(!down.empty());
            QVERIFY(user.state() == down.back());
            down.pop_back();
        }
        QVERIFY(down.empty());
        QVERIFY(user.state() == end);
    }

    void inputMethod_composesOneText()
    {
        TextView view;
        view.show();
        auto &buffer = view.buffer();
        buffer.reset("");
        BufferListener listener(buffer);
        compose(view, QStringLiteral("k"));
        compose(view, QStringLiteral("ka"));
        compose(view, QString::fromUtf8("か"));
        compose(view, {}, QString::fromUtf8("か"));
        QCOMPARE(std::string(buffer.text()), std::string("か"));
        QCOMPARE(listener.text, std::string("か"));
        buffer.perform({QStringLiteral("Move"), {}, 1});
        typeText(view, QStringLiteral("x"));
        int steps = 0;
        for (; buffer.canUndo(); ++steps) {
            QVERIFY(!buffer.undoLabel().isEmpty());
            buffer.undo();
        }
        QCOMPARE(std::string(buffer.text()), std::string());
        QVERIFY(steps >= 3);
        QVERIFY(buffer.undoLabel().isEmpty());
    }

    void settled_comesAfterTyping()
    {
        TextView view;
        view.show();
        view.buffer().reset("");
        BufferListener listener(view.buffer());
        typeText(view, QStringLiteral("ab"));
        QTRY_COMPARE(listener.settled, 1);
    }
};

QTEST_MAIN(ScintillaBufferTest)
#include "tst_scintillabuffer.moc"
