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

/// Random files: stages with and without names, references of every kind, comments, heredocs,
/// continuations, both escape characters. The same for the same number.
std::string generatedDockerfile(unsigned seed);

/// One line per edge, with what it connects; faults left out (a new edge may close a circle).
std::multiset<std::string> signatureOf(const dockerfile::Dockerfile &model);

} // namespace stagewright::tests
