/// What ADD can name besides paths, and the values of its flags.
#include "core/language/dockerfile/duration.h"
#include "core/language/dockerfile/filemode.h"
#include "core/language/dockerfile/gitreference.h"
#include "core/language/dockerfile/mountreader.h"

#include <QtTest>

using namespace stagewright::dockerfile;

namespace {

GitReference git(const char *text)
{
    const auto reference = GitReference::parse(text);
    return reference && *reference ? **reference : GitReference();
}

std::string gitError(const char *text)
{
    const auto reference = GitReference::parse(text);
    return reference ? std::string() : reference.error().toString();
}

} // namespace

class SourcesTest : public QObject
{
    Q_OBJECT

private slots:
    void git_remoteAndFragment()
    {
        const auto web = git("https://host.example/me/wine.git#v2:cellar/../shelf");
        QCOMPARE(web.remote, std::string("https://host.example/me/wine.git"));
        QCOMPARE(web.shortName, std::string("wine"));
        QCOMPARE(web.ref, std::string("v2"));
        QCOMPARE(web.subDir, std::string("shelf"));
        QVERIFY(!web.isUnencrypted);
        const auto scp = git("me@host.example:wine?branch=dev#");
        QCOMPARE(scp.remote, std::string("me@host.example:wine"));
        QCOMPARE(scp.ref, std::string("refs/heads/dev"));
        QVERIFY(git("git://host.example/wine").isUnencrypted);
        QVERIFY(git("github.com/me/wine").isIndistinguishableFromLocal);
        QCOMPARE(git("ssh://me@host.example:2222/a%20b").remote,
                 std::string("ssh://me@host.example:2222/a%20b"));
    }

