#include "app/textview/highlighter.h"
#include "core/language/analysis/analysis.h"

#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

/// One letter per byte: the style's initial, or '.' for plain text.
std::string stylesOf(const std::string &text)
{
    static const char kLetters[] = ".KCDFNSVHOkco";
    const auto analysis = analysis::analyze(text::TextSnapshot(text));
    std::string letters;
    for (const auto style : highlight(analysis->dockerfile, text))
        letters += kLetters[style];
    return letters;
}

} // namespace

class HighlighterTest : public QObject
{
    Q_OBJECT

private slots:
    void line_hasItsStyles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("styles");
        QTest::newRow("from") << QByteArray("FROM golang:1 AS builder")
                              << QByteArray("KKKK..........KK.NNNNNNN");
        QTest::newRow("comment") << QByteArray("# hi\nFROM a") << QByteArray("CCCC.KKKK..");
        QTest::newRow("variable") << QByteArray("FROM a:$V") << QByteArray("KKKK...VV");
        QTest::newRow("flag") << QByteArray("FROM a\nCOPY --from=b x y")
                              << QByteArray("KKKK...KKKK.FFFFFFFF....");
        QTest::newRow("operators")
            << QByteArray("FROM a\nRUN x && y") << QByteArray("KKKK...KKK.c.OO.c");
        QTest::newRow("continuation")
            << QByteArray("FROM a\nRUN x \\\n  # c\n  y") << QByteArray("KKKK...KKK.c.O.CCCCC....");
        QTest::newRow("shell words") << QByteArray("FROM a\nRUN if A=1 x -y; then")
                                     << QByteArray("KKKK...KKK.kk.VO..c.ooO.kkkk");
        QTest::newRow("script") << QByteArray("FROM a\nRUN <<E\nx $V # c\nE\n")
                                << QByteArray("KKKK...KKK.HHH.cHVVHCCCHHH");
        QTest::newRow("file") << QByteArray("FROM a\nCOPY <<E /x\n# $V\nE\n")
                              << QByteArray("KKKK...KKKK.HHH....HHVVHHH");
        QTest::newRow("script of another program")
            << QByteArray("FROM a\nRUN <<E\n#!/bin/python\nif\nE\n")
            << QByteArray("KKKK...KKK.HHH.HHHHHHHHHHHHHHHHHHH");
        QTest::newRow("heredoc") << QByteArray("FROM a\nRUN <<E\n# no\nE\n")
                                 << QByteArray("KKKK...KKK.HHH.CCCCHHH");
    }
    void line_hasItsStyles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, styles);
        const auto actual = stylesOf(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(actual), styles);
    }

    void strings_areStrings()
    {
        QCOMPARE(stylesOf("FROM a\nCMD [\"x\"]"), std::string("KKKK...KKK.SSSSS"));
    }

    void everyByte_hasAStyle()
    {
        const std::string text = "garbage \xC3\xA4\nFROM\n\nFROM a\nRUN 'open\n\"$\n${\n";
        QCOMPARE(stylesOf(text).size(), text.size());
    }
};

QTEST_GUILESS_MAIN(HighlighterTest)
#include "tst_highlighter.moc"
