FROM alpine
run foo &&   bar   
run --mount=type=cache,target=/x   \
  --mount=type=bind,target=/y make   it
run   --network=none   \
  a   && \
     b   \  

  # about the next line
     && 'c   \
  d'   \
  	&& e # not a comment for us  f
run ["a",   "b\"c"  ,"d" ]
cmd [ "a","b" ,   \
"c" \
  ]
cmd [ ]
entrypoint\
  foo   bar
healthcheck   --interval=5s   --retries=3   cmd   curl   x
healthcheck cmd ["a",   "b"]
healthcheck   none
shell ["/bin/bash","-c"]
