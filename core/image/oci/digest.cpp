#include "core/image/oci/digest.h"

#include "core/base/support/assert.h"
#include "core/base/support/strings.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <vector>

namespace stagewright::oci {

namespace {

constexpr std::string_view kSha256Prefix = "sha256:";
constexpr std::string_view kSha512Prefix = "sha512:";

bool isLowerHex(std::string_view text)
{
    return std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isDigest(std::string_view text)
{
    if (text.starts_with(kSha256Prefix))
        return text.size() == kSha256Prefix.size() + 64 && isLowerHex(text.substr(7));
    if (text.starts_with(kSha512Prefix))
        return text.size() == kSha512Prefix.size() + 128 && isLowerHex(text.substr(7));
    return false;
}

/// Looked up once: the implicit look-up of EVP_sha256() costs time at every start.
const EVP_MD *implementationOf(DigestAlgorithm algorithm)
{
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static EVP_MD *const sha512 = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    return algorithm == DigestAlgorithm::Sha256 ? sha256 : sha512;
}

} // namespace

std::string_view nameOf(DigestAlgorithm algorithm)
{
    return algorithm == DigestAlgorithm::Sha256 ? "sha256" : "sha512";
}

Result<Digest> Digest::parse(std::string_view text)
{
    if (!isDigest(text))
        return fail(ErrorCode::InvalidArgument,
                    concat("\"", text.substr(0, 160),
                           "\" is no digest: expected sha256: and 64, or sha512: and 128 "
                           "lower-case hexadecimal digits"));
    return Digest(std::string(text));
}

Digest Digest::fromRaw(DigestAlgorithm algorithm, std::span<const std::uint8_t> bytes)
{
    STAGEWRIGHT_ASSERT(bytes.size() == (algorithm == DigestAlgorithm::Sha256 ? 32U : 64U));
    return Digest(concat(nameOf(algorithm), ":", toHex(bytes)));
}

DigestAlgorithm Digest::algorithm() const
{
    return m_text.starts_with(kSha512Prefix) ? DigestAlgorithm::Sha512 : DigestAlgorithm::Sha256;
}

std::string_view Digest::hex() const
{
    return isNull() ? std::string_view() : std::string_view(m_text).substr(kSha256Prefix.size());
}

struct Hasher::State
{
    explicit State(DigestAlgorithm used)
        : algorithm(used)
        , context(EVP_MD_CTX_new())
    {
        start();
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { EVP_MD_CTX_free(context); }

    void start()
    {
        const bool started =
            context && EVP_DigestInit_ex2(context, implementationOf(algorithm), nullptr) == 1;
        if (!started)
            assertionFailed("OpenSSL offers SHA-2", __FILE__, __LINE__);
    }

    DigestAlgorithm algorithm;
    EVP_MD_CTX *context;
};

Hasher::Hasher(DigestAlgorithm algorithm)
    : m_state(std::make_unique<State>(algorithm))
{}

Hasher::Hasher(Hasher &&) noexcept = default;
Hasher &Hasher::operator=(Hasher &&) noexcept = default;
Hasher::~Hasher() = default;

void Hasher::update(std::string_view bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

void Hasher::update(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

Digest Hasher::finish()
{
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> raw{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_state->context, raw.data(), &size);
    m_state->start();
    return Digest::fromRaw(m_state->algorithm, std::span(raw).first(size));
}

Digest digestOf(std::string_view bytes, DigestAlgorithm algorithm)
{
    Hasher hasher(algorithm);
    hasher.update(bytes);
    return hasher.finish();
}

Digest chainId(std::span<const Digest> diffIds)
{
    if (diffIds.empty())
        return {};
    Digest chain = diffIds.front();
    for (const auto &diffId : diffIds.subspan(1))
        chain = digestOf(concat(chain.toString(), " ", diffId.toString()));
    return chain;
}

} // namespace stagewright::oci
