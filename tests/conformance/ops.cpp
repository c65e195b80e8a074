#include "tests/conformance/ops.h"

#include "core/base/support/strings.h"
#include "core/image/oci/imagereference.h"
#include "core/language/convert/contextpaths.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/paths.h"
#include "core/language/convert/texts.h"
#include "core/language/dockerfile/dockerignore.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace stagewright::conformance {

namespace {

using namespace convert;
using dockerfile::Instruction;
using dockerfile::Mount;

/// Number of an operation, or 0 for the empty tree.
using Id = std::size_t;

std::string octal(std::uint32_t mode)
{
    char text[8];
    std::snprintf(text, sizeof text, "%04o", mode);
    return text;
}

Json linesOf(const Instruction &instruction)
{
    auto lines = Json::array();
    for (auto line = instruction.line; line <= instruction.lastLine; ++line)
        lines.push_back(line + 1);
    return lines;
}

/// BuildKit numbers the FROM when its image is found: before it has read the image's triggers, and
/// again in each round in which the stage turns out not to be needed.
std::string fromName(const ConvertedStage &stage)
{
    const auto isTrigger = [](const ConvertedInstruction &converted) {
        return converted.isTrigger();
    };
    auto counted = stage;
    counted.fromStep += stage.round;
    counted.stepTotal -= static_cast<std::size_t>(
        std::count_if(stage.instructions.begin(), stage.instructions.end(), isTrigger));
    return fromStepName(counted);
}

/// The steps behind count on from there.
std::string nameOfStep(const dockerfile::Dockerfile &model, const ConvertedStage &stage,
                       const ConvertedInstruction &converted)
{
    auto counted = converted;
    counted.step += stage.fromStep != 0 ? stage.round : 0;
    return stepName(model, stage, counted);
}

/// Without a variant, as the recorder wrote it.
std::string shortPlatform(const oci::Platform &platform)
{
    return concat(platform.os, "/", platform.architecture);
}

class OpWriter
{
public:
    OpWriter(const dockerfile::Dockerfile &model, const Conversion &conversion,
             const std::vector<std::string> &ignorePatterns)
        : m_model(model)
        , m_conversion(conversion)
        , m_ignorePatterns(ignorePatterns)
    {}

    Json write();

private:
    Id add(Json op, const std::vector<Id> &inputs = {});
    Id stage(std::size_t index);
    Id baseOf(const ConvertedStage &stage);
    Id image(const ConvertedBase &base, const oci::Platform &platform, std::string name,
             Json lines);
    Id context(const ConvertedBase &base);
    Id buildContext();
    Id source(const FileSource &source, std::size_t user, Id current);
    Id implicit(std::size_t index);
    Id apply(const ConvertedStage &stage, std::size_t index, Id base);
    Id copy(const ResolvedCopy &copy, Json op, Id base, std::size_t stage);
    Id remote(const ResolvedCopy &copy, const CopySource &source, const Json &op);
    Id inlineFile(const InlineFile &file, std::uint32_t mode, const oci::Platform &platform);
    Json copyAction(const ResolvedCopy &copy, const CopySource &source) const;
    Id run(const ConvertedInstruction &converted, const ResolvedRun &run, Json op, Id base,
           std::size_t stage);
    Json secrets(const ResolvedRun &run) const;
    Json ssh(const ResolvedRun &run) const;
    std::optional<Id> mountInput(const ResolvedMount &mount, Id base, std::size_t stage);
    Json mountAttributes(const ResolvedMount &mount) const;
    Id workdir(const ConvertedStage &stage, const ConvertedInstruction &converted, Json op,
               Id base);

