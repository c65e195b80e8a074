FROM alpine
copy   <<A   <<-"B  C"   /d/  
  first   
	A
A


	second
	B  C
run   <<EOF
  echo   x   
# not   a comment


EOF
run   cat   <<E1   >/x   && \
  cat  <<E2
one
E1
   two   
E2
add --chown=1   <<Z /z
Z
