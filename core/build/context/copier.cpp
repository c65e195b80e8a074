#include "core/build/context/copier.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/build/context/datahash.h"
#include "core/build/context/targetwriter.h"

namespace stagewright::context {

namespace {

/// Copies one selected source to one place.
class CopyingVisitor final : public EntryVisitor
{
public:
    CopyingVisitor(const sys::SafeRoot &source, TargetWriter &writer, CopyReport &report)
        : m_source(&source)
        , m_writer(&writer)
        , m_report(&report)
    {}

    void aimAt(std::string path) { m_base = std::move(path); }

    Result<void> enter(const SourceEntry &directory) override
    {
        if (directory.relative.empty())
            return {};
        ++m_report->files;
        return m_writer->makeDirectory(targetOf(directory));
    }

    /// The selected directory itself only lends its contents: its metadata does not travel.
    Result<void> leave(const SourceEntry &directory, const sys::Xattrs &xattrs) override
    {
        if (directory.relative.empty())
            return {};
        return m_writer->finish(targetOf(directory), directory.status, xattrs);
    }

    Result<oci::Digest> file(const SourceEntry &file) override
    {
        ++m_report->files;
        const auto target = targetOf(file);
        const auto inode = std::pair(file.status.device, file.status.inode);
        if (const auto known = m_links.find(inode); known != m_links.end()) {
            STAGEWRIGHT_TRY(m_writer->replaceByHardLink(known->second.path, target));
            return known->second.digest;
        }
        STAGEWRIGHT_TRY_ASSIGN(auto digest, copyFile(file, target));
        if (file.status.links > 1)
            m_links.emplace(inode, Copied{target, digest});
        return digest;
    }

    Result<void> special(const SourceEntry &entry, const sys::Xattrs &xattrs,
                         const std::string &linkText) override
    {
        ++m_report->files;
        const auto target = targetOf(entry);
        STAGEWRIGHT_TRY(m_writer->replaceBySpecial(target, entry.status, linkText));
        return m_writer->finish(target, entry.status, xattrs);
    }

private:
    struct Copied
    {
        std::string path;
        oci::Digest digest;
    };

    std::string targetOf(const SourceEntry &entry) const
    {
        if (entry.relative.empty() || m_base.empty())
            return entry.relative.empty() ? m_base : entry.relative;
        return concat(m_base, "/", entry.relative);
    }

    Result<oci::Digest> copyFile(const SourceEntry &file, const std::string &target)
    {
        STAGEWRIGHT_TRY_ASSIGN(const auto status, m_source->stat(file.path));
        STAGEWRIGHT_TRY_ASSIGN(const auto to, m_writer->replaceFile(target));
        sys::Xattrs xattrs;
        auto data = oci::digestOf("");
        if (status.isRegular()) {
            STAGEWRIGHT_TRY_ASSIGN(const auto from,
                                   m_source->openFile(file.path, sys::LastLink::Keep));
            STAGEWRIGHT_TRY_ASSIGN(data, hashData(from.get(), [&](std::string_view piece) {
                                       m_report->bytes += piece.size();
                                       return sys::writeAll(to.get(), piece);
                                   }));
            STAGEWRIGHT_TRY_ASSIGN(xattrs, m_source->xattrs(file.path));
            xattrs = portable(std::move(xattrs));
        }
        STAGEWRIGHT_TRY(m_writer->finish(target, file.status, xattrs));
        return fileDigest(file.status, xattrs, data);
    }

    const sys::SafeRoot *m_source;
    TargetWriter *m_writer;
    CopyReport *m_report;
    std::string m_base;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Copied> m_links;
};

Result<void> writeInline(TargetWriter &writer, const CopyRequest &request, const InlineFile &file)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto path, writer.prepare(request.destination, false, file.name));
    STAGEWRIGHT_TRY_ASSIGN(const auto to, writer.replaceFile(path));
    STAGEWRIGHT_TRY(sys::writeAll(to.get(), file.content));
    sys::FileStat status;
    status.mode = 0644;
    status.modified = request.now;
    return writer.finish(path, status, {});
}

Result<WriteRules> rulesFor(const sys::SafeRoot &target, const CopyRequest &request)
{
    WriteRules rules{{}, request.mode, request.now};
    if (!request.chown.empty()) {
        STAGEWRIGHT_TRY_ASSIGN(rules.owner, resolveOwner(target, request.chown));
    }
    return rules;
}

} // namespace

Result<CopyReport> copyInto(const sys::SafeRoot &source, const sys::SafeRoot &target,
                            const CopyRequest &request, std::stop_token stop)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto rules, rulesFor(target, request));
    STAGEWRIGHT_TRY_ASSIGN(const auto tree,
                           SourceTree::open(source, request.selection, std::move(stop)));
    TargetWriter writer(target, rules);
    CopyReport report;
    CopyingVisitor visitor(source, writer, report);
    SelectionHasher hasher;
    STAGEWRIGHT_TRY_ASSIGN(const auto sources, tree.select());
    for (const auto &selected : sources) {
        STAGEWRIGHT_TRY_ASSIGN(
            auto path,
            writer.prepare(request.destination, selected.status.isDirectory(), selected.name));
        visitor.aimAt(std::move(path));
        STAGEWRIGHT_TRY_ASSIGN(const auto digest, tree.visit(selected, visitor));
        hasher.add(selected, digest);
    }
    report.content = hasher.finish();
    for (const auto &file : request.inlineFiles) {
        STAGEWRIGHT_TRY(writeInline(writer, request, file));
        report.bytes += file.content.size();
        ++report.files;
    }
    return report;
}

} // namespace stagewright::context
