# Sourced by scripts/interop: programs that read, and one that ticks off.
# shellcheck shell=sh disable=SC2034,SC2154  # the parts share their variables

try_khard() {
  has khard khard || return 0
  mkdir -p "$XDG_CONFIG_HOME/khard"
  printf '[addressbooks]\n[[network]]\npath = %s\n' "$store/contacts" \
    > "$XDG_CONFIG_HOME/khard/khard.conf"
  counts "lists every contact" "$(files_in "$store/contacts")" "$(khard list --parsable | wc -l)"
  shows "shows the name" "Åse Demo-Ørbæk" khard show "Ørbæk"
  shows "shows the phone number" "+4773000001" khard show "Ørbæk"
  shows "shows the address" "aase.demo@example.no" khard show "Ørbæk"
  shows "shows the organisation" "Frosta" khard show "Ørbæk"
  shows "shows the remark" 'sa hun "alltid"' khard show "Ørbæk"
}

try_khal() {
  has khal khal || return 0
  mkdir -p "$XDG_CONFIG_HOME/khal"
  cat > "$XDG_CONFIG_HOME/khal/config" << EOF2
[calendars]
[[network]]
path = $store/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/Oslo
local_timezone = Europe/Oslo
EOF2
  shows "shows our event" "Demo: dialogmøte på Frosta" khal list 2026-09-16 1d
  shows "shows its time" "10:00" khal list 2026-09-16 1d
  shows "shows its place" "Rådhuset; møterom 2, Frosta" \
    khal list --format "{location}" 2026-09-16 1d
  found=$(khal list --once --format "{uid}" --day-format "" 2015-01-01 7300d | sort -u | grep -c .)
  counts "shows every event" "$(files_in "$store/calendar")" "$found"
}

try_todoman() {
  has todoman todoman || return 0
  mkdir -p "$XDG_CONFIG_HOME/todoman"
  cat > "$XDG_CONFIG_HOME/todoman/config.py" << EOF2
path = "$store/followups"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
default_list = "followups"
EOF2
  shows "shows our follow-up" "Demo: avklare dato, sted og tid" todoman list
  shows "shows the line of the note" "Demo: sende veilederen" todoman list
  shows "shows when it is due" "2026-10-01" todoman list
  counts "lists every follow-up" "$(files_in "$store/followups")" "$(todoman --porcelain list |
    grep -o '"summary"' | wc -l)"
  number=$(todoman list | sed -n 's/^\[ \] *\([0-9]*\) .*avklare dato.*/\1/p')
  todoman "done" "${number:-0}" > /dev/null 2>&1 || true
  shows "ticks it off, and we see it" "completed" samspill --json followups show "$followup"
}

try_neomutt() {
  has neomutt neomutt script || return 0
  cat > "$scratch/neomuttrc" << EOF2
set folder = "$store"
set mbox_type = Maildir
set header_cache = ""
set pipe_decode = yes
set wait_key = no
EOF2
  counts "reads every message" "$(files_in "$store/threads")" "$(neomutt_pipes | grep -c '^Subject:')"
  samspill --json threads list | sed -n 's/.*"subject":"\([^"]*\)".*/\1/p' > "$scratch/subjects"
  while read -r subject; do
    shows "shows '$subject'" "Subject: $subject" cat "$scratch/piped"
  done < "$scratch/subjects"
}

# Every message of the threads as neomutt shows it, decoded.
neomutt_pipes() {
  keys='<tag-pattern>.<Enter><tag-prefix><pipe-message>cat >'
  TERM=xterm timeout 20 script -qec "neomutt -R -F '$scratch/neomuttrc' -f '$store/threads' \
    -e 'push \"$keys $scratch/piped<Enter><exit>\"'" /dev/null < /dev/null > /dev/null 2>&1
  cat "$scratch/piped"
}

try_python() {
  python=$(python_with_libraries) || {
    say "python: left out, python3-vobject and python3-icalendar are not installed"
    return 0
  }
  name=python
  tried=$((tried + 1))
  if "$python" -B "$root/scripts/interop.d/read_records.py" "$store" >&2; then
    say "python: vobject, icalendar and email read every record"
  else
    fail "some records cannot be read"
  fi
}

python_with_libraries() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import icalendar, vobject' 2> /dev/null; then
      echo "$python"
      return 0
    fi
  done
  return 1
}
