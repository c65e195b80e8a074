/// An immutable version of a document's text; cheap to copy, safe to hand to other threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace stagewright::text {

/// Largest text we take: offsets are 32 bits wide.
inline constexpr std::size_t kMaximumTextSize = UINT32_MAX / 2;

class TextSnapshot
{
public:
    TextSnapshot()
        : TextSnapshot(std::string())
    {}
    explicit TextSnapshot(std::string text, std::uint64_t version = 0)
        : m_text(std::make_shared<const std::string>(std::move(text)))
        , m_version(version)
    {}

    std::string_view text() const { return *m_text; }
    /// Grows with every change of the document it was taken from.
    std::uint64_t version() const { return m_version; }

private:
    std::shared_ptr<const std::string> m_text;
    std::uint64_t m_version;
};

} // namespace stagewright::text
