#include "core/base/support/strings.h"
#include "core/base/sys/tempdir.h"
#include "core/build/context/copier.h"

#include <unistd.h>

#include <QTest>

#include "treetext.h"

using namespace stagewright;
using namespace stagewright::context;

namespace {

/// A source, a target, and a place outside of both that must never change.
struct Roots
{
    sys::TempDir base = std::move(*sys::TempDir::create());
    sys::SafeRoot all = std::move(*sys::SafeRoot::open(base.path()));

    Roots() { tests::makeTree(all, "from/\nto/\nvictim/secret=untouched"); }
    sys::SafeRoot from() const { return std::move(*all.subRoot("from")); }
    sys::SafeRoot to() const { return std::move(*all.subRoot("to")); }
};

/// Files of the test belong to whoever runs it: an ordinary user cannot give them to 0:0.
std::string me()
{
    return concat(std::to_string(::getuid()), ":", std::to_string(::getgid()));
}

CopyRequest request(std::vector<std::string> sources, std::string destination)
{
    CopyRequest copy;
    copy.selection.sources = std::move(sources);
    copy.selection.isContext = true;
    copy.destination = std::move(destination);
    copy.chown = ::getuid() == 0 ? "" : me();
    copy.now = {1'700'000'000, 0};
    return copy;
}

std::vector<std::string> words(const QByteArray &text)
{
    std::vector<std::string> list;
    for (const auto &word : text.split(' '))
        list.push_back(word.toStdString());
    return list;
}

} // namespace

class TestCopier : public QObject
{
    Q_OBJECT

private slots:
    void copies_data();
    void copies();
    void fails_data();
    void fails();
    void keepsTimesAndHardLinks();
    void keepsMetadataOfExistingDirectories();
    void setsOwnerAndMode();
    void staysInsideItsRoots_data();
    void staysInsideItsRoots();
    void digestTellsOfWhatCounts_data();
    void digestTellsOfWhatCounts();
    void stops();
    void writesInlineFiles();
};

void TestCopier::copies_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, QByteArray from, QByteArray before, QByteArray copy,
                        QByteArray after) {
        QTest::newRow(name) << from << before << copy << after;
    };
    row("file to new name", "a=1", "", "a /x/b", "x/\nx/b=1\n");
    row("file into named directory", "a=1", "", "a /x/", "x/\nx/a=1\n");
    row("file into dot", "a=1", "", "a /x/.", "x/\nx/a=1\n");
    row("file into existing directory", "a=1", "x/", "a /x", "x/\nx/a=1\n");
    row("file over file", "a=1 0600", "x=old", "a /x", "x=1 0600\n");
    row("directory gives its contents", "d/a=1\nd/s/b=2 0700", "", "d /x",
        "x/\nx/a=1\nx/s/\nx/s/b=2 0700\n");
    row("directory metadata stays behind", "d/a=1\nd/ 0700", "", "d /x", "x/\nx/a=1\n");
    row("whole context", "a=1\nd/b=2", "", ". /", "a=1\nd/\nd/b=2\n");
    row("slash is the whole context", "a=1", "", "/ /", "a=1\n");
    row("several sources", "a=1\nb=2\nd/c=3", "", "a b d /x/", "x/\nx/a=1\nx/b=2\nx/c=3\n");
    row("directories merge", "d/a=1\ne/b=2", "", "d e /x/", "x/\nx/a=1\nx/b=2\n");
    row("pattern", "package.json=1\npackage-lock.json=2\nother=3", "", "package*.json /",
        "package-lock.json=2\npackage.json=1\n");
    row("pattern in the middle", "a1/x=1\na2/x=2\nb/x=3", "", "a*/x /d/", "d/\nd/x=2\n");
    row("pattern flattens directories", "a1/x=1\na2/y=2", "", "a* /", "x=1\ny=2\n");
    row("pattern without match", "a=1", "", "nothing* /x/", "");
    row("dots at the start stop at the root", "a=1", "", "../../a /b", "b=1\n");
    row("link as source is followed", "l->d\nd/a=1", "", "l /x", "x/\nx/a=1\n");
    row("link to a file keeps its own name", "l->a\na=1", "", "l /x/", "x/\nx/l=1\n");
    row("parents of the source are followed", "l->d\nd/s/a=1", "", "l/s/a /x", "x=1\n");
    row("absolute link stays inside", "l->/d\nd/a=1", "", "l /x", "x/\nx/a=1\n");
    row("links inside stay links", "d/l->../../out\nd/m->a\nd/a=1", "", "d /x",
        "x/\nx/a=1\nx/l->../../out\nx/m->a\n");
    row("destination link is followed", "a=1", "l->d\nd/", "a /l/x", "d/\nd/x=1\nl->d\n");
    row("destination link to a directory", "a=1", "l->d\nd/", "a /l", "d/\nd/a=1\nl->d\n");
    row("file over link", "a=1\nd/a=2", "x/a->b\nx/b=old", "d /x", "x/\nx/a=2\nx/b=old\n");
    row("nested directory takes metadata", "d/s/a=1\nd/s/ 0711", "x/s/b=2\nx/s/ 0700", "d /x",
        "x/\nx/s/ 0711\nx/s/a=1\nx/s/b=2\n");
    row("socket becomes a file, fifo stays", "d/s~\nd/p|", "", "d /x", "x/\nx/p|\nx/s=\n");
    row("empty directory", "d/e/", "", "d /x", "x/\nx/e/\n");
}