    void git_whatIsNone_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text :
             {"", "wine", "./wine.git", "../wine.git", "https://host.example/wine",
              "https://host.example/wine.git/", "ftp://host.example/wine.git",
              "host.example/wine.git", "me@host.example", "@host:wine", "https://h:port/wine.git",
              "https://h/%zz.git"})
            QTest::newRow(text) << QByteArray(text);
    }

    void git_whatIsNone()
    {
        QFETCH(QByteArray, text);
        const auto reference = GitReference::parse(text.toStdString());
        QVERIFY(reference.has_value());
        QVERIFY(!reference->has_value());
    }

    void git_query()
    {
        const auto all =
            git("https://h/wine.git?tag=v1&subdir=/a&commit=abc&keep-git-dir&submodules=0"
                "&mtime=commit&fetch-by-commit=T");
        QCOMPARE(all.ref, std::string("refs/tags/v1"));
        QCOMPARE(all.subDir, std::string("/a"));
        QCOMPARE(all.checksum, std::string("abc"));
        QCOMPARE(all.keepGitDir, std::optional(true));
        QCOMPARE(all.submodules, std::optional(false));
        QCOMPARE(all.modificationTime, std::string("commit"));
        QVERIFY(all.fetchByCommit);
        QCOMPARE(all.fragmentForm(true), std::string("https://h/wine.git#refs/tags/v1:a"));
        QCOMPARE(all.fragmentForm(false), std::string("https://h/wine.git#refs/tags/v1"));
    }

    void git_wrongQuery_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const char *query, const char *error) {
            QTest::newRow(query) << QByteArray(query) << QByteArray(error);
        };
        row("?colour=red", "unexpected query \"colour\"");
        row("?ref", "query \"ref\" has no value");
        row("?ref=a&ref=a", "query \"ref\" has multiple values");
        row("?ref=a#b", "ref conflicts: \"b\" vs \"a\"");
        row("?tag=a&branch=b", "branch conflicts with tag");
        row("?subdir=a#:b", "subdir conflicts: \"b\" vs \"a\"");
        row("?submodules=maybe", "invalid submodules value: \"maybe\"");
        row("?mtime=now", "invalid mtime value: \"now\" (must be \"checkout\" or \"commit\")");
    }

    void git_wrongQuery()
    {
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, error);
        QCOMPARE(gitError("https://h/wine.git" + query), error.toStdString());
    }

    void chmod_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<uint>("before");
        QTest::addColumn<uint>("file");
        QTest::addColumn<uint>("directory");
        const auto row = [](const char *change, uint before, uint file, uint directory) {
            QTest::addRow("%s of %o", change, before)
                << QByteArray(change) << before << file << directory;
        };
        row("750", 0644, 0750, 0750);
        row("0", 07777, 0, 0);
        row("u=rwX,go=rX", 0640, 0644, 0755);
        row("u=rwX,go=rX", 0100, 0755, 0755);
        row("a+X", 0644, 0644, 0755);
        row("g=u,o=g-w", 0640, 0664, 0664);
        row("go-rwx", 0777, 0700, 0700);
        row("+t", 0755, 01755, 01755);
        row("ug+s", 0755, 06755, 06755);
        row("o+st", 0755, 0755, 0755);
        row("=", 07777, 01000, 01000);
        row("u+x-r", 0600, 0300, 0300);
    }

    void chmod()
    {
        QFETCH(QByteArray, change);
        QFETCH(uint, before);
        QFETCH(uint, file);
        QFETCH(uint, directory);
        const auto parsed = FileModeChange::parse(change.toStdString());
        QVERIFY(parsed);
        QCOMPARE(parsed->apply(before, false), file);
        QCOMPARE(parsed->apply(before, true), directory);
    }

    void chmod_umaskHoldsWhereNobodyIsNamed()
    {
        QCOMPARE(FileModeChange::parse("+w", 0022)->apply(0444, false), 0644U);
        QCOMPARE(FileModeChange::parse("a+w", 0022)->apply(0444, false), 0666U);
    }

    void chmod_malformed_data()
    {
        QTest::addColumn<QByteArray>("change");
        for (const char *change : {"", "8", "10000", "07x", "u", "u+q", ",u+x", "u+x,", "z=r", "r"})
            QTest::newRow(change) << QByteArray(change);
    }

    void chmod_malformed()
    {
        QFETCH(QByteArray, change);
        QVERIFY(!FileModeChange::parse(change.toStdString()));
    }

    void duration_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qlonglong>("nanoseconds");
        const auto row = [](const char *text, qlonglong nanoseconds) {
            QTest::newRow(text) << QByteArray(text) << nanoseconds;
        };
        row("0", 0);
        row("2.3s", 2'300'000'000);
        row("1h2m3.5s", 3'723'500'000'000);
        row("-1.5ms", -1'500'000);
        row("+.5us", 500);
        row("0.3333333333333333333h", 1'200'000'000'000);
        row("9223372036854775807ns", 9'223'372'036'854'775'807);
    }

    void duration()
    {
        QFETCH(QByteArray, text);
        QFETCH(qlonglong, nanoseconds);
        const auto parsed = parseDuration(text.toStdString());
        QVERIFY(parsed.has_value());
        QCOMPARE(qlonglong(*parsed), nanoseconds);
    }

    void duration_errors()
    {
        const auto error = [](const char *text) {
            const auto parsed = parseDuration(text);
            return parsed ? std::string() : parsed.error().toString();
        };
        QCOMPARE(error("5"), std::string("time: missing unit in duration \"5\""));
        QCOMPARE(error("5d"), std::string("time: unknown unit \"d\" in duration \"5d\""));
        QCOMPARE(error("s"), std::string("time: invalid duration \"s\""));
        QCOMPARE(error("9223372036854775808ns"),
                 std::string("time: invalid duration \"9223372036854775808ns\""));
    }

    void device_fields()
    {
        QCOMPARE(*readDevice("v.example/gpu=0,required"), (Device{"v.example/gpu=0", true}));
        QCOMPARE(*readDevice("\"name=a,b\",required=f"), (Device{"a,b", false}));
        const auto error = [](const char *text) { return readDevice(text).error().toString(); };
        QCOMPARE(error("a,name=b"), std::string("device name already set to a"));
        QCOMPARE(error("a,b"), std::string("invalid field 'b' must be a key=value pair"));
        QCOMPARE(error("a,requird=1"),
                 std::string("unexpected key 'requird' in 'requird=1' (did you mean required?)"));
        QCOMPARE(error(""), std::string("failed to parse csv devices: EOF"));
        QCOMPARE(error("a,b\"c"), std::string("failed to parse csv devices: parse error on line 1, "
                                              "column 4: bare \" in non-quoted-field"));
    }
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
