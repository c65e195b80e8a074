#include "tests/support/paths.h"

#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QTemporaryDir>
#include <QtTest>

using namespace stagewright;

/// Which files the desktop takes for Dockerfiles once the package is installed.
class MimeTypeTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void name_hasType_data();
    void name_hasType();
    void content_hasType();
    void aliases_leadToTheType();

private:
    QTemporaryDir m_dataHome;
};

void MimeTypeTest::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_dataHome.path().toUtf8());
    QVERIFY(QDir(m_dataHome.path()).mkpath(QStringLiteral("mime/packages")));
    const auto source = QString::fromStdString(
        tests::sourcePath("packaging/io.github.stagewright.stagewright.mime.xml"));
    QVERIFY(QFile::copy(source, m_dataHome.filePath(QStringLiteral("mime/packages/ours.xml"))));
}

void MimeTypeTest::name_hasType_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    const auto dockerfile = QStringLiteral("text/x-dockerfile");
    for (const char *name :
         {"Dockerfile", "Containerfile", "dockerfile", "api.Dockerfile", "api.dockerfile",
          "web.containerfile", "Dockerfile.dev", "Dockerfile.py", "Containerfile.arm64"})
        QTest::newRow(name) << QString::fromLatin1(name) << dockerfile;
    QTest::newRow("ignore file") << QStringLiteral(".dockerignore")
                                 << QStringLiteral("text/x-dockerignore");
    QTest::newRow("ignore file of a Dockerfile")
        << QStringLiteral("Dockerfile.dockerignore") << QStringLiteral("text/x-dockerignore");
    QTest::newRow("Python") << QStringLiteral("dockerfile_parse.py")
                            << QStringLiteral("text/x-python");
}

void MimeTypeTest::name_hasType()
{
    QFETCH(QString, name);
    QFETCH(QString, type);
    QMimeDatabase database;
    QVERIFY(database.mimeTypeForName(type).isValid());
    QCOMPARE(database.mimeTypeForFile(name, QMimeDatabase::MatchExtension).name(), type);
}

void MimeTypeTest::content_hasType()
{
    const auto type =
        QMimeDatabase().mimeTypeForData(QByteArray("# syntax=docker/dockerfile:1\nFROM scratch\n"));
    QCOMPARE(type.name(), QStringLiteral("text/x-dockerfile"));
    QVERIFY(type.inherits(QStringLiteral("text/plain")));
}

void MimeTypeTest::aliases_leadToTheType()
{
    for (const char *alias : {"text/x-containerfile", "application/x-dockerfile"})
        QCOMPARE(QMimeDatabase().mimeTypeForName(QString::fromLatin1(alias)).name(),
                 QStringLiteral("text/x-dockerfile"));
}

QTEST_GUILESS_MAIN(MimeTypeTest)
#include "tst_mimetype.moc"
