#include "app/document/nodepositions.h"

#include "app/document/statefolder.h"
#include "app/qtsupport/text.h"
#include "core/base/support/strings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace stagewright::app {

namespace {

constexpr int kSchema = 1;
constexpr double kFarthest = 1e6;

std::optional<QPointF> pointOf(const QJsonValue &value)
{
    const auto object = value.toObject();
    const double x = object.value(QLatin1String("x")).toDouble(kFarthest + 1);
    const double y = object.value(QLatin1String("y")).toDouble(kFarthest + 1);
    if (qAbs(x) > kFarthest || qAbs(y) > kFarthest)
        return std::nullopt;
    return QPointF(x, y);
}

} // namespace

std::string storedNameOf(const dockerfile::Stage &stage)
{
    return stage.name.empty() ? concat("stage:#", std::to_string(stage.index), "@", stage.base)
                              : concat("stage:", stage.name);
}

std::string storedNameOf(const std::string &image)
{
    return concat("image:", image);
}

LayoutStore::LayoutStore(QString folder)
    : m_folder(folder.isEmpty() ? stateFolder(QStringLiteral("layouts")) : std::move(folder))
{}

QString LayoutStore::fileFor(const QString &documentPath) const
{
    const QFileInfo info(documentPath);
    const auto canonical = info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
    const auto hash = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256);
    return QStringLiteral("%1/%2.json").arg(m_folder, QString::fromLatin1(hash.toHex()));
}

StoredPositions LayoutStore::load(const QString &documentPath) const
{
    StoredPositions positions;
    QFile file(fileFor(documentPath));
    if (!file.open(QIODevice::ReadOnly))
        return positions;
    const auto root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value(QLatin1String("schema")).toInt() != kSchema)
        return positions;
    const auto nodes = root.value(QLatin1String("nodes")).toObject();
    for (auto it = nodes.begin(); it != nodes.end(); ++it) {
        if (const auto point = pointOf(it.value()))
            positions.emplace(toUtf8(it.key()), *point);
    }
    return positions;
}

bool LayoutStore::save(const QString &documentPath, const StoredPositions &positions) const
{
    const auto path = fileFor(documentPath);
    if (positions.empty())
        return !QFile::exists(path) || QFile::remove(path);
    QJsonObject nodes;
    for (const auto &[name, point] : positions)
        nodes.insert(fromUtf8(name), QJsonObject{{QStringLiteral("x"), point.x()},
                                                 {QStringLiteral("y"), point.y()}});
    const QJsonObject root{{QStringLiteral("schema"), kSchema},
                           {QStringLiteral("document"), documentPath},
                           {QStringLiteral("nodes"), nodes}};
    if (!QDir().mkpath(m_folder))
        return false;
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(root).toJson()) >= 0 &&
           file.commit();
}

} // namespace stagewright::app
