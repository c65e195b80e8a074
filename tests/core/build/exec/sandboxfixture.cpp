#include "tests/core/build/exec/sandboxfixture.h"

#include "core/base/sys/fileio.h"
#include "core/base/sys/saferoot.h"
#include "core/image/layer/layerwriter.h"
#include "tests/support/paths.h"

#include <sys/stat.h>

#include <cstdlib>

namespace stagewright::tests {

namespace {

/// Collects what a program writes.
class Collector final : public exec::StepObserver
{
public:
    Collector(std::string &out, std::string &err)
        : m_out(out)
        , m_err(err)
    {}
    void log(exec::LogStream stream, std::string_view bytes) override
    {
        (stream == exec::LogStream::Out ? m_out : m_err) += bytes;
    }

private:
    std::string &m_out;
    std::string &m_err;
};

layer::EntryKind kindOf(char letter)
{
    static const std::map<char, layer::EntryKind> kinds{
        {'f', layer::EntryKind::File},        {'d', layer::EntryKind::Directory},
        {'l', layer::EntryKind::Symlink},     {'h', layer::EntryKind::HardLink},
        {'p', layer::EntryKind::Fifo},        {'c', layer::EntryKind::CharDevice},
        {'b', layer::EntryKind::BlockDevice}, {'w', layer::EntryKind::Whiteout},
        {'o', layer::EntryKind::Opaque}};
    return kinds.at(letter);
}

std::uint32_t defaultMode(char letter)
{
    return letter == 'd' ? 0755 : 0644;
}

} // namespace

std::string makeTar(const std::vector<TarEntry> &entries)
{
    std::string tar;
    layer::LayerWriter writer([&tar](std::string_view bytes) -> Result<void> {
        tar += bytes;
        return {};
    });
    for (const auto &one : entries) {
        layer::LayerEntry entry;
        entry.kind = kindOf(one.kind);
        entry.path = one.path;
        entry.mode = one.mode != 0 ? one.mode : defaultMode(one.kind);
        entry.uid = one.uid;
        entry.gid = one.gid;
        entry.modified = {1'600'000'000, 0};
        if (one.kind == 'l' || one.kind == 'h')
            entry.linkTarget = one.text;
        if (one.kind == 'f')
            entry.size = one.text.size();
        std::size_t offset = 0;
        const auto content = [&](std::span<char> buffer) -> Result<std::size_t> {
            const std::size_t count = std::min(buffer.size(), one.text.size() - offset);
            one.text.copy(buffer.data(), count, offset);
            offset += count;
            return count;
        };
        if (!writer.add(entry, content))
            std::abort();
    }
    static_cast<void>(writer.finish().value());
    return tar;
}

SandboxFixture::SandboxFixture()
    : m_folder(sys::TempDir::create().value())
{
    ::mkdir(context().c_str(), 0755);
    reopen();
}

void SandboxFixture::reopen()
{
    m_sandbox.reset();
    exec::SandboxOptions options;
    options.store = store();
    options.contexts = {context()};
    options.program = programPath("stagewright");
    m_sandbox = exec::openSandbox(options).value();
}

exec::SnapshotId SandboxFixture::busyboxBase()
{
    const std::string busybox = readFile("/bin/busybox");
    const auto tar = makeTar(
        {{'d', "bin", "", 0755},
         {'f', "bin/busybox", busybox, 0755},
         {'l', "bin/sh", "busybox"},
         {'d', "etc", "", 0755},
         {'f', "etc/passwd", "root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n"},
         {'f', "etc/group", "root:x:0:\napp:x:1000:\nextra:x:7:app,root\n"},
         {'f', "etc/motd", "welcome\n"},
         {'d', "tmp", "", 01777}});
    return unpack({}, tar).value().id;
}

Result<exec::Unpacked> SandboxFixture::unpack(const exec::SnapshotId &parent,
                                              const std::string &tar)
{
    const auto blob = sys::memoryFile(tar).value();
    return snapshotter().unpack({parent, blob.get(), {}, oci::digestOf(tar)}, {});
}

Result<exec::StepResult> SandboxFixture::run(const exec::SnapshotId &base,
                                             const std::string &script)
{
    exec::RunStep step;
    step.arguments = {"/bin/busybox", "sh", "-c",
                      "for a in $(/bin/busybox --list); do alias $a=\"/bin/busybox $a\"; done\n"
                      "PATH=/bin\n" +
                          script};
    step.environment = {"PATH=/bin"};
    return execute(base, step);
}

Result<exec::StepResult> SandboxFixture::execute(const exec::SnapshotId &base,
                                                 decltype(exec::Step::operation) op,
                                                 std::stop_token stop)
{
    m_out.clear();
    m_err.clear();
    m_layer.clear();
    exec::Step step;
    step.base = base;
    step.operation = std::move(op);
    step.layerSink = [this](std::string_view bytes) -> Result<void> {
        m_layer += bytes;
        return {};
    };
    Collector collector(m_out, m_err);
    auto result = executor().execute(step, collector, std::move(stop));
    m_last = result && result->exit.ok() ? result->id : exec::SnapshotId();
    return result;
}

std::vector<std::string> SandboxFixture::layerPaths() const
{
    std::vector<std::string> paths;
    const auto index = m_sandbox->snapshotter().index(m_last);
    if (!index)
        return paths;
    for (const auto &one : index->entries)
        paths.push_back((one.entry.kind == layer::EntryKind::Whiteout ? "!" : "") + one.entry.path);
    return paths;
}

std::vector<std::string> SandboxFixture::activeFolders() const
{
    return sys::SafeRoot::open(store()).value().list("active").value();
}

bool sandboxIsRequired()
{
    const char *value = std::getenv("STAGEWRIGHT_REQUIRE_SANDBOX");
    return value != nullptr && std::string_view(value) == "1";
}

std::optional<std::string> sandboxObstacle()
{
    SandboxFixture fixture;
    const auto tried = fixture.unpack({}, makeTar({{'d', "etc"}}));
    if (tried)
        return std::nullopt;
    return "no jail on this machine: " + tried.error().toString();
}

} // namespace stagewright::tests
