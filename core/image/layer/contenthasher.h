/// XXH3-128 of a file's bytes: tells equal files, proves nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace stagewright::layer {

/// Not thread-safe; movable.
class ContentHasher
{
public:
    ContentHasher();
    ContentHasher(ContentHasher &&) noexcept;
    ContentHasher &operator=(ContentHasher &&) noexcept;
    ~ContentHasher();

    void update(std::string_view bytes);
    /// 32 hexadecimal digits; the hasher starts anew.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace stagewright::layer
