/// `stagewright` as a program, with a store, a context and a base image that it builds itself.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagewright::tests {

struct Output
{
    int code = -1; ///< -1: killed, or it did not end
    std::string out;
    std::string err;

    bool says(std::string_view text) const { return err.find(text) != std::string::npos; }
    /// Names of the steps that were CACHED or ran ("DONE"), by their number in the log.
    std::vector<std::string> steps(std::string_view state) const;
    std::string manifest() const;
};

class BuildFixture
{
public:
    BuildFixture();
    /// Removes the stores too, what sub-ids own in them included.
    ~BuildFixture();

    /// Builds base:1, a busybox with its applets and the user bob. Returns why the test must be
    /// skipped, where it cannot be built because no jail can run here.
    std::optional<std::string> makeBase();

    /// A new, empty build context.
    void newContext() { m_context.emplace(); }
    void write(const char *name, const QByteArray &text) const;
    std::string contextPath() const { return m_context->path().toStdString(); }
    std::string path(std::string_view name) const;

    std::string storePath() const { return m_store; }
    /// From now on a new store, which has base:1 as an image, but not unpacked.
    void newStore();

    QProcessEnvironment environment() const;
    QStringList commandLine(const std::vector<std::string> &arguments) const;

    /// From now on `stagewright` runs by way of this command: a program and its first arguments.
    void setWrapper(std::vector<std::string> wrapper) { m_wrapper = std::move(wrapper); }
    /// `stagewright ARGUMENTS`, with more variables.
    Output run(const std::vector<std::string> &arguments, const QByteArray &input = {},
               const std::vector<std::pair<const char *, std::string>> &variables = {}) const;
    Output build(const std::vector<std::string> &arguments, const QByteArray &input = {}) const;

private:
    std::string folderPath() const { return m_folder.path().toStdString(); }

    QTemporaryDir m_folder;
    std::optional<QTemporaryDir> m_context;
    std::string m_store;
    int m_stores = 0;
    std::vector<std::string> m_wrapper;
};

} // namespace stagewright::tests
