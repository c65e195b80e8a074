#include "tests/core/language/edit/dockerfiles.h"

#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>

namespace stagewright::tests {

namespace {

std::string replaceAll(std::string text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

std::string withLowerKeywords(const std::string &text)
{
    auto result = text;
    const auto model = dockerfile::makeDockerfile(syntax::parse(text));
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions) {
            const auto range = instruction.keyword.range;
            result.replace(range.begin, range.length(), toLowerAscii(instruction.keyword.text));
        }
    }
    return result;
}

class Generator
{
public:
    explicit Generator(unsigned seed)
        : m_random(seed)
    {}

    std::string run()
    {
        if (chance(4)) {
            m_escape = "`";
            m_text += "# escape=`\n";
        }
        if (chance(4))
            m_text += "\n# a comment\n";
        if (chance(3))
            m_text += "ARG VERSION=1\nARG UNSET\n";
        const auto count = pick(5);
        for (unsigned i = 0; i < count; ++i)
            addStage(i);
        if (chance(4) && m_text.ends_with('\n'))
            m_text.pop_back();
        return chance(4) ? replaceAll(m_text, "\n", "\r\n") : m_text;
    }

private:
    unsigned pick(unsigned count) { return static_cast<unsigned>(m_random() % count); }
    bool chance(unsigned n) { return pick(n) == 0; }

    std::string reference(bool allowsNumber)
    {
        constexpr std::array<std::string_view, 5> kOthers = {"busybox", "scratch", "later",
                                                             "ghcr.io/x/y:1", "$V"};
        if (!m_names.empty() && !chance(3))
            return m_names[pick(static_cast<unsigned>(m_names.size()))];
        if (allowsNumber && chance(3))
            return std::to_string(pick(5));
        return std::string(kOthers[pick(kOthers.size())]);
    }

    void addStage(unsigned index)
    {
        constexpr std::array<std::string_view, 5> kImages = {"golang:1.21", "node:${VERSION}-slim",
                                                             "scratch", "a$UNSET", "debian"};
        m_text += chance(5) ? "from " : "FROM ";
        if (chance(6))
            m_text += "--platform=$BUILDPLATFORM ";
        m_text += !m_names.empty() && chance(3)
                      ? m_names[pick(static_cast<unsigned>(m_names.size()))]
                      : std::string(kImages[pick(kImages.size())]);
        if (!chance(3)) {
            const auto name = chance(9) ? std::string("s0") : "s" + std::to_string(index);
            m_text += chance(5) ? " " + m_escape + "\n  as " + name : " AS " + name;
            m_names.push_back(name);
        }
        m_text += "\n";
        for (auto i = pick(6); i > 0; --i)
            addInstruction();
        if (chance(2))
            m_text += "\n";
    }

    void addInstruction()
    {
        const auto cont = " " + m_escape + "\n    ";
        switch (pick(13)) {
        case 0:
            m_text += "RUN make" + cont + "# inside\n  all\n";
            return;
        case 1:
            m_text += "COPY --from=" + reference(true) + " /a /b\n";
            return;
        case 2:
            m_text += "COPY --chown=1 --from=" + reference(true) + cont + "/a /b /c/\n";
            return;
        case 3:
            m_text += "RUN --mount=type=bind,from=" + reference(false) + ",target=/m" + cont +
                      "--mount=type=cache,target=/c" + cont + "--mount=from=" + reference(false) +
                      ",source=/x,dst=/y make\n";
            return;
        case 4:
            m_text += "RUN <<EOF\necho $X\n# text\nEOF\n";
            return;
        case 5:
            m_text += "COPY <<-A <<\"B\" /d/\n\tfirst\n\tA\nsecond\nB\n";
            return;
        case 6:
            m_text += "# about the next line\nENV A=b" + cont + "C=d\n";
            return;
        case 7:
            m_text += "CMD [\"a\", \"b\"]\n";
            return;
        case 8:
            m_text += "ENTRYPOINT x\nLABEL l=m\n";
            return;
        case 9:
            m_text += "ONBUILD COPY --from=" + reference(true) + " /a /b\n";
            return;
        case 10:
            m_text += "copy . .\n\n";
            return;
        case 11:
            m_text += "  WORKDIR /w  \n";
            return;
        default:
            m_text += "COPY --from=" + reference(true) + " [\"/a b\", \"/c\"]\n#\n";
            return;
        }
    }

