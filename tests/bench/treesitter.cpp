/// CPU milliseconds that tree-sitter's Dockerfile grammar takes to parse all files of a folder:
/// the bare tree, no model, no checks. Best of five.
#include <tree_sitter/api.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" const TSLanguage *tree_sitter_dockerfile();

int main(int, char **arguments)
{
    std::vector<std::string> files;
    for (const auto &entry : std::filesystem::directory_iterator(arguments[1])) {
        std::ifstream stream(entry.path(), std::ios::binary);
        files.emplace_back(std::istreambuf_iterator<char>(stream),
                           std::istreambuf_iterator<char>());
    }
    auto *parser = ts_parser_new();
    if (!ts_parser_set_language(parser, tree_sitter_dockerfile())) {
        std::fputs("the grammar does not fit the library\n", stderr);
        return 1;
    }
    auto best = std::clock_t{0};
    for (int round = 0; round < 5; ++round) {
        const auto start = std::clock();
        for (const auto &file : files) {
            ts_tree_delete(ts_parser_parse_string(parser, nullptr, file.data(),
                                                  static_cast<std::uint32_t>(file.size())));
        }
        const auto taken = std::clock() - start;
        best = round == 0 ? taken : std::min(best, taken);
    }
    ts_parser_delete(parser);
    std::printf("tree-sitter       %.1f ms, %zu files, the bare tree\n",
                static_cast<double>(best) * 1000 / CLOCKS_PER_SEC, files.size());
}
