/// Answers to vectors, and what is to be said of them.
#pragma once

#include "tests/conformance/vectorfiles.h"
#include "tests/conformance/vectorset.h"

#include <cstddef>
#include <iosfwd>
#include <map>
#include <string>

namespace stagewright::conformance {

struct Verdict
{
    enum class Kind { Passed, Failed, Excepted };
    Kind kind = Kind::Failed;
    std::string text; ///< what differs; the rule's name in front where it is excepted
};

/// What the set makes of the inputs; an exception becomes {"crash": what it says}.
Json answerOf(const VectorSet &set, const Json &inputs);

/// `set` is null for a set that nobody knows: its cases have failed.
Verdict judge(const VectorSet *set, const Case &entry);

struct Tally
{
    std::size_t passed = 0;
    std::size_t failed = 0;
    std::size_t excepted = 0;
    std::size_t absent = 0; ///< real files that were not brought here

    std::size_t count() const { return passed + failed + excepted; }
};

/// Judges file after file: what fails or is excepted goes to `out` at once, the table at the end.
class Report
{
public:
    explicit Report(std::ostream &out)
        : m_out(out)
    {}

    /// More exceptions than one case of every hundred begun count as failed.
    void add(const VectorSet *set, const VectorFile &file, std::size_t absent);
    /// A table with a row per set; last "N passed, N failed, N excepted".
    void finish() const;
    bool isClean() const;

private:
    std::ostream &m_out;
    std::map<std::string, Tally> m_tallies;
};

} // namespace stagewright::conformance
