#syntax =  docker/dockerfile:1  
# a plain comment   


  # indented   
arg   V=1   W="a  b"
from   --platform=$BUILDPLATFORM \
  alpine:3   as   Build  
env A=b \
  C="d  e" \

  # inside
      F='x \
  y'
label a   b  c
	copy	--link   --chown=1:1	a  "b	c" /d/
expose 80   443/tcp
volume   /a    /b
workdir   /with  blanks   
user   root
stopsignal   9
onbuild   run  x   y
FROM Build


# the end   


