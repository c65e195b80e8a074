# hadolint shell=bash
ARG GLOBAL
FROM debian:12
ARG VERSION=1
ENV HOME_DIR=/h
RUN rm $x && \
    # a comment
    echo "ü" $y\
    && cd $VERSION
SHELL ["/bin/sh", "-c"]
RUN <<-EOF
	set -e
	rm	$z
EOF
RUN cat <<A > /f && rm $w
text $v
A
ONBUILD RUN rm $u
SHELL ["pwsh", "-c"]
RUN rm $t
SHELL ["/bin/ash", "-c"]
# hadolint ignore=SC1
RUN rm $s
RUN ["rm", "$r"]
RUN <<EOF
#!/usr/bin/env python3
print("q")
EOF
FROM debian:12
RUN rm $p
