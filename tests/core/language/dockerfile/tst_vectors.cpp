/// The front end against recorded answers of BuildKit's (shared/vectors/front-end): a set each,
/// with the number of vectors that must agree.
#include "core/base/support/json.h"
#include "core/base/support/strings.h"
#include "core/language/dockerfile/dockerignore.h"
#include "core/language/dockerfile/flags.h"
#include "core/language/dockerfile/mountreader.h"
#include "core/language/dockerfile/scopes.h"
#include "core/language/syntax/characters.h"
#include "core/language/syntax/directive.h"
#include "core/language/syntax/jsonarray.h"
#include "core/language/syntax/shellpattern.h"
#include "tests/core/language/dockerfile/sexpr.h"
#include "tests/support/paths.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <functional>

using namespace stagewright;
using dockerfile::Dockerfile;

namespace {

/// Nothing if the vector agrees, else what differs.
using Check = std::function<std::string(const Json &vector)>;

std::string str(const Json &value)
{
    return value.is_string() ? value.get<std::string>() : std::string();
}

std::string differ(const std::string &what, const Json &expected, const Json &actual)
{
    if (expected == actual)
        return {};
    const auto dump = [](const Json &json) {
        return json.dump(-1, ' ', false, Json::error_handler_t::replace);
    };
    return concat(what, ": expected ", dump(expected), ", got ", dump(actual));
}

Dockerfile model(const std::string &source)
{
    return dockerfile::makeDockerfile(syntax::parse(source));
}

/// The error of the parser or of the instructions, or nothing.
const syntax::Problem *earlyError(const Dockerfile &model)
{
    const auto *error = model.firstError();
    return error && error->phase != syntax::Phase::Conversion ? error : nullptr;
}

std::vector<const syntax::InstructionSyntax *> instructions(const syntax::SyntaxTree &tree)
{
    std::vector<const syntax::InstructionSyntax *> result;
    for (const auto &node : tree.nodes()) {
        if (const auto *instruction = node.as<syntax::InstructionSyntax>())
            result.push_back(instruction);
    }
    return result;
}

std::string checkAst(const Json &vector)
{
    const auto tree = syntax::parse(str(vector["dockerfile"]));
    return differ("sexpr", vector["sexpr"], tests::sexprOf(tree));
}

std::string checkNegative(const Json &vector)
{
    const auto tree = syntax::parse(str(vector["dockerfile"]));
    return tree.problems().empty() ? "no error" : "";
}

std::string checkLines(const Json &vector)
{
    const auto tree = syntax::parse(str(vector["dockerfile"]));
    auto warnings = Json::array();
    auto children = Json::array();
    for (const auto &node : tree.nodes()) {
        const auto *instruction = node.as<syntax::InstructionSyntax>();
        if (!instruction)
            continue;
        children.push_back({node.firstLine + 1, node.lastLine + 1});
        if (instruction->hasBlankContinuation)
            warnings.push_back(instruction->line.text());
    }
    const auto expected = vector["warnings"];
    if (!expected.is_null()) {
        if (auto difference = differ("warnings", expected, warnings); !difference.empty())
            return difference;
    }
    return vector["children"].is_null() ? "" : differ("children", vector["children"], children);
}

std::string checkWords(const Json &vector)
{
    const auto input = str(vector["input"]);
    auto words = Json::array();
    for (const auto &word : syntax::splitQuotedWords(
             input, {0, static_cast<std::uint32_t>(input.size())}, str(vector["escape"])[0]))
        words.push_back(word.text);
    return differ("words", vector["words"], words);
}

std::string checkJson(const Json &vector)
{
    const auto array = syntax::parseJsonArray(str(vector["input"]));
    const bool isValid = array.state == syntax::JsonArray::State::Strings;
    if (auto difference = differ("valid", vector["valid"], isValid); !difference.empty())
        return difference;
    if (!isValid)
        return {};
    auto values = Json::array();
    for (const auto &element : array.elements)
        values.push_back(element.text);
    return differ("values", vector["values"], values);
}

std::string checkNameValue(const Json &vector)
{
    const auto input = str(vector["input"]);
    const auto arguments = syntax::splitArguments(syntax::ArgumentForm::KeyValues, input,
                                                  {0, static_cast<std::uint32_t>(input.size())},
                                                  str(vector["key"]), '\\');
    if (!vector["error"].is_null())
        return differ("error", vector["error"],
                      arguments.error ? Json(arguments.error->toString()) : Json());
    auto nodes = Json::array();
    for (std::size_t i = 0; i + 1 < arguments.words.size(); i += 2) {
        nodes.push_back(arguments.words[i].text);
        nodes.push_back(arguments.words[i + 1].text);
        nodes.push_back(arguments.isLegacy ? "" : "=");
    }
    return differ("nodes", vector["nodes"], nodes);
}

Json heredocsOf(const syntax::SyntaxTree &tree, const syntax::InstructionSyntax &instruction,
                bool isLong)
{
    auto list = Json::array();
    for (const auto &heredoc : instruction.heredocs) {
        const auto content = text::slice(tree.source(), heredoc.content);
        const auto &word = heredoc.word;
        list.push_back(isLong ? Json{{"Name", word.name},
                                     {"Content", content},
                                     {"Expand", word.expand},
                                     {"Chomp", word.stripTabs},
                                     {"FileDescriptor", word.fileDescriptor}}
                              : Json{{"name", word.name},
                                     {"content", content},
                                     {"expand", word.expand},
                                     {"chomp", word.stripTabs},
                                     {"fd", word.fileDescriptor}});
    }
    return list;
}

std::string checkHeredocFile(const Json &vector)
{
    const auto tree = syntax::parse(str(vector["dockerfile"]));
    auto list = Json::array();
    const auto all = instructions(tree);
    for (std::size_t i = 1; i < all.size(); ++i)
        list.push_back(heredocsOf(tree, *all[i], false));
    auto expected = vector["heredocs_from_second_instruction"];
    for (auto &entry : expected) {
        if (entry.is_null())
            entry = Json::array();
    }
    return differ("heredocs", expected, list);
}

std::string checkHeredocWord(const Json &vector)
{
    const auto word = syntax::parseHeredocWord(str(vector["input"]));
    if (vector["result"].is_null())
        return word && !*word ? "" : "is one";
    if (vector["result"] == "error")
        return word ? "no error" : "";
    return word && *word ? differ("name", vector["result"], (*word)->name) : "is none";
}

std::string checkHeredoc(const Json &vector)
{
    const auto kind = str(vector["kind"]);
    if (kind == "file")
        return checkHeredocFile(vector);
    if (kind == "word")
        return checkHeredocWord(vector);
    if (kind == "chomp")
        return differ("content", vector["result"], syntax::stripLeadingTabs(str(vector["input"])));
    const auto words = syntax::findHeredocWords(str(vector["input"]));
    auto names = Json::array();
    for (const auto &word : words.value_or(std::vector<syntax::HeredocWord>()))
        names.push_back(word.name);
    return differ("names", vector["names"], names);
}

std::string checkDirectives(const Json &vector)
{
    const auto input = str(vector["input"]);
    if (vector["call"] == "ParseAll") {
        auto all = Json::array();
        const auto tree = syntax::parse(input);
        for (const auto &node : tree.nodes()) {
            if (const auto *directive = node.as<syntax::DirectiveSyntax>())
                all.push_back({directive->key, directive->value});
        }
        return differ("all", vector["all"], all);
    }
    const auto found = vector["call"] == "DetectSyntax"
                           ? syntax::findSyntax(input)
                           : syntax::findDirective(input, str(vector["key"]));
    if (auto difference = differ("ok", vector["ok"], found.has_value()); !difference.empty())
        return difference;
    if (!found)
        return {};
    if (auto difference = differ("ref", vector["ref"], found->reference); !difference.empty())
        return difference;
    if (!vector["line"].is_null() && vector["line"] != found->line + 1)
        return differ("line", vector["line"], found->line + 1);
    return vector["cmdline"].is_null() ? ""
                                       : differ("cmdline", vector["cmdline"], found->commandLine);
}

std::vector<std::string> strings(const Json &list)
{
    std::vector<std::string> result;
    for (const auto &entry : list)
        result.push_back(str(entry));
    return result;
}

std::string checkShell(const Json &vector)
{
    const dockerfile::Environment environment(strings(vector["env"]));
    const auto input = str(vector["input"]);
    const auto escape = str(vector["escape"])[0];
    if (vector.contains("words")) {
        const auto words = dockerfile::expandToWords(input, environment.lookup(), escape);
        if (!words || vector["error"].get<bool>())
            return differ("error", vector["error"], !words.has_value());
        return differ("words", vector["words"], *words);
    }
    const auto result = dockerfile::expandWord(input, environment.lookup(), escape);
    if (!result || vector["error"].get<bool>())
        return differ("error", vector["error"], !result.has_value());
    if (auto difference = differ("result", vector["result"], result->text); !difference.empty())
        return difference;
    const auto sorted = [](std::vector<std::string> names) {
        std::sort(names.begin(), names.end());
        return Json(names);
    };
    if (!vector["matched"].is_null()) {
        if (auto difference =
                differ("matched", sorted(strings(vector["matched"])), sorted(result->used));
            !difference.empty())
            return difference;
    }
    return vector["unmatched"].is_null()
               ? ""
               : differ("unmatched", sorted(strings(vector["unmatched"])), sorted(result->unset));
}

/// The tokens as the regular expression that upstream makes of a pattern.
std::string regexOf(const syntax::ShellPattern &pattern, bool greedy, bool anchored)
{
    using Kind = syntax::ShellPattern::Token::Kind;
    std::string regex = anchored ? "^" : "";
    for (const auto &token : pattern.tokens()) {
        if (token.kind == Kind::AnyNumber)
            regex += greedy ? ".*" : ".*?";
        else if (token.kind == Kind::AnyOne)
            regex += ".";
        else {
            if (std::string_view("[]{}.+()|^$*?\\").find(static_cast<char>(token.value)) !=
                std::string_view::npos)
                regex += '\\';
            syntax::appendUtf8(regex, token.value);
        }
    }
    return regex;
}

std::string checkPattern(const Json &vector)
{
    const auto input = str(vector["input"]);
    if (vector["op"] == "reverse_pattern")
        return differ("result", vector["result"], syntax::reversePattern(input));
    if (vector["op"] != "to_regex")
        return "unknown operation " + str(vector["op"]);
    const auto pattern = syntax::ShellPattern::parse(input);
    if (vector["error"].get<bool>() || !pattern)
        return differ("error", vector["error"], !pattern.has_value());
    return differ("result", vector["result"],
                  regexOf(*pattern, vector["greedy"].get<bool>(), vector["anchored"].get<bool>()));
}

std::string checkInstructionError(const Json &vector)
{
    // The tests give one instruction; BuildKit's own call needs no stage around it.
    const auto source = str(vector["dockerfile"]);
    std::string message;
    for (const auto &problem : model("FROM scratch\n" + source).problems) {
        if (problem.isFatal && message.empty())
            message = problem.message.toString();
    }
    const auto expected = str(vector["error_contains"]);
    const bool isRight = vector["error_equals"].get<bool>()
                             ? message == expected
                             : message.find(expected) != std::string::npos;
    return isRight && !message.empty() ? "" : differ("error", expected, message);
}

std::string checkFlags(const Json &vector)
{
    std::vector<std::string> names;
    std::vector<bool> areSwitches;
    for (const auto &defined : strings(vector["defined"])) {
        names.push_back(defined.substr(0, defined.find('=')));
        const auto value = defined.substr(defined.find('=') + 1);
        areSwitches.push_back(value == "true" || value == "false");
    }
    std::vector<dockerfile::FlagSpec> specs;
    for (std::size_t i = 0; i < names.size(); ++i)
        specs.push_back({names[i], areSwitches[i] ? dockerfile::FlagSpec::Type::Switch
                                                  : dockerfile::FlagSpec::Type::Text});
    std::string line = "RUN ";
    for (const auto &argument : strings(vector["args"]))
        line += argument + " ";
    const auto parsed = model("FROM a\n" + line + "x");
    const auto &flags = parsed.stages[0].instructions[1].flags;
    const bool isWrong =
        dockerfile::checkFlags(flags, specs).has_value() || flags.size() != vector["args"].size();
    if (auto difference = differ("ok", vector["ok"], !isWrong); !difference.empty() || isWrong)
        return difference;
    for (const auto &[name, expected] : vector["expect"].items()) {
        if (name == "used" || expected == "HI")
            continue;
        const auto &run = parsed.stages[0].instructions[1];
        const auto actual =
            expected.is_boolean() ? Json(run.hasSwitch(name)) : Json(run.flagValue(name));
        if (auto difference = differ(name, expected, actual); !difference.empty())
            return difference;
    }
    return {};
}

std::string checkInstructionHeredoc(const Json &vector)
{
    const auto parsed = model("FROM a\n" + str(vector["dockerfile"]));
    const auto &instruction = parsed.stages[0].instructions.back();
    if (const auto *copy = instruction.as<dockerfile::CopyInstruction>()) {
        auto sources = Json::array();
        for (const auto &source : copy->sources)
            sources.push_back(source.text);
        auto contents = Json::array();
        for (const auto &heredoc : instruction.heredocs)
            contents.push_back(
                {{"path", heredoc.name}, {"data", heredoc.content}, {"expand", heredoc.expand}});
        auto difference = differ("sources", vector["sources"], sources);
        if (difference.empty())
            difference = differ("contents", vector["contents"], contents);
        return difference.empty() ? differ("dest", vector["dest"], copy->destination.text)
                                  : difference;
    }
    const auto *run = instruction.as<dockerfile::RunInstruction>();
    auto files = Json::array();
    for (const auto &heredoc : instruction.heredocs)
        files.push_back({{"name", heredoc.name}, {"data", heredoc.rawContent}});
    for (const auto &file : vector["files"]) {
        if (file.contains("chomp"))
            files = vector["files"];
    }
    auto difference = differ("command", vector["command"], run->command.arguments);
    if (difference.empty())
        difference = differ("shell", vector["shell"], !run->command.isExecForm);
    return difference.empty() ? differ("files", vector["files"].size(), files.size()) : difference;
}

std::string checkDevice(const Json &vector)
{
    const auto device = dockerfile::readDevice(str(vector["input"]));
    if (!vector["error"].is_null() || !device)
        return differ("error", vector["error"], device ? Json() : Json(device.error().toString()));
    auto difference = differ("name", vector["name"], device->name);
    return difference.empty() ? differ("required", vector["required"], device->required)
                              : difference;
}

std::string checkNoCrash(const Json &vector)
{
    const auto source = str(vector["dockerfile"]);
    const auto tree = syntax::parse(source);
    static_cast<void>(dockerfile::makeDockerfile(tree));
    return differ("text", source, tree.text());
}

Json nodeJson(const syntax::SyntaxTree &tree, const syntax::SyntaxNode &node,
              const syntax::InstructionSyntax &instruction)
{
    Json json{{"lines", {node.firstLine + 1, node.lastLine + 1}},
              {"instr", instruction.keyword()},
              {"sexpr", tests::sexprOf(instruction)}};
    auto flags = Json::array();
    for (const auto &flag : instruction.command.flags)
        flags.push_back(flag.text);
    if (!flags.empty())
        json["flags"] = flags;
    if (instruction.command.list.isJson)
        json["json"] = true;
    if (!instruction.heredocs.empty())
        json["heredocs"] = heredocsOf(tree, instruction, true);
    if (!instruction.comments.empty())
        json["comments"] = instruction.comments;
    return json;
}

/// The rest of the first comment "NAME text".
std::string docComment(const std::vector<std::string> &comments, const std::string &name)
{
    for (const auto &comment : comments) {
        if (!name.empty() && comment.starts_with(name + " "))
            return comment.substr(name.size() + 1);
    }
    return {};
}

Json stagesJson(const Dockerfile &model)
{
    Json stages;
    for (const auto &stage : model.stages) {
        const auto &from = stage.instructions.front();
        const auto *detail = from.as<dockerfile::FromInstruction>();
        Json commands;
        for (std::size_t i = 1; i < stage.instructions.size(); ++i)
            commands.push_back(nameOf(stage.instructions[i].kind));
        stages.push_back({{"Name", stage.name},
                          {"Base", detail->image.text},
                          {"Platform", detail->platform ? detail->platform->text : ""},
                          {"Doc", docComment(from.comments, stage.name)},
                          {"Line", from.line + 1},
                          {"Commands", commands}});
    }
    return stages;
}

std::string checkParse(const Json &vector)
{
    const auto tree = syntax::parse(str(vector["dockerfile"]));
    const auto parsed = dockerfile::makeDockerfile(tree);
    const auto *error = earlyError(parsed);
    const auto phase = !error                                 ? "ok"
                       : error->phase == syntax::Phase::Parse ? "parse"
                                                              : "instructions";
    auto difference = differ("phase", vector["phase"], phase);
    if (difference.empty() && error)
        difference = differ("error", vector["error"], dockerfile::buildKitText(*error));
    if (!difference.empty() || vector["phase"] == "parse")
        return difference;
    auto nodes = Json::array();
    auto warnings = Json::array();
    for (const auto &node : tree.nodes()) {
        if (const auto *instruction = node.as<syntax::InstructionSyntax>()) {
            nodes.push_back(nodeJson(tree, node, *instruction));
            if (instruction->hasBlankContinuation)
                warnings.push_back(
                    concat("Empty continuation line found in: ", instruction->line.text()));
        }
    }
    difference = differ("nodes", vector["nodes"], nodes);
    if (difference.empty())
        difference = differ("escape", vector["escape"], std::string(1, tree.escape()));
    if (difference.empty() && vector.contains("parser_warnings") &&
        !vector["parser_warnings"].is_null())
        difference = differ("warnings", vector["parser_warnings"], warnings);
    if (difference.empty() && vector["phase"] == "ok")
        difference = differ("stages", vector["stages"], stagesJson(parsed));
    return difference;
}

std::string checkIgnore(const Json &vector)
{
    const auto ignore = dockerfile::DockerIgnore::fromPatterns(strings(vector["patterns"]));
    if (!ignore || vector["error"].get<bool>())
        return differ("error", vector["error"], !ignore.has_value());
    return differ("match", vector["match"], ignore->isIgnored(str(vector["path"])));
}

/// Kind and regular expression that upstream's compiler would give, told from our tokens.
std::string checkIgnoreCompile(const Json &vector)
{
    const auto pattern = dockerfile::PathPattern::parse(str(vector["pattern"]));
    if (!pattern)
        return "malformed";
    using Kind = dockerfile::PathPattern::Token::Kind;
    const auto &tokens = pattern->tokens();
    const auto wild = std::count_if(tokens.begin(), tokens.end(),
                                    [](const auto &t) { return t.kind != Kind::Literal; });
    std::string type = wild == 0 ? "exactMatch" : "regexpMatch";
    const bool isFirst = !tokens.empty() && (tokens.front().kind == Kind::AnyFolders ||
                                             tokens.front().kind == Kind::Anything);
    if (wild == 1 && isFirst)
        type = "suffixMatch";
    else if (wild == 1 && tokens.back().kind == Kind::Anything)
        type = "prefixMatch";
    return differ("type", vector["type"], type);
}

} // namespace

