#include "core/build/exec/seccomp.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>
#include <sys/utsname.h>

#include <algorithm>
#include <array>
#include <set>

namespace stagewright::exec {

namespace {

struct Machine
{
    std::string_view kernelName;
    std::string_view name;
    std::array<std::string_view, 3> architectures; ///< own one and those that it also runs
};
constexpr std::array kMachines{
    Machine{"x86_64", "amd64", {"SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32"}},
    Machine{"aarch64", "arm64", {"SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM", ""}},
    Machine{"armv7l", "arm", {"SCMP_ARCH_ARM", "", ""}},
    Machine{"i686", "x86", {"SCMP_ARCH_X86", "", ""}},
    Machine{"ppc64le", "ppc64le", {"SCMP_ARCH_PPC64LE", "", ""}},
    Machine{"s390x", "s390x", {"SCMP_ARCH_S390X", "SCMP_ARCH_S390", ""}},
    Machine{"riscv64", "riscv64", {"SCMP_ARCH_RISCV64", "", ""}},
};

const std::set<std::string, std::less<>> kKnownKeys{
    "minKernel",         "onlyOn", "notOn", "withCapability",
    "withoutCapability", "where",  "errno", "calls"};

bool holds(const Json &rule, const char *key, std::string_view value)
{
    const Json *list = memberAt(rule, key);
    return list != nullptr && list->is_array() &&
           std::ranges::any_of(*list, [value](const Json &item) {
               return item.is_string() && item.get_ref<const std::string &>() == value;
           });
}

bool oldEnough(std::string_view minimum, const SeccompTarget &target)
{
    const auto parts = split(minimum, '.');
    const auto major = parseUnsigned(parts.at(0));
    const auto minor = parts.size() > 1 ? parseUnsigned(parts[1]) : std::optional<std::uint64_t>(0);
    if (!major || !minor)
        return false;
    return std::pair<std::uint64_t, std::uint64_t>(target.kernelMajor, target.kernelMinor) >=
           std::pair(*major, *minor);
}

bool applies(const Json &rule, const SeccompTarget &target)
{
    const auto has = [&target](const std::optional<std::string> &capability) {
        return capability &&
               std::ranges::find(target.capabilities, *capability) != target.capabilities.end();
    };
    if (const auto minimum = stringAt(rule, "minKernel"); minimum && !oldEnough(*minimum, target))
        return false;
    if (rule.contains("onlyOn") && !holds(rule, "onlyOn", target.architecture))
        return false;
    if (holds(rule, "notOn", target.architecture))
        return false;
    if (rule.contains("withCapability") && !has(stringAt(rule, "withCapability")))
        return false;
    return !has(stringAt(rule, "withoutCapability"));
}

Result<OrderedJson> conditionOf(const Json &where)
{
    const auto argument = integerAt(where, "argument");
    const auto equals = integerAt(where, "equals");
    if (!argument || !equals)
        return fail(ErrorCode::Corrupt, "the seccomp profile has a bad condition");
    OrderedJson condition;
    condition["index"] = *argument;
    const auto mask = integerAt(where, "mask");
    condition["value"] = mask.value_or(*equals);
    if (mask)
        condition["valueTwo"] = *equals;
    condition["op"] = mask ? "SCMP_CMP_MASKED_EQ" : "SCMP_CMP_EQ";
    return condition;
}

Result<void> checkRule(const Json &rule)
{
    if (!rule.is_object())
        return fail(ErrorCode::Corrupt, "the seccomp profile has a rule that is no object");
    for (const auto &[key, value] : rule.items()) {
        if (!kKnownKeys.contains(key))
            return fail(ErrorCode::Corrupt,
                        concat("the seccomp profile has the unknown key ", key));
    }
    const Json *calls = memberAt(rule, "calls");
    const bool named = calls != nullptr && calls->is_array() && !calls->empty() &&
                       std::ranges::all_of(*calls, &Json::is_string);
    if (!named)
        return fail(ErrorCode::Corrupt, "the seccomp profile has a rule without calls");
    return {};
}

Result<OrderedJson> ruleSpec(const Json &rule)
{
    OrderedJson spec;
    spec["names"] = rule.at("calls").get<std::vector<std::string>>();
    const auto error = integerAt(rule, "errno");
    spec["action"] = error ? "SCMP_ACT_ERRNO" : "SCMP_ACT_ALLOW";
    if (error)
        spec["errnoRet"] = *error;
    if (const Json *where = memberAt(rule, "where")) {
        STAGEWRIGHT_TRY_ASSIGN(auto condition, conditionOf(*where));
        spec["args"] = OrderedJson::array({std::move(condition)});
    }
    return spec;
}

OrderedJson architecturesOf(std::string_view name)
{
    OrderedJson list = OrderedJson::array();
    const auto *machine = std::ranges::find(kMachines, name, &Machine::name);
    if (machine == kMachines.end())
        return list;
    for (const auto architecture : machine->architectures) {
        if (!architecture.empty())
            list.push_back(architecture);
    }
    return list;
}

} // namespace

SeccompTarget hostSeccompTarget(std::vector<std::string> capabilities)
{
    SeccompTarget target;
    target.capabilities = std::move(capabilities);
    struct ::utsname host{};
    ::uname(&host);
    const auto *machine =
        std::ranges::find(kMachines, std::string_view(host.machine), &Machine::kernelName);
    target.architecture = machine == kMachines.end() ? host.machine : std::string(machine->name);
    const auto parts = split(host.release, '.');
    target.kernelMajor = static_cast<unsigned>(parseUnsigned(parts.at(0)).value_or(0));
    if (parts.size() > 1)
        target.kernelMinor = static_cast<unsigned>(parseUnsigned(parts[1]).value_or(0));
    return target;
}

Result<OrderedJson> seccompSpec(std::string_view profile, const SeccompTarget &target)
{
    STAGEWRIGHT_TRY_ASSIGN(const Json document, parseJson(profile));
    const auto defaultErrno = integerAt(document, "defaultErrno");
    const Json *rules = memberAt(document, "rules");
    if (!defaultErrno || rules == nullptr || !rules->is_array())
        return fail(ErrorCode::Corrupt, "the seccomp profile lacks defaultErrno or rules");
    OrderedJson spec;
    spec["defaultAction"] = "SCMP_ACT_ERRNO";
    spec["defaultErrnoRet"] = *defaultErrno;
    spec["architectures"] = architecturesOf(target.architecture);
    spec["syscalls"] = OrderedJson::array();
    for (const auto &rule : *rules) {
        STAGEWRIGHT_TRY(checkRule(rule));
        if (!applies(rule, target))
            continue;
        STAGEWRIGHT_TRY_ASSIGN(auto one, ruleSpec(rule));
        spec["syscalls"].push_back(std::move(one));
    }
    return spec;
}

} // namespace stagewright::exec
