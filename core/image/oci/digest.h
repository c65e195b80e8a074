/// Content digests (image-spec descriptor.md, "Digests").
#pragma once

#include "core/base/support/result.h"

#include <compare>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace stagewright::oci {

enum class DigestAlgorithm { Sha256, Sha512 };

std::string_view nameOf(DigestAlgorithm algorithm);

/// "sha256:" with 64, or "sha512:" with 128 lower-case hexadecimal digits. No other text can
/// become a Digest, so its parts are safe as file names. A default-constructed one is null.
class Digest
{
public:
    Digest() = default;

    /// Errors: InvalidArgument for anything but the two forms above.
    static Result<Digest> parse(std::string_view text);
    static Digest fromRaw(DigestAlgorithm algorithm, std::span<const std::uint8_t> bytes);

    bool isNull() const { return m_text.empty(); }
    DigestAlgorithm algorithm() const;
    /// The digits alone; empty if null.
    std::string_view hex() const;
    /// "sha256:…"; empty if null.
    const std::string &toString() const { return m_text; }
    /// The first twelve digits, for people.
    std::string_view shortHex() const { return hex().substr(0, 12); }

    auto operator<=>(const Digest &) const = default;

private:
    explicit Digest(std::string text)
        : m_text(std::move(text))
    {}

    std::string m_text;
};

/// Incremental digest of a byte stream. Not thread-safe; movable.
class Hasher
{
public:
    explicit Hasher(DigestAlgorithm algorithm = DigestAlgorithm::Sha256);
    Hasher(Hasher &&) noexcept;
    Hasher &operator=(Hasher &&) noexcept;
    ~Hasher();

    void update(std::string_view bytes);
    void update(std::span<const std::byte> bytes);
    /// Digest of everything so far; the hasher starts anew.
    Digest finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Digest digestOf(std::string_view bytes, DigestAlgorithm algorithm = DigestAlgorithm::Sha256);

/// Digest of a chain of layers, bottom first (image-spec config.md, "Layer ChainID").
/// Null for an empty chain.
Digest chainId(std::span<const Digest> diffIds);

} // namespace stagewright::oci

template<>
struct std::hash<stagewright::oci::Digest>
{
    std::size_t operator()(const stagewright::oci::Digest &digest) const noexcept
    {
        return std::hash<std::string>()(digest.toString());
    }
};
