#include "core/base/support/message.h"
#include "core/base/support/result.h"

#include <QtTest>

#include <cerrno>

using namespace stagewright;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return fail(ErrorCode::InvalidArgument, "odd");
    return number / 2;
}

Result<int> quarter(int number)
{
    STAGEWRIGHT_TRY_ASSIGN(const int once, half(number));
    return half(once);
}

} // namespace

class ErrorTest : public QObject
{
    Q_OBJECT

private slots:
    void try_passesValueAndError()
    {
        QCOMPARE(*quarter(8), 2);
        QCOMPARE(quarter(6).error().message, std::string("odd"));
    }

    void context_isPrintedOutermostFirst()
    {
        const auto error =
            Error{ErrorCode::Io, "disk", {}, 0}.withContext("inner").withContext("outer");
        QCOMPARE(error.toString(), std::string("outer: inner: disk"));
    }

    void systemError_mapsErrno()
    {
        QCOMPARE(systemError("x", ENOENT).code, ErrorCode::NotFound);
        QCOMPARE(systemError("x", ENOSPC).code, ErrorCode::OutOfSpace);
        QCOMPARE(systemError("x", EPERM).code, ErrorCode::PermissionDenied);
        QCOMPARE(systemError("x", EIO).sysErrno, EIO);
    }

    void message_putsArgumentsInPlace()
    {
        QCOMPARE(Message("%2 and %1", {"a", "b"}).toString(), std::string("b and a"));
        QCOMPARE(Message("100 % of %3", {"a"}).toString(), std::string("100 % of %3"));
    }
};

QTEST_GUILESS_MAIN(ErrorTest)
#include "tst_error.moc"