    std::mt19937 m_random;
    std::string m_text;
    std::string m_escape = "\\";
    std::vector<std::string> m_names;
};

void collectTexts(const Json &json, const std::string &name,
                  std::map<std::string, std::string> &out)
{
    if (json.is_object()) {
        for (const auto &[key, value] : json.items()) {
            if (key == "dockerfile" && value.is_string())
                out.emplace(value.get<std::string>(), name);
            else
                collectTexts(value, name, out);
        }
    } else if (json.is_array()) {
        for (const auto &value : json)
            collectTexts(value, name, out);
    }
}

std::string showHeredoc(const syntax::SyntaxTree &tree, const syntax::HeredocSyntax &heredoc)
{
    return concat("\n<<", heredoc.word.stripTabs ? "-" : "", heredoc.word.expand ? "" : "'",
                  heredoc.word.name, " ", std::to_string(heredoc.word.fileDescriptor), "\n",
                  text::slice(tree.source(), heredoc.content));
}

} // namespace

std::vector<SampleText> vectorSamples()
{
    std::map<std::string, std::string> texts;
    for (const auto *folder : {"vectors/front-end", "vectors/build", "vectors/cache"}) {
        const auto path = sharedPath(folder);
        if (!path)
            return {};
        for (const auto &entry : std::filesystem::directory_iterator(*path)) {
            if (entry.path().extension() == ".json")
                collectTexts(*parseJson(readFile(entry.path().string())),
                             entry.path().stem().stem().string(), texts);
        }
    }
    std::vector<SampleText> samples;
    for (const auto &[text, name] : texts)
        samples.push_back({concat(name, " ", std::to_string(samples.size())), text});
    return samples;
}

std::vector<SampleText> corpusSamples()
{
    std::vector<SampleText> samples;
    const auto *folder = std::getenv("STAGEWRIGHT_CORPUS");
    if (!folder)
        return samples;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            samples.push_back({entry.path().filename().string(), readFile(entry.path().string())});
    }
    return samples;
}

std::string mutated(const std::string &text, unsigned seed)
{
    constexpr std::array<std::string_view, 16> kPieces = {
        " ",  "\t", "\n",  "\\\n", " \\\n  ", "\n# c\n", "\"",   "'",
        "\\", "`",  "<<E", "#",    "$",       "=",       "\r\n", "["};
    std::mt19937 random(seed);
    auto result = text;
    for (auto changes = 1 + random() % 6; changes > 0 && !result.empty(); --changes) {
        const auto at = random() % result.size();
        const auto length = random() % 3;
        const auto kind = random() % 4;
        if (kind == 0)
            result.erase(at, length);
        else if (kind == 1)
            result.insert(at, result.substr(at, length));
        else
            result.insert(at, kPieces[random() % kPieces.size()]);
    }
    return result;
}

std::vector<std::string> nodesOf(const syntax::SyntaxTree &tree)
{
    std::vector<std::string> lines;
    for (const auto &node : tree.nodes()) {
        const auto *instruction = node.as<syntax::InstructionSyntax>();
        if (!instruction)
            continue;
        const auto &command = instruction->command;
        const bool isOnBuild = !command.trigger.empty();
        auto line = concat(toUpperAscii(instruction->keyword()), command.list.isJson ? " json" : "",
                           isOnBuild ? instruction->line.text(command.arguments) : "");
        for (const auto &flag : command.flags)
            line += concat("\n", flag.text);
        for (const auto &word : command.list.words)
            line += concat("\n ", word.text);
        for (const auto &heredoc : instruction->heredocs)
            line += showHeredoc(tree, heredoc);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<SampleText> seedSamples()
{
    std::vector<SampleText> samples;
    const auto folder = sharedPath("examples/seed");
    if (!folder)
        return samples;
    for (const auto &entry : std::filesystem::directory_iterator(*folder)) {
        const auto path = entry.path() / "Dockerfile";
        if (!std::filesystem::exists(path))
            continue;
        const auto name = entry.path().filename().string();
        const auto text = readFile(path.string());
        samples.push_back({name, text});
        samples.push_back({name + " CRLF", replaceAll(text, "\n", "\r\n")});
        samples.push_back({name + " BOM", "\xEF\xBB\xBF" + text});
        samples.push_back({name + " no final newline", std::string(trim(text))});
        samples.push_back({name + " lower case", withLowerKeywords(text)});
    }
    std::sort(samples.begin(), samples.end(),
              [](const SampleText &a, const SampleText &b) { return a.name < b.name; });
    return samples;
}

std::string generatedDockerfile(unsigned seed)
{
    return Generator(seed).run();
}

std::multiset<std::string> signatureOf(const dockerfile::Dockerfile &model)
{
    std::multiset<std::string> lines;
    for (const auto &edge : model.graph.edges) {
        const bool isStage = edge.source.kind == dockerfile::NodeId::Kind::Stage;
        const auto source = isStage ? "#" + std::to_string(edge.source.index)
                                    : model.graph.images[edge.source.index].reference;
        lines.insert(concat(nameOf(edge.kind), " ", source, " -> #", std::to_string(edge.target),
                            " [", join(edge.paths, ","), "] ", edge.destination));
    }
    return lines;
}

} // namespace stagewright::tests
