FROM a AS tools
RUN make tool
FROM b AS base
ONBUILD COPY --from=0 /tool /bin/
ONBUILD COPY --from=Late /x /x
ONBUILD RUN --mount=from=tools,target=/t run /t
ONBUILD COPY --from=c:1 /c /c
FROM d AS late
RUN later
FROM base
RUN own
