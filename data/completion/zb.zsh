#compdef zb
# SPDX-License-Identifier: Apache-2.0
# Completion of zb for zsh. The candidates come from zb itself: its command list, and the codes in the database.
_zb() {
    local line word
    local -a candidates
    for line in "${(@f)$(${words[1]} __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == :files ]]; then
            _files
        elif [[ -n $line ]]; then
            word=${line%%$'\t'*}
            if [[ $line == *$'\t'* ]]; then
                candidates+=("${word//:/\\:}:${line#*$'\t'}")
            else
                candidates+=("${word//:/\\:}")
            fi
        fi
    done
    (( ${#candidates} )) && _describe zb candidates
}
if [[ ${funcstack[1]} == _zb ]]; then
    _zb "$@"
else
    compdef _zb zb
fi
