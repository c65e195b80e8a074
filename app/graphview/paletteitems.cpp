// What the palette always has.
#include "app/graphview/palette.h"

namespace stagewright::app {

namespace {

void addInstructions(std::vector<PaletteItem> &items)
{
    const std::pair<const char *, const char *> kInstructions[] = {
        {"RUN", "RUN echo hello"},
        {"COPY", "COPY . ."},
        {"COPY --from", "COPY --from=STAGE /app /app"},
        {"ADD", "ADD https://example.com/file.tar.gz /tmp/"},
        {"WORKDIR", "WORKDIR /app"},
        {"ENV", "ENV NAME=value"},
        {"ARG", "ARG NAME=value"},
        {"USER", "USER 1000:1000"},
        {"EXPOSE", "EXPOSE 8080"},
        {"VOLUME", "VOLUME /data"},
        {"CMD", "CMD [\"./app\"]"},
        {"ENTRYPOINT", "ENTRYPOINT [\"./app\"]"},
        {"HEALTHCHECK", "HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1"},
        {"LABEL", "LABEL org.opencontainers.image.title=app"},
    };
    for (const auto &[title, text] : kInstructions)
        items.push_back({PaletteGroup::Instructions, QString::fromLatin1(title),
                         QString::fromLatin1(text), false});
}

void addImages(std::vector<PaletteItem> &items)
{
    for (const char *name :
         {"alpine:3.20", "debian:bookworm-slim", "ubuntu:24.04", "golang:1.22", "node:20-slim",
          "python:3.12-slim", "rust:1.79", "eclipse-temurin:21-jre", "nginx:alpine",
          "gcr.io/distroless/static", "scratch"})
        items.push_back(
            {PaletteGroup::Images, QString::fromLatin1(name), QString::fromLatin1(name), true});
}

void addSnippet(std::vector<PaletteItem> &items, const QString &title, const char *text)
{
    items.push_back({PaletteGroup::Snippets, title, QString::fromLatin1(text), false});
}

void addSnippets(std::vector<PaletteItem> &items)
{
    addSnippet(items, Palette::tr("apt-get install, no lists left"),
               "RUN apt-get update && apt-get install -y --no-install-recommends curl && "
               "rm -rf /var/lib/apt/lists/*");
    addSnippet(items, Palette::tr("apk add"), "RUN apk add --no-cache curl");
    addSnippet(items, Palette::tr("go build with caches"),
               "RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,"
               "target=/root/.cache/go-build CGO_ENABLED=0 go build -o /app .");
    addSnippet(items, Palette::tr("npm ci with a cache"),
               "RUN --mount=type=cache,target=/root/.npm npm ci");
    addSnippet(items, Palette::tr("pip install with a cache"),
               "RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt");
    addSnippet(items, Palette::tr("cargo build with a cache"),
               "RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release");
    addSnippet(items, Palette::tr("a secret while it runs"),
               "RUN --mount=type=secret,id=token cat /run/secrets/token");
    addSnippet(items, Palette::tr("a user without rights (Debian)"),
               "RUN useradd --system --no-create-home app");
    addSnippet(items, Palette::tr("a script as heredoc"), "RUN <<EOF\nset -e\necho hello\nEOF");
}

} // namespace

std::vector<PaletteItem> standardPalette()
{
    std::vector<PaletteItem> items{
        {PaletteGroup::Stages, Palette::tr("New stage"),
         QStringLiteral("FROM alpine:3.20 AS stage"), false},
        {PaletteGroup::Stages, Palette::tr("Empty stage (scratch)"),
         QStringLiteral("FROM scratch AS files"), false},
        {PaletteGroup::Stages, Palette::tr("Build stage, Go"),
         QStringLiteral("FROM golang:1.22 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go "
                        "build -o /app ."),
         false},
        {PaletteGroup::Stages, Palette::tr("Build stage, Node"),
         QStringLiteral("FROM node:20 AS build\nWORKDIR /src\nCOPY package*.json ./\nRUN npm ci\n"
                        "COPY . .\nRUN npm run build"),
         false},
        {PaletteGroup::Stages, Palette::tr("Runtime stage from the stage before"),
         QStringLiteral("FROM debian:bookworm-slim AS runtime\nCOPY --from=STAGE /app /app\nCMD "
                        "[\"/app\"]"),
         false},
    };
    addInstructions(items);
    addImages(items);
    addSnippets(items);
    return items;
}

} // namespace stagewright::app
