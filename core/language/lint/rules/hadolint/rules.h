/// hadolint's rules under its names, in our words, with what they share.
#pragma once

#include "core/language/lint/commandfixes.h"
#include "core/language/lint/commandtests.h"
#include "core/language/lint/findings.h"
#include "core/language/lint/rule.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::lint {

extern const Rule kDL1001;
extern const Rule kDL3000;
extern const Rule kDL3001;
extern const Rule kDL3002;
extern const Rule kDL3003;
extern const Rule kDL3004;
extern const Rule kDL3006;
extern const Rule kDL3007;
extern const Rule kDL3008;
extern const Rule kDL3009;
extern const Rule kDL3010;
extern const Rule kDL3011;
extern const Rule kDL3012;
extern const Rule kDL3013;
extern const Rule kDL3014;
extern const Rule kDL3015;
extern const Rule kDL3016;
extern const Rule kDL3018;
extern const Rule kDL3019;
extern const Rule kDL3020;
extern const Rule kDL3021;
extern const Rule kDL3022;
extern const Rule kDL3023;
extern const Rule kDL3024;
extern const Rule kDL3025;
extern const Rule kDL3026;
extern const Rule kDL3027;
extern const Rule kDL3028;
extern const Rule kDL3029;
extern const Rule kDL3030;
extern const Rule kDL3032;
extern const Rule kDL3033;
extern const Rule kDL3034;
extern const Rule kDL3035;
extern const Rule kDL3036;
extern const Rule kDL3037;
extern const Rule kDL3038;
extern const Rule kDL3040;
extern const Rule kDL3041;
extern const Rule kDL3042;
extern const Rule kDL3043;
extern const Rule kDL3044;
extern const Rule kDL3045;
extern const Rule kDL3046;
extern const Rule kDL3047;
extern const Rule kDL3048;
extern const Rule kDL3049;
extern const Rule kDL3050;
extern const Rule kDL3051;
extern const Rule kDL3052;
extern const Rule kDL3053;
extern const Rule kDL3054;
extern const Rule kDL3055;
extern const Rule kDL3056;
extern const Rule kDL3057;
extern const Rule kDL3058;
extern const Rule kDL3059;
extern const Rule kDL3060;
extern const Rule kDL3061;
extern const Rule kDL3062;
extern const Rule kDL3063;
extern const Rule kDL3064;
extern const Rule kDL3065;
extern const Rule kDL3066;
extern const Rule kDL3067;
extern const Rule kDL4000;
extern const Rule kDL4001;
extern const Rule kDL4003;
extern const Rule kDL4004;
extern const Rule kDL4005;
extern const Rule kDL4006;

/// By name.
std::span<const Rule *const> hadolintRules();

/// Calls `visit(script, command)` for every command of every RUN.
template<typename Visit>
void forEachCommand(const RuleInput &input, Visit visit)
{
    for (const auto &script : input.scripts->all()) {
        for (const auto &command : script.commands.commands)
            visit(script, command);
    }
}

/// Calls `visit(instruction, label)` for every label of every LABEL.
template<typename Visit>
void forEachLabel(const dockerfile::Dockerfile &model, Visit visit)
{
    for (const auto &stage : model.stages) {
        for (const auto &instruction : stage.instructions) {
            if (const auto *detail = instruction.as<dockerfile::LabelInstruction>()) {
                for (const auto &label : detail->labels)
                    visit(instruction, label);
            }
        }
    }
}

/// Those of one stage, in order.
std::span<const RunScript> scriptsOf(const RuleInput &input, std::size_t stage);

/// A finding at a part of a script; nullptr where it is silenced.
Diagnostic *addAt(Findings &findings, const RunScript &script, syntax::Span span, Message message);
/// At the name of the command, up to the argument where one is given.
Diagnostic *addAt(Findings &findings, const RunScript &script, const ShellCommand &command,
                  const ShellWord *last, Message message);

/// One finding for all of these words of a command; `message` lists them.
void reportWords(Findings &findings, const RunScript &script,
                 const std::vector<const ShellWord *> &words, std::string_view message);
/// The same for every command.
void reportLoose(const RuleInput &input, Findings &findings,
                 std::vector<const ShellWord *> (*looseWords)(const ShellCommand &),
                 std::string_view message);

/// Instructions of which only the last one of a stage counts; each but the first is reported.
void reportRepeated(const RuleInput &input, Findings &findings, dockerfile::InstructionKind kind,
                    std::string_view message);

/// Labels of this type in the schema whose value is another one. Variables may be anything.
void reportLabels(const RuleInput &input, Findings &findings, LabelType type,
                  bool (*isValid)(std::string_view), std::string_view message);

/// By stage: the stage of the file that it is built on.
std::vector<std::optional<std::size_t>> baseStages(const dockerfile::Dockerfile &model);

/// By stage: it is the last one, or another one is built on it. What other stages leave behind
/// does no harm.
std::vector<bool> keptStages(const dockerfile::Dockerfile &model);

/// By stage and instruction: some instruction before it, here or in the stages below, is of this
/// kind.
std::vector<std::vector<bool>> holdsBefore(const dockerfile::Dockerfile &model,
                                           bool (*isOfKind)(const dockerfile::Instruction &));

/// `rm … FOLDER/…`
bool removesBelow(const ShellCommand &command, std::string_view folder);

/// By its last letters.
bool isArchiveName(std::string_view path);

/// Without quotes at both ends.
std::string_view withoutQuotes(std::string_view text);
/// "C:…"
bool isWindowsPath(std::string_view path);

} // namespace stagewright::lint
