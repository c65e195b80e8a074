/// What the text does not say, handed in by whoever knows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace stagewright::assist {

/// An image that the store has, or that some Dockerfile named before.
struct ImageFacts
{
    std::string reference;   ///< "golang:1.21"
    std::int64_t bytes = -1; ///< -1: not known
    int layers = -1;

    bool operator==(const ImageFacts &) const = default;
};

/// What a build knew of a stage.
struct StageFacts
{
    std::int64_t bytes = -1; ///< without its base; -1: not known
    bool ships = false;

    bool operator==(const StageFacts &) const = default;
};

/// Everything may be missing: then nothing is said of it.
struct Facts
{
    std::vector<ImageFacts> images;
    std::map<std::size_t, StageFacts> stages;        ///< by index
    std::map<std::uint32_t, std::int64_t> lineBytes; ///< by zero-based first line
    /// Paths of the build context, with '/' between parts and behind a folder.
    std::vector<std::string> contextPaths;
    /// Paths of a stage's files, absolute, by index.
    std::map<std::size_t, std::vector<std::string>> stagePaths;
    /// "24.9 MB", in the reader's language; empty: as docker prints it.
    std::function<std::string(std::int64_t)> sizeText;

    std::string sizeOf(std::int64_t bytes) const;
    const ImageFacts *image(const std::string &reference) const;
};

} // namespace stagewright::assist
