/// Names of stages and images, as references in FROM, --from and from= see them.
#pragma once

#include <string_view>

namespace stagewright::dockerfile {

/// `[a-z][a-z0-9-_.]*`: what a lower-cased stage name must be.
bool isStageName(std::string_view lowerCaseName);

/// A well-formed image reference; says nothing about whether the image exists.
bool isImageReference(std::string_view text);

} // namespace stagewright::dockerfile
