#include "core/base/sys/failpoint.h"
#include "core/base/sys/replacefile.h"

#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace stagewright;
using namespace stagewright::sys;

class ReplaceFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("file"));
        write(m_path, "old");
    }

    void cleanup() { QVERIFY(armFailpoints("")); }

    void content_isExchangedAndModeStays()
    {
        QCOMPARE(::chmod(name(m_path).c_str(), 0640), 0);
        QVERIFY(replaceHostFile(name(m_path), "new"));
        QCOMPARE(read(m_path), QByteArray("new"));
        struct ::stat status{};
        QCOMPARE(::stat(name(m_path).c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777U, 0640U);
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void owner_stays()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give files away");
        QCOMPARE(::chown(name(m_path).c_str(), 4242, 4343), 0);
        QVERIFY(replaceHostFile(name(m_path), "new"));
        struct ::stat status{};
        QCOMPARE(::stat(name(m_path).c_str(), &status), 0);
        QCOMPARE(status.st_uid, 4242U);
        QCOMPARE(status.st_gid, 4343U);
    }

    void link_staysAndItsTargetChanges()
    {
        const auto link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(m_path, link));
        QVERIFY(replaceHostFile(name(link), "new"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(read(m_path), QByteArray("new"));
    }

    void failure_leavesTheOldFileAlone()
    {
        QVERIFY(armFailpoints("sys.replace.before-rename:err=ENOSPC"));
        const auto result = replaceHostFile(name(m_path), "new");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::OutOfSpace);
        QCOMPARE(read(m_path), QByteArray("old"));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }

    void whatIsNoFile_isRefused()
    {
        const auto folder = replaceHostFile(name(m_folder->path()), "new");
        QVERIFY(!folder);
        QCOMPARE(folder.error().code, ErrorCode::InvalidArgument);
        const auto missing = replaceHostFile(name(m_path) + "-none", "new");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
    }

    void readOnlyFile_isRefused()
    {
        if (::geteuid() == 0)
            QSKIP("root may write everything");
        QCOMPARE(::chmod(name(m_path).c_str(), 0444), 0);
        const auto result = replaceHostFile(name(m_path), "new");
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::PermissionDenied);
    }

private:
    static std::string name(const QString &path) { return path.toStdString(); }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(ReplaceFileTest)
#include "tst_replacefile.moc"
