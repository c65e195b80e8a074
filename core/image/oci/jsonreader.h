/// Reads the members of one JSON object of foreign origin into typed fields.
#pragma once

#include "core/base/support/json.h"
#include "core/image/oci/digest.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::oci {

using StringMap = std::map<std::string, std::string>;

/// Absent and null members leave the field as it is. A member of a wrong type makes status() an
/// error that names the member's path; the rest is still read. Lives no longer than the JSON.
class JsonReader
{
public:
    /// `path` names the object in errors ("config.Healthcheck").
    JsonReader(const Json &object, std::string path);

    void read(std::string_view key, std::string &field);
    void read(std::string_view key, bool &field);
    void read(std::string_view key, std::int64_t &field);
    /// Refuses negative numbers.
    void read(std::string_view key, std::uint64_t &field);
    void read(std::string_view key, Digest &field);
    void read(std::string_view key, std::vector<std::string> &field);
    void read(std::string_view key, std::vector<Digest> &field);
    void read(std::string_view key, StringMap &field);
    /// A list of strings, or one string that stands for a list of one.
    void readWords(std::string_view key, std::vector<std::string> &field);
    /// The keys of an object; its values are ignored.
    void readKeys(std::string_view key, std::set<std::string> &field);
    /// Calls `work` with the member if it is an object; its status joins this one's.
    void readObject(std::string_view key, const std::function<Result<void>(JsonReader &)> &work);
    /// The same for each object of an array.
    void readObjects(std::string_view key, const std::function<Result<void>(JsonReader &)> &work);

    bool has(std::string_view key) const;
    /// Members that nothing asked for, as compact JSON.
    StringMap unread() const;
    /// Notes a failure at `key`; the first one is kept.
    void refuse(std::string_view key, std::string_view why);
    void require(std::string_view key);
    Result<void> status() const { return m_status; }

private:
    const Json *take(std::string_view key);

    const Json *m_object;
    std::string m_path;
    std::set<std::string, std::less<>> m_read;
    Result<void> m_status;
};

} // namespace stagewright::oci
