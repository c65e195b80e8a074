/// `stagewright history`, `sizes`, `images` and `verify` as programs, on a store that the test
/// fills.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/base/sys/process.h"
#include "core/base/sys/tempdir.h"
#include "core/image/store/ocilayoutstore.h"
#include "core/insight/inspect/historytable.h"
#include "tests/support/paths.h"
#include "tests/support/testimage.h"

#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <QtTest>

#include <cstdlib>

using namespace stagewright;
using namespace stagewright::tests;

class ImageCommandsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory.emplace(std::move(*sys::TempDir::create()));
        m_path = m_directory->file("store");
        QVERIFY(::setenv("STAGEWRIGHT_STORE", m_path.c_str(), 1) == 0);
        m_store = std::move(*store::OciLayoutStore::open(m_path));
        m_image = makeImage(*m_store, oci::hostPlatform(), {"one", "three"});
        QVERIFY(m_store->setTag("hello:latest", m_image));
        attachRecord();
    }

    void history_printsATable()
    {
        const auto output = run({"history", "hello"});
        QVERIFY2(output.status.ok(), output.err.c_str());
        const auto lines = split(trim(output.out), '\n');
        QCOMPARE(lines.size(), 3U);
        QVERIFY(lines[0].starts_with("IMAGE "));
        QVERIFY(lines[1].find("RUN three") != std::string_view::npos);
        QVERIFY(lines[1].find("5B") != std::string_view::npos);
        QVERIFY(lines[2].starts_with("<missing>"));
    }

    void history_printsJsonLines()
    {
        const auto output = run({"history", "--format", "json", "--no-trunc", "hello"});
        QVERIFY2(output.status.ok(), output.err.c_str());
        const auto lines = split(trim(output.out), '\n');
        QCOMPARE(lines.size(), 2U);
        const auto row = inspect::parseHistoryLine(lines[0]);
        QVERIFY(row);
        QCOMPARE(row->bytes(), std::optional<std::uint64_t>(5));
        QCOMPARE(row->origin->line, 1U);
        QCOMPARE(row->layer->digest, oci::digestOf("three"));
    }

    void history_readsOtherLayouts()
    {
        const auto output = run({"history", concat("oci:", m_path, ":hello:latest")});
        QVERIFY2(output.status.ok(), output.err.c_str());
    }

    void history_readsLayersOfOthersInTheJail()
    {
        const auto image = makeImage(*m_store, oci::hostPlatform(), {tarOfTwoFiles()});
        QVERIFY(m_store->setTag("foreign:1", image));
        const auto output = run({"history", "foreign:1"});
        const bool noJail = output.err.find("cannot be read here") != std::string::npos;
        if (noJail && !::getenv("STAGEWRIGHT_REQUIRE_SANDBOX"))
            QSKIP("this machine forbids user namespaces: no jail");
        QVERIFY2(output.status.ok(), output.err.c_str());
        QVERIFY2(output.out.find(" 1.5kB ") != std::string::npos, output.out.c_str());
        QVERIFY(run({"verify"}).status.ok());
    }

    void history_refusesDamagedLayers()
    {
        QVERIFY(m_store->setTag(
            "damaged:1", makeImage(*m_store, oci::hostPlatform(), {std::string(2048, 'x')})));
        const auto output = run({"history", "damaged:1"});
        QVERIFY(!output.status.ok() || output.err.find("cannot be read here") != std::string::npos);
    }

    void sizes_printsTextAndJson()
    {
        const auto text = run({"sizes", "hello"});
        QVERIFY2(text.status.ok(), text.err.c_str());
        QVERIFY(text.out.find("8B shipped") != std::string::npos);
        const auto json = run({"sizes", "hello", "--format=json"});
        const auto document = parseJson(json.out);
        QVERIFY(document);
        QCOMPARE(integerAt(*document, "shippedBytes"), std::optional<std::int64_t>(8));
    }

    void sizes_saysWhyItCannot()
    {
        QVERIFY(m_store->setTag("foreign:1", makeImage(*m_store, oci::hostPlatform(), {"x"})));
        const auto output = run({"sizes", "foreign:1"});
        QCOMPARE(output.status.value, 1);
        QVERIFY(output.err.find("no record") != std::string::npos);
    }

    void missingImage_isNamed()
    {
        for (const char *command : {"history", "sizes"}) {
            const auto output = run({command, "nosuch"});
            QCOMPARE(output.status.value, 1);
            QVERIFY(output.err.find("nosuch") != std::string::npos);
        }
    }

    void images_listsTags()
    {
        const auto output = run({"images"});
        QVERIFY(output.status.ok());
        QVERIFY(output.out.find("hello:latest") != std::string::npos);
        QVERIFY(output.out.find("8B") != std::string::npos);
    }

    void verify_saysWhatToDo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("remedy");
        const auto three = oci::digestOf("three");
        const auto blob = concat("blobs/sha256/", three.hex());
        QTest::newRow("blob") << QString::fromStdString(blob)
                              << u"delete the file and build again"_qs;
        QTest::newRow("index.db") << u"index.db"_qs << u"delete this file"_qs;
        QTest::newRow("index.json") << u"index.json"_qs << u"move oci-layout"_qs;
        QTest::newRow("VERSION") << u"VERSION"_qs << u"another version of Stagewright"_qs;
    }

    void verify_saysWhatToDo()
    {
        QFETCH(QString, file);
        QFETCH(QString, remedy);
        const auto whole = run({"verify"});
        QVERIFY2(whole.status.ok(), whole.out.c_str());
        const auto path = concat(m_path, "/", file.toStdString());
        ::chmod(path.c_str(), 0644);
        QVERIFY(sys::writeHostFile(path, std::string(1000, 'x')));
        const auto damaged = run({"verify"});
        QCOMPARE(damaged.status.value, 1);
        QVERIFY2(QString::fromStdString(damaged.out + damaged.err).contains(remedy),
                 (damaged.out + damaged.err).c_str());
    }

    void wrongUse_isExplained_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no image") << QStringList{QStringLiteral("history")};
        QTest::newRow("two images")
            << QStringList{QStringLiteral("sizes"), QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("format") << QStringList{QStringLiteral("history"), QStringLiteral("a"),
                                               QStringLiteral("--format=xml")};
        QTest::newRow("operand") << QStringList{QStringLiteral("verify"), QStringLiteral("x")};
    }

    void wrongUse_isExplained()
    {
        QFETCH(QStringList, arguments);
        std::vector<std::string> words;
        for (const auto &argument : arguments)
            words.push_back(argument.toStdString());
        const auto output = run(words);
        QCOMPARE(output.status.value, 2);
        QVERIFY(output.err.find("usage: stagewright") != std::string::npos);
    }

