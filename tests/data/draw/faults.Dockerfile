ARG TAG
FROM alpine:${TAG} AS a
COPY --from=b /x /y
FROM a AS b
COPY --from=b /x /y
COPY --from=9 /x /y
COPY --from=$TAG /x /y
FROM x AS c
COPY --from=d /x /y
FROM y AS d
COPY --from=c /x /y
FROM $TAG
FROM Wrong/Name
