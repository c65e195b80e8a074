/// Texts for property tests: real files in several spellings, and generated ones.
#pragma once

#include "core/language/dockerfile/dockerfile.h"

#include <set>
#include <string>
#include <vector>

namespace stagewright::tests {

struct SampleText
{
    std::string name;
    std::string text;
};

/// The Dockerfiles of shared/examples/seed, where they are, each also with CRLF, with a BOM,
/// without final newline, and with lower-case keywords.
std::vector<SampleText> seedSamples();

/// Every distinct text of a Dockerfile in shared/vectors, where it is; those that BuildKit rejects
/// too.
std::vector<SampleText> vectorSamples();

/// The files of the folder $STAGEWRIGHT_CORPUS; none where it names none.
std::vector<SampleText> corpusSamples();

/// The text with a few bytes changed, doubled, left out or put in: blanks, quotes, continuations,
/// comments. The same for the same number.
std::string mutated(const std::string &text, unsigned seed);

/// Random files: stages with and without names, references of every kind, comments, heredocs,
/// continuations, both escape characters. The same for the same number.
std::string generatedDockerfile(unsigned seed);

/// What BuildKit's parser makes of a text, read from the tree alone: one line per instruction, with
/// its flags, decoded words and heredocs. Keywords are in upper case.
std::vector<std::string> nodesOf(const syntax::SyntaxTree &tree);

/// One line per edge, with what it connects; faults left out (a new edge may close a circle).
std::multiset<std::string> signatureOf(const dockerfile::Dockerfile &model);

} // namespace stagewright::tests
