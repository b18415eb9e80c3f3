# SPDX-License-Identifier: Apache-2.0
# Completion of zb for bash. The candidates come from zb itself: its command list, and the codes in the database.
_zb() {
    local line word
    local IFS=$'\n'
    COMPREPLY=()
    for line in $("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null); do
        if [[ $line == :files ]]; then
            compopt -o filenames 2>/dev/null
            COMPREPLY+=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
            continue
        fi
        word=${line%%$'\t'*}
        # bash takes --lamp=red for three words and replaces the last one only.
        [[ $word == --*=* && ${COMP_WORDS[COMP_CWORD-1]}${COMP_WORDS[COMP_CWORD]} != --* ]] && word=${word#*=}
        [[ $word == *[[:space:]\'\"\$\`\\\&\;\|\<\>\(\)]* ]] && printf -v word '%q' "$word"
        COMPREPLY+=("$word")
    done
}
complete -F _zb zb
