#include "app/textview/textsearch.h"

#include "app/qtsupport/text.h"

#include <QRegularExpression>

namespace stagewright::app {

namespace {

QRegularExpression patternOf(const QString &needle, const SearchOptions &options)
{
    auto pattern = options.isRegex ? needle : QRegularExpression::escape(needle);
    if (options.isWholeWord)
        pattern = QStringLiteral("\\b(?:%1)\\b").arg(pattern);
    QRegularExpression::PatternOptions flags =
        QRegularExpression::MultilineOption | QRegularExpression::UseUnicodePropertiesOption;
    if (!options.isCaseSensitive)
        flags |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(pattern, flags);
}

/// Byte offsets of growing places of a text in UTF-16.
class ByteOffsets
{
public:
    explicit ByteOffsets(const QString &text)
        : m_text(text)
    {}

    std::uint32_t at(qsizetype place)
    {
        m_bytes += static_cast<std::uint32_t>(
            QStringView(m_text).mid(m_place, place - m_place).toUtf8().size());
        m_place = place;
        return m_bytes;
    }

private:
    const QString &m_text;
    qsizetype m_place = 0;
    std::uint32_t m_bytes = 0;
};

QString expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString result;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const auto c = replacement[i];
        const auto next = i + 1 < replacement.size() ? replacement[i + 1] : QChar();
        if (c != QLatin1Char('\\') || next.isNull()) {
            result += c;
            continue;
        }
        ++i;
        if (next.isDigit())
            result += match.captured(next.digitValue());
        else if (next == QLatin1Char('n'))
            result += QLatin1Char('\n');
        else if (next == QLatin1Char('t'))
            result += QLatin1Char('\t');
        else
            result += next;
    }
    return result;
}

} // namespace

tl::expected<std::vector<text::TextRange>, QString>
findAll(std::string_view text, const QString &needle, const SearchOptions &options)
{
    std::vector<text::TextRange> ranges;
    if (needle.isEmpty())
        return ranges;
    const auto pattern = patternOf(needle, options);
    if (!pattern.isValid())
        return tl::unexpected(pattern.errorString());
    const auto source = fromUtf8(text);
    ByteOffsets offsets(source);
    for (auto matches = pattern.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        if (match.capturedLength() == 0)
            continue;
        const auto begin = offsets.at(match.capturedStart());
        ranges.push_back({begin, offsets.at(match.capturedEnd())});
    }
    return ranges;
}

std::string replacementFor(std::string_view text, text::TextRange match, const QString &needle,
                           const QString &replacement, const SearchOptions &options)
{
    if (!options.isRegex)
        return toUtf8(replacement);
    const auto source = fromUtf8(text);
    const auto place = fromUtf8(text.substr(0, match.begin)).size();
    const auto found = patternOf(needle, options).match(source, place);
    return toUtf8(expanded(replacement, found));
}

text::EditList replacements(std::string_view text, const QString &needle,
                            const QString &replacement, const SearchOptions &options)
{
    text::EditList edits;
    const auto pattern = patternOf(needle, options);
    if (needle.isEmpty() || !pattern.isValid())
        return edits;
    const auto source = fromUtf8(text);
    ByteOffsets offsets(source);
    for (auto matches = pattern.globalMatch(source); matches.hasNext();) {
        const auto match = matches.next();
        if (match.capturedLength() == 0)
            continue;
        const auto begin = offsets.at(match.capturedStart());
        const auto written = options.isRegex ? expanded(replacement, match) : replacement;
        edits.add({{begin, offsets.at(match.capturedEnd())}, toUtf8(written)});
    }
    return edits;
}

} // namespace stagewright::app
