from   a
# stagewright format off
env   A=b   C=d


  # kept   
copy   x   y
# stagewright format on
env   A=b   C=d


# dockerfmt-ignore
env   E=f   \
 G=h
env   I=j   K=l