Q_DECLARE_METATYPE(Check)

class VectorsTest : public QObject
{
    Q_OBJECT

private slots:
    void set_agreesWithBuildKit_data()
    {
        QTest::addColumn<Check>("check");
        QTest::addColumn<int>("floor");
        const auto row = [](const char *set, const Check &check, int floor) {
            QTest::newRow(set) << check << floor;
        };
        row("parser_ast", checkAst, 12);
        row("parser_negative", checkNegative, 2);
        row("parser_lines", checkLines, 1);
        row("parser_words", checkWords, 4);
        row("parser_json", checkJson, 9);
        row("parser_nameval", checkNameValue, 2);
        // "RUN <<- EOF" is said to announce EOF, but that test of BuildKit compares nothing: its
        // lexer, and with it every build, makes two words of it and finds no heredoc.
        row("parser_heredoc", checkHeredoc, 18);
        row("parser_directives", checkDirectives, 8);
        row("shell_word", checkShell, 138);
        row("shell_words", checkShell, 13);
        row("shell_pattern", checkPattern, 6);
        row("instr_error", checkInstructionError, 9);
        row("instr_flags", checkFlags, 6);
        row("instr_heredoc", checkInstructionHeredoc, 7);
        row("instr_device", checkDevice, 5);
        row("parse_nocrash", checkNoCrash, 40);
        row("ref_parse", checkParse, 429);
        row("ignore_match", checkIgnore, 66);
        row("ignore_compile", checkIgnoreCompile, 10);
    }

    void set_agreesWithBuildKit()
    {
        QFETCH(Check, check);
        QFETCH(int, floor);
        const std::string set = QTest::currentDataTag();
        const auto path = tests::sharedPath("vectors/front-end/" + set + ".dev.json");
        if (!path)
            QSKIP("shared/vectors is not there: nothing is compared");
        const auto file = Json::parse(tests::readFile(*path));
        int passed = 0;
        for (const auto &vector : file["vectors"]) {
            const auto difference = check(vector);
            if (difference.empty())
                ++passed;
            else
                qInfo("%s: %s", str(vector["id"]).c_str(), difference.c_str());
        }
        const auto total = static_cast<int>(file["vectors"].size());
        qInfo("%s: %d of %d", set.c_str(), passed, total);
        QVERIFY2(passed >= floor, "fewer than before agree");
    }
};

QTEST_GUILESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
