#include "core/build/solve/zstdfile.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"

#include <zstd.h>

namespace stagewright::solve {

void ZstdFile::Free::operator()(ZSTD_CCtx_s *context) const
{
    ::ZSTD_freeCCtx(context);
}

ZstdFile::ZstdFile(sys::UniqueFd file)
    : m_file(std::move(file))
    , m_context(::ZSTD_createCCtx())
    , m_buffer(::ZSTD_CStreamOutSize(), '\0')
{
    ::ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, 1);
}

Result<void> ZstdFile::write(std::string_view bytes)
{
    return compress(bytes, Then::Flush);
}

Result<void> ZstdFile::finish()
{
    return compress({}, Then::End);
}

Result<void> ZstdFile::compress(std::string_view bytes, Then then)
{
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
        ZSTD_outBuffer out{m_buffer.data(), m_buffer.size(), 0};
        const std::size_t left = ::ZSTD_compressStream2(
            m_context.get(), &out, &in, then == Then::End ? ZSTD_e_end : ZSTD_e_flush);
        if (::ZSTD_isError(left) != 0)
            return fail(ErrorCode::Internal,
                        concat("zstd cannot compress: ", ::ZSTD_getErrorName(left)));
        STAGEWRIGHT_TRY(sys::writeAll(m_file.get(), std::string_view(m_buffer).substr(0, out.pos)));
        if (left == 0 && in.pos == in.size)
            return {};
    }
}

} // namespace stagewright::solve