void TestCopier::copies()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, copy);
    QFETCH(const QByteArray, after);
    const Roots roots;
    tests::makeTree(roots.from(), from.toStdString());
    tests::makeTree(roots.to(), before.toStdString());
    auto arguments = words(copy);
    const auto destination = arguments.back();
    arguments.pop_back();
    const auto what = request(arguments, destination);
    const auto digest = selectionDigest(roots.from(), what.selection);
    QVERIFY2(digest.has_value(), digest ? "" : digest.error().toString().c_str());
    const auto report = copyInto(roots.from(), roots.to(), what);
    QVERIFY2(report.has_value(), report ? "" : report.error().toString().c_str());
    QCOMPARE(QByteArray::fromStdString(tests::treeText(roots.to())), after);
    QCOMPARE(report->content.toString(), digest->toString());
    // From the copy on, the same files have the same digest again.
    if (what.selection.sources == std::vector<std::string>{"d"} && before.isEmpty() &&
        !from.contains('~')) {
        auto again = what.selection;
        again.sources = {"x"};
        QCOMPARE(selectionDigest(roots.to(), again)->toString(), digest->toString());
    }
}

void TestCopier::fails_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, QByteArray from, QByteArray before, QByteArray copy,
                        QByteArray message) {
        QTest::newRow(name) << from << before << copy << message;
    };
    row("missing", "", "", "a /x", R"("/a": not found)");
    row("missing below a file", "a=1", "", "a/b /x", R"("/a/b": not found)");
    row("dangling link", "l->gone", "", "l /x", R"("/l": not found)");
    row("directory over file", "d/a=1", "x=1", "d /x", "cannot copy to non-directory: /x");
    row("nested directory over file", "d/s/a=1", "x/s=1", "d /x",
        "cannot copy to non-directory: /x/s");
    row("file over nested directory", "d/a=1", "x/a/", "d /x",
        "cannot replace to directory /x/a with file");
    row("pattern", "a=1", "", "[a /x", "syntax error in pattern");
}

void TestCopier::fails()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, copy);
    QFETCH(const QByteArray, message);
    const Roots roots;
    tests::makeTree(roots.from(), from.toStdString());
    tests::makeTree(roots.to(), before.toStdString());
    const auto arguments = words(copy);
    const auto report = copyInto(roots.from(), roots.to(), request({arguments[0]}, arguments[1]));
    QVERIFY(!report.has_value());
    QVERIFY2(report.error().toString().find(message.toStdString()) != std::string::npos,
             report.error().toString().c_str());
}

