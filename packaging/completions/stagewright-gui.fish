# fish completion for stagewright-gui(1)

complete -c stagewright-gui -s h -l help -d 'Explain the options'