private:
    static sys::ProcessOutput run(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), programPath("stagewright"));
        auto output = sys::runProcess(std::move(arguments));
        if (!output)
            qFatal("cannot run stagewright: %s", output.error().toString().c_str());
        return std::move(*output);
    }

    /// Files of 1000 and 500 bytes.
    std::string tarOfTwoFiles() const
    {
        if (!sys::writeHostFile(m_directory->file("a"), std::string(1000, 'a')) ||
            !sys::writeHostFile(m_directory->file("b"), std::string(500, 'b')))
            qFatal("cannot write files");
        const auto output = sys::runProcess(
            {"tar", "-C", m_directory->path(), "--owner=0", "--group=0", "-c", "a", "b"});
        if (!output || !output->status.ok())
            qFatal("tar failed");
        return output->out;
    }

    void attachRecord()
    {
        plan::BuildRecord record;
        record.image = "hello:latest";
        record.manifest = m_image.digest;
        record.stageCount = 1;
        plan::StageRecord stage;
        stage.name = "stage-0";
        stage.baseLayers = {{oci::digestOf("one"), 3}};
        plan::StepRecord step;
        step.text = "RUN three";
        step.line = 1;
        step.historyRow = 1;
        step.layer = plan::LayerRecord{oci::digestOf("three"), 5};
        stage.steps = {step};
        record.stages = {stage};
        QVERIFY(m_store->attach(m_image.digest, store::kBuildRecordAttachment,
                                plan::serialise(record)));
    }

    std::optional<sys::TempDir> m_directory;
    std::string m_path;
    std::unique_ptr<store::OciLayoutStore> m_store;
    oci::Descriptor m_image;
};

QTEST_GUILESS_MAIN(ImageCommandsTest)
#include "tst_imagecommands.moc"
