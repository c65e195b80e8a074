# syntax=docker/dockerfile:1
ARG GO_VERSION=1.23
ARG ALPINE_VERSION=3.20
ARG BASE_VARIANT
FROM --platform=$BUILDPLATFORM tonistiigi/xx:1.5.0 AS xx
FROM --platform=$BUILDPLATFORM golang:${GO_VERSION}-alpine${ALPINE_VERSION} AS golatest
FROM golatest AS gobase
COPY --from=xx / /
RUN apk add --no-cache file git
ENV GOFLAGS=-mod=vendor CGO_ENABLED=0
WORKDIR /src

FROM gobase AS meta
RUN --mount=type=bind,target=. ./hack/version > /tmp/version

FROM gobase AS builder
RUN --mount=type=bind,target=. \
    --mount=type=cache,target=/root/.cache \
    --mount=from=meta,source=/tmp/version,target=/tmp/version \
    xx-go build -ldflags "$(cat /tmp/version)" -o /usr/bin/app ./cmd/app && xx-verify --static /usr/bin/app

FROM gobase AS test
RUN --mount=type=bind,target=. --mount=from=builder,source=/usr/bin,target=/bin/app go test ./... -coverprofile=/tmp/coverage.txt

FROM scratch AS test-coverage
COPY --from=test /tmp/coverage.txt /

FROM scratch AS binaries-unix
COPY --link --from=builder /usr/bin/app /app
FROM binaries-unix AS binaries-darwin
FROM binaries-unix AS binaries-linux
FROM scratch AS binaries-windows
COPY --link --from=builder /usr/bin/app /app.exe

FROM binaries-$TARGETOS AS binaries

FROM alpine:${ALPINE_VERSION}${BASE_VARIANT} AS release
RUN apk add --no-cache ca-certificates
COPY --from=binaries /app /usr/local/bin/app
COPY --from=builder /src/LICENSE /src/README.md /src/NOTICE /usr/share/doc/app/
COPY --from=builder /src/contrib/completion /usr/share/bash-completion/completions/
ENTRYPOINT ["/usr/local/bin/app"]
