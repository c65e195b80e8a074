#include "core/image/registry/challenge.h"

#include "core/base/support/strings.h"

#include <optional>

namespace stagewright::registry {

namespace {

class ChallengeReader
{
public:
    explicit ChallengeReader(std::string_view text)
        : m_rest(text)
    {}

    std::vector<Challenge> readAll()
    {
        std::vector<Challenge> challenges;
        skip(" \t,");
        while (!m_rest.empty()) {
            const auto word = token();
            if (word.empty())
                break;
            if (isParameter() && !challenges.empty()) {
                if (!readValue(challenges.back(), word))
                    break;
            } else {
                challenges.push_back({toLowerAscii(word), {}});
            }
            skip(" \t,");
        }
        return challenges;
    }

private:
    void skip(std::string_view characters)
    {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(characters), m_rest.size()));
    }

    std::string_view token()
    {
        static constexpr std::string_view kEnd = " \t,=\"";
        const auto word = m_rest.substr(0, m_rest.find_first_of(kEnd));
        m_rest.remove_prefix(word.size());
        return word;
    }

    /// Does "=" follow, so that the word before was a name?
    bool isParameter()
    {
        const auto rest = m_rest;
        skip(" \t");
        if (m_rest.starts_with('='))
            return true;
        m_rest = rest;
        return false;
    }

    bool readValue(Challenge &challenge, std::string_view name)
    {
        m_rest.remove_prefix(1);
        skip(" \t");
        const auto value = m_rest.starts_with('"') ? quoted() : std::optional(std::string(token()));
        if (!value)
            return false;
        challenge.parameters.emplace(toLowerAscii(name), *value);
        return true;
    }

    std::optional<std::string> quoted()
    {
        std::string value;
        for (std::size_t i = 1; i < m_rest.size(); ++i) {
            if (m_rest[i] == '"') {
                m_rest.remove_prefix(i + 1);
                return value;
            }
            if (m_rest[i] == '\\' && i + 1 < m_rest.size())
                ++i;
            value += m_rest[i];
        }
        return std::nullopt;
    }

    std::string_view m_rest;
};

} // namespace

std::vector<Challenge> parseChallenges(std::string_view header)
{
    return ChallengeReader(header).readAll();
}

} // namespace stagewright::registry