void TestCopier::keepsTimesAndHardLinks()
{
    const Roots roots;
    tests::makeTree(roots.from(), "d/a=12345\nd/b==d/a\nd/s/");
    const auto report = copyInto(roots.from(), roots.to(), request({"d"}, "/new/x"));
    QVERIFY(report.has_value());
    QCOMPARE(report->bytes, std::uint64_t{5});
    QCOMPARE(report->files, std::uint64_t{3});
    const auto a = roots.to().stat("new/x/a").value();
    QCOMPARE(a.inode, roots.to().stat("new/x/b")->inode);
    QVERIFY(a.modified == (sys::FileTime{1'600'000'000, 5}));
    QVERIFY(roots.to().stat("new/x/s")->modified == (sys::FileTime{1'600'000'000, 5}));
    QVERIFY(roots.to().stat("new")->modified == (sys::FileTime{1'700'000'000, 0}) ||
            roots.to().stat("new")->modified.seconds > 1'700'000'000);
}

void TestCopier::keepsMetadataOfExistingDirectories()
{
    const Roots roots;
    tests::makeTree(roots.from(), "d/a=1\nd/ 0700");
    tests::makeTree(roots.to(), "x/\nx/ 0711");
    QVERIFY(copyInto(roots.from(), roots.to(), request({"d"}, "/x")).has_value());
    QCOMPARE(roots.to().stat("x")->mode, 0711U);
}

void TestCopier::setsOwnerAndMode()
{
    if (::getuid() != 0)
        QSKIP("only root can give files away");
    const Roots roots;
    tests::makeTree(roots.from(), "d/s/a=1 0755");
    tests::makeTree(roots.to(), "etc/passwd=u:x:1001:1002::/:/bin/sh\netc/group=g:x:1003:");
    auto copy = request({"d"}, "/new/x/");
    copy.chown = "u:g";
    copy.mode = 0640;
    QVERIFY(copyInto(roots.from(), roots.to(), copy).has_value());
    for (const char *path : {"new", "new/x", "new/x/s", "new/x/s/a"}) {
        QCOMPARE(roots.to().stat(path)->uid, 1001U);
        QCOMPARE(roots.to().stat(path)->gid, 1003U);
    }
    QCOMPARE(roots.to().stat("new/x")->mode, 0755U);
    QCOMPARE(roots.to().stat("new/x/s")->mode, 0640U);
    QCOMPARE(roots.to().stat("new/x/s/a")->mode, 0640U);

    const std::vector<std::pair<std::string, std::pair<unsigned, unsigned>>> owners = {
        {"u", {1001, 1002}},  {"7", {7, 7}},     {"7:8", {7, 8}},      {"nobody", {0, 0}},
        {"u:", {1001, 1002}}, {":g", {0, 1003}}, {"root:root", {0, 0}}};
    for (const auto &[text, ids] : owners) {
        copy = request({"d/s/a"}, "/owned");
        copy.chown = text;
        QVERIFY(copyInto(roots.from(), roots.to(), copy).has_value());
        QCOMPARE(roots.to().stat("owned")->uid, ids.first);
        QCOMPARE(roots.to().stat("owned")->gid, ids.second);
    }
    copy.chown = "4294967296";
    QVERIFY(!copyInto(roots.from(), roots.to(), copy).has_value());
}

void TestCopier::staysInsideItsRoots_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("copy");
    QTest::addColumn<bool>("works");
    const auto row = [](const char *name, QByteArray from, QByteArray before, QByteArray copy,
                        bool works) { QTest::newRow(name) << from << before << copy << works; };
    row("source link upwards", "l->../../../victim/secret", "", "l /x", false);
    row("source link absolute", "l->VICTIM/secret", "", "l /x", false);
    row("source parent link", "l->../../victim", "", "l/secret /x", false);
    row("link inside a directory is not read", "d/l->VICTIM", "", "d /x", true);
    row("destination link upwards", "a=1", "l->../../victim", "a /l/secret", true);
    row("destination link absolute", "a=1", "l->VICTIM", "a /l/secret", true);
    row("destination is a link to a file", "a=1", "l->VICTIM/secret", "a /l", true);
    row("dots in the destination", "a=1", "", "a /../../victim/secret", true);
    row("nested link in the way", "d/s/secret=1", "x/s->VICTIM", "d /x", false);
    row("existing file is a link", "d/secret=1", "x/secret->VICTIM/secret", "d /x", true);
}

void TestCopier::staysInsideItsRoots()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, before);
    QFETCH(const QByteArray, copy);
    QFETCH(const bool, works);
    const Roots roots;
    const auto victim = QByteArray::fromStdString(roots.base.file("victim"));
    tests::makeTree(roots.from(), from.replace("VICTIM", victim).toStdString());
    tests::makeTree(roots.to(), before.replace("VICTIM", victim).toStdString());
    const auto arguments = words(copy);
    const auto report = copyInto(roots.from(), roots.to(), request({arguments[0]}, arguments[1]));
    QCOMPARE(report.has_value(), works);
    QCOMPARE(tests::treeText(*roots.all.subRoot("victim")), std::string("secret=untouched\n"));
    QVERIFY(tests::treeText(roots.to()).find("untouched") == std::string::npos);
}

void TestCopier::digestTellsOfWhatCounts_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("equal");
    const auto row = [](const char *name, QByteArray left, QByteArray right, QByteArray source,
                        bool equal) { QTest::newRow(name) << left << right << source << equal; };
    row("same", "d/a=1", "d/a=1", "d", true);
    row("bytes", "d/a=1", "d/a=2", "d", false);
    row("mode", "d/a=1", "d/a=1 0755", "d", false);
    row("mode of a nested directory", "d/s/", "d/s/ 0700", "d", false);
    row("mode of the directory itself", "d/a=1", "d/a=1\nd/ 0700", "d", true);
    row("name", "d/a=1", "d/b=1", "d", false);
    row("link text", "d/a->x", "d/a->y", "d", false);
    row("kind", "d/a=x", "d/a->x", "d", false);
    row("unmatched files", "a1=1\nb=2", "a1=1\nb=3", "a*", true);
    row("renamed match", "a1=1", "a2=1", "a*", false);
    row("unnamed neighbour", "a=1\nb=1", "a=1", "a", true);
    row("boundaries", "d/ab=c", "d/a=bc", "d", false);
}

void TestCopier::digestTellsOfWhatCounts()
{
    QFETCH(const QByteArray, left);
    QFETCH(const QByteArray, right);
    QFETCH(const QByteArray, source);
    QFETCH(const bool, equal);
    const Roots roots;
    tests::makeTree(roots.from(), left.toStdString());
    tests::makeTree(roots.to(), right.toStdString());
    Selection selection;
    selection.sources = {source.toStdString()};
    QCOMPARE(selectionDigest(roots.from(), selection).value() ==
                 selectionDigest(roots.to(), selection).value(),
             equal);
}

void TestCopier::stops()
{
    const Roots roots;
    tests::makeTree(roots.from(), "d/a=1");
    std::stop_source stop;
    stop.request_stop();
    const auto report = copyInto(roots.from(), roots.to(), request({"d"}, "/x"), stop.get_token());
    QVERIFY(!report.has_value());
    QVERIFY(report.error().code == ErrorCode::Cancelled);
}

void TestCopier::writesInlineFiles()
{
    const Roots roots;
    auto copy = request({}, "/etc/app/");
    copy.inlineFiles = {{"one", "1\n"}, {"two", "2\n"}};
    QVERIFY(copyInto(roots.from(), roots.to(), copy).has_value());
    QCOMPARE(tests::treeText(roots.to()),
             std::string("etc/\netc/app/\netc/app/one=1\n\netc/app/two=2\n\n"));
}

QTEST_APPLESS_MAIN(TestCopier)
#include "tst_copier.moc"
