#include "core/language/assist/facts.h"

#include "core/base/support/strings.h"

#include <algorithm>

namespace stagewright::assist {

std::string Facts::sizeOf(std::int64_t bytes) const
{
    return sizeText ? sizeText(bytes) : humanSize(static_cast<std::uint64_t>(bytes));
}

const ImageFacts *Facts::image(const std::string &reference) const
{
    const auto found = std::ranges::find(images, reference, &ImageFacts::reference);
    return found == images.end() ? nullptr : &*found;
}

} // namespace stagewright::assist
