#include "core/build/plan/jsonfields.h"
#include "core/build/plan/vertex.h"

#include <array>

namespace stagewright::plan {

template<typename Io>
void describe(Io &io, const InlineFile &file)
{
    io("name", file.name);
    io("content", Base64{file.content});
}

template<typename Io>
void describe(Io &io, const RunMount &mount)
{
    io("type", static_cast<int>(mount.type));
    io("target", mount.target);
    io("source", mount.source);
    io("path", mount.path);
    io("writable", mount.writable);
    io("readOnly", mount.readOnly);
    io("id", mount.id);
    io("sharing", static_cast<int>(mount.sharing));
    io("required", mount.required);
    io("environment", mount.environment);
    io("mode", mount.mode);
    io("uid", mount.uid);
    io("gid", mount.gid);
    io("sizeBytes", mount.sizeBytes);
}

namespace {

constexpr std::array<std::string_view, 3> kNetworks = {"sandbox", "none", "host"};

void describeFields(JsonWriter &io, const ImageOp &op)
{
    io("op", std::string("image"));
    io("name", op.name);
    io("manifest", op.manifest);
    io("platform", oci::format(op.platform));
    io("diffIds", op.diffIds);
}

void describeFields(JsonWriter &io, const ContextOp &op)
{
    io("op", std::string("context"));
    io("name", op.name);
}

void describeFields(JsonWriter &io, const RunOp &op)
{
    io("op", std::string("run"));
    io("arguments", op.arguments);
    io("environment", op.environment);
    io("workingDirectory", op.workingDirectory);
    io("user", op.user);
    io("network", std::string(nameOf(op.network)));
    io("mounts", op.mounts);
    io("scripts", op.scripts);
}

void describeFields(JsonWriter &io, const CopyOp &op)
{
    io("op", std::string("copy"));
    io("sources", op.sources);
    io("inlineFiles", op.inlineFiles);
    io("destination", op.destination);
    io("chown", op.chown);
    io("mode", op.mode);
}

void describeFields(JsonWriter &io, const MakeDirectoryOp &op)
{
    io("op", std::string("mkdir"));
    io("path", op.path);
    io("user", op.user);
}

} // namespace

std::string_view nameOf(NetworkMode mode)
{
    return kNetworks.at(static_cast<std::size_t>(mode));
}

std::string describeOp(const Op &op)
{
    JsonWriter writer;
    std::visit([&](const auto &value) { describeFields(writer, value); }, op);
    return writer.text();
}

} // namespace stagewright::plan
