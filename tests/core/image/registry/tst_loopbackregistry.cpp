/// Pulls from Debian's docker-registry on loopback, which skopeo fills from our own layout.
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"
#include "core/image/registry/client.h"
#include "core/image/registry/curltransport.h"
#include "core/image/source/openimage.h"
#include "core/image/store/memorystore.h"
#include "core/image/store/ocilayoutstore.h"
#include "tests/support/testimage.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace stagewright;
using namespace stagewright::tests;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool answers(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(200);
}

} // namespace

class LoopbackRegistryTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!sys::findProgram("docker-registry") || !sys::findProgram("skopeo"))
            QSKIP("docker-registry or skopeo is not installed");
        m_directory.emplace(std::move(*sys::TempDir::create()));
        m_layout = std::move(*store::OciLayoutStore::open(m_directory->file("layout")));
        m_image = makeImage(*m_layout, linuxPlatform("amd64"), {"one", std::string(300'000, 'x')});
        QVERIFY(m_layout->setTag("base:1", m_image));
        startRegistry();
        copyToRegistry("oci", "library/base:1");
        copyToRegistry("v2s2", "library/base:docker");
    }

    void cleanupTestCase() { m_registry.reset(); }

    void image_comesThroughTheMirrorAsItIs()
    {
        store::MemoryStore own;
        auto hosts = *registry::HostsConfig::parse(m_address);
        registry::CurlTransport transport;
        registry::Client client(transport, hosts);
        const auto source = source::openNamed(*oci::ImageReference::parse("base:1"),
                                              linuxPlatform("amd64"), {&own, &client});
        QVERIFY2(source.has_value(), source ? "" : source.error().toString().c_str());
        QCOMPARE((*source)->image().descriptor.digest, m_image.digest);
        QVERIFY((*source)->fetchAll(own));
        QCOMPARE(own.list()->size(), 4U);
    }

    void image_comesByItsFullName_data()
    {
        QTest::addColumn<QByteArray>("tag");
        QTest::newRow("OCI") << QByteArray("1");
        QTest::newRow("Docker") << QByteArray("docker");
    }

    void image_comesByItsFullName()
    {
        QFETCH(QByteArray, tag);
        store::MemoryStore own;
        registry::CurlTransport transport;
        registry::Client client(transport, {});
        const auto name = concat("docker://", m_address, "/library/base:", tag.toStdString());
        const auto source = source::openImage(name, linuxPlatform("amd64"), {&own, &client});
        QVERIFY2(source.has_value(), source ? "" : source.error().toString().c_str());
        QVERIFY((*source)->fetchAll(own));
        QCOMPARE((*source)->image().config.rootFs.diffIds.size(), 2U);
    }

    void missingImage_isNotFound()
    {
        registry::CurlTransport transport;
        registry::Client client(transport, {});
        const auto name = concat(m_address, "/library/nosuch:1");
        const auto document = client.manifest(*oci::ImageReference::parse(name));
        QCOMPARE(document.error().code, ErrorCode::NotFound);
    }

    void closedPort_isANetworkError()
    {
        registry::CurlTransport transport;
        registry::Client client(transport, {}, sys::Clock::system(),
                                [](std::chrono::milliseconds, const std::stop_token &) {});
        const auto name = concat("127.0.0.1:", std::to_string(freePort()), "/x");
        const auto document = client.manifest(*oci::ImageReference::parse(name));
        QCOMPARE(document.error().code, ErrorCode::Network);
    }

private:
    void startRegistry()
    {
        const auto port = freePort();
        m_address = concat("127.0.0.1:", std::to_string(port));
        const auto config = m_directory->file("config.yml");
        QVERIFY(sys::writeHostFile(
            config,
            concat("version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: ",
                   m_directory->file("data"), "}}\nhttp: {addr: \"", m_address, "\"}\n")));
        sys::ProcessOptions options;
        options.arguments = {"docker-registry", "serve", config};
        auto started = sys::Process::start(options);
        QVERIFY(started);
        m_registry.emplace(std::move(*started));
        QTRY_VERIFY_WITH_TIMEOUT(answers(port), 20'000);
    }

    void copyToRegistry(const std::string &format, const std::string &name)
    {
        std::vector<std::string> command = {"skopeo", "copy", "-q", "--dest-tls-verify=false"};
        if (format == "v2s2")
            command.insert(command.end(), {"--format", format});
        else
            command.emplace_back("--preserve-digests");
        command.push_back(concat("oci:", m_layout->path(), ":base:1"));
        command.push_back(concat("docker://", m_address, "/", name));
        const auto output = sys::runProcess(command);
        QVERIFY(output);
        QVERIFY2(output->status.ok(), output->err.c_str());
    }

    std::optional<sys::TempDir> m_directory;
    std::unique_ptr<store::OciLayoutStore> m_layout;
    std::optional<sys::Process> m_registry;
    std::string m_address;
    oci::Descriptor m_image;
};

QTEST_GUILESS_MAIN(LoopbackRegistryTest)
#include "tst_loopbackregistry.moc"