    const dockerfile::Dockerfile &m_model;
    const Conversion &m_conversion;
    const std::vector<std::string> &m_ignorePatterns;
    Json m_ops = Json::array();
    std::map<std::size_t, Id> m_stages;
    std::map<std::size_t, Id> m_implicit;
    std::optional<Id> m_buildContext;
};

Id OpWriter::add(Json op, const std::vector<Id> &inputs)
{
    if (!inputs.empty())
        op["inputs"] = inputs;
    if (op["attrs"].empty())
        op.erase("attrs");
    op["id"] = m_ops.size() + 1;
    m_ops.push_back(std::move(op));
    return m_ops.size();
}

Id OpWriter::image(const ConvertedBase &base, const oci::Platform &platform, std::string name,
                   Json lines)
{
    Json op{{"kind", "image"},
            {"name", std::move(name)},
            {"attrs", {{"platform", oci::format(platform)}, {"ref", base.image->name}}}};
    if (!lines.empty())
        op["lines"] = std::move(lines);
    return add(std::move(op));
}

/// What stands for a base by --build-context.
Id OpWriter::context(const ConvertedBase &base)
{
    const auto prefix = concat("[context ", base.contextKey, "] ");
    if (base.image)
        return add({{"kind", "image"},
                    {"name", prefix + base.image->name},
                    {"attrs", {{"ref", base.image->name}}}});
    if (base.context.kind != NamedContext::Kind::Directory)
        return 0;
    return add({{"kind", "local"},
                {"name", prefix + "load from client"},
                {"attrs", {{"local", base.context.value}}}});
}

Id OpWriter::baseOf(const ConvertedStage &converted)
{
    const auto &base = converted.base;
    switch (base.kind) {
    case ConvertedBase::Kind::Stage:
        return stage(base.stage);
    case ConvertedBase::Kind::Image:
        return converted.fromStep != 0
                   ? image(base, converted.platform, fromName(converted),
                           linesOf(m_model.stages[converted.index].instructions.front()))
                   : 0;
    case ConvertedBase::Kind::Context:
        return context(base);
    case ConvertedBase::Kind::Unknown:
    case ConvertedBase::Kind::Scratch:
        break;
    }
    return 0;
}

Id OpWriter::stage(std::size_t index)
{
    if (const auto done = m_stages.find(index); done != m_stages.end())
        return done->second;
    const auto &converted = m_conversion.stages[index];
    auto top = baseOf(converted);
    for (std::size_t i = 0; i < converted.instructions.size(); ++i)
        top = apply(converted, i, top);
    m_stages[index] = top;
    return top;
}

Id OpWriter::implicit(std::size_t index)
{
    if (const auto done = m_implicit.find(index); done != m_implicit.end())
        return done->second;
    const auto &stage = m_conversion.implicitStages[index];
    Id id = 0;
    if (stage.base.kind == ConvertedBase::Kind::Context) {
        id = context(stage.base);
    } else if (stage.base.image) {
        auto lines = Json::array();
        if (!stage.isMount)
            lines = linesOf(m_model.stages[stage.user].instructions[stage.instruction]);
        id = image(stage.base, stage.platform, concat("FROM ", stage.base.image->name),
                   std::move(lines));
    }
    m_implicit[index] = id;
    return id;
}

Id OpWriter::buildContext()
{
    if (m_buildContext)
        return *m_buildContext;
    Json attributes{{"local", "context"}};
    if (const auto paths = contextPaths(m_conversion); !paths.empty())
        attributes["follow_paths"] = paths;
    if (!m_ignorePatterns.empty())
        attributes["exclude_patterns"] = m_ignorePatterns;
    m_buildContext = add({{"kind", "local"},
                          {"name", "[internal] load build context"},
                          {"attrs", std::move(attributes)}});
    return *m_buildContext;
}

/// A trigger may read from its own stage: what is there so far.
Id OpWriter::source(const FileSource &source, std::size_t user, Id current)
{
    if (source.kind == FileSource::Kind::Context)
        return buildContext();
    if (source.kind == FileSource::Kind::Implicit)
        return implicit(source.index);
    return source.index == user ? current : stage(source.index);
}

Id OpWriter::inlineFile(const InlineFile &file, std::uint32_t mode, const oci::Platform &platform)
{
    Json action{
        {"action", "mkfile"}, {"data", file.content}, {"mode", octal(mode)}, {"path", file.name}};
    return add({{"kind", "file"},
                {"name", "[internal] preparing inline document"},
                {"attrs", {{"actions", {action}}, {"platform", oci::format(platform)}}}},
               {0});
}

Json OpWriter::copyAction(const ResolvedCopy &copy, const CopySource &source) const
{
    Json action{{"action", "copy"}, {"dst", copy.destination}};
    if (!copy.chown.empty())
        action["owner"] = copy.chown;
    if (copy.mode)
        action["mode"] = octal(*copy.mode);
    else if (!copy.chmod.empty())
        action["mode"] = copy.chmod;
    if (!copy.excludes.empty())
        action["exclude"] = copy.excludes;
    bool isUnpacked = false;
    if (const auto *path = std::get_if<PathSource>(&source.detail)) {
        action["src"] = path->path;
        action["dir_contents"] = action["follow_symlinks"] = action["wildcard"] = true;
        if (path->pattern)
            action["include"] = {*path->pattern};
        if (path->required)
            action["required"] = {*path->required};
        isUnpacked = copy.unpack.value_or(copy.isAdd);
    } else if (const auto *http = std::get_if<HttpSource>(&source.detail)) {
        action["src"] = http->fileName;
        isUnpacked = copy.unpack.value_or(false);
    } else {
        action["src"] = "/";
    }
    if (isUnpacked)
        action["unpack"] = true;
    return action;
}

Id OpWriter::remote(const ResolvedCopy &copy, const CopySource &source, const Json &op)
{
    if (const auto *http = std::get_if<HttpSource>(&source.detail)) {
        Json attributes{{"filename", http->fileName}, {"url", http->url}};
        if (!copy.checksum.empty())
            attributes["checksum"] = copy.checksum;
        return add({{"kind", "http"}, {"name", op["name"]}, {"attrs", std::move(attributes)}});
    }
    const auto &git = std::get<dockerfile::GitReference>(source.detail);
    Json attributes{{"remote", git.remote}};
    if (!git.ref.empty())
        attributes["ref"] = git.ref;
    if (!git.subDir.empty())
        attributes["subdir"] = git.subDir;
    if (!copy.checksum.empty())
        attributes["checksum"] = copy.checksum;
    if (copy.keepGitDir.value_or(false))
        attributes["keep_git_dir"] = true;
    if (git.submodules && !*git.submodules)
        attributes["skip_submodules"] = true;
    return add({{"kind", "git"}, {"name", op["name"]}, {"attrs", std::move(attributes)}});
}

/// With --link the copy is a tree of its own, laid over the base.
Id OpWriter::copy(const ResolvedCopy &copy, Json op, Id base, std::size_t stage)
{
    const auto &platform = m_conversion.stages[stage].platform;
    const bool isLinked = copy.link && copy.chmod.empty();
    std::vector<Id> inputs{isLinked ? 0 : base};
    auto actions = Json::array();
    for (const auto &source : copy.sources) {
        auto action = copyAction(copy, source);
        inputs.push_back(std::holds_alternative<PathSource>(source.detail)
                             ? this->source(copy.from, stage, base)
                             : remote(copy, source, op));
        action["input"] = inputs.size() - 1;
        actions.push_back(std::move(action));
    }
    for (const auto &file : copy.files) {
        inputs.push_back(inlineFile(file, 0644, platform));
        auto action = copyAction(copy, {file.name, {}, HttpSource{{}, file.name}});
        action.erase("unpack");
        action["input"] = inputs.size() - 1;
        actions.push_back(std::move(action));
    }
    op["kind"] = "file";
    op["attrs"]["actions"] = std::move(actions);
    if (!isLinked)
        return add(std::move(op), inputs);
    auto merged = op;
    op["attrs"]["platform"] = oci::format(platform);
    op["attrs"]["progress_group"] = op["name"];
    const auto top = add(op, inputs);
    if (base == 0)
        return top;
    merged["kind"] = "merge";
    merged["attrs"] = {{"progress_group", op["name"]}};
    auto name = op["name"].get<std::string>();
    merged["name"] = name.insert(name.find("] ") + 2, "LINK ");
    return add(std::move(merged), {base, top});
}

Json OpWriter::mountAttributes(const ResolvedMount &mount) const
{
    Json attributes{{"target", mount.target}};
    if (mount.type == Mount::Type::Tmpfs) {
        attributes["tmpfs"] = true;
        if (mount.sizeBytes > 0)
            attributes["size"] = mount.sizeBytes;
    }
    if (mount.readOnly)
        attributes["readonly"] = true;
    else if (mount.type == Mount::Type::Bind)
        attributes["no_output"] = true;
    if (mount.type == Mount::Type::Cache) {
        constexpr const char *kSharing[] = {"shared", "private", "locked"};
        attributes["cache_id"] = concat("/", mount.cacheId());
        attributes["sharing"] = kSharing[static_cast<std::size_t>(mount.sharing)];
    }
    const auto path = dockerfile::cleanPath(concat("/", mount.source));
    const bool isSeeded = mount.mode || mount.uid || mount.gid;
    if (path != "/")
        attributes["source_path"] = path;
    else if (isSeeded)
        attributes["source_path"] = "/cache";
    return attributes;
}

/// A mount whose owner or mode is set gets a directory to begin with.
std::optional<Id> OpWriter::mountInput(const ResolvedMount &mount, Id base, std::size_t stage)
{
    if (mount.type == Mount::Type::Tmpfs)
        return std::nullopt;
    auto id = source(mount.from, stage, base);
    const bool isWhole = dockerfile::cleanPath(concat("/", mount.source)) == "/";
    if (isWhole && (mount.mode || mount.uid || mount.gid)) {
        Json action{{"action", "mkdir"},
                    {"mode", octal(mount.mode.value_or(0755))},
                    {"owner", concat(std::to_string(mount.uid.value_or(0)), ":",
                                     std::to_string(mount.gid.value_or(0)))},
                    {"path", "/cache"}};
        id = add({{"kind", "file"},
                  {"name", "[internal] setting cache mount permissions"},
                  {"attrs", {{"actions", {action}}}}},
                 {id});
    }
    return id == 0 ? std::nullopt : std::optional(id);
}

Json OpWriter::secrets(const ResolvedRun &run) const
{
    auto list = Json::array();
    for (const auto &mount : run.mounts) {
        if (mount.type != Mount::Type::Secret)
            continue;
        Json secret{{"id", mount.secretId()}};
        if (mount.environment)
            secret["env"] = *mount.environment;
        if (!mount.written.empty())
            secret["target"] = mount.written;
        else if (const auto target = mount.secretTarget())
            secret["target"] = *target;
        if (!mount.required)
            secret["optional"] = true;
        if (mount.mode || mount.uid || mount.gid) {
            secret["mode"] = octal(mount.mode.value_or(0400));
            secret["uid"] = mount.uid.value_or(0);
            secret["gid"] = mount.gid.value_or(0);
        }
        list.push_back(std::move(secret));
    }
    return list;
}

Json OpWriter::ssh(const ResolvedRun &run) const
{
    auto list = Json::array();
    for (const auto &mount : run.mounts) {
        if (mount.type != Mount::Type::Ssh)
            continue;
        Json socket{{"id", mount.id}};
        if (!mount.written.empty())
            socket["target"] = mount.written;
        if (!mount.required)
            socket["optional"] = true;
        if (mount.mode || mount.uid || mount.gid) {
            socket["mode"] = octal(mount.mode.value_or(0600));
            socket["uid"] = mount.uid.value_or(0);
            socket["gid"] = mount.gid.value_or(0);
        }
        list.push_back(std::move(socket));
    }
    return list;
}

Id OpWriter::run(const ConvertedInstruction &converted, const ResolvedRun &run, Json op, Id base,
                 std::size_t stage)
{
    const auto &state = *converted.before;
    Json attributes{
        {"args", run.arguments},
        {"cwd", withSlashes(state.workingDirectory, m_conversion.stages[stage].platform.os)},
        {"env", state.variables.pairs()}};
    if (!state.user.empty())
        attributes["user"] = state.user;
    if (run.network == NetworkMode::None)
        attributes["network"] = "none";
    if (run.network == NetworkMode::Host)
        attributes["network"] = "host";
    if (run.security == SecurityMode::Insecure)
        attributes["security"] = "insecure";
    struct Entry
    {
        Json attributes;
        std::optional<Id> input;
    };
    std::vector<Entry> mounts;
    if (run.script) {
        const auto file = inlineFile(*run.script, 0755, m_conversion.stages[stage].platform);
        mounts.push_back(
            {{{"readonly", true}, {"source_path", "/"}, {"target", "/dev/pipes/"}}, file});
    }
    for (const auto &mount : run.mounts) {
        if (mount.type != Mount::Type::Secret && mount.type != Mount::Type::Ssh)
            mounts.push_back({mountAttributes(mount), mountInput(mount, base, stage)});
    }
    std::vector<Id> inputs{base};
    for (auto &mount : mounts) {
        if (mount.input) {
            mount.attributes["input"] = inputs.size();
            inputs.push_back(*mount.input);
        }
        attributes["mounts"].push_back(std::move(mount.attributes));
    }
    if (auto list = secrets(run); !list.empty())
        attributes["secrets"] = std::move(list);
    if (auto list = ssh(run); !list.empty())
        attributes["ssh"] = std::move(list);
    if (!m_conversion.proxies.empty())
        attributes["proxy"] = true;
    op["kind"] = "exec";
    op["attrs"] = std::move(attributes);
    return add(std::move(op), inputs);
}

Id OpWriter::workdir(const ConvertedStage &stage, const ConvertedInstruction &converted, Json op,
                     Id base)
{
    const auto &workdir = *converted.as<ResolvedWorkdir>();
    Json action{{"action", "mkdir"},
                {"mode", "0755"},
                {"parents", true},
                {"path", withSlashes(workdir.directory, stage.platform.os)}};
    if (!converted.before->user.empty())
        action["owner"] = converted.before->user;
    if (m_conversion.epoch)
        action["created"] = *m_conversion.epoch;
    op["kind"] = "file";
    op["attrs"] = {{"actions", {action}}, {"platform", oci::format(stage.platform)}};
    op.erase("ignore_cache");
    return add(std::move(op), {base});
}

Id OpWriter::apply(const ConvertedStage &stage, std::size_t index, Id base)
{
    const auto &converted = stage.instructions[index];
    if (converted.step == 0)
        return base;
    const auto &place = m_model.stages[stage.index].instructions[converted.index];
    Json op{{"name", nameOfStep(m_model, stage, converted)},
            {"attrs", Json::object()},
            {"lines", linesOf(place)}};
    if (stage.ignoresCache)
        op["ignore_cache"] = true;
    if (const auto *copied = converted.as<ResolvedCopy>())
        return copy(*copied, std::move(op), base, stage.index);
    if (const auto *executed = converted.as<ResolvedRun>())
        return run(converted, *executed, std::move(op), base, stage.index);
    return workdir(stage, converted, std::move(op), base);
}

Json OpWriter::write()
{
    stage(*m_conversion.target);
    return m_ops.empty() ? Json() : std::move(m_ops);
}

/// The base as BuildKit keeps it: what was found, else the name that is looked up.
std::string baseText(const dockerfile::Dockerfile &model, const ConvertedBase &base)
{
    if (base.kind == ConvertedBase::Kind::Scratch)
        return "scratch";
    if (base.kind == ConvertedBase::Kind::Stage)
        return concat("stage:", model.stages[base.stage].displayName());
    if (base.kind == ConvertedBase::Kind::Image && base.image)
        return base.image->name;
    const auto reference = oci::ImageReference::parse(base.name);
    return reference ? reference->withDefaultTag().toString() : base.name;
}

Json dependenciesOf(const dockerfile::Dockerfile &model, const Conversion &conversion,
                    const ConvertedStage &stage)
{
    std::vector<std::string> names;
    for (const auto &dependency : stage.dependencies) {
        const auto &source = dependency.source;
        names.push_back(source.kind == FileSource::Kind::Stage
                            ? model.stages[source.index].displayName()
                            : baseText(model, conversion.implicitStages[source.index].base));
    }
    std::sort(names.begin(), names.end());
    return names.empty() ? Json() : Json(names);
}

/// A stage that nobody needs has not got its base's platform yet.
std::string platformOf(const ConvertedStage &stage)
{
    const bool isInherited = stage.base.kind == ConvertedBase::Kind::Stage && !stage.isReachable;
    return isInherited && stage.platformText.empty() ? "" : shortPlatform(stage.platform);
}

} // namespace

