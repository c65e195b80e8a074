FROM scratch AS src
COPY --chown=1:2 --chmod=0640 a b/*.c /dst/
FROM alpine
ENV D=/data N=file
WORKDIR $D
COPY --from=src --parents /a/./b/$N /c/*/d ./
COPY --from=busybox --exclude=*.md --link /bin /bin/
ADD https://example.com/a/$N.tgz?x=1 git@github.com:a/b.git#v1:sub /in/
ADD --checksum=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa --unpack https://example.com/ .
ADD --keep-git-dir=true https://github.com/a/b.git?branch=main&submodules=false r
COPY <<one <<-'two' notes/.
hello $N
one
	as $N
	two
COPY . ./
