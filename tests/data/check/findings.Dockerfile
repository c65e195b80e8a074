# syntax=docker/dockerfile:1
ARG TAG=latest
FROM alpine:${TAG} as Base
MAINTAINER me <me@example.org>
ENV GREETING grüß dich
WORKDIR	src
RUN echo $GREETING \

    && echo 很 done
CMD npm start
FROM Base-image:1 AS final
COPY --from=Base /x ${MISSING}
COPPY x y
