#include "core/language/lint/hadolintconfig.h"

#include "core/base/support/strings.h"
#include "core/language/dockerfile/suggest.h"

#include <yaml.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace stagewright::lint {

namespace {

using Outcome = tl::expected<void, Message>;

/// "line 3: …" as people count.
tl::unexpected<Message> problemAt(std::size_t line, std::string_view text,
                                  std::string_view argument = {})
{
    const auto number = std::to_string(line + 1);
    return tl::unexpected(Message(text, {number, argument}));
}

/// One YAML document, as libyaml composes it.
class Document
{
public:
    explicit Document(std::string_view text)
    {
        yaml_parser_initialize(&m_parser);
        const auto *bytes = reinterpret_cast<const unsigned char *>(text.data());
        yaml_parser_set_input_string(&m_parser, bytes, text.size());
        m_isLoaded = yaml_parser_load(&m_parser, &m_document) != 0;
    }
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;
    ~Document()
    {
        if (m_isLoaded)
            yaml_document_delete(&m_document);
        yaml_parser_delete(&m_parser);
    }

    bool isLoaded() const { return m_isLoaded; }
    std::size_t errorLine() const { return m_parser.problem_mark.line; }
    std::string errorText() const { return m_parser.problem ? m_parser.problem : ""; }

    /// nullptr in an empty text.
    yaml_node_t *root() { return yaml_document_get_root_node(&m_document); }
    yaml_node_t *node(int index) { return yaml_document_get_node(&m_document, index); }

private:
    yaml_parser_t m_parser = {};
    yaml_document_t m_document = {};
    bool m_isLoaded = false;
};

/// Walks the document to a fixed depth: what an alias repeats does not matter.
class ConfigReader
{
public:
    ConfigReader(Document &document, LintOptions options)
        : m_document(document)
        , m_options(std::move(options))
    {}

    tl::expected<LintOptions, Message> read();

private:
    using Visit = std::function<Outcome(const std::string &key, yaml_node_t &value)>;

    static std::size_t lineOf(const yaml_node_t &node) { return node.start_mark.line; }
    static tl::expected<std::string, Message> textOf(const yaml_node_t &node);
    static tl::expected<bool, Message> switchOf(const yaml_node_t &node);
    tl::expected<std::vector<std::string>, Message> listOf(const yaml_node_t &node);
    Outcome forEachPair(const yaml_node_t &node, const Visit &visit);

    Outcome readKey(const std::string &key, yaml_node_t &value);
    Outcome readOverride(const std::string &level, const yaml_node_t &rules);
    Outcome readLabel(const std::string &name, const yaml_node_t &type);
    Outcome readThreshold(const yaml_node_t &value);
    Outcome readSwitch(const yaml_node_t &value, bool &target, bool whenOn);

    Document &m_document;
    LintOptions m_options;
};

std::optional<Severity> levelOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, Severity>, 4> kLevels = {{
        {"error", Severity::Error},
        {"warning", Severity::Warning},
        {"info", Severity::Information},
        {"style", Severity::Hint},
    }};
    for (const auto &[known, severity] : kLevels) {
        if (known == name)
            return severity;
    }
    return std::nullopt;
}

bool isNoLevel(std::string_view name)
{
    return name == "ignore" || name == "none";
}

