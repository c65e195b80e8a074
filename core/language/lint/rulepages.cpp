#include "core/language/lint/rulepages.h"

#include <algorithm>

namespace stagewright::lint {

const RulePage *findRulePage(std::string_view name)
{
    const bool isShellCheck =
        name.starts_with("SC") && name.find_first_not_of("0123456789", 2) == std::string_view::npos;
    const auto wanted = isShellCheck ? std::string_view("ShellCheck") : name;
    const auto pages = rulePages();
    const auto found = std::find_if(pages.begin(), pages.end(),
                                    [&](const auto &page) { return page.name == wanted; });
    return found == pages.end() ? nullptr : &*found;
}

} // namespace stagewright::lint
