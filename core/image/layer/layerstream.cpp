#include "core/image/layer/layerstream.h"

#include "core/base/support/strings.h"
#include "core/base/sys/fileio.h"
#include "core/image/layer/decoder.h"

#include <array>
#include <vector>

namespace stagewright::layer {

namespace {

constexpr std::size_t kBuffer = 1U << 20U;

class DecodingStream final : public LayerStream
{
public:
    DecodingStream(int fd, std::uint64_t maxBytes)
        : m_fd(fd)
        , m_maxBytes(maxBytes)
        , m_input(kBuffer)
    {}

    Result<void> start()
    {
        STAGEWRIGHT_TRY(fill());
        m_compression = sniffCompression(m_rest);
        m_decoder = makeDecoder(m_compression);
        return {};
    }

    Result<std::size_t> read(std::span<char> buffer) override
    {
        for (;;) {
            STAGEWRIGHT_TRY_ASSIGN(const auto progress, m_decoder->decode(m_rest, buffer));
            m_rest.remove_prefix(progress.consumed);
            if (progress.produced > 0)
                return took(buffer.first(progress.produced));
            if (m_rest.empty() && !m_ended)
                STAGEWRIGHT_TRY(fill());
            else if (m_rest.empty() && m_decoder->atBoundary())
                return std::size_t{0};
            else if (m_rest.empty() || progress.consumed == 0)
                return fail(ErrorCode::Corrupt, "the compressed data are cut off");
        }
    }

    oci::Compression compression() const override { return m_compression; }
    std::uint64_t compressedBytes() const override { return m_compressedBytes; }
    std::uint64_t plainBytes() const override { return m_plainBytes; }
    oci::Digest finishCompressedDigest() override
    {
        // Plain bytes are hashed once only.
        return m_compression == oci::Compression::None ? m_diffId : m_compressedHash.finish();
    }
    oci::Digest finishDiffId() override
    {
        m_diffId = m_plainHash.finish();
        return m_diffId;
    }

private:
    Result<void> fill()
    {
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, sys::readSome(m_fd, m_input));
        m_ended = count == 0;
        m_rest = std::string_view(m_input.data(), count);
        m_compressedBytes += count;
        if (!m_decoder || m_compression != oci::Compression::None)
            m_compressedHash.update(m_rest);
        return {};
    }

    Result<std::size_t> took(std::span<const char> bytes)
    {
        m_plainBytes += bytes.size();
        if (m_plainBytes > m_maxBytes)
            return fail(ErrorCode::OutOfSpace,
                        concat("the layer holds more than the ", std::to_string(m_maxBytes),
                               " bytes that one layer may have"));
        m_plainHash.update(std::string_view(bytes.data(), bytes.size()));
        return bytes.size();
    }

    int m_fd;
    std::uint64_t m_maxBytes;
    std::vector<char> m_input;
    std::string_view m_rest;
    bool m_ended = false;
    oci::Compression m_compression = oci::Compression::None;
    std::unique_ptr<Decoder> m_decoder;
    std::uint64_t m_compressedBytes = 0;
    std::uint64_t m_plainBytes = 0;
    oci::Hasher m_compressedHash;
    oci::Hasher m_plainHash;
    oci::Digest m_diffId;
};

} // namespace

Result<std::unique_ptr<LayerStream>> LayerStream::open(int fd, std::uint64_t maxBytes)
{
    auto stream = std::make_unique<DecodingStream>(fd, maxBytes);
    STAGEWRIGHT_TRY(stream->start());
    return std::unique_ptr<LayerStream>(std::move(stream));
}

Result<void> LayerStream::drain()
{
    std::vector<char> buffer(kBuffer);
    for (;;) {
        STAGEWRIGHT_TRY_ASSIGN(const std::size_t count, read(buffer));
        if (count == 0)
            return {};
    }
}

} // namespace stagewright::layer
