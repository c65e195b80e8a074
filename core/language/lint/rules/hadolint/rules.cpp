#include "core/language/lint/rules/hadolint/rules.h"

#include <array>

namespace stagewright::lint {

std::span<const Rule *const> hadolintRules()
{
    static constexpr std::array kRules = {
        &kDL1001, &kDL3000, &kDL3001, &kDL3002, &kDL3003, &kDL3004, &kDL3006, &kDL3007, &kDL3008,
        &kDL3009, &kDL3010, &kDL3011, &kDL3012, &kDL3013, &kDL3014, &kDL3015, &kDL3016, &kDL3018,
        &kDL3019, &kDL3020, &kDL3021, &kDL3022, &kDL3023, &kDL3024, &kDL3025, &kDL3026, &kDL3027,
        &kDL3028, &kDL3029, &kDL3030, &kDL3032, &kDL3033, &kDL3034, &kDL3035, &kDL3036, &kDL3037,
        &kDL3038, &kDL3040, &kDL3041, &kDL3042, &kDL3043, &kDL3044, &kDL3045, &kDL3046, &kDL3047,
        &kDL3048, &kDL3049, &kDL3050, &kDL3051, &kDL3052, &kDL3053, &kDL3054, &kDL3055, &kDL3056,
        &kDL3057, &kDL3058, &kDL3059, &kDL3060, &kDL3061, &kDL3062, &kDL3063, &kDL3064, &kDL3065,
        &kDL3066, &kDL3067, &kDL4000, &kDL4001, &kDL4003, &kDL4004, &kDL4005, &kDL4006,
    };
    return kRules;
}

} // namespace stagewright::lint
