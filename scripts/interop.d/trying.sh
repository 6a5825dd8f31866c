# Sourced by scripts/interop: a scratch home with a store of starter and demo records, and what was found.
# shellcheck shell=sh disable=SC2034,SC2154  # the parts share their variables

tried=0
failed=0
server=""
pair=""

begin() {
  scratch=$(mktemp -d)
  trap stop EXIT
  trap 'exit 130' INT TERM
  for folder in config data cache state; do
    mkdir "$scratch/$folder"
  done
  export HOME="$scratch" LC_ALL=C.UTF-8 TZ=Europe/Oslo EMAIL=demo@example.no
  export XDG_CONFIG_HOME="$scratch/config" XDG_DATA_HOME="$scratch/data"
  export XDG_CACHE_HOME="$scratch/cache" XDG_STATE_HOME="$scratch/state"
  unset SAMSPILL_STORE EDITOR VISUAL
  find_program
  store=$scratch/store
  fill_store
}

stop() {
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  rm -rf "$scratch"
}

find_program() {
  [ -n "${SAMSPILL:-}" ] && return
  for built in release debug; do
    SAMSPILL=$root/.build/$built/samspill
    [ -x "$SAMSPILL" ] && return
  done
  say "There is no program to try; run scripts/run first."
  exit 3
}

# Runs a verb on the store.
samspill() {
  "$SAMSPILL" --store "$store" --language en "$@"
}

# The starter network and one record of each kind, with everything in it that is hard for others.
fill_store() {
  samspill init > /dev/null
  contact=$(samspill contacts add --name "Åse Demo-Ørbæk" --organization Frosta \
    --role "Hovedkontakt Leve hele livet" --email aase.demo@example.no --phone "+47 73 00 00 01" \
    --note "Ring helst om morgenen; gjerne før kl. 9, sa hun \"alltid\".")
  event=$(samspill events add --title "Demo: dialogmøte på Frosta" --when "2026-09-16 10:00" \
    --location "Rådhuset; møterom 2, Frosta" --category dialogmøte --municipality frosta)
  samspill notes add --title "Demo: referat fra Frosta" --date 2026-09-16 --municipality frosta \
    --event "$event" --body-file - > /dev/null 2>&1 << 'BODY'
Hva er de gode på? Besøksvenner; «generasjonsmøter», sang og dans.

- [ ] Demo: sende veilederen @Åse Demo-Ørbæk innen 15.10.2026
BODY
  followup=$(samspill followups add --title "Demo: avklare dato, sted og tid" --due 2026-10-01)
}

# Whether a program is there to be tried: has NAME PROGRAM...
has() {
  name=$1
  shift
  for program in "$@"; do
    if ! command -v "$program" > /dev/null 2>&1; then
      say "$name: left out, $program is not installed"
      return 1
    fi
  done
  tried=$((tried + 1))
}

# Whether the output of a command has a text in it: shows WHAT TEXT COMMAND...
shows() {
  what=$1
  text=$2
  shift 2
  output=$("$@" 2>&1) || true
  case $output in
    *"$text"*) say "$name: $what" ;;
    *) fail "$what: no '$text' in: $output" ;;
  esac
}

# Whether two numbers are the same: counts WHAT EXPECTED FOUND
counts() {
  if [ "$2" = "$3" ]; then
    say "$name: $1 ($2)"
  else
    fail "$1: $3 instead of $2"
  fi
}

fail() {
  say "$name: FAILED: $1"
  failed=$((failed + 1))
}

files_in() {
  find "$1" -type f ! -name '.*' | wc -l
}

finish() {
  [ "$failed" -eq 0 ] || exit 1
  [ "$tried" -gt 0 ] || exit 77
}
