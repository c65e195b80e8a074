#include "core/build/plan/cachekey.h"

#include "core/base/support/strings.h"

namespace stagewright::plan {

namespace {

/// "/src/a.txt" → "a.txt"; patterns and whole trees stay what they are.
std::string keyOfSource(const std::string &source)
{
    if (source.find_first_of("*?[") != std::string::npos)
        return source;
    return source.substr(source.rfind('/') + 1);
}

/// What of the op counts.
Op forKey(const Op &op)
{
    Op counted = op;
    if (auto *copy = std::get_if<CopyOp>(&counted)) {
        for (auto &source : copy->sources)
            source = keyOfSource(source);
    }
    return counted;
}

} // namespace

Digest stepKey(const Vertex &vertex, const Digest &base, std::span<const InputKey> sources)
{
    std::string text =
        concat("stagewright step 1\n", describeOp(forKey(vertex.op)), "\n", base.toString(), "\n");
    for (const auto &source : sources)
        text += concat(source.kind == InputKey::Kind::Files ? "files " : "tree ",
                       source.digest.toString(), "\n");
    return oci::digestOf(text);
}

} // namespace stagewright::plan
