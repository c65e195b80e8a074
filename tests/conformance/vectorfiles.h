/// Vector files as cases whose inputs and expectations are kept apart.
#pragma once

#include "core/base/support/json.h"
#include "core/base/support/result.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace stagewright::conformance {

/// One vector. What answers it sees `inputs` only; a field that it does not have is null.
struct Case
{
    std::string id;
    Json inputs = Json::object();
    Json expected = Json::object();
};

struct VectorFile
{
    std::string set;
    std::vector<Case> cases;
};

/// Names of the input fields by set.
using InputFields = std::map<std::string, std::vector<std::string>>;

/// From `inputs.json` in `folder` or above it; what that does not name, or a folder without such a
/// file, gets a table of our own.
Result<InputFields> readInputFields(const std::filesystem::path &folder);

/// Every *.json of `folder`, by name, that holds vectors. Errors: an unreadable file, no vectors.
Result<std::vector<VectorFile>> readVectorFiles(const std::filesystem::path &folder,
                                                const InputFields &fields);

/// Puts the text of the real file that each case names (with its SHA-256) into its inputs as
/// `dockerfile`. Cases whose file is not in `corpus`, or is another version, are taken out;
/// returns how many.
std::size_t bringTexts(VectorFile &file, const std::filesystem::path &corpus);

} // namespace stagewright::conformance
