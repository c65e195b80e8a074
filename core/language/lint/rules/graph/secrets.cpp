#include "core/language/lint/rules/graph/secrets.h"

#include "core/base/support/message.h"
#include "core/base/support/strings.h"

#include <algorithm>
#include <array>
#include <string>

namespace stagewright::lint {

namespace {

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool containsOne(std::string_view name, std::initializer_list<std::string_view> parts)
{
    return std::any_of(parts.begin(), parts.end(),
                       [&](auto part) { return name.find(part) != std::string_view::npos; });
}

bool isExample(std::string_view name)
{
    return containsOne(name, {"example", "sample", "template", "dist", "default", "test"});
}

/// Keys come with certificates, which everybody may see.
bool isPrivateKey(std::string_view name)
{
    const bool hasForm = name.ends_with(".pem") || name.ends_with(".key") ||
                         name.ends_with(".p12") || name.ends_with(".pfx") ||
                         name.ends_with(".jks") || name.ends_with(".keystore");
    return hasForm && !containsOne(name, {"cert", "crt", "chain", "bundle", "pub", "ca.", "root",
                                          "trust", "apt", "gpg", "repo", "sign"});
}

/// A prefix, what may follow, and how much of it must.
struct Form
{
    std::string_view prefix;
    std::size_t length = 0; ///< of what follows, at least
    std::string_view what;
};

constexpr std::array<Form, 13> kForms = {{
    {"AKIA", 16, MSG("lint", "an access key of AWS")},
    {"ghp_", 36, MSG("lint", "a GitHub token")},
    {"gho_", 36, MSG("lint", "a GitHub token")},
    {"ghs_", 36, MSG("lint", "a GitHub token")},
    {"github_pat_", 40, MSG("lint", "a GitHub token")},
    {"glpat-", 20, MSG("lint", "a GitLab token")},
    {"npm_", 36, MSG("lint", "an npm token")},
    {"xoxb-", 20, MSG("lint", "a Slack token")},
    {"xoxp-", 20, MSG("lint", "a Slack token")},
    {"sk_live_", 20, MSG("lint", "a Stripe key")},
    {"AIza", 35, MSG("lint", "a key of Google's API")},
    {"dckr_pat_", 20, MSG("lint", "a Docker token")},
    {"pypi-AgE", 40, MSG("lint", "a PyPI token")},
}};

bool isTokenByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/// Letters of one kind only are a place holder: "ghp_xxxxxxxx…".
bool isPlaceHolder(std::string_view text)
{
    std::string letters(text);
    std::sort(letters.begin(), letters.end());
    constexpr std::ptrdiff_t kFew = 6;
    return std::unique(letters.begin(), letters.end()) - letters.begin() < kFew;
}

void findForm(std::string_view text, const Form &form, std::vector<Credential> &found)
{
    for (auto at = text.find(form.prefix); at != std::string_view::npos;
         at = text.find(form.prefix, at + 1)) {
        const auto begin = at + form.prefix.size();
        auto end = begin;
        while (end < text.size() && isTokenByte(text[end]))
            ++end;
        if ((at == 0 || !isTokenByte(text[at - 1])) && end - begin >= form.length &&
            !isPlaceHolder(text.substr(begin, end - begin)))
            found.push_back({at, end - at, form.what});
    }
}

/// `https://user:password@host`, but for a variable as password.
void findPasswords(std::string_view text, std::vector<Credential> &found)
{
    for (auto at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 1)) {
        const auto rest = text.substr(at + 3);
        const auto host = rest.substr(0, rest.find_first_of("/ \t\n\"'"));
        const auto sign = host.rfind('@');
        const auto colon = host.find(':');
        if (sign == std::string_view::npos || colon >= sign)
            continue;
        const auto password = host.substr(colon + 1, sign - colon - 1);
        if (!password.empty() && password.find_first_of("$<{*%") == std::string_view::npos &&
            !isOneOf(toLowerAscii(password),
                     {"password", "pass", "secret", "x-oauth-basic", "token"}))
            found.push_back(
                {at + 3 + colon + 1, password.size(), MSG("lint", "the password of a URL")});
    }
}

void findKeys(std::string_view text, std::vector<Credential> &found)
{
    for (auto at = text.find("-----BEGIN "); at != std::string_view::npos;
         at = text.find("-----BEGIN ", at + 1)) {
        const auto line = text.substr(at, text.find('\n', at) - at);
        if (line.find("PRIVATE KEY-----") != std::string_view::npos)
            found.push_back({at, line.size(), MSG("lint", "a private key")});
    }
}

} // namespace

bool isSecretFile(std::string_view path)
{
    const auto name = toLowerAscii(path.substr(path.rfind('/') + 1));
    const auto folder = path.substr(0, path.rfind('/') + 1);
    if (isExample(name))
        return false;
    return name == ".env" || name.starts_with(".env.") ||
           isOneOf(name, {"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".npmrc", ".pypirc",
                          ".netrc", ".git-credentials", ".dockercfg", ".htpasswd", "credentials",
                          "credentials.json", "service-account.json", "kubeconfig", ".pgpass",
                          "secrets.yml", "secrets.yaml", "secrets.json", ".vault-token"}) ||
           (name == "config.json" && folder.ends_with(".docker/")) || isPrivateKey(name);
}

std::vector<Credential> credentialsIn(std::string_view text)
{
    std::vector<Credential> found;
    for (const auto &form : kForms)
        findForm(text, form, found);
    findPasswords(text, found);
    findKeys(text, found);
    return found;
}

} // namespace stagewright::lint
