#include "core/language/dockerfile/stagename.h"

#include "core/image/oci/imagereference.h"

#include <algorithm>

namespace stagewright::dockerfile {

bool isStageName(std::string_view lowerCaseName)
{
    const auto isLower = [](char c) { return c >= 'a' && c <= 'z'; };
    return !lowerCaseName.empty() && isLower(lowerCaseName.front()) &&
           std::all_of(lowerCaseName.begin(), lowerCaseName.end(), [&](char c) {
               return isLower(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
           });
}

bool isImageReference(std::string_view text)
{
    return oci::ImageReference::parse(text).has_value();
}

} // namespace stagewright::dockerfile