Json opsOf(const dockerfile::Dockerfile &model, const Conversion &conversion,
           const std::vector<std::string> &ignorePatterns)
{
    return OpWriter(model, conversion, ignorePatterns).write();
}

Json stagesOf(const dockerfile::Dockerfile &model, const Conversion &conversion)
{
    auto list = Json::array();
    for (const auto &stage : conversion.stages) {
        list.push_back({{"Name", model.stages[stage.index].name},
                        {"StageName", stage.stepStage},
                        {"Base", baseText(model, stage.base)},
                        {"Index", stage.index},
                        {"Reachable", stage.isReachable},
                        {"Target", stage.isTarget},
                        {"Unregistered", false},
                        {"NamedContext", stage.isReplaced},
                        {"Deps", dependenciesOf(model, conversion, stage)},
                        {"Platform", platformOf(stage)}});
    }
    for (const auto &stage : conversion.implicitStages) {
        list.push_back({{"Name", ""},
                        {"StageName", ""},
                        {"Base", baseText(model, stage.base)},
                        {"Index", list.size()},
                        {"Reachable", stage.isReachable},
                        {"Target", false},
                        {"Unregistered", true},
                        {"NamedContext", false},
                        {"Deps", nullptr},
                        {"Platform", shortPlatform(stage.platform)}});
    }
    return list;
}

} // namespace stagewright::conformance
