# fish completion for stagewright(1)

function __stagewright_needs_command
    test (count (commandline -opc)) -eq 1
end

# Whether the command on the line is one of the given.
function __stagewright_runs
    set -l words (commandline -opc)
    test (count $words) -gt 1; and contains -- $words[2] $argv
end

# The stages of ./Dockerfile, or of the file after -f.
function __stagewright_stages
    set -l words (commandline -opc)
    set -l file Dockerfile
    for i in (seq 2 (count $words))
        switch $words[$i]
            case -f --file
                set file $words[(math $i + 1)]
            case '--file=*'
                set file (string replace -- --file= '' $words[$i])
            case '-*'
            case '*'
                test -f $words[$i]/Dockerfile; and set file $words[$i]/Dockerfile
        end
    end
    string match -ri '^\s*FROM\s.*\sAS\s+(\S+)' <$file 2>/dev/null | awk 'NR % 2 == 0'
end

function __stagewright_rules
    stagewright check --list-rules 2>/dev/null | tail -n +2 | string replace -r '\s.*' ''
end

function __stagewright_images
    stagewright images 2>/dev/null | tail -n +2 | string replace -r '\s.*' ''
end

complete -c stagewright -f
complete -c stagewright -n __stagewright_needs_command -l help -d 'List the commands'
complete -c stagewright -n __stagewright_needs_command -l version -d 'Print the version'

complete -c stagewright -n __stagewright_needs_command -a build -d 'Build an image'
complete -c stagewright -n __stagewright_needs_command -a check -d 'Find what is wrong in Dockerfiles'
complete -c stagewright -n __stagewright_needs_command -a doctor -d 'Say whether this machine can build'
complete -c stagewright -n __stagewright_needs_command -a facts -d 'Show what the last build of a Dockerfile found out'
complete -c stagewright -n __stagewright_needs_command -a format -d 'Lay Dockerfiles out in one way'
complete -c stagewright -n __stagewright_needs_command -a graph -d 'Show the stages of a Dockerfile'
complete -c stagewright -n __stagewright_needs_command -a history -d 'Show the steps that made an image'
complete -c stagewright -n __stagewright_needs_command -a images -d 'List the images of the store'
complete -c stagewright -n __stagewright_needs_command -a logs -d 'Show what the steps of a build wrote'
complete -c stagewright -n __stagewright_needs_command -a open -d 'Open a Dockerfile in the window'
complete -c stagewright -n __stagewright_needs_command -a parse -d 'Show the instructions of a Dockerfile'
complete -c stagewright -n __stagewright_needs_command -a sizes -d 'Show what each stage of a build weighs'
complete -c stagewright -n __stagewright_needs_command -a verify -d 'Check every byte of the store'

complete -c stagewright -n 'not __stagewright_needs_command' -l help -d 'Explain the command'

complete -c stagewright -n '__stagewright_runs build' -a '(__fish_complete_directories)'
complete -c stagewright -n '__stagewright_runs build' -s f -l file -r -F -d 'Dockerfile'
complete -c stagewright -n '__stagewright_runs build' -s t -l tag -x -d 'Name of the image'
complete -c stagewright -n '__stagewright_runs build' -l build-context -r -F -d 'Another context by a name'
complete -c stagewright -n '__stagewright_runs build' -l secret -x -d 'For RUN --mount=type=secret'
complete -c stagewright -n '__stagewright_runs build' -l no-cache -d 'Run every step'
complete -c stagewright -n '__stagewright_runs build' -l progress -x -a 'plain rawjson quiet' -d 'Form of the progress'
complete -c stagewright -n '__stagewright_runs build' -s q -l quiet -d 'No progress'
complete -c stagewright -n '__stagewright_runs build' -l cancel-on-stdin-end -d 'End of input cancels the build'
complete -c stagewright -n '__stagewright_runs build' -l store -x -a '(__fish_complete_directories)' -d 'Another store'

complete -c stagewright -n '__stagewright_runs build check graph parse' -l target -x -a '(__stagewright_stages)' -d 'Stage'
complete -c stagewright -n '__stagewright_runs build check graph parse' -l build-arg -x -d 'Value of an ARG'
complete -c stagewright -n '__stagewright_runs build check graph parse' -l platform -x -d 'Platform'

complete -c stagewright -n '__stagewright_runs check' -l format -x -a 'text json sarif github' -d 'Form of the output'
complete -c stagewright -n '__stagewright_runs check' -l fix -d 'Mend what can be mended safely'
complete -c stagewright -n '__stagewright_runs check' -l suggestions -d 'Mend too what changes the image'
complete -c stagewright -n '__stagewright_runs check' -l dry-run -d 'Tell what --fix would do'
complete -c stagewright -n '__stagewright_runs check' -l diff -d 'Show what --fix would change'
complete -c stagewright -n '__stagewright_runs check' -l error-level -x -a 'error warning info style none' -d 'What makes it fail'
complete -c stagewright -n '__stagewright_runs check' -l skip -x -a '(__stagewright_rules)' -d 'Without these rules'
complete -c stagewright -n '__stagewright_runs check' -l only -x -a '(__stagewright_rules)' -d 'These rules alone'
complete -c stagewright -n '__stagewright_runs check' -l config -r -F -d 'A configuration of hadolint'
complete -c stagewright -n '__stagewright_runs check' -l built -d 'Use what the last build found out'
complete -c stagewright -n '__stagewright_runs check' -l explain -x -a '(__stagewright_rules)' -d 'Explain a rule'
complete -c stagewright -n '__stagewright_runs check' -l list-rules -d 'Show the rules'
complete -c stagewright -n '__stagewright_runs check format' -s j -l jobs -x -d 'Files at a time'

complete -c stagewright -n '__stagewright_runs format' -l check -d 'Change nothing, fail where something would change'
complete -c stagewright -n '__stagewright_runs format' -l diff -d 'Change nothing, show what would'
complete -c stagewright -n '__stagewright_runs format' -l indent -x -a '2 4 8 tab' -d 'In front of continuation lines'
complete -c stagewright -n '__stagewright_runs format' -l shell -d 'Indent shell commands too'

complete -c stagewright -n '__stagewright_runs check facts format graph open parse' -F
complete -c stagewright -n '__stagewright_runs graph' -l format -x -a 'text json dot mermaid svg' -d 'Form of the output'
complete -c stagewright -n '__stagewright_runs graph' -l only-needed -d 'Leave the other stages out'
complete -c stagewright -n '__stagewright_runs graph' -l theme -x -a 'light dark' -d 'Colours of a picture'
complete -c stagewright -n '__stagewright_runs doctor facts sizes' -l format -x -a 'text json' -d 'Form of the output'
complete -c stagewright -n '__stagewright_runs parse' -l json -d 'One JSON document'

complete -c stagewright -n '__stagewright_runs history logs sizes' -a '(__stagewright_images)' -d Image
complete -c stagewright -n '__stagewright_runs history' -l format -x -a 'table json' -d 'Form of the output'
complete -c stagewright -n '__stagewright_runs history' -l no-trunc -d 'Whole ids and commands'
