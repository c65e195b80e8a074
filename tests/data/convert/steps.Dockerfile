FROM alpine AS tools
ONBUILD ENV FROM_TRIGGER=1
ONBUILD COPY --from=late /a /b
FROM tools
RUN --mount=type=cache,target=c,sharing=locked,mode=0700 \
    --mount=from=tools,source=bin,target=/t,rw \
    --mount=type=secret,id=key,env=KEY \
    --mount=type=ssh,required --mount=type=tmpfs,target=/x,size=1.5m \
    make "$KEY" $FROM_TRIGGER
RUN --network=none --security=insecure ["a", "b c"]
RUN <<EOF
#!/bin/sh
echo one
EOF
RUN <<A cat - <<B
a
A
b
B
WORKDIR /
ENTRYPOINT ["/e"]
FROM alpine AS late
USER nobody
HEALTHCHECK --interval=1m30s --retries=2 CMD wget localhost
STOPSIGNAL SIGTERM
VOLUME /v /w
MAINTAINER me
