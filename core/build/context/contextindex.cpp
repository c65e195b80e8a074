#include "core/build/context/contextindex.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/build/context/datahash.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <map>
#include <tuple>

namespace stagewright::context {

namespace {

constexpr std::string_view kHeader = "stagewright context index 1";
constexpr std::size_t kMaxMemoryBytes = 512U << 20U;
/// Kernel clocks tick every 1 to 10 ms; a file newer than this is racy.
constexpr std::int64_t kTickNanoseconds = 20'000'000;

std::int64_t nanoseconds(const sys::FileTime &time)
{
    return time.seconds * 1'000'000'000 + time.nanoseconds;
}

/// What says that a file is still the same.
using Stamp = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t, std::int64_t>;

Stamp stampOf(const sys::FileStat &status)
{
    return {status.device, status.inode, status.size, nanoseconds(status.modified),
            nanoseconds(status.changed)};
}

std::optional<std::int64_t> parseSigned(std::string_view text)
{
    const bool negative = text.starts_with('-');
    const auto number = parseUnsigned(negative ? text.substr(1) : text);
    if (!number || *number > INT64_MAX)
        return std::nullopt;
    return negative ? -static_cast<std::int64_t>(*number) : static_cast<std::int64_t>(*number);
}

using Memory = std::map<Stamp, oci::Digest>;

std::optional<Memory::value_type> parseLine(std::string_view line)
{
    const auto fields = split(line, ' ');
    if (fields.size() != 6)
        return std::nullopt;
    const auto device = parseUnsigned(fields[0]);
    const auto inode = parseUnsigned(fields[1]);
    const auto size = parseUnsigned(fields[2]);
    const auto modified = parseSigned(fields[3]);
    const auto changed = parseSigned(fields[4]);
    auto digest = oci::Digest::parse(fields[5]);
    if (!device || !inode || !size || !modified || !changed || !digest)
        return std::nullopt;
    return Memory::value_type({*device, *inode, *size, *modified, *changed}, std::move(*digest));
}

/// The last line is the digest of all before it: a torn file counts as none.
Memory parseMemory(std::string_view text)
{
    const auto end = text.size() < 2 ? std::string_view::npos : text.rfind('\n', text.size() - 2);
    if (end == std::string_view::npos || !text.starts_with(kHeader) ||
        trim(text.substr(end + 1)) != oci::digestOf(text.substr(0, end + 1)).toString())
        return {};
    Memory memory;
    for (const auto line : split(text.substr(0, end), '\n')) {
        if (auto entry = parseLine(line))
            memory.insert(std::move(*entry));
    }
    return memory;
}

std::string formatMemory(const Memory &memory)
{
    std::string text = concat(kHeader, "\n");
    for (const auto &[stamp, digest] : memory) {
        const auto &[device, inode, size, modified, changed] = stamp;
        text += concat(std::to_string(device), " ", std::to_string(inode), " ",
                       std::to_string(size), " ", std::to_string(modified), " ",
                       std::to_string(changed), " ", digest.toString(), "\n");
    }
    return text + oci::digestOf(text).toString() + "\n";
}

/// Now by the clock that stamps files.
std::int64_t fileClock()
{
    struct ::timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

} // namespace

struct ContextIndex::State
{
    sys::SafeRoot root;
    std::string memoryPath;
    Memory known;
    Memory seen;
    Counters counters;
};

namespace {

/// HashingVisitor that asks the memory first.
class RememberingVisitor final : public HashingVisitor
{
public:
    RememberingVisitor(const sys::SafeRoot &root, Memory &known, Memory &seen,
                       ContextIndex::Counters &counters)
        : HashingVisitor(root)
        , m_known(&known)
        , m_seen(&seen)
        , m_counters(&counters)
    {}

    Result<oci::Digest> file(const SourceEntry &file) override
    {
        ++m_counters->files;
        m_counters->bytes += file.status.size;
        const auto stamp = stampOf(file.status);
        for (const auto *memory : {m_seen, m_known}) {
            if (const auto found = memory->find(stamp); found != memory->end())
                return m_seen->insert(*found).first->second;
        }
        ++m_counters->read;
        const auto before = fileClock();
        STAGEWRIGHT_TRY_ASSIGN(auto digest, HashingVisitor::file(file));
        const auto newest =
            std::max(nanoseconds(file.status.modified), nanoseconds(file.status.changed));
        if (newest + kTickNanoseconds < before)
            m_seen->emplace(stamp, digest);
        return digest;
    }

private:
    Memory *m_known;
    Memory *m_seen;
    ContextIndex::Counters *m_counters;
};

} // namespace

ContextIndex::ContextIndex(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
ContextIndex::ContextIndex(ContextIndex &&) noexcept = default;
ContextIndex &ContextIndex::operator=(ContextIndex &&) noexcept = default;
ContextIndex::~ContextIndex() = default;

Result<ContextIndex> ContextIndex::open(const std::string &directory, std::string memory)
{
    STAGEWRIGHT_TRY_ASSIGN(auto root, sys::SafeRoot::open(directory));
    Memory known;
    if (!memory.empty()) {
        if (const auto text = sys::readHostFile(memory, kMaxMemoryBytes))
            known = parseMemory(*text);
    }
    return ContextIndex(std::unique_ptr<State>(
        new State{std::move(root), std::move(memory), std::move(known), {}, {}}));
}

const sys::SafeRoot &ContextIndex::root() const
{
    return m_state->root;
}

Result<oci::Digest> ContextIndex::digest(const Selection &selection, std::stop_token stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto tree,
                           SourceTree::open(m_state->root, selection, std::move(stop)));
    RememberingVisitor visitor(m_state->root, m_state->known, m_state->seen, m_state->counters);
    return digestOf(tree, visitor);
}

Result<void> ContextIndex::save()
{
    if (m_state->memoryPath.empty() || m_state->seen == m_state->known)
        return {};
    const auto temporary = concat(m_state->memoryPath, ".", std::to_string(::getpid()));
    STAGEWRIGHT_TRY(sys::writeHostFile(temporary, formatMemory(m_state->seen)));
    if (std::rename(temporary.c_str(), m_state->memoryPath.c_str()) != 0) {
        const int error = errno;
        ::unlink(temporary.c_str());
        return failErrno(concat("cannot write ", m_state->memoryPath), error);
    }
    return {};
}

ContextIndex::Counters ContextIndex::counters() const
{
    return m_state->counters;
}

} // namespace stagewright::context
