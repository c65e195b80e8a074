#include "app/cli/buildlog.h"

#include "core/base/support/strings.h"

#include <algorithm>
#include <cstdio>
#include <deque>

namespace stagewright::app {

namespace {

constexpr std::size_t kLastLines = 20; ///< of a failed step's output, shown again

std::string seconds(std::chrono::nanoseconds time, int digits)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", digits,
                  std::chrono::duration<double>(std::max(time, {})).count());
    return text;
}

/// Nothing that steers a terminal, except colours.
std::string harmless(std::string_view line)
{
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const auto byte = static_cast<unsigned char>(line[i]);
        if (byte == 0x1b) {
            const auto end = line.find_first_not_of("0123456789;", i + 2);
            if (line.substr(i + 1, 1) == "[" && end != std::string_view::npos && line[end] == 'm') {
                text += line.substr(i, end - i + 1);
                i = end;
            }
        } else if (byte >= 0x20 ? byte != 0x7f : byte == '\t') {
            text += line[i];
        }
    }
    return text;
}

void writeFailure(std::ostream &out, const backend::BuildFailure &failure)
{
    if (failure.place)
        out << excerptOf(*failure.place);
    if (failure.error.code == ErrorCode::Cancelled)
        out << "ERROR: the build was cancelled\n";
    else
        out << "ERROR: failed to solve: " << failure.error.toString() << "\n";
    out.flush();
}

class RawLog final : public BuildLog
{
public:
    explicit RawLog(std::ostream &out)
        : m_out(out)
    {}
    void show(const plan::BuildEvent &event) override
    {
        m_out << plan::encode(event) << "\n" << std::flush;
    }
    void showFailure(const backend::BuildFailure &failure) override
    {
        // Lines that are no JSON follow the stream, as docker buildx writes them.
        writeFailure(m_out, failure);
    }

private:
    std::ostream &m_out;
};

class QuietLog final : public BuildLog
{
public:
    explicit QuietLog(std::ostream &out)
        : m_out(out)
    {}
    void show(const plan::BuildEvent &) override {}
    void showFailure(const backend::BuildFailure &failure) override
    {
        writeFailure(m_out, failure);
    }

private:
    std::ostream &m_out;
};

class PlainLog final : public BuildLog
{
public:
    explicit PlainLog(std::ostream &out)
        : m_out(out)
    {}

    void show(const plan::BuildEvent &event) override
    {
        for (const auto &vertex : event.vertexes)
            showVertex(vertex);
        for (const auto &status : event.statuses)
            showStatus(status);
        for (const auto &log : event.logs)
            showLog(log);
        m_out.flush();
    }

    void showFailure(const backend::BuildFailure &failure) override
    {
        if (const auto failed = m_steps.find(m_failed);
            failed != m_steps.end() && !failed->second.last.empty()) {
            m_out << "------\n > " << failed->second.name << ":\n";
            for (const auto &line : failed->second.last)
                m_out << line << "\n";
            m_out << "------\n";
        }
        writeFailure(m_out, failure);
    }

private:
    struct Step
    {
        std::size_t number = 0;
        std::string name;
        plan::Timestamp started;
        bool ended = false;
        std::map<plan::LogStream, std::string> rest; ///< a line that is not complete yet
        std::deque<std::string> last;
    };

    Step &begin(const plan::Digest &digest, const std::string &name)
    {
        auto &step = m_steps[digest];
        if (step.number == 0) {
            step.number = m_steps.size();
            step.name = name;
        }
        if (m_current != step.number) {
            m_out << (m_current ? "\n" : "") << "#" << step.number << " " << step.name << "\n";
            m_current = step.number;
        }
        return step;
    }

    void showVertex(const plan::VertexEvent &vertex)
    {
        if (!vertex.started)
            return;
        auto &step = begin(vertex.digest, vertex.name);
        step.started = *vertex.started;
        if (!vertex.completed || step.ended)
            return;
        step.ended = true;
        for (const auto stream : {plan::LogStream::Output, plan::LogStream::Errors}) {
            if (!step.rest[stream].empty())
                writeLine(step, std::exchange(step.rest[stream], {}), *vertex.completed);
        }
        m_out << "#" << step.number << " ";
        if (!vertex.error.empty()) {
            m_out << (vertex.error == "context canceled" ? "CANCELED" : "ERROR: " + vertex.error);
            m_failed = vertex.digest;
        } else if (vertex.cached) {
            m_out << "CACHED";
        } else {
            m_out << "DONE " << seconds(*vertex.completed - *vertex.started, 1) << "s";
        }
        m_out << "\n";
    }

    void showStatus(const plan::StatusEvent &status)
    {
        const auto step = m_steps.find(status.vertex);
        if (step == m_steps.end() || !status.completed)
            return;
        m_out << "#" << step->second.number << " " << status.id << " " << status.total
              << " bytes done\n";
    }

    void showLog(const plan::LogEvent &log)
    {
        const auto known = m_steps.find(log.vertex);
        if (known == m_steps.end())
            return;
        auto &step = begin(log.vertex, known->second.name);
        auto &rest = step.rest[log.stream];
        rest += log.data;
        for (auto end = rest.find('\n'); end != std::string::npos; end = rest.find('\n')) {
            writeLine(step, rest.substr(0, end), log.timestamp);
            rest.erase(0, end + 1);
        }
    }

    void writeLine(Step &step, std::string_view line, plan::Timestamp time)
    {
        auto text = concat(seconds(time - step.started, 3), " ", shownLine(line));
        m_out << "#" << step.number << " " << text << "\n";
        step.last.push_back(std::move(text));
        if (step.last.size() > kLastLines)
            step.last.pop_front();
    }

    std::ostream &m_out;
    std::map<plan::Digest, Step> m_steps;
    std::size_t m_current = 0;
    plan::Digest m_failed;
};

} // namespace

std::string shownLine(std::string_view line)
{
    if (const auto back = line.find_last_of('\r', line.empty() ? 0 : line.size() - 2);
        back != std::string_view::npos && back + 1 < line.size())
        line.remove_prefix(back + 1);
    return harmless(line);
}

/// The frame that BuildKit draws: four lines around one, two around several.
std::string excerptOf(const backend::BuildFailure::Place &place)
{
    const auto lines = split(place.text, '\n');
    const std::size_t first = place.firstLine + 1;
    if (first > lines.size())
        return {};
    const auto last = std::min<std::size_t>(place.lastLine + 1, lines.size());
    auto begin = first;
    auto end = last;
    const int pad = first == last ? 4 : 2;
    for (int done = 0; done < pad; ++done) {
        if (begin > 1) {
            --begin;
            ++done;
        }
        if (end < lines.size()) {
            ++end;
            ++done;
        }
    }
    const std::string frame(20, '-');
    auto text = concat(place.fileName, ":", std::to_string(first), "\n", frame, "\n");
    for (auto line = begin; line <= end; ++line) {
        char number[16];
        std::snprintf(number, sizeof number, " %3zu | ", line);
        text += concat(number, line >= first && line <= last ? ">>> " : "    ",
                       harmless(lines[line - 1]), "\n");
    }
    return text + frame + "\n";
}

std::unique_ptr<BuildLog> makeRawLog(std::ostream &out)
{
    return std::make_unique<RawLog>(out);
}

std::unique_ptr<BuildLog> makePlainLog(std::ostream &out)
{
    return std::make_unique<PlainLog>(out);
}

std::unique_ptr<BuildLog> makeQuietLog(std::ostream &out)
{
    return std::make_unique<QuietLog>(out);
}

} // namespace stagewright::app
