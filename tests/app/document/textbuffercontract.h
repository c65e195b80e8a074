/// What every TextBuffer must keep, whatever is behind it.
#pragma once

#include "app/document/textbuffer.h"

#include <QTest>

#include <functional>
#include <string>
#include <vector>

namespace stagewright::tests {

/// A buffer and the hands of a user on it.
struct BufferUnderTest
{
    app::TextBuffer &buffer;
    std::function<void(std::uint32_t position, const std::string &text)> type;
    std::function<void(std::uint32_t position)> backspace; ///< removes the byte before
};

/// Replays edited() on a copy, and tokens on a number.
struct BufferListener
{
    explicit BufferListener(app::TextBuffer &buffer)
        : text(buffer.text())
    {
        QObject::connect(&buffer, &app::TextBuffer::edited, &context,
                         [this](const text::TextEdit &edit) {
                             text.replace(edit.range.begin, edit.range.length(), edit.replacement);
                         });
        QObject::connect(&buffer, &app::TextBuffer::settled, &context, [this] { ++settled; });
        QObject::connect(&buffer, &app::TextBuffer::tokenUndone, &context,
                         [this](int token) { tokens.push_back(-token); });
        QObject::connect(&buffer, &app::TextBuffer::tokenRedone, &context,
                         [this](int token) { tokens.push_back(token); });
    }

    QObject context; ///< ends the connections
    std::string text;
    int settled = 0;
    std::vector<int> tokens;
};

inline text::EditList editsOf(std::vector<text::TextEdit> edits)
{
    return *text::EditList::make(std::move(edits));
}

inline void checkPerform(BufferUnderTest under)
{
    auto &buffer = under.buffer;
    buffer.reset("FROM a\nCOPY --from=a x y\n");
    BufferListener listener(buffer);
    const auto version = buffer.version();
    buffer.perform({QStringLiteral("Rename a"), editsOf({{{5, 6}, "bb"}, {{19, 20}, "bb"}}), {}});
    QCOMPARE(std::string(buffer.text()), std::string("FROM bb\nCOPY --from=bb x y\n"));
    QCOMPARE(listener.text, std::string(buffer.text()));
    QVERIFY(buffer.version() > version);
    QVERIFY(listener.settled > 0);
    QCOMPARE(buffer.undoLabel(), QStringLiteral("Rename a"));
    buffer.undo();
    QCOMPARE(std::string(buffer.text()), std::string("FROM a\nCOPY --from=a x y\n"));
    QCOMPARE(listener.text, std::string(buffer.text()));
    QVERIFY(!buffer.canUndo());
    QVERIFY(buffer.undoLabel().isEmpty());
    QCOMPARE(buffer.redoLabel(), QStringLiteral("Rename a"));
    buffer.redo();
    QCOMPARE(std::string(buffer.text()), std::string("FROM bb\nCOPY --from=bb x y\n"));
}

inline void checkTokens(BufferUnderTest under)
{
    auto &buffer = under.buffer;
    buffer.reset("FROM a\n");
    BufferListener listener(buffer);
    const auto version = buffer.version();
    buffer.perform({QStringLiteral("Move a"), {}, 7});
    QCOMPARE(buffer.version(), version);
    QCOMPARE(buffer.undoLabel(), QStringLiteral("Move a"));
    buffer.perform({QStringLiteral("Add b"), editsOf({{{7, 7}, "FROM b\n"}}), 8});
    QVERIFY(listener.tokens.empty());
    buffer.undo();
    QCOMPARE(listener.tokens, std::vector<int>({-8}));
    QCOMPARE(std::string(buffer.text()), std::string("FROM a\n"));
    QCOMPARE(buffer.undoLabel(), QStringLiteral("Move a"));
    buffer.undo();
    buffer.redo();
    buffer.redo();
    QCOMPARE(listener.tokens, std::vector<int>({-8, -7, 7, 8}));
    QCOMPARE(std::string(buffer.text()), std::string("FROM a\nFROM b\n"));
}

/// Typing before and after a move are two steps, and the move stands between them.
inline void checkTypingAroundMove(BufferUnderTest under)
{
    auto &buffer = under.buffer;
    buffer.reset("");
    BufferListener listener(buffer);
    under.type(0, "ab");
    buffer.perform({QStringLiteral("Move"), {}, 1});
    under.type(2, "cd");
    QCOMPARE(std::string(buffer.text()), std::string("abcd"));
    QCOMPARE(listener.text, std::string("abcd"));
    buffer.undo();
    QCOMPARE(std::string(buffer.text()), std::string("ab"));
    QVERIFY(listener.tokens.empty());
    QCOMPARE(buffer.undoLabel(), QStringLiteral("Move"));
    buffer.undo();
    QCOMPARE(listener.tokens, std::vector<int>({-1}));
    QCOMPARE(std::string(buffer.text()), std::string("ab"));
    buffer.undo();
    QCOMPARE(std::string(buffer.text()), std::string());
    QVERIFY(!buffer.canUndo());
}

/// A new step forgets what could be redone.
inline void checkRedoIsForgotten(BufferUnderTest under)
{
    auto &buffer = under.buffer;
    buffer.reset("x");
    buffer.perform({QStringLiteral("one"), editsOf({{{1, 1}, "1"}}), {}});
    buffer.undo();
    QVERIFY(buffer.canRedo());
    buffer.perform({QStringLiteral("two"), {}, 3});
    QVERIFY(!buffer.canRedo());
    QVERIFY(buffer.redoLabel().isEmpty());
    under.backspace(1);
    QCOMPARE(std::string(buffer.text()), std::string());
    buffer.undo();
    buffer.undo();
    QCOMPARE(std::string(buffer.text()), std::string("x"));
    QVERIFY(!buffer.canUndo());
}

inline void checkReset(BufferUnderTest under)
{
    auto &buffer = under.buffer;
    buffer.reset("one");
    under.type(3, "!");
    BufferListener listener(buffer);
    buffer.reset("two\r\nlines\xC3\xA4");
    QCOMPARE(std::string(buffer.text()), std::string("two\r\nlines\xC3\xA4"));
    QVERIFY(!buffer.canUndo() && !buffer.canRedo());
    QCOMPARE(listener.settled, 1);
    QCOMPARE(listener.text, std::string("one!")); // reset is no edit
    buffer.perform({QStringLiteral("nothing"), {}, {}});
    QVERIFY(!buffer.canUndo());
}

inline void checkBufferContract(const BufferUnderTest &under)
{
    checkPerform(under);
    checkTokens(under);
    checkTypingAroundMove(under);
    checkRedoIsForgotten(under);
    checkReset(under);
}

} // namespace stagewright::tests
