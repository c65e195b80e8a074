/// Rules about stages and layers, which nobody else has, with what they share.
#pragma once

#include "core/language/lint/commandfixes.h"
#include "core/language/lint/commandtests.h"
#include "core/language/lint/findings.h"
#include "core/language/lint/fixes.h"
#include "core/language/lint/rule.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

extern const Rule kCopyOfMissingPath;
extern const Rule kCopyOfWholeStage;
extern const Rule kEarlyVolatileArg;
extern const Rule kFromMissesStage;
extern const Rule kGlobalArgNotInStage;
extern const Rule kRemoveFreesNothing;
extern const Rule kSecretInImage;
extern const Rule kSourcesBeforeDependencies;
extern const Rule kUnusedStage;
/// By name.
std::span<const Rule *const> graphRules();

/// By stage: no other stage of the file takes it as base or copies from it. Such a stage is a
/// target, or nobody builds it.
std::vector<bool> lastStages(const RuleInput &input);

/// By stage: its layers end in the image of one of the lastStages(), as its own or as its base's.
std::vector<bool> shippedStages(const RuleInput &input);

/// The stage of the file that this one is built on.
std::optional<std::size_t> baseStageOf(const RuleInput &input, std::size_t stage);

/// The same path or one below it; both absolute and clean.
bool isBelow(std::string_view path, std::string_view folder);

/// Absolute and clean: "/", "/a/b".
std::string absolutePath(std::string_view path, std::string_view folder);

/// `*`, `?`, `[` or an escape.
bool hasPattern(std::string_view path);

/// The file's own instruction that a converted one is about.
const dockerfile::Instruction &ownInstruction(const RuleInput &input, std::size_t stage,
                                              const convert::ConvertedInstruction &converted);

/// What the RUN (or ONBUILD RUN) at this place hands to a shell; nullptr for other instructions.
const RunScript *scriptAt(const RuleInput &input, std::size_t stage, std::size_t index);

/// The command as it is written, the first bytes of a long one.
std::string commandText(const RunScript &script, const ShellCommand &command);

/// Every place of a text where `$NAME` or `${NAME…}` stands outside single quotes.
std::vector<std::string_view> variablesIn(std::string_view script);
/// The name stands there on its own, not as `$NAME`: it may be set there.
bool mayAssign(std::string_view script, std::string_view name);

} // namespace stagewright::lint
