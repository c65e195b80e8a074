#include "app/graphview/argumentrows.h"

#include "app/qtsupport/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace stagewright::app {

namespace {

const char *const kTargetPlatform = "TARGETPLATFORM";
const char *const kBuildPlatform = "BUILDPLATFORM";

const QStringList &platforms()
{
    static const QStringList kPlatforms{
        QStringLiteral("linux/amd64"),   QStringLiteral("linux/arm64"),
        QStringLiteral("linux/arm/v7"),  QStringLiteral("linux/arm/v6"),
        QStringLiteral("linux/386"),     QStringLiteral("linux/ppc64le"),
        QStringLiteral("linux/riscv64"), QStringLiteral("linux/s390x")};
    return kPlatforms;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("ArgumentRows", text);
}

class RowBuilder
{
public:
    RowBuilder(const dockerfile::Dockerfile &model, const convert::Conversion &conversion,
               const dockerfile::ModelOptions &options)
        : m_model(model)
        , m_conversion(conversion)
        , m_options(options)
    {}

    std::vector<ArgumentRow> build()
    {
        for (const auto &instruction : m_model.globalArguments)
            if (const auto *arg = instruction.as<dockerfile::ArgInstruction>())
                for (const auto &argument : arg->arguments)
                    addArgument(argument);
        const dockerfile::ModelOptions plain;
        addPlatform(kTargetPlatform, m_options.targetPlatform, plain.targetPlatform);
        addPlatform(kBuildPlatform, m_options.buildPlatform, plain.buildPlatform);
        return std::move(m_rows);
    }

private:
    /// A name that is declared twice is one argument: the last default counts.
    void addArgument(const dockerfile::KeyValue &argument)
    {
        const std::string &name = argument.key.text;
        std::erase_if(m_rows, [&](const ArgumentRow &row) { return toUtf8(row.name) == name; });
        ArgumentRow row;
        row.name = fromUtf8(name);
        row.hasDefault = argument.value.has_value();
        if (argument.value)
            row.defaultValue = fromUtf8(argument.value->text);
        const auto given = m_options.buildArguments.find(name);
        if (given != m_options.buildArguments.end())
            row.value = fromUtf8(given->second);
        row.stages = stagesOf(name);
        row.choices = choicesOf(name);
        row.tip =
            row.hasDefault
                ? translated(QT_TRANSLATE_NOOP("ArgumentRows", "Default: %1")).arg(row.defaultValue)
                : translated(QT_TRANSLATE_NOOP("ArgumentRows", "No default"));
        m_rows.push_back(std::move(row));
    }

    void addPlatform(const char *name, const std::string &value, const std::string &plain)
    {
        ArgumentRow row;
        row.name = QLatin1String(name);
        row.isPlatform = row.hasDefault = true;
        row.defaultValue = fromUtf8(plain);
        if (value != plain)
            row.value = fromUtf8(value);
        row.choices = platforms();
        const std::string prefix = std::string(name).substr(0, std::string(name).find("PLATFORM"));
        for (const char *part : {"PLATFORM", "OS", "ARCH", "VARIANT"})
            row.stages << stagesOf(prefix + part);
        row.stages.removeDuplicates();
        row.tip = derivedText(prefix);
        m_rows.push_back(std::move(row));
    }

    /// "TARGETOS=linux, TARGETARCH=arm64"
    QString derivedText(const std::string &prefix) const
    {
        QStringList parts;
        for (const char *part : {"OS", "ARCH", "VARIANT"})
            if (const auto value = m_conversion.builtins.get(prefix + part))
                parts << QStringLiteral("%1=%2").arg(fromUtf8(prefix + part), fromUtf8(*value));
        return parts.join(QStringLiteral(", "));
    }

    /// Names that are read where `name` decides the value: itself and defaults that use it.
    std::set<std::string> carriersOf(const std::string &name) const
    {
        std::set<std::string> carriers{name};
        for (const auto &instruction : m_model.globalArguments) {
            const auto *arg = instruction.as<dockerfile::ArgInstruction>();
            for (const auto &argument : arg ? arg->arguments : std::vector<dockerfile::KeyValue>())
                for (const auto &use : m_conversion.globalUses)
                    if (argument.value && argument.range().contains(use.range) &&
                        carriers.contains(use.name))
                        carriers.insert(argument.key.text);
        }
        return carriers;
    }

    QStringList stagesOf(const std::string &name) const
    {
        const auto carriers = carriersOf(name);
        const auto isCarried = [&carriers](const dockerfile::VariableUse &use) {
            return carriers.contains(use.name);
        };
        QStringList names;
        for (std::size_t i = 0; i < std::min(m_model.stages.size(), m_conversion.stages.size());
             ++i) {
            const auto &stage = m_conversion.stages[i];
            if (std::ranges::any_of(stage.baseUses, isCarried) ||
                std::ranges::any_of(stage.platformUses, isCarried))
                names << fromUtf8(m_model.stages[i].displayName());
        }
        return names;
    }

    /// `FROM build-${VARIANT}` and stages build-alpine, build-debian: alpine, debian.
    QStringList choicesOf(const std::string &name) const
    {
        QStringList choices;
        for (const auto &stage : m_model.stages) {
            const auto *from = stage.instructions.front().as<dockerfile::FromInstruction>();
            for (const std::string &mark : {"${" + name + "}", "$" + name}) {
                const auto at = from ? from->image.text.find(mark) : std::string::npos;
                if (at == std::string::npos)
                    continue;
                addChoices(choices, from->image.text.substr(0, at),
                           from->image.text.substr(at + mark.size()), stage.index);
                break;
            }
        }
        choices.removeDuplicates();
        return choices;
    }

    void addChoices(QStringList &choices, const std::string &before, const std::string &after,
                    std::size_t until) const
    {
        if ((before + after).find('$') != std::string::npos)
            return;
        for (std::size_t i = 0; i < until; ++i) {
            const std::string &name = m_model.stages[i].name;
            if (name.size() > before.size() + after.size() && name.starts_with(before) &&
                name.ends_with(after))
                choices << fromUtf8(
                    name.substr(before.size(), name.size() - before.size() - after.size()));
        }
    }

    const dockerfile::Dockerfile &m_model;
    const convert::Conversion &m_conversion;
    const dockerfile::ModelOptions &m_options;
    std::vector<ArgumentRow> m_rows;
};

} // namespace

std::vector<ArgumentRow> argumentRows(const dockerfile::Dockerfile &model,
                                      const convert::Conversion &conversion,
                                      const dockerfile::ModelOptions &options)
{
    return RowBuilder(model, conversion, options).build();
}

dockerfile::ModelOptions withArgument(dockerfile::ModelOptions options, const QString &name,
                                      const std::optional<QString> &value)
{
    const dockerfile::ModelOptions plain;
    if (name == QLatin1String(kTargetPlatform))
        options.targetPlatform = value ? toUtf8(*value) : plain.targetPlatform;
    else if (name == QLatin1String(kBuildPlatform))
        options.buildPlatform = value ? toUtf8(*value) : plain.buildPlatform;
    else if (value)
        options.buildArguments[toUtf8(name)] = toUtf8(*value);
    else
        options.buildArguments.erase(toUtf8(name));
    return options;
}

} // namespace stagewright::app
