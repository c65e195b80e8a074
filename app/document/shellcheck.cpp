#include "app/document/shellcheck.h"

#include "app/qtsupport/text.h"

#include <QThreadPool>

#include <algorithm>
#include <iterator>

namespace stagewright::app {

namespace {

constexpr int kQuietMilliseconds = 500;
constexpr std::ptrdiff_t kPortion = 16;

/// Beside the threads of the analysis, which must never wait for a program.
QThreadPool &shellThread()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}

/// Asks in portions and gives up between them.
class PatientChecker : public lint::ShellChecker
{
public:
    PatientChecker(lint::ShellChecker &checker, std::stop_token stop)
        : m_checker(checker)
        , m_stop(std::move(stop))
    {}

    Result<std::vector<std::vector<lint::ShellFinding>>>
    check(const std::vector<lint::ShellScript> &scripts) override
    {
        std::vector<std::vector<lint::ShellFinding>> answers;
        for (auto at = scripts.begin(); at != scripts.end();) {
            if (m_stop.stop_requested())
                return fail(ErrorCode::Cancelled, "the text has changed");
            const auto end = at + std::min(kPortion, scripts.end() - at);
            STAGEWRIGHT_TRY_ASSIGN(auto portion, m_checker.check({at, end}));
            std::move(portion.begin(), portion.end(), std::back_inserter(answers));
            at = end;
        }
        return answers;
    }

private:
    lint::ShellChecker &m_checker;
    std::stop_token m_stop;
};

Result<void> askAbout(const analysis::Analysis &analysis, lint::ShellChecker &checker,
                      std::stop_token stop)
{
    PatientChecker patient(checker, std::move(stop));
    STAGEWRIGHT_TRY(analysis::checkShell(analysis, patient));
    return {};
}

} // namespace

ShellCheck::ShellCheck(std::shared_ptr<lint::ShellChecker> checker, int threads, QObject *parent)
    : QObject(parent)
    , m_answers(checker ? std::make_shared<analysis::ShellAnswers>(std::move(checker)) : nullptr)
    , m_isSynchronous(threads == 0)
{
    m_task.setPool(shellThread());
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kQuietMilliseconds);
    connect(&m_quiet, &QTimer::timeout, this, &ShellCheck::ask);
}

ShellCheck::~ShellCheck() = default;

void ShellCheck::look(const AnalysisPtr &analysis)
{
    m_task.cancel();
    m_quiet.stop();
    m_analysis = analysis;
    if (!m_answers || m_isGivenUp || !analysis->awaitsShell)
        return;
    if (m_isSynchronous)
        take(askAbout(*analysis, *m_answers, {}));
    else
        m_quiet.start();
}

void ShellCheck::ask()
{
    m_task.start([analysis = m_analysis, answers = m_answers](
                     std::stop_token stop) { return askAbout(*analysis, *answers, stop); },
                 [this](const Result<void> &outcome) { take(outcome); });
}

void ShellCheck::take(const Result<void> &outcome)
{
    m_isGivenUp = !outcome;
    if (!outcome && outcome.error().code != ErrorCode::Unavailable)
        emit failed(fromUtf8(outcome.error().toString()));
    emit answered();
}

} // namespace stagewright::app
