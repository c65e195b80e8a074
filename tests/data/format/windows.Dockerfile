# escape=`
from   mcr.microsoft.com/windows/nanoserver   as   w
copy   --from=0   ["C:\\a b\\",   "C:\\Program Files\\c"]
copy   C:\a   `
  C:\b\
env   A=C:\x   `
B=c
run   dir  C:\ `
   && echo   done
