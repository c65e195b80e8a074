#include "app/document/documentfile.h"
#include "app/document/filewatcher.h"
#include "app/qtsupport/text.h"

#include <sys/stat.h>

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace stagewright;
using namespace stagewright::app;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class DocumentFileTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

private slots:
    void bytes_survive_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("plain") << QByteArray("FROM a\n");
        QTest::newRow("no end") << QByteArray("FROM a");
        QTest::newRow("crlf") << QByteArray("FROM a\r\nRUN b\r\n");
        QTest::newRow("bom") << QByteArray("\xEF\xBB\xBF"
                                           "FROM a\n");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("zero byte") << QByteArray("FROM a\n\0x", 9);
    }
    void bytes_survive()
    {
        QFETCH(QByteArray, bytes);
        const auto file = path("survive");
        put(file, bytes);
        const auto read = readDocument(file);
        QVERIFY(read);
        QVERIFY(writeDocument(file, *read));
        QCOMPARE(get(file), bytes);
    }

    void notUtf8_isRefused()
    {
        const auto file = path("latin1");
        put(file, "FROM a # \xE4\n");
        const auto read = readDocument(file);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Unsupported);
        QVERIFY(fromUtf8(read.error().message).contains(QStringLiteral("UTF-8")));
        QCOMPARE(get(file), QByteArray("FROM a # \xE4\n"));
    }

    void missingAndFolder_areErrors()
    {
        QCOMPARE(readDocument(path("none")).error().code, ErrorCode::NotFound);
        QCOMPARE(readDocument(m_folder.path()).error().code, ErrorCode::InvalidArgument);
    }

    void save_keepsModeAndLink()
    {
        const auto target = path("target");
        const auto link = path("link");
        put(target, "old");
        QCOMPARE(::chmod(QFile::encodeName(target).constData(), 0640), 0);
        QVERIFY(QFile::link(target, link));
        QVERIFY(writeDocument(link, DocumentFile{"new", false}));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(get(target), QByteArray("new"));
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(target).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0640U);
    }

    void save_intoMissingFolder_failsAndSaysWhatToDo()
    {
        const auto result = writeDocument(path("no/such/Dockerfile"), DocumentFile{"x", false});
        QVERIFY(!result);
        QVERIFY(fromUtf8(result.error().message).contains(QStringLiteral("Save As")));
    }

    void watcher_seesWritesAndReplacements()
    {
        const auto file = path("watched");
        put(file, "one");
        FileWatcher watcher;
        watcher.setQuietTime(20);
        watcher.watch(file);
        QSignalSpy spy(&watcher, &FileWatcher::touched);
        put(file, "two");
        QTRY_VERIFY(!spy.isEmpty());
        // As editors save: twice, to see that the watch survives the first replacement.
        for (int i = 0; i < 2; ++i) {
            spy.clear();
            put(path("temporary"), "three");
            QCOMPARE(std::rename(QFile::encodeName(path("temporary")).constData(),
                                 QFile::encodeName(file).constData()),
                     0);
            QTRY_VERIFY(!spy.isEmpty());
        }
        spy.clear();
        QFile::remove(file);
        QTRY_VERIFY(!spy.isEmpty());
    }
};

QTEST_GUILESS_MAIN(DocumentFileTest)
#include "tst_documentfile.moc"
