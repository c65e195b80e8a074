#include "core/base/support/overloaded.h"
#include "core/image/oci/timestamp.h"
#include "core/language/convert/convert.h"
#include "core/language/convert/texts.h"

#include <algorithm>
#include <chrono>

namespace stagewright::convert {

namespace {

using namespace dockerfile;

constexpr std::string_view kHistoryComment = "buildkit.dockerfile.v0";
constexpr std::string_view kDefaultPath =
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

oci::ImageConfig emptyConfig(const oci::Platform &platform)
{
    oci::ImageConfig config;
    config.platform = platform;
    config.config.workingDir = "/";
    if (platform.os != "windows")
        config.config.env = {std::string(kDefaultPath)};
    return config;
}

oci::ImageConfig configOfBase(const ConvertedStage &stage)
{
    if (!stage.base.image)
        return stage.isReplaced ? oci::ImageConfig() : emptyConfig(stage.platform);
    auto config = stage.base.image->config;
    // What BuildKit has no field for does not outlive a build.
    config.created.clear();
    config.extra.clear();
    config.config.extra.clear();
    config.config.stopTimeout.reset();
    return config;
}

/// Applies the instructions of one stage.
class ConfigWriter
{
public:
    ConfigWriter(const Dockerfile &model, const Conversion &conversion, const ConvertedStage &stage,
                 oci::ImageConfig &config)
        : m_model(model)
        , m_conversion(conversion)
        , m_stage(stage)
        , m_image(config)
        , m_config(config.config)
    {}

    void run();

private:
    void apply(const ConvertedInstruction &converted);
    void applyPlain(const Instruction &instruction);
    void applyCommand(const ResolvedCommand &command, InstructionKind kind);
    void addRow(const ConvertedInstruction &converted);
    void setState(const State &state);

    const Dockerfile &m_model;
    const Conversion &m_conversion;
    const ConvertedStage &m_stage;
    oci::ImageConfig &m_image;
    oci::RunConfig &m_config;
    bool m_hasCommand = false;
};

/// An ENTRYPOINT drops the CMD that the base brought.
void ConfigWriter::applyCommand(const ResolvedCommand &command, InstructionKind kind)
{
    if (kind == InstructionKind::Cmd) {
        m_config.cmd = command.arguments;
        m_config.argsEscaped = m_hasCommand = true;
        return;
    }
    m_config.entrypoint = command.arguments;
    if (!m_hasCommand)
        m_config.cmd.clear();
}

void ConfigWriter::applyPlain(const Instruction &instruction)
{
    if (const auto *check = instruction.as<HealthcheckInstruction>())
        m_config.healthcheck = healthcheckOf(*check);
    else if (const auto *maintainer = instruction.as<MaintainerInstruction>())
        m_image.author = maintainer->name.text;
    else if (const auto *onBuild = instruction.as<OnBuildInstruction>())
        m_config.onBuild.push_back(onBuild->trigger);
}

void ConfigWriter::apply(const ConvertedInstruction &converted)
{
    const auto &instruction = instructionOf(m_model, m_stage, converted);
    const overloaded effect{
        [&](const std::monostate &) { applyPlain(instruction); },
        [&](const ResolvedLabel &label) {
            for (const auto &[key, value] : label.labels)
                m_config.labels[key] = value;
        },
        [&](const ResolvedExpose &expose) {
            for (const auto &port : expose.ports)
                m_config.exposedPorts.insert(port.ports.begin(), port.ports.end());
        },
        [&](const ResolvedVolume &volume) {
            m_config.volumes.insert(volume.paths.begin(), volume.paths.end());
        },
        [&](const ResolvedStopSignal &stop) { m_config.stopSignal = stop.signal; },
        [&](const ResolvedCommand &command) { applyCommand(command, instruction.kind); },
        [](const auto &) {},
    };
    std::visit(effect, converted.resolved);
    addRow(converted);
}

void ConfigWriter::addRow(const ConvertedInstruction &converted)
{
    auto text = historyText(m_model, m_stage, converted);
    if (!text)
        return;
    oci::HistoryEntry row{
        {}, std::move(*text), {}, std::string(kHistoryComment), !makesLayer(converted)};
    if (m_conversion.epoch)
        row.created =
            oci::formatTimestamp(oci::Timestamp(std::chrono::seconds(*m_conversion.epoch)));
    m_image.history.push_back(std::move(row));
}

void ConfigWriter::setState(const State &state)
{
    m_config.env = state.imageEnvironment.pairs();
    m_config.workingDir = state.workingDirectory;
    m_config.user = state.user;
    m_config.shell = state.shell;
}

void ConfigWriter::run()
{
    if (m_stage.isReachable)
        m_config.onBuild.clear();
    for (const auto &converted : m_stage.instructions)
        apply(converted);
    if (const auto &end = m_stage.end ? m_stage.end : m_stage.start)
        setState(*end);
}

/// The image of a build is one of its target platform, whatever the base says.
void setPlatform(oci::Platform &platform, const oci::Platform &target)
{
    const bool isSame = platform.os == target.os && platform.architecture == target.architecture;
    platform.os = target.os;
    platform.architecture = target.architecture;
    if (!target.variant.empty() || !isSame)
        platform.variant = target.variant;
    if (!target.osVersion.empty() || !isSame)
        platform.osVersion = target.osVersion;
    if (!target.osFeatures.empty())
        platform.osFeatures = target.osFeatures;
}

/// From the stage whose base is none of the file's, up to this one.
std::vector<std::size_t> chainOf(const Conversion &conversion, std::size_t stage)
{
    std::vector<std::size_t> chain{stage};
    while (conversion.stages[chain.back()].base.kind == ConvertedBase::Kind::Stage)
        chain.push_back(conversion.stages[chain.back()].base.stage);
    std::reverse(chain.begin(), chain.end());
    return chain;
}

} // namespace

oci::ImageConfig imageOf(const Dockerfile &model, const Conversion &conversion, std::size_t stage)
{
    const auto chain = chainOf(conversion, stage);
    auto config = configOfBase(conversion.stages[chain.front()]);
    for (const auto index : chain) {
        if (index != chain.front())
            config.config.onBuild.clear();
        ConfigWriter(model, conversion, conversion.stages[index], config).run();
    }
    if (conversion.target == stage) {
        for (const auto &[key, value] : conversion.labels)
            config.config.labels[key] = value;
        if (conversion.isPlatformGiven)
            setPlatform(config.platform, conversion.targetPlatform);
        config.platform = oci::normalised(config.platform);
    }
    return config;
}

} // namespace stagewright::convert
