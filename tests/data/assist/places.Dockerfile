# syn¦tax=docker/dockerfile:1
ARG GO_VERSION=1.21
ARG UNSET
ARG BASE=${GO_¦VERSION}
F¦ROM golang:${¦GO_VERSION} AS builder
ARG GO_VERSION
ENV OUT=/out
WORK¦DIR /src
COPY --¦chown=1:1 s¦rc/ .
RUN --mount=type=ca¦che,target=/root/.cache,sh¦aring=lo¦cked go build -o $OUT/server \
    && echo "${GO_V¦ERSION}"
FROM b¦uilder AS Test
RUN go test
FROM al¦pine:3.19 a¦s final
COPY --from=¦builder /¦out/server /usr/local/bin/
COPY --from=¦0 /out /out
RUN --mount=from=te¦st,target=/t cat <<EOF > /x
echo $O¦UT
EO¦F
ONBUILD CO¦PY . .
STOPSIGNAL S¦IGINT
HEALTHCHECK --inter¦val=5s ¦CMD true
USER ¦nobody
ARG T¦ARGETARCH
¦
