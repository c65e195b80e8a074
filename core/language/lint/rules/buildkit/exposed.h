/// The ports of EXPOSE instructions, for the rules about them.
#pragma once

#include "core/language/lint/walk.h"

#include <utility>
#include <vector>

namespace stagewright::lint {

/// Every port word of every step, expanded.
std::vector<std::pair<Step, const convert::ExposedPort *>> exposedPorts(const RuleInput &input);

/// The word that a port was written as; nullptr where variables, quotes or a trigger hide it.
const dockerfile::Word *exposedWord(const Step &step, const convert::ExposedPort &port);

/// Of the word; of all ports where it is nullptr.
text::TextRange exposedRange(const Step &step, const dockerfile::Word *word);

} // namespace stagewright::lint