std::optional<LabelType> labelTypeOf(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, LabelType>, 8> kTypes = {{
        {"text", LabelType::Text},
        {"", LabelType::Text},
        {"url", LabelType::Url},
        {"rfc3339", LabelType::Time},
        {"spdx", LabelType::License},
        {"hash", LabelType::GitHash},
        {"semver", LabelType::Version},
        {"email", LabelType::Email},
    }};
    for (const auto &[known, type] : kTypes) {
        if (known == name)
            return type;
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 14> kKeys = {"ignored",
                                                    "override",
                                                    "trustedRegistries",
                                                    "label-schema",
                                                    "strict-labels",
                                                    "failure-threshold",
                                                    "no-fail",
                                                    "disable-ignore-pragma",
                                                    "format",
                                                    "formats",
                                                    "no-color",
                                                    "verbose",
                                                    "output",
                                                    "config"};

tl::expected<std::string, Message> ConfigReader::textOf(const yaml_node_t &node)
{
    if (node.type != YAML_SCALAR_NODE)
        return problemAt(lineOf(node), MSG("lint", "line %1: a text belongs here"));
    const auto &scalar = node.data.scalar;
    return std::string(reinterpret_cast<const char *>(scalar.value), scalar.length);
}

tl::expected<bool, Message> ConfigReader::switchOf(const yaml_node_t &node)
{
    const auto text = textOf(node);
    const auto lower = toLowerAscii(text.value_or(""));
    if (lower == "true" || lower == "false")
        return lower == "true";
    return problemAt(lineOf(node), MSG("lint", "line %1: true or false belongs here"));
}

tl::expected<std::vector<std::string>, Message> ConfigReader::listOf(const yaml_node_t &node)
{
    if (node.type != YAML_SEQUENCE_NODE)
        return problemAt(lineOf(node), MSG("lint", "line %1: a list belongs here: [A, B]"));
    std::vector<std::string> texts;
    const auto &items = node.data.sequence.items;
    for (const auto *item = items.start; item != items.top; ++item) {
        auto text = textOf(*m_document.node(*item));
        if (!text)
            return tl::unexpected(std::move(text).error());
        texts.push_back(std::move(*text));
    }
    return texts;
}

Outcome ConfigReader::forEachPair(const yaml_node_t &node, const Visit &visit)
{
    if (node.type != YAML_MAPPING_NODE)
        return problemAt(lineOf(node), MSG("lint", "line %1: pairs belong here: key: value"));
    const auto &pairs = node.data.mapping.pairs;
    for (const auto *pair = pairs.start; pair != pairs.top; ++pair) {
        const auto key = textOf(*m_document.node(pair->key));
        if (!key)
            return tl::unexpected(key.error());
        if (auto outcome = visit(*key, *m_document.node(pair->value)); !outcome)
            return outcome;
    }
    return {};
}

Outcome ConfigReader::readOverride(const std::string &level, const yaml_node_t &rules)
{
    const auto severity = levelOf(level);
    if (!severity && !isNoLevel(level))
        return problemAt(lineOf(rules),
                         MSG("lint", "line %1: '%2' is no level: error, warning, info or style"),
                         level);
    const auto names = listOf(rules);
    if (!names)
        return tl::unexpected(names.error());
    for (const auto &name : *names) {
        if (!severity) {
            m_options.skip.push_back(name);
            continue;
        }
        m_options.severities[name] = *severity;
        m_options.experimental.push_back(name);
    }
    return {};
}

Outcome ConfigReader::readLabel(const std::string &name, const yaml_node_t &type)
{
    const auto text = textOf(type);
    const auto known = text ? labelTypeOf(*text) : std::nullopt;
    if (!known)
        return problemAt(lineOf(type),
                         MSG("lint", "line %1: '%2' is no type of a label: text, url, rfc3339, "
                                     "spdx, hash, semver or email"),
                         text.value_or(""));
    m_options.labels[name] = *known;
    return {};
}

Outcome ConfigReader::readThreshold(const yaml_node_t &value)
{
    const auto text = textOf(value).value_or("");
    const auto level = isNoLevel(text) ? std::optional(Severity::Hint) : levelOf(text);
    if (!level)
        return problemAt(lineOf(value),
                         MSG("lint", "line %1: '%2' is no level: error, warning, info or style"),
                         text);
    m_options.failureThreshold = level;
    return {};
}

Outcome ConfigReader::readSwitch(const yaml_node_t &value, bool &target, bool whenOn)
{
    const auto isOn = switchOf(value);
    if (!isOn)
        return tl::unexpected(isOn.error());
    target = *isOn == whenOn;
    return {};
}

Outcome ConfigReader::readKey(const std::string &key, yaml_node_t &value)
{
    if (key == "override")
        return forEachPair(value, [&](const auto &level, yaml_node_t &rules) {
            return readOverride(level, rules);
        });
    if (key == "label-schema")
        return forEachPair(
            value, [&](const auto &name, yaml_node_t &type) { return readLabel(name, type); });
    if (key == "failure-threshold")
        return readThreshold(value);
    if (key == "strict-labels")
        return readSwitch(value, m_options.allowsOtherLabels, false);
    if (key == "no-fail")
        return readSwitch(value, m_options.neverFails, true);
    if (key == "disable-ignore-pragma")
        return readSwitch(value, m_options.honoursPragmas, false);
    if (key == "ignored" || key == "trustedRegistries") {
        const bool isText = key != "ignored" && value.type == YAML_SCALAR_NODE;
        auto names = isText ? textOf(value).map([](auto text) {
            return std::vector<std::string>{std::move(text)};
        })
                            : listOf(value);
        if (!names)
            return tl::unexpected(std::move(names).error());
        auto &target = key == "ignored" ? m_options.skip : m_options.trustedRegistries;
        target.insert(target.end(), names->begin(), names->end());
        return {};
    }
    if (const auto near = dockerfile::suggest(key, kKeys, true))
        return problemAt(lineOf(value), MSG("lint", "line %1: unknown key; '%2' is meant?"), *near);
    return {};
}

tl::expected<LintOptions, Message> ConfigReader::read()
{
    const auto *root = m_document.root();
    if (!root)
        return std::move(m_options);
    auto outcome = forEachPair(
        *root, [&](const auto &key, yaml_node_t &value) { return readKey(key, value); });
    if (!outcome)
        return tl::unexpected(std::move(outcome).error());
    return std::move(m_options);
}

} // namespace

tl::expected<LintOptions, Message> readHadolintConfig(std::string_view yaml, LintOptions options)
{
    Document document(yaml);
    if (!document.isLoaded())
        return problemAt(document.errorLine(), MSG("lint", "line %1: no valid YAML: %2"),
                         document.errorText());
    return ConfigReader(document, std::move(options)).read();
}

std::vector<std::string> hadolintConfigFiles(std::string_view workingDirectory,
                                             std::string_view xdgConfigHome, std::string_view home)
{
    std::vector<std::string> files;
    const auto add = [&](std::string_view folder, std::string_view inside, std::string_view name) {
        for (const std::string_view extension : {".yaml", ".yml"}) {
            if (!folder.empty())
                files.push_back(concat(folder, inside, name, extension));
        }
    };
    add(workingDirectory, "/", ".hadolint");
    add(xdgConfigHome, "/", "hadolint");
    if (xdgConfigHome.empty())
        add(home, "/.config/", "hadolint");
    add(home, "/.hadolint/", "hadolint");
    add(home, "/.hadolint/", "config");
    add(home, "/", ".hadolint");
    return files;
}

} // namespace stagewright::lint
