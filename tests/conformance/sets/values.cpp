/// Small texts with a meaning of their own: chmod, platform, image_ref, git_ref, git_fragment.
#include "core/image/oci/imagereference.h"
#include "core/image/oci/platform.h"
#include "core/language/dockerfile/filemode.h"
#include "core/language/dockerfile/gitreference.h"
#include "tests/conformance/sets/sets.h"

#include <nlohmann/json.hpp>

#include <cstdlib>

namespace stagewright::conformance {

namespace {

std::uint32_t octalOf(const Json &inputs, const char *key)
{
    return static_cast<std::uint32_t>(std::strtoul(textOf(inputs, key).c_str(), nullptr, 8));
}

std::string octalText(std::uint32_t mode)
{
    std::string text;
    for (int shift = 9; shift >= 0; shift -= 3)
        text += static_cast<char>('0' + (mode >> shift & 7U));
    return text;
}

Json answerChmod(const Json &inputs)
{
    const auto change =
        dockerfile::FileModeChange::parse(textOf(inputs, "mode"), octalOf(inputs, "umask"));
    if (!change)
        return {{"valid", false}, {"after", nullptr}};
    const bool isDirectory = boolAt(inputs, "is_dir").value_or(false);
    const auto after = change->apply(octalOf(inputs, "before"), isDirectory);
    return {{"valid", true}, {"after", octalText(after)}};
}

Json platformJson(const oci::Platform &platform)
{
    return {{"os", platform.os},
            {"architecture", platform.architecture},
            {"variant", platform.variant},
            {"os_version", platform.osVersion},
            {"os_features", platform.osFeatures}};
}

oci::Platform platformOf(const Json &json)
{
    return {textOf(json, "os"), textOf(json, "architecture"), textOf(json, "variant"),
            textOf(json, "os_version"), textsOf(json.at("os_features"))};
}

Json answerPlatform(const Json &inputs)
{
    const auto input = textOf(inputs, "input");
    oci::Platform defaults;
    defaults.os = textOf(inputs, "default_os");
    defaults.architecture = textOf(inputs, "default_arch");
    const auto platform = oci::parsePlatform(input, defaults);
    if (!platform)
        return {{"valid", false}, {"parsed", nullptr}, {"formatted", nullptr}};
    const bool withVersion = input.find('(') != std::string::npos;
    return {{"valid", true},
            {"parsed", platformJson(*platform)},
            {"formatted", withVersion ? formatWithVersion(*platform) : format(*platform)},
            {"with_os_version", withVersion}};
}

/// `matches` are other spellings of the platform; they are no part of the answer.
std::string comparePlatform(const Json &expected, const Json &answer)
{
    static const auto kCompare = compareFieldsBut({"matches", "with_os_version"});
    auto text = kCompare(expected, answer);
    if (!text.empty() || answer.at("parsed").is_null())
        return text;
    for (const auto &match : expected.value("matches", Json::array())) {
        if (rankFor(platformOf(answer.at("parsed")), platformOf(match)) != 0)
            return difference("matches", match, answer.at("parsed"));
    }
    return {};
}

Json answerImage(const Json &inputs)
{
    const bool isNormalised = boolAt(inputs, "normalized").value_or(true);
    const auto input = textOf(inputs, "input");
    const auto reference =
        isNormalised ? oci::ImageReference::parse(input) : oci::ImageReference::parseExact(input);
    if (!reference)
        return {{"valid", false}, {"error", reference.error().message}};
    return {{"valid", true},
            {"domain", reference->domain},
            {"path", reference->path},
            {"familiar", reference->familiarName()},
            {"full", reference->name()},
            {"tag", reference->tag},
            {"digest", reference->digest.toString()},
            {"error", nullptr}};
}

/// Of the error only that there is one.
std::string compareImage(Json expected, const Json &answer)
{
    const bool wantsError = !expected.at("error").is_null();
    expected["error"] = wantsError ? Json(true) : Json();
    return compareFields(expected, answer);
}

Json referenceJson(const dockerfile::GitReference &reference)
{
    Json json{{"Remote", reference.remote}, {"ShortName", reference.shortName}};
    const auto addText = [&json](const char *key, const std::string &text) {
        if (!text.empty())
            json[key] = text;
    };
    addText("Ref", reference.ref);
    addText("Checksum", reference.checksum);
    addText("SubDir", reference.subDir);
    addText("MTime", reference.modificationTime);
    const auto addFlag = [&json](const char *key, bool isSet) {
        if (isSet)
            json[key] = true;
    };
    addFlag("IndistinguishableFromLocal", reference.isIndistinguishableFromLocal);
    addFlag("UnencryptedTCP", reference.isUnencrypted);
    addFlag("FetchByCommit", reference.fetchByCommit);
    if (reference.keepGitDir)
        json["KeepGitDir"] = *reference.keepGitDir;
    if (reference.submodules)
        json["Submodules"] = *reference.submodules;
    return json;
}

Json answerGit(const Json &inputs)
{
    const auto reference = dockerfile::GitReference::parse(textOf(inputs, "ref"));
    if (!reference)
        return {{"result", nullptr}, {"error", reference.error().toString()}};
    return {{"result", *reference ? referenceJson(**reference) : Json()}, {"error", nullptr}};
}

/// A null result says that there is none.
std::string compareGit(const Json &expected, const Json &answer)
{
    auto text = difference("result", expected.at("result"), answer.at("result"));
    return text.empty() ? compareFields(expected, answer) : text;
}

Json answerFragment(const Json &inputs)
{
    const auto text = textOf(inputs, "ref");
    const auto reference = dockerfile::GitReference::parse(text);
    if (!reference || !*reference)
        return {{"result", text}, {"ok", false}};
    const bool withSubDir = boolAt(inputs, "with_subdir").value_or(false);
    return {{"result", (*reference)->fragmentForm(withSubDir)}, {"ok", true}};
}

} // namespace

std::vector<VectorSet> valueSets()
{
    return {{"chmod", answerChmod},
            {"platform", answerPlatform, comparePlatform},
            {"image_ref", answerImage, compareImage},
            {"git_ref", answerGit, compareGit},
            {"git_fragment", answerFragment}};
}

} // namespace stagewright::conformance
