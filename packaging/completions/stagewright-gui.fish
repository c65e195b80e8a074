# fish completion for stagewright-gui(1)

complete -c stagewright-gui -l new -d 'Start with a new Dockerfile'
complete -c stagewright-gui -l theme -x -a 'light dark system' -d 'Colours of the window'
complete -c stagewright-gui -l select -x -d 'Select a stage'
complete -c stagewright-gui -l screenshot -r -d 'Save a picture of the window and exit'
complete -c stagewright-gui -l size -x -d 'Size of the window: 1440x900'
complete -c stagewright-gui -s h -l help -d 'List the options'
complete -c stagewright-gui -l help-all -d 'List the options, those of Qt included'
complete -c stagewright-gui -s v -l version -d 'Print the version'
