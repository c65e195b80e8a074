FROM debian AS base
ONBUILD COPY --from=tools /bin/tool /bin/
FROM busybox AS tools
FROM base AS child
COPY --from=nginx:1 /etc/nginx /etc/
RUN --mount=type=bind,from=tools,source=/bin,target=/t \
    --mount=type=cache,target=/c make
FROM scratch
COPY --from=2 /a /b /c/
COPY --from=child ["/with blank", "/d"]
