/// `--chmod=…` of COPY and ADD: octal numbers, and the symbols of chmod(1).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace stagewright::dockerfile {

/// What becomes of permission bits (0…07777), in order.
class FileModeChange
{
public:
    /// "644", "u=rwx,go=u-w", "+X". Bits of `umask` are left out where nobody is named. Nothing
    /// where it is malformed; BuildKit then says `invalid syntax`.
    static std::optional<FileModeChange> parse(std::string_view text, std::uint32_t umask = 0);

    std::uint32_t apply(std::uint32_t mode, bool isDirectory) const;

private:
    struct Step
    {
        enum class Kind {
            Set,
            Clear,
            SetIfExecutable, ///< `X`: for directories, and where some execute bit was set before
            Copy,            ///< of one class's bits to others
        };
        Kind kind = Kind::Set;
        std::uint32_t bits = 0;
        // Copy:
        char from = 'u'; ///< u, g or o
        char operation = '=';
        std::uint32_t classes = 0; ///< bits of the classes that are written
    };
    friend class FileModeReader;

    std::vector<Step> m_steps;
};

} // namespace stagewright::dockerfile
