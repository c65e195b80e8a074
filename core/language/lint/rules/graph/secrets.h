/// What secrets look like: their files and their letters.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace stagewright::lint {

/// By the file's name: `.env`, `id_rsa`, `server.key`, `.npmrc`, `credentials`. Certificates and
/// examples are none.
bool isSecretFile(std::string_view path);

struct Credential
{
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view what; ///< "a GitHub token"
};

/// Keys and tokens that are known by their form.
std::vector<Credential> credentialsIn(std::string_view text);

} // namespace stagewright::lint
