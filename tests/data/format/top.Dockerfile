
# escape=`

from   a
  # check=skip=all
env   A=b   C=d
  # base   is not described yet
from   a   as   base
