#include "core/language/dockerfile/filemode.h"

namespace stagewright::dockerfile {

namespace {

constexpr std::uint32_t kSetUser = 04000;
constexpr std::uint32_t kSetGroup = 02000;
constexpr std::uint32_t kSticky = 01000;
constexpr std::uint32_t kUser = 0700;
constexpr std::uint32_t kGroup = 0070;
constexpr std::uint32_t kOther = 0007;
constexpr std::uint32_t kRead = 0444;
constexpr std::uint32_t kWrite = 0222;
constexpr std::uint32_t kExecute = 0111;
constexpr std::uint32_t kAllButSticky = kSetUser | kSetGroup | kUser | kGroup | kOther;

bool isOctal(std::string_view text)
{
    for (const char c : text) {
        if (c < '0' || c > '7')
            return false;
    }
    return !text.empty();
}

/// The three bits of a class, at the place of the others'.
std::uint32_t bitsOf(std::uint32_t mode, char from)
{
    const auto shift = from == 'u' ? 6U : from == 'g' ? 3U : 0U;
    return mode >> shift & kOther;
}

} // namespace

/// Reads as BSD's setmode(3) does, whose odd corners BuildKit inherits.
class FileModeReader
{
public:
    using Step = FileModeChange::Step;
    using Kind = Step::Kind;

    FileModeReader(std::string_view text, std::uint32_t umask)
        : m_text(text)
        , m_mask(~umask & 07777)
    {}

    std::optional<FileModeChange> read()
    {
        if (!m_text.empty() && m_text.front() >= '0' && m_text.front() <= '9')
            return readNumber();
        do {
            if (!readClause())
                return std::nullopt;
        } while (take(','));
        return std::move(m_change);
    }

private:
    bool take(char c)
    {
        if (!m_text.starts_with(c))
            return false;
        m_text.remove_prefix(1);
        return true;
    }

    std::optional<FileModeChange> readNumber();
    bool readClause();
    void readClasses();
    bool readOperation(char operation);
    bool readPermission(char operation);
    void flush(char operation);
    void addChange(char operation, std::uint32_t bits);
    void addCopy(char from, char operation);

    std::string_view m_text;
    std::uint32_t m_mask; ///< what may be changed where nobody is named
    FileModeChange m_change;
    std::uint32_t m_who = 0;
    std::uint32_t m_bits = 0;
    std::uint32_t m_executeIfAny = 0;
    bool m_isEqualDone = false; ///< of `=`: the old bits are cleared
};

std::optional<FileModeChange> FileModeReader::readNumber()
{
    std::uint32_t value = 0;
    if (!isOctal(m_text))
        return std::nullopt;
    for (const char c : m_text) {
        value = value * 8 + static_cast<std::uint32_t>(c - '0');
        if (value > 07777)
            return std::nullopt;
    }
    m_change.m_steps = {{Kind::Clear, 07777}, {Kind::Set, value}};
    return std::move(m_change);
}

/// `ug+r-w`: classes, then one or more operations.
bool FileModeReader::readClause()
{
    readClasses();
    bool hasOperation = false;
    while (!m_text.empty() && m_text.front() != ',') {
        const char operation = m_text.front();
        m_text.remove_prefix(1);
        if (!readOperation(operation))
            return false;
        hasOperation = true;
    }
    return hasOperation;
}

void FileModeReader::readClasses()
{
    m_who = 0;
    for (;;) {
        if (take('a'))
            m_who |= kAllButSticky;
        else if (take('u'))
            m_who |= kSetUser | kUser;
        else if (take('g'))
            m_who |= kSetGroup | kGroup;
        else if (take('o'))
            m_who |= kOther;
        else
            return;
    }
}

bool FileModeReader::readOperation(char operation)
{
    if (operation != '+' && operation != '-' && operation != '=')
        return false;
    if (operation == '=')
        m_isEqualDone = false;
    m_who &= ~kSticky;
    m_bits = 0;
    m_executeIfAny = 0;
    while (!m_text.empty() && readPermission(operation))
        m_text.remove_prefix(1);
    if (m_bits != 0 || (operation == '=' && !m_isEqualDone)) {
        m_isEqualDone = m_isEqualDone || operation == '=';
        addChange(operation, m_bits);
    }
    if (m_executeIfAny != 0)
        addChange('X', m_executeIfAny);
    return true;
}

/// False where the next letter is no permission.
bool FileModeReader::readPermission(char operation)
{
    // To others alone neither set-id bits nor the sticky one can be given.
    const bool canBeSpecial = m_who == 0 || (m_who & ~kOther) != 0;
    const char letter = m_text.front();
    switch (letter) {
    case 'r':
        m_bits |= kRead;
        return true;
    case 'w':
        m_bits |= kWrite;
        return true;
    case 'x':
        m_bits |= kExecute;
        return true;
    case 'X':
        m_executeIfAny |= kExecute; // behind `-` too, where setmode(3) takes nothing away
        return true;
    case 's':
        m_bits |= canBeSpecial ? kSetUser | kSetGroup : 0;
        return true;
    case 't':
        m_who |= canBeSpecial ? kSticky : 0;
        m_bits |= canBeSpecial ? kSticky : 0;
        return true;
    case 'u':
    case 'g':
    case 'o':
        flush(operation);
        addCopy(letter, operation);
        return true;
    default:
        return false;
    }
}

/// What stands in front of a copied class comes before the copy.
void FileModeReader::flush(char operation)
{
    if (m_bits != 0)
        addChange(operation, m_bits);
    m_bits = 0;
    m_isEqualDone = m_isEqualDone || operation == '=';
    if (m_executeIfAny != 0)
        addChange('X', m_executeIfAny);
    m_executeIfAny = 0;
}

void FileModeReader::addChange(char operation, std::uint32_t bits)
{
    if (operation == '=')
        m_change.m_steps.push_back({Kind::Clear, m_who != 0 ? m_who : kAllButSticky});
    const auto kind = operation == '-'   ? Kind::Clear
                      : operation == 'X' ? Kind::SetIfExecutable
                                         : Kind::Set;
    m_change.m_steps.push_back({kind, (m_who != 0 ? m_who : m_mask) & bits});
}

void FileModeReader::addCopy(char from, char operation)
{
    const auto classes = (m_who & kUser) | (m_who & kGroup) | (m_who & kOther);
    Step step{Kind::Copy, m_who != 0 ? 07777 : m_mask, from, operation,
              m_who != 0 ? classes : kUser | kGroup | kOther};
    m_change.m_steps.push_back(step);
}

std::optional<FileModeChange> FileModeChange::parse(std::string_view text, std::uint32_t umask)
{
    return FileModeReader(text, umask).read();
}

std::uint32_t FileModeChange::apply(std::uint32_t mode, bool isDirectory) const
{
    using Kind = Step::Kind;
    const bool isExecutable = isDirectory || (mode & kExecute) != 0;
    for (const auto &step : m_steps) {
        switch (step.kind) {
        case Kind::Set:
            mode |= step.bits;
            break;
        case Kind::Clear:
            mode &= ~step.bits;
            break;
        case Kind::SetIfExecutable:
            mode |= isExecutable ? step.bits : 0;
            break;
        case Kind::Copy: {
            const auto copied = bitsOf(mode, step.from) * 0111;
            const auto cleared = step.operation == '=' ? 0777U : copied;
            if (step.operation != '+')
                mode &= ~(cleared & step.classes & step.bits);
            if (step.operation != '-')
                mode |= copied & step.classes & step.bits;
            break;
        }
        }
    }
    return mode;
}

} // namespace stagewright::dockerfile
