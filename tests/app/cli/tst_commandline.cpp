#include "tests/support/paths.h"

#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

using namespace stagewright;

namespace {

struct Outcome
{
    int exitCode = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList &arguments)
{
    QProcess process;
    process.start(QString::fromStdString(tests::programPath("stagewright")), arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(30'000))
        qFatal("stagewright did not end");
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QStringList commandNames()
{
    QStringList names;
    const QRegularExpression row(QStringLiteral("^  ([a-z-]+)  "),
                                 QRegularExpression::MultilineOption);
    auto matches = row.globalMatch(run({QStringLiteral("--help")}).out);
    while (matches.hasNext())
        names += matches.next().captured(1);
    return names;
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private slots:
    void help_listsCommandsOnStdout()
    {
        const auto help = run({QStringLiteral("--help")});
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.err.isEmpty());
        QVERIFY(commandNames().contains(QStringLiteral("open")));
    }

    void everyCommand_hasHelpAndRefusesUnknownOptions()
    {
        for (const auto &name : commandNames()) {
            const auto help = run({name, QStringLiteral("--help")});
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.out.startsWith(QStringLiteral("usage: stagewright ") + name),
                     qPrintable(name));
            const auto wrong = run({name, QStringLiteral("--no-such-option")});
            QVERIFY2(wrong.exitCode == 2, qPrintable(name));
            QVERIFY2(wrong.err.contains(QStringLiteral("--no-such-option")), qPrintable(name));
        }
    }

    void mistypedCommand_isSuggested()
    {
        const auto outcome = run({QStringLiteral("opne")});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.err.contains(QStringLiteral("did you mean 'open'")));
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
