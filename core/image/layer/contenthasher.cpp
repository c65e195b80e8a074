#include "core/image/layer/contenthasher.h"

#include "core/base/support/strings.h"

#include <xxhash.h>

#include <span>

namespace stagewright::layer {

struct ContentHasher::State
{
    State()
        : handle(::XXH3_createState())
    {
        ::XXH3_128bits_reset(handle);
    }
    State(const State &) = delete;
    State &operator=(const State &) = delete;
    ~State() { ::XXH3_freeState(handle); }

    ::XXH3_state_t *handle;
};

ContentHasher::ContentHasher()
    : m_state(std::make_unique<State>())
{}
ContentHasher::ContentHasher(ContentHasher &&) noexcept = default;
ContentHasher &ContentHasher::operator=(ContentHasher &&) noexcept = default;
ContentHasher::~ContentHasher() = default;

void ContentHasher::update(std::string_view bytes)
{
    ::XXH3_128bits_update(m_state->handle, bytes.data(), bytes.size());
}

std::string ContentHasher::finish()
{
    ::XXH128_canonical_t canonical{};
    ::XXH128_canonicalFromHash(&canonical, ::XXH3_128bits_digest(m_state->handle));
    ::XXH3_128bits_reset(m_state->handle);
    return toHex(std::span(canonical.digest));
}

} // namespace stagewright::layer
