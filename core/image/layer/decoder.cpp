#include "core/image/layer/decoder.h"

#include "core/base/support/strings.h"

#include <isa-l/igzip_lib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>

namespace stagewright::layer {

namespace {

class PlainDecoder final : public Decoder
{
public:
    Result<Progress> decode(std::string_view input, std::span<char> output) override
    {
        const std::size_t count = std::min(input.size(), output.size());
        std::memcpy(output.data(), input.data(), count);
        return Progress{count, count};
    }
    bool atBoundary() const override { return true; }
};

class GzipDecoder final : public Decoder
{
public:
    GzipDecoder() { start(); }

    Result<Progress> decode(std::string_view input, std::span<char> output) override
    {
        // Members may follow each other; each starts with a header of its own.
        if (m_state.block_state == ISAL_BLOCK_FINISH && !input.empty())
            start();
        m_state.next_in = reinterpret_cast<std::uint8_t *>(const_cast<char *>(input.data()));
        m_state.avail_in = clipped(input.size());
        m_state.next_out = reinterpret_cast<std::uint8_t *>(output.data());
        m_state.avail_out = clipped(output.size());
        const std::size_t given = m_state.avail_in;
        const std::size_t room = m_state.avail_out;
        const int rc = ::isal_inflate(&m_state);
        if (rc != ISAL_DECOMP_OK && rc != ISAL_END_INPUT)
            return fail(ErrorCode::Corrupt,
                        concat("the gzip data are damaged (", std::to_string(rc), ")"));
        return Progress{given - m_state.avail_in, room - m_state.avail_out};
    }
    bool atBoundary() const override { return m_state.block_state == ISAL_BLOCK_FINISH; }

private:
    static std::uint32_t clipped(std::size_t size)
    {
        return static_cast<std::uint32_t>(std::min<std::size_t>(size, 1U << 30U));
    }
    void start()
    {
        ::isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_GZIP;
    }

    inflate_state m_state{};
};

class ZstdDecoder final : public Decoder
{
public:
    Result<Progress> decode(std::string_view input, std::span<char> output) override
    {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t rc = ::ZSTD_decompressStream(m_context.get(), &out, &in);
        if (::ZSTD_isError(rc) != 0)
            return fail(ErrorCode::Corrupt,
                        concat("the zstd data are damaged (", ::ZSTD_getErrorName(rc), ")"));
        // Asked again after its end, zstd waits for another frame, which need not come.
        if (in.pos > 0 || out.pos > 0)
            m_atBoundary = rc == 0;
        return Progress{in.pos, out.pos};
    }
    bool atBoundary() const override { return m_atBoundary; }

private:
    struct Free
    {
        void operator()(ZSTD_DStream *stream) const { ::ZSTD_freeDStream(stream); }
    };
    std::unique_ptr<ZSTD_DStream, Free> m_context{::ZSTD_createDStream()};
    bool m_atBoundary = true;
};

} // namespace

oci::Compression sniffCompression(std::string_view firstBytes)
{
    if (firstBytes.starts_with("\x1f\x8b"))
        return oci::Compression::Gzip;
    if (firstBytes.starts_with("\x28\xb5\x2f\xfd"))
        return oci::Compression::Zstd;
    return oci::Compression::None;
}

std::unique_ptr<Decoder> makeDecoder(oci::Compression compression)
{
    switch (compression) {
    case oci::Compression::Gzip:
        return std::make_unique<GzipDecoder>();
    case oci::Compression::Zstd:
        return std::make_unique<ZstdDecoder>();
    case oci::Compression::None:
        return std::make_unique<PlainDecoder>();
    }
    return std::make_unique<PlainDecoder>();
}

} // namespace stagewright::layer
