ARG REGISTRY=registry.gitlab.example.com/some/deeply/nested/group
FROM ${REGISTRY}/base-image-with-a-very-long-name:v1.2.3-alpha.4+build AS the-very-first-stage-with-an-extremely-long-name-that-goes-on
FROM the-very-first-stage-with-an-extremely-long-name-that-goes-on AS WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW
COPY --from=the-very-first-stage-with-an-extremely-long-name-that-goes-on /WWWWWWWWWWWWWWW/MMMMMMMMMMMMMMMMMMMM/WWWWWWWWWWW /x
COPY --from=the-very-first-stage-with-an-extremely-long-name-that-goes-on /b /x
COPY --from=the-very-first-stage-with-an-extremely-long-name-that-goes-on /b /x
FROM $NOTHING AS x
FROM scratch
COPY --from=alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef /etc/passwd /etc/
COPY --from=2 / /
