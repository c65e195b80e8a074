#include "tests/conformance/judge.h"

#include "core/base/support/strings.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <iomanip>
#include <ostream>

namespace stagewright::conformance {

namespace {

std::string indented(const std::string &text)
{
    std::string result;
    for (const auto line : split(text, '\n'))
        result += concat("    ", line, "\n");
    return result;
}

Verdict compared(const VectorSet &set, const Case &entry, const Json &answer)
{
    auto text = set.compare(entry.expected, answer);
    if (text.empty())
        return {Verdict::Kind::Passed, {}};
    const auto rule = std::ranges::find_if(set.exceptions, [&](const ExceptionRule &candidate) {
        return candidate.covers(entry.inputs, entry.expected, answer);
    });
    if (rule == set.exceptions.end())
        return {Verdict::Kind::Failed, std::move(text)};
    return {Verdict::Kind::Excepted, concat(rule->name, "\n", text)};
}

} // namespace

Json answerOf(const VectorSet &set, const Json &inputs)
{
    try {
        return set.answer(inputs);
    } catch (const std::exception &error) {
        return {{"crash", error.what()}};
    }
}

Verdict judge(const VectorSet *set, const Case &entry)
{
    if (!set)
        return {Verdict::Kind::Failed, "the set is not known"};
    const auto answer = answerOf(*set, entry.inputs);
    if (const auto *crash = memberAt(answer, "crash"))
        return {Verdict::Kind::Failed, difference("answer", "one", *crash)};
    try {
        return compared(*set, entry, answer);
    } catch (const std::exception &error) {
        return {Verdict::Kind::Failed, concat("not comparable: ", std::string_view(error.what()))};
    }
}

void Report::add(const VectorSet *set, const VectorFile &file, std::size_t absent)
{
    auto &tally = m_tallies[file.set];
    tally.absent += absent;
    const auto exceptionLimit = (file.cases.size() + 99) / 100;
    std::size_t exceptions = 0;
    for (const auto &entry : file.cases) {
        auto verdict = judge(set, entry);
        if (verdict.kind == Verdict::Kind::Excepted && ++exceptions > exceptionLimit)
            verdict = {Verdict::Kind::Failed, concat("one exception too many: ", verdict.text)};
        switch (verdict.kind) {
        case Verdict::Kind::Passed:
            ++tally.passed;
            continue;
        case Verdict::Kind::Failed:
            ++tally.failed;
            m_out << "FAILED " << entry.id << '\n';
            break;
        case Verdict::Kind::Excepted:
            ++tally.excepted;
            m_out << "EXCEPTED " << entry.id << " by rule ";
            break;
        }
        m_out << indented(verdict.text);
    }
}

void Report::finish() const
{
    Tally all;
    const auto row = [this](const std::string &name, const auto &passed, const auto &failed,
                            const auto &excepted) {
        m_out << std::left << std::setw(20) << name << std::right << std::setw(8) << passed
              << std::setw(8) << failed << std::setw(10) << excepted;
    };
    row("set", "passed", "failed", "excepted");
    m_out << '\n';
    for (const auto &[name, tally] : m_tallies) {
        row(name, tally.passed, tally.failed, tally.excepted);
        if (tally.absent > 0)
            m_out << "   " << tally.absent << " not judged: their real files are not here";
        m_out << '\n';
        all.passed += tally.passed;
        all.failed += tally.failed;
        all.excepted += tally.excepted;
    }
    m_out << all.passed << " passed, " << all.failed << " failed, " << all.excepted
          << " excepted\n";
}

bool Report::isClean() const
{
    return std::ranges::all_of(m_tallies, [](const auto &entry) {
        return entry.second.failed == 0 && (entry.second.absent == 0 || entry.second.count() > 0);
    });
}

} // namespace stagewright::conformance
