/// Golden files under tests/data. UPDATE_GOLDEN=1 rewrites them and skips, so that a rewrite
/// never looks like a pass.
#pragma once

#include <string>
#include <string_view>

namespace stagewright::tests {

/// How `actual` compares with the golden file at `relative` below tests/data.
struct GoldenResult
{
    enum class State { Same, Different, Updated };
    State state = State::Same;
    std::string report; ///< first differing line, for people
};

GoldenResult compareGolden(std::string_view relative, const std::string &actual);

} // namespace stagewright::tests

/// Compares with a golden file inside a Qt Test slot.
#define COMPARE_GOLDEN(relative, actual)                                                           \
    do {                                                                                           \
        const auto golden = ::stagewright::tests::compareGolden(relative, actual);                 \
        if (golden.state == ::stagewright::tests::GoldenResult::State::Updated)                    \
            QSKIP("golden file rewritten");                                                        \
        QVERIFY2(golden.state == ::stagewright::tests::GoldenResult::State::Same,                  \
                 golden.report.c_str());                                                           \
    } while (false)
