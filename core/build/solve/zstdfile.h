/// Private to the room: a file that is compressed while it grows.
#pragma once

#include "core/base/support/result.h"
#include "core/base/sys/uniquefd.h"

#include <memory>
#include <string>
#include <string_view>

struct ZSTD_CCtx_s;

namespace stagewright::solve {

class ZstdFile
{
public:
    /// `file` is empty and open for writing.
    explicit ZstdFile(sys::UniqueFd file);

    /// Afterwards everything so far can be read back, whatever becomes of this process.
    Result<void> write(std::string_view bytes);
    /// Ends the frame. Without it a reader learns that the file was cut off.
    Result<void> finish();

private:
    enum class Then { Flush, End };
    Result<void> compress(std::string_view bytes, Then then);

    struct Free
    {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    sys::UniqueFd m_file;
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
    std::string m_buffer;
};

} // namespace stagewright::solve
