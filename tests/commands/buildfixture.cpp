#include "tests/commands/buildfixture.h"

#include "core/base/support/strings.h"
#include "tests/support/paths.h"

#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QtTest>

#include <filesystem>

namespace stagewright::tests {

std::vector<std::string> Output::steps(std::string_view state) const
{
    std::vector<std::string> found;
    std::string name;
    for (const auto line : split(err, '\n')) {
        if (!line.starts_with('#'))
            continue;
        const auto rest = line.substr(line.find(' ') + 1);
        if (rest.starts_with('[') || rest.starts_with("exporting"))
            name = rest;
        if (rest.starts_with(state) && name.starts_with('[') && !name.starts_with("[internal]"))
            found.push_back(name);
    }
    return found;
}

std::string Output::manifest() const
{
    const auto at = out.find("sha256:");
    return at == std::string::npos ? std::string() : out.substr(at, 71);
}

BuildFixture::BuildFixture()
    : m_store(folderPath() + "/store")
{
    newContext();
}

/// An ordinary user removes what sub-ids own from inside a user namespace.
BuildFixture::~BuildFixture()
{
    if (::getuid() != 0)
        QProcess::execute(u"unshare"_qs, {u"--map-auto"_qs, u"--map-root-user"_qs, u"rm"_qs,
                                          u"-rf"_qs, m_folder.path()});
}

std::optional<std::string> BuildFixture::makeBase()
{
    const auto busybox = QStandardPaths::findExecutable(u"busybox"_qs);
    if (busybox.isEmpty())
        return "busybox-static is not installed";
    QFile::copy(busybox, QString::fromStdString(path("busybox")));
    write("passwd", "root:x:0:0::/root:/bin/sh\nbob:x:1001:1002::/home/bob:/bin/sh\n");
    write("Dockerfile", "FROM scratch\nCOPY busybox /bin/busybox\nCOPY passwd /etc/passwd\n"
                        "RUN [\"/bin/busybox\", \"--install\", \"-s\", \"/bin\"]\n");
    const auto output = build({"-t", "base:1", contextPath()});
    if (output.code == 0)
        return std::nullopt;
    if (qgetenv("STAGEWRIGHT_REQUIRE_SANDBOX") == "1" || !output.says("jail"))
        qFatal("the base image cannot be built: %s", output.err.c_str());
    return output.err;
}

void BuildFixture::write(const char *name, const QByteArray &text) const
{
    const QFileInfo info(QString::fromStdString(path(name)));
    QVERIFY(QDir().mkpath(info.path()));
    QFile file(info.filePath());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), qint64(text.size()));
}

std::string BuildFixture::path(std::string_view name) const
{
    return concat(contextPath(), "/", name);
}

void BuildFixture::newStore()
{
    namespace fs = std::filesystem;
    const std::string base = folderPath() + "/store";
    m_store = concat(base, std::to_string(++m_stores));
    fs::create_directory(m_store);
    fs::permissions(m_store, fs::perms::owner_all);
    for (const char *name : {"oci-layout", "index.json", "VERSION"})
        fs::copy(concat(base, "/", name), concat(m_store, "/", name));
    fs::copy(base + "/blobs", m_store + "/blobs", fs::copy_options::recursive);
}

QProcessEnvironment BuildFixture::environment() const
{
    auto all = QProcessEnvironment::systemEnvironment();
    all.insert(u"STAGEWRIGHT_STORE"_qs, QString::fromStdString(m_store));
    all.remove(u"STAGEWRIGHT_REGISTRY_MIRROR"_qs);
    return all;
}

QStringList BuildFixture::commandLine(const std::vector<std::string> &arguments) const
{
    QStringList list;
    for (const auto &argument : arguments)
        list << QString::fromStdString(argument);
    return list;
}

Output BuildFixture::run(const std::vector<std::string> &arguments, const QByteArray &input,
                         const std::vector<std::pair<const char *, std::string>> &variables) const
{
    QProcess process;
    auto all = environment();
    for (const auto &[name, value] : variables)
        all.insert(QString::fromLatin1(name), QString::fromStdString(value));
    process.setProcessEnvironment(all);
    auto words = m_wrapper;
    words.push_back(programPath("stagewright"));
    words.insert(words.end(), arguments.begin(), arguments.end());
    auto line = commandLine(words);
    process.start(line.takeFirst(), line);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

Output BuildFixture::build(const std::vector<std::string> &arguments, const QByteArray &input) const
{
    auto all = arguments;
    all.insert(all.begin(), "build");
    return run(all, input);
}

} // namespace stagewright::tests
