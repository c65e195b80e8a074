#include "tests/app/graphview/samplecontent.h"

#include "app/qtsupport/text.h"

#include <QStringList>

namespace stagewright::tests {

using namespace app;

namespace {

QString text(const char *latin)
{
    return QString::fromUtf8(latin);
}

GraphRow row(std::size_t instruction, const char *words, std::int64_t bytes = -1,
             StepStatus status = StepStatus::None)
{
    GraphRow result;
    result.instruction = instruction;
    result.text = text(words);
    result.bytes = bytes;
    result.status = status;
    if (result.text.startsWith(QLatin1String("RUN")))
        result.kind = RowKind::Run;
    else if (result.text.startsWith(QLatin1String("COPY")))
        result.kind = RowKind::Copy;
    else if (result.text.startsWith(QLatin1String("WORKDIR")))
        result.kind = RowKind::Workdir;
    return result;
}

GraphStage stage(StageId id, const char *name, const char *base, StageRole role)
{
    GraphStage result;
    result.id = id;
    result.modelStage = std::size_t(id - 1);
    result.name = text(name);
    result.base = text(base);
    result.role = role;
    result.spoken = QStringLiteral("based on %1").arg(result.base);
    if (role == StageRole::Discarded)
        result.footer = QStringLiteral("discarded after build");
    return result;
}

GraphImage image(const char *reference, const char *detail)
{
    return {reference, text(reference), text(detail), text(reference)};
}

GraphEdge edge(EdgeKind kind, NodeKey source, StageId target, std::size_t instruction,
               const char *label = "")
{
    GraphEdge result;
    result.key = {kind, target, instruction, std::nullopt};
    result.source = std::move(source);
    result.label = text(label);
    return result;
}

GraphEdge base(NodeKey source, StageId target)
{
    return edge(EdgeKind::Base, std::move(source), target, 0);
}

NodeKey imageKey(const char *reference)
{
    return {0, reference};
}

void addSizes(GraphContent &content)
{
    GraphStage &builder = content.stages[0];
    builder.bytes = 907'000'000;
    builder.footer = QStringLiteral("discarded after build · 6.1 s · 3 of 5 cached");
    const std::int64_t sizes[] = {0, 600, 41'000, 1'200, 24'900'000};
    for (std::size_t i = 0; i < builder.rows.size(); ++i) {
        builder.rows[i].bytes = sizes[i];
        builder.rows[i].status = i < 3 ? StepStatus::Cached : StepStatus::Done;
    }
    GraphStage &last = content.stages[1];
    last.bytes = 8'500'000;
    last.rows[0].bytes = 0;
    last.rows[1].bytes = 6'500'000;
    last.rows[0].status = last.rows[1].status = StepStatus::Done;
    content.images[0].detail = QStringLiteral("875 MB · 4 layers");
    content.images[1].detail = QStringLiteral("2.0 MB · 1 layer");
    content.edges[2].size = QStringLiteral("6.5 MB");
    content.shippedBytes = 8'500'000;
    content.discardedBytes = 906'000'000;
    content.discardedFrom = QStringLiteral("builder");
}

} // namespace

GraphContent goContent(bool isBuilt)
{
    GraphContent content;
    GraphStage builder = stage(1, "builder", "golang:1.21", StageRole::Discarded);
    builder.rows = {row(1, "WORKDIR /app"), row(2, "COPY go.mod go.sum ./"),
                    row(3, "RUN go mod download"), row(4, "COPY . ."),
                    row(5, "RUN CGO_ENABLED=0 go build -o server .")};
    GraphStage last = stage(2, "stage-1", "alpine:3.19", StageRole::Target);
    last.rows = {row(1, "WORKDIR /app"), row(2, "COPY --from=builder /app/server .")};
    last.metadata = QStringLiteral("CMD [\"./server\"]");
    last.metadataInstructions = {3};
    content.stages = {builder, last};
    content.images = {image("golang:1.21", ""), image("alpine:3.19", "")};
    content.edges = {base(imageKey("golang:1.21"), 1), base(imageKey("alpine:3.19"), 2),
                     edge(EdgeKind::CopyFrom, nodeOf(1), 2, 2, "/app/server")};
    content.spoken = QStringLiteral("2 stages, ships stage-1");
    if (isBuilt)
        addSizes(content);
    return content;
}

GraphContent oneStageContent()
{
    GraphContent content;
    GraphStage only = stage(1, "stage-0", "python:3.12", StageRole::Target);
    only.rows = {row(2, "WORKDIR /srv/app"), row(3, "COPY requirements.txt ."),
                 row(4, "RUN pip install --no-cache-dir -r requirements.txt"), row(5, "COPY . .")};
    only.metadata =
        QStringLiteral("ENV PYTHONUNBUFFERED=1 · EXPOSE 8000 · CMD [\"gunicorn\", \"app\"]");
    only.metadataInstructions = {1, 6, 7};
    content.stages = {only};
    content.images = {image("python:3.12", "")};
    content.edges = {base(imageKey("python:3.12"), 1)};
    content.spoken = QStringLiteral("1 stage, ships stage-0");
    return content;
}

GraphContent troubledContent()
{
    GraphContent content;
    GraphStage deps = stage(1, "deps", "node:20-alpine", StageRole::Discarded);
    deps.rows = {row(1, "WORKDIR /src", 0, StepStatus::Cached),
                 row(2, "COPY package.json package-lock.json ./", 412'000, StepStatus::Cached),
                 row(3, "RUN npm ci", 118'400'000, StepStatus::Done)};
    deps.footer = QStringLiteral("discarded after build · 14 s · 2 of 3 cached");
    deps.bytes = 254'000'000;
    GraphStage build = stage(2, "build", "deps", StageRole::Discarded);
    build.rows = {
        row(1, "COPY . .", 3'100'000, StepStatus::Done),
        row(2, "RUN --mount=type=bind,from=tools,target=/t npm run build", -1, StepStatus::Failed)};
    build.rows[1].tip = QStringLiteral("exit code 1: sh: vite: not found");
    build.status = StepStatus::Failed;
    build.footer = QStringLiteral("failed: sh: vite: not found");
    GraphStage tools = stage(3, "tools", "FROM alp", StageRole::Discarded);
    tools.isGhost = true;
    tools.rows = {row(1, "RUN apk add --no-cache git")};
    tools.footer = QStringLiteral("line 14 does not parse");
    GraphStage extra = stage(4, "lint", "deps", StageRole::Unused);
    extra.rows = {row(1, "RUN npm run lint")};
    extra.footer = QStringLiteral("not built for this target");
    GraphStage web = stage(5, "web", "nginx:1.27-alpine", StageRole::Target);
    web.rows = {row(1, "COPY --from=build /src/dist /usr/share/nginx/html"),
                row(2, "COPY --from=7 /missing /x"), row(3, "RUN apt-get update")};
    web.rows[2].problem = RowProblem::Warning;
    web.rows[2].tip = QStringLiteral("apt-get update without install");
    web.rows[1].problem = RowProblem::Error;
    web.metadata = QStringLiteral("EXPOSE 80");
    content.stages = {deps, build, tools, extra, web};
    content.images = {image("node:20-alpine", "136 MB · 4 layers"), image("nginx:1.27-alpine", ""),
                      image("7", "")};
    content.edges = {base(imageKey("node:20-alpine"), 1),
                     base(nodeOf(1), 2),
                     edge(EdgeKind::MountFrom, nodeOf(3), 2, 2, "bind /t"),
                     base(nodeOf(1), 4),
                     base(imageKey("nginx:1.27-alpine"), 5),
                     edge(EdgeKind::CopyFrom, nodeOf(2), 5, 1, "/src/dist"),
                     edge(EdgeKind::CopyFrom, imageKey("7"), 5, 2, "/missing")};
    content.edges[6].fault = QStringLiteral("no stage 7");
    content.edges[2].key.mount = 0;
    content.spoken = QStringLiteral("5 stages, ships web");
    return content;
}

GraphContent largeContent(int count)
{
    GraphContent content;
    content.images = {image("debian:12", "117 MB · 1 layer"),
                      image("golang:1.22", "823 MB · 7 layers"), image("scratch-tools:4", "")};
    std::uint32_t state = 7;
    const auto below = [&state](std::uint32_t limit) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8) % limit;
    };
    for (int i = 0; i < count; ++i) {
        const auto id = StageId(i + 1);
        const auto role = i + 1 == count ? StageRole::Target
                          : i % 9 == 5   ? StageRole::Unused
                                         : StageRole::Discarded;
        const QByteArray name = "component-" + QByteArray::number(i);
        GraphStage next = stage(id, name.constData(), "base", role);
        if (role == StageRole::Unused)
            next.footer = QStringLiteral("not built for this target");
        const bool fromStage = i > 3 && below(3) != 0;
        const NodeKey parent = fromStage ? nodeOf(StageId(1 + below(std::uint32_t(std::min(i, 4)))))
                                         : NodeKey{0, content.images[below(3)].reference};
        next.base = parent.stage != 0 ? QStringLiteral("component-%1").arg(parent.stage - 1)
                                      : fromUtf8(parent.image);
        content.edges.push_back(base(parent, id));
        const std::uint32_t rows = 1 + below(i % 11 == 4 ? 30 : 7);
        for (std::uint32_t r = 1; r <= rows; ++r) {
            const bool copies = i > 2 && below(5) == 0;
            const auto from = StageId(1 + below(std::uint32_t(std::max(i, 1))));
            next.rows.push_back(copies ? row(r, "COPY --from=x /usr/local/bin /out/bin")
                                       : row(r, "RUN make -j4 install DESTDIR=/rootfs"));
            next.rows.back().bytes = std::int64_t(below(90'000'000));
            next.rows.back().status = r % 2 ? StepStatus::Cached : StepStatus::Done;
            if (copies)
                content.edges.push_back(
                    edge(EdgeKind::CopyFrom, nodeOf(from), id, r, "/usr/local/bin"));
        }
        next.bytes = std::int64_t(below(900'000'000));
        content.stages.push_back(next);
    }
    content.shippedBytes = 240'000'000;
    content.discardedBytes = 4'300'000'000;
    content.discardedFrom = QStringLiteral("component-3 and 12 others");
    content.spoken = QStringLiteral("%1 stages").arg(count);
    return content;
}

} // namespace stagewright::tests
