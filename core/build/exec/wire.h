/// Plain values as bytes, for the socket between the coordinator and its jail: both ends are the
/// same program, so there are no versions. Internal to build/exec.
#pragma once

#include "core/base/support/result.h"
#include "core/build/exec/snapshotter.h"

#include <array>
#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace stagewright::exec::wire {

template<typename T>
concept Number = std::integral<T> || std::is_enum_v<T>;

/// A struct takes part by a function `auto fieldsOf(S &)` (and const S &) that ties its members.
template<typename T>
concept Fielded = requires(T &value) { fieldsOf(value); };

class Writer
{
public:
    std::string take() { return std::move(m_bytes); }

    template<Number T>
    void put(T value)
    {
        auto number = static_cast<std::uint64_t>(value);
        for (int i = 0; i < 8; ++i, number >>= 8U)
            m_bytes += static_cast<char>(number & 0xffU);
    }
    void put(const std::string &text)
    {
        put(text.size());
        m_bytes += text;
    }
    void put(const oci::Digest &digest) { put(digest.toString()); }
    void put(const SnapshotId &id) { put(id.chain); }
    template<typename T>
    void put(const std::vector<T> &items)
    {
        put(items.size());
        for (const auto &item : items)
            put(item);
    }
    template<typename T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template<typename... T>
    void put(const std::variant<T...> &value)
    {
        put(value.index());
        std::visit([this](const auto &held) { this->put(held); }, value);
    }
    void put(const std::monostate &) {}
    template<Fielded T>
    void put(const T &value)
    {
        std::apply([this](const auto &...field) { (this->put(field), ...); }, fieldsOf(value));
    }

private:
    std::string m_bytes;
};

/// Wrong bytes make every later value empty and ok() false.
class Reader
{
public:
    explicit Reader(std::string_view bytes)
        : m_rest(bytes)
    {}

    bool ok() const { return m_ok && m_rest.empty(); }

    template<Number T>
    void get(T &value)
    {
        std::uint64_t number = 0;
        const std::string_view bytes = takeBytes(8);
        for (std::size_t i = bytes.size(); i > 0; --i)
            number = (number << 8U) | static_cast<unsigned char>(bytes[i - 1]);
        value = static_cast<T>(number);
    }
    void get(std::string &text)
    {
        std::uint64_t size = 0;
        get(size);
        text = takeBytes(size);
    }
    void get(oci::Digest &digest)
    {
        std::string text;
        get(text);
        if (text.empty())
            return;
        auto parsed = oci::Digest::parse(text);
        m_ok = m_ok && parsed.has_value();
        if (parsed)
            digest = std::move(*parsed);
    }
    void get(SnapshotId &id) { get(id.chain); }
    template<typename T>
    void get(std::vector<T> &items)
    {
        std::uint64_t size = 0;
        get(size);
        for (; m_ok && size > 0; --size)
            get(items.emplace_back());
    }
    template<typename T>
    void get(std::optional<T> &value)
    {
        bool present = false;
        get(present);
        if (present)
            get(value.emplace());
    }
    template<typename... T>
    void get(std::variant<T...> &value)
    {
        std::uint64_t index = 0;
        get(index);
        if (index >= sizeof...(T))
            m_ok = false;
        else
            getAlternative(value, index, std::index_sequence_for<T...>());
    }
    void get(std::monostate &) {}
    template<Fielded T>
    void get(T &value)
    {
        std::apply([this](auto &...field) { (this->get(field), ...); }, fieldsOf(value));
    }

private:
    std::string_view takeBytes(std::uint64_t count)
    {
        if (count > m_rest.size())
            m_ok = false;
        const auto bytes = m_ok ? m_rest.substr(0, count) : std::string_view();
        m_rest.remove_prefix(bytes.size());
        return bytes;
    }
    template<typename... T, std::size_t... I>
    void getAlternative(std::variant<T...> &value, std::uint64_t index, std::index_sequence<I...>)
    {
        ((I == index ? get(value.template emplace<I>()) : void()), ...);
    }

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace stagewright::exec::wire
