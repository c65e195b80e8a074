FROM a AS tools
FROM a
RUN --mount=type=cache,target=/root/.cache,sharing=locked \
    --mount=type=bind,from=tools,source=/bin,target=/tools \
    --mount=type=secret,id=token,env=TOKEN --mount=type=tmpfs,target=/tmp,size=1m \
    make $TOKEN
RUN --network=none <<SCRIPT
#!/bin/sh
echo hi
SCRIPT
