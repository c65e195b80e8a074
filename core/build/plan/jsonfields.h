/// Private to the room: one list of members per type serves for writing and for reading.
///
///     template<typename Io> void describe(Io &io, Fields<Io, StepInfo> &step)
///     {
///         io("vertex", step.vertex);
///     }
#pragma once

#include "core/base/support/strings.h"
#include "core/image/oci/jsonreader.h"
#include "core/image/oci/timestamp.h"
#include "core/language/text/textrange.h"

#include <memory>
#include <optional>
#include <type_traits>

namespace stagewright::plan {

/// A text whose JSON is base64.
template<typename Text>
struct Base64
{
    Text &text;
};
template<typename Text>
Base64(Text &) -> Base64<Text>;

/// Adds members; empty texts and lists, zeros, false and absent values are left out.
class JsonWriter
{
public:
    static constexpr bool kReads = false;

    JsonWriter();
    JsonWriter(JsonWriter &&) noexcept;
    JsonWriter &operator=(JsonWriter &&) noexcept;
    ~JsonWriter();

    /// Everything so far, in one line.
    std::string text() const;

    void operator()(const char *key, const std::string &value);
    void operator()(const char *key, Base64<const std::string> value)
    {
        (*this)(key, toBase64(value.text));
    }
    void operator()(const char *key, const oci::Digest &value) { (*this)(key, value.toString()); }
    void operator()(const char *key, oci::Timestamp value)
    {
        (*this)(key, oci::formatTimestamp(value));
    }
    void operator()(const char *key, text::TextRange value)
    {
        JsonWriter inner;
        inner.setNumber("begin", value.begin);
        inner.setNumber("end", value.end);
        setObject(key, std::move(inner));
    }

    template<typename T>
    void operator()(const char *key, const T &value)
    {
        if constexpr (std::is_same_v<T, bool>) {
            if (value)
                setTrue(key);
        } else if constexpr (std::is_arithmetic_v<T>) {
            if (value != T{})
                setNumber(key, static_cast<std::int64_t>(value));
        } else {
            JsonWriter inner;
            describe(inner, value);
            setObject(key, std::move(inner));
        }
    }
    template<typename T>
    void operator()(const char *key, const std::optional<T> &value)
    {
        if constexpr (std::is_arithmetic_v<T>) {
            if (value)
                setNumber(key, static_cast<std::int64_t>(*value));
        } else if (value) {
            (*this)(key, *value);
        }
    }
    template<typename T>
    void operator()(const char *key, const std::vector<T> &items)
    {
        for (const auto &item : items)
            append(key, item);
    }

private:
    void setNumber(const char *key, std::int64_t value);
    void setTrue(const char *key);
    void setObject(const char *key, JsonWriter inner);
    void append(const char *key, const std::string &item);
    void append(const char *key, const oci::Digest &item) { append(key, item.toString()); }
    void appendObject(const char *key, JsonWriter inner);
    template<typename T>
    void append(const char *key, const T &item)
    {
        JsonWriter inner;
        describe(inner, item);
        appendObject(key, std::move(inner));
    }

    std::unique_ptr<OrderedJson> m_object;
};

/// Reads members; what is absent leaves the field as it is.
class JsonFieldReader
{
public:
    static constexpr bool kReads = true;

    explicit JsonFieldReader(oci::JsonReader &reader)
        : m_reader(reader)
    {}

    void operator()(const char *key, Base64<std::string> value)
    {
        std::string text;
        m_reader.read(key, text);
        if (auto bytes = fromBase64(text))
            value.text = std::move(*bytes);
        else
            m_reader.refuse(key, "expected base64");
    }
    void operator()(const char *key, oci::Timestamp &value)
    {
        std::string text;
        m_reader.read(key, text);
        if (const auto time = oci::parseTimestamp(text))
            value = *time;
        else if (m_reader.has(key))
            m_reader.refuse(key, "expected an RFC 3339 time");
    }
    void operator()(const char *key, std::uint32_t &value)
    {
        std::uint64_t number = value;
        m_reader.read(key, number);
        if (number > UINT32_MAX)
            m_reader.refuse(key, "the number is too large");
        else
            value = static_cast<std::uint32_t>(number);
    }
    void operator()(const char *key, text::TextRange &value)
    {
        readObject(key, [&](auto &io) {
            io("begin", value.begin);
            io("end", value.end);
        });
        if (value.end < value.begin)
            m_reader.refuse(key, "ends before it begins");
    }
    template<typename T>
    void operator()(const char *key, T &value)
    {
        if constexpr (requires { m_reader.read(key, value); })
            m_reader.read(key, value);
        else
            readObject(key, [&](auto &io) { describe(io, value); });
    }
    template<typename T>
    void operator()(const char *key, std::optional<T> &value)
    {
        if (m_reader.has(key))
            (*this)(key, value.emplace());
    }
    template<typename T>
    void operator()(const char *key, std::vector<T> &items)
    {
        if constexpr (requires { m_reader.read(key, items); }) {
            m_reader.read(key, items);
        } else {
            static_cast<void>(m_reader.readObjects(key, [&](oci::JsonReader &inner) {
                JsonFieldReader io(inner);
                describe(io, items.emplace_back());
                return inner.status();
            }));
        }
    }

private:
    template<typename Work>
    void readObject(const char *key, Work work)
    {
        m_reader.readObject(key, [&](oci::JsonReader &inner) {
            JsonFieldReader io(inner);
            work(io);
            return inner.status();
        });
    }

    oci::JsonReader &m_reader;
};

/// `T &` while reading, `const T &` while writing.
template<typename Io, typename T>
using Fields = std::conditional_t<Io::kReads, T, const T>;

} // namespace stagewright::plan
