FROM scratch
ARG VERSION=1 OTHER
ENV A="a b" B=$VERSION
LABEL "one"=1 two='$x'
EXPOSE 80 53/udp 9000-9001
VOLUME /data
USER 1000:7
WORKDIR sub
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=1m30s --retries=2 CMD true
SHELL ["/bin/bash", "-c"]
ENTRYPOINT run me
CMD ["x", "y z"]
RUN echo $A $UNSET
COPY <<EOF /etc/motd
hello $B
EOF
MAINTAINER me
