#include "tests/conformance/vectorfiles.h"

#include "core/base/support/strings.h"
#include "core/image/oci/digest.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace stagewright::conformance {

namespace fs = std::filesystem;

namespace {

/// Of sets that inputs.json does not name, or where it is missing.
const InputFields kOwnFields = {
    {"chmod", {"mode", "umask", "is_dir", "before"}},
    {"convert", {"dockerfile", "attrs"}},
    {"copy_filter", {"name", "tree", "include", "exclude"}},
    {"expose", {"specs"}},
    {"follow_links", {"seq", "tree", "paths"}},
    {"git_fragment", {"ref", "with_subdir"}},
    {"git_ref", {"ref"}},
    {"ignore_compile", {"pattern"}},
    {"ignore_file", {"content"}},
    {"ignore_match", {"patterns", "path"}},
    {"image_ref", {"input", "normalized"}},
    {"instr_device", {"input"}},
    {"instr_error", {"dockerfile"}},
    {"instr_flags", {"defined", "args"}},
    {"instr_heredoc", {"dockerfile", "kind"}},
    {"instr_misc", {"kind", "dockerfile"}},
    {"lint", {"dockerfile", "dockerignore", "frontend_attrs", "needs_registry"}},
    {"parse_nocrash", {"dockerfile"}},
    {"parser_ast", {"dockerfile"}},
    {"parser_directives", {"call", "key", "input"}},
    {"parser_heredoc", {"kind", "dockerfile", "input"}},
    {"parser_json", {"input"}},
    {"parser_lines", {"dockerfile"}},
    {"parser_nameval", {"input", "key"}},
    {"parser_negative", {"dockerfile"}},
    {"parser_words", {"input", "escape"}},
    {"platform", {"input", "default_os", "default_arch"}},
    {"ref_convert", {"input"}},
    {"ref_corpus", {"file", "sha256"}},
    {"ref_edge", {"name", "input"}},
    {"ref_outline", {"input"}},
    {"ref_parse", {"dockerfile"}},
    {"shell_pattern", {"op", "greedy", "anchored", "input"}},
    {"shell_word", {"mode", "input", "env", "escape"}},
    {"shell_words", {"mode", "input", "env", "escape"}},
    {"workdir", {"os", "current", "new"}},
};

Result<std::string> readText(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file.good() && !file.eof())
        return fail(ErrorCode::Io, concat("cannot read ", path.string()));
    return text;
}

Result<Json> readJson(const fs::path &path)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto text, readText(path));
    auto json = parseJson(text);
    if (!json)
        return fail(std::move(json).error(), path.string());
    return json;
}

bool isOneOf(const std::vector<std::string> &names, const std::string &name)
{
    return std::ranges::find(names, name) != names.end();
}

Case makeCase(const Json &vector, const std::vector<std::string> &inputs)
{
    static const std::vector<std::string> kCommon = {"id", "source", "group"};
    Case result;
    for (const auto &name : inputs)
        result.inputs[name] = nullptr;
    for (const auto &[key, value] : vector.items()) {
        if (isOneOf(inputs, key))
            result.inputs[key] = value;
        else if (!isOneOf(kCommon, key))
            result.expected[key] = value;
    }
    result.id = stringAt(vector, "id").value_or(stringAt(vector, "file").value_or(""));
    return result;
}

Result<VectorFile> readVectorFile(const fs::path &path, const InputFields &fields)
{
    STAGEWRIGHT_TRY_ASSIGN(const auto json, readJson(path));
    const auto *vectors = memberAt(json, "vectors");
    auto set = stringAt(json, "set");
    if (!set || !vectors || !vectors->is_array())
        return fail(ErrorCode::Corrupt, concat(path.string(), ": holds no set of vectors"));
    VectorFile file{std::move(*set), {}};
    const auto inputs = fields.find(file.set);
    for (const auto &vector : *vectors)
        file.cases.push_back(
            makeCase(vector, inputs == fields.end() ? std::vector<std::string>() : inputs->second));
    return file;
}

} // namespace

Result<InputFields> readInputFields(const fs::path &folder)
{
    InputFields fields = kOwnFields;
    for (const auto &candidate : {folder / "inputs.json", folder / ".." / "inputs.json"}) {
        if (!fs::exists(candidate))
            continue;
        STAGEWRIGHT_TRY_ASSIGN(const auto json, readJson(candidate));
        const auto *inputs = memberAt(json, "inputs");
        if (!inputs || !inputs->is_object())
            return fail(ErrorCode::Corrupt, concat(candidate.string(), ": no \"inputs\""));
        for (const auto &[set, names] : inputs->items())
            fields[set] = names.get<std::vector<std::string>>();
        break;
    }
    return fields;
}

Result<std::vector<VectorFile>> readVectorFiles(const fs::path &folder, const InputFields &fields)
{
    std::vector<fs::path> paths;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".json" && entry.path().filename() != "inputs.json")
            paths.push_back(entry.path());
    }
    if (paths.empty())
        return fail(ErrorCode::NotFound, concat("no vector files in ", folder.string()));
    std::ranges::sort(paths);
    std::vector<VectorFile> files;
    for (const auto &path : paths) {
        STAGEWRIGHT_TRY_ASSIGN(auto file, readVectorFile(path, fields));
        files.push_back(std::move(file));
    }
    return files;
}

std::size_t bringTexts(VectorFile &file, const fs::path &corpus)
{
    return std::erase_if(file.cases, [&corpus](Case &entry) {
        const auto name = stringAt(entry.inputs, "file").value_or("");
        auto text = readText(corpus / fs::path(name).filename());
        const auto want = stringAt(entry.inputs, "sha256");
        if (!text || oci::digestOf(*text).hex() != want)
            return true;
        entry.inputs["dockerfile"] = std::move(*text);
        return false;
    });
}

} // namespace stagewright::conformance
