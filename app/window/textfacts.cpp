#include "app/window/textfacts.h"

#include "app/document/dockerfiledocument.h"
#include "app/qtsupport/text.h"
#include "app/textview/textview.h"

#include <QDir>
#include <QFileInfo>

#include <deque>

namespace stagewright::app {

namespace {

constexpr std::size_t kMaximumPaths = 5000;

} // namespace

std::vector<std::string> listPaths(const QString &folder, std::size_t limit)
{
    std::vector<std::string> paths;
    std::deque<QString> open{QString()};
    while (!open.empty() && paths.size() < limit) {
        const auto here = open.front();
        open.pop_front();
        const auto entries =
            QDir(folder + QLatin1Char('/') + here)
                .entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        for (const auto &entry : entries) {
            if (entry.fileName() == QLatin1String(".git") || paths.size() >= limit)
                continue;
            const bool isFolder = entry.isDir() && !entry.isSymLink();
            const auto path =
                here + entry.fileName() + (isFolder ? QStringLiteral("/") : QString());
            paths.push_back(toUtf8(path));
            if (isFolder)
                open.push_back(path);
        }
    }
    return paths;
}

TextFacts::TextFacts(DockerfileDocument &document, TextView &view, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_view(view)
{
    connect(&document, &DockerfileDocument::pathChanged, this, &TextFacts::readContext);
    connect(&document, &DockerfileDocument::modifiedChanged, this, [this](bool modified) {
        if (!modified)
            readContext();
    });
}

void TextFacts::readContext()
{
    if (m_document.path().isEmpty()) {
        m_contextPaths.clear();
        return;
    }
    const auto folder = QFileInfo(m_document.path()).absolutePath();
    m_reading.start([folder](std::stop_token) { return listPaths(folder, kMaximumPaths); },
                    [this](std::vector<std::string> paths) {
                        m_contextPaths = std::move(paths);
                        refresh();
                    });
}

void TextFacts::refresh()
{
    assist::Facts facts;
    facts.contextPaths = m_contextPaths;
    facts.sizeText = [](std::int64_t bytes) { return toUtf8(sizeText(bytes)); };
    const auto &state = m_document.buildState();
    for (const auto &[reference, bytes] : state.imageBytes)
        facts.images.push_back({reference, bytes, -1});
    if (const auto &analysis = m_document.analysis()) {
        for (const auto &stage : analysis->dockerfile.stages) {
            const auto id = m_document.idOf(stage.index);
            const auto *known = state.stage(id);
            if (!known)
                continue;
            facts.stages[stage.index] = {known->ownBytes(), known->contributes};
            for (std::size_t i = 1; i < stage.instructions.size(); ++i) {
                const auto &instruction = stage.instructions[i];
                const auto *step = state.step(id, i, instruction.summary());
                if (step && step->bytes >= 0)
                    facts.lineBytes[instruction.line] = step->bytes;
            }
        }
    }
    m_view.setFacts(facts);
}

} // namespace stagewright::app
