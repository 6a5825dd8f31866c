# Sourced by scripts/interop: other programs that change the store in the middle of an edit of ours.
#
# The library that the fault tests use lets the other program run to its end before one of the calls of
# our edit, then before the next, from the lock to the last name: it comes between our read and our
# write wherever it can.
# shellcheck shell=sh disable=SC2034,SC2154  # the parts share their variables

# Whether edits can be stopped: needs a C compiler.
can_stop_edits() {
  [ -e "$scratch/faults.so" ] && return 0
  for compiler in cc clang gcc; do
    if command -v "$compiler" > /dev/null 2>&1; then
      "$compiler" -O1 -fPIC -shared -o "$scratch/faults.so" \
        "$root/Tests/FaultTests/Shim/faults.c" -ldl
      return
    fi
  done
  say "$name: left out in the middle of an edit, there is no C compiler"
  return 1
}

# Runs a verb on a store; COMMAND runs before its call NUMBER, and its exit code goes to $scratch/ran:
# amid NUMBER COMMAND STORE VERB...
amid() {
  number=$1
  command="$2 > '$scratch/log' 2>&1; echo \$? > '$scratch/ran'"
  machine=$3
  shift 3
  rm -f "$scratch/ran"
  code=0
  LD_PRELOAD="$scratch/faults.so" FAULTS_ROOT="$machine" FAULTS_KIND=meanwhile \
    FAULTS_AT="$number" FAULTS_COMMAND="$command" \
    "$SAMSPILL" --store "$machine" --language en "$@" > "$scratch/said" 2>&1 || code=$?
}

# What the command of `amid` ended with; empty if there was no such call, and so nothing to wait for.
ran() {
  cat "$scratch/ran" 2> /dev/null || true
}

# Whether a text is in one, and only one, of some files: once WHAT TEXT FOLDER...
once() {
  what=$1
  text=$2
  shift 2
  found=$(grep -rlF --exclude-dir=.git -- "$text" "$@" | wc -l)
  [ "$found" -eq 1 ] || fail "call $number: $what is in $found files"
}

# Whether an edit ended well, or was refused with both versions shown.
ended_well() {
  case $code in
    0) ;;
    4) [ -s "$scratch/said" ] || fail "call $number: refused without a word" ;;
    *) fail "call $number: exit code $code: $(cat "$scratch/said")" ;;
  esac
}

try_git() {
  has git git && can_stop_edits || return 0
  there=$scratch/repository
  cp -a "$store" "$there"
  in_git init -q -b main
  echo .samspill > "$there/.git/info/exclude"
  in_git add -A
  in_git commit -qm one
  in_git checkout -qb other
  card=$(grep -l aase.demo@example.no "$there"/contacts/*)
  card=contacts/${card##*/}
  sed -i 's/^END:VCARD/X-FROM-GIT:1\r\nEND:VCARD/' "$there/$card"
  printf 'BEGIN:VCARD\r\nVERSION:4.0\r\nUID:of-git\r\nFN:Git Demo\r\nEND:VCARD\r\n' \
    > "$there/contacts/of-git.vcf"
  in_git add -A
  in_git commit -qm two
  in_git checkout -q main
  check_out_amid_edits
  stash_amid_edits
}

in_git() {
  git -C "$there" -c user.name=Demo -c user.email=demo@example.no -c core.autocrlf=false "$@"
}

check_out_amid_edits() {
  number=1
  while :; do
    in_git checkout -qf main
    amid "$number" "git -C '$there' checkout -q other" "$there" \
      contacts edit "$contact" --set title=Leder
    [ -n "$(ran)" ] || break
    ended_well
    once "the contact" "aase.demo@example.no" "$there/contacts"
    if [ "$(ran)" -eq 0 ]; then
      once "what git brought" "X-FROM-GIT:1" "$there/contacts"
      once "the contact that git brought" "UID:of-git" "$there/contacts"
    fi
    if [ "$code" -eq 0 ]; then once "the edit" "TITLE:Leder" "$there/contacts"; fi
    on "$there" check > "$scratch/log" 2>&1 || fail "call $number: $(cat "$scratch/log")"
    number=$((number + 1))
  done
  [ "$number" -gt 5 ] || fail "an edit has only $number calls"
  say "git: a checkout at each of $((number - 1)) calls of an edit loses and doubles nothing"
}

stash_amid_edits() {
  number=1
  while :; do
    in_git checkout -qf main
    in_git stash clear
    on "$there" contacts edit "$contact" --set title=Sjef > /dev/null
    amid "$number" "git -C '$there' -c user.name=Demo -c user.email=demo@example.no stash -q" \
      "$there" contacts edit "$contact" --set note=Ring
    [ -n "$(ran)" ] || break
    ended_well
    in_git stash show -p > "$there/.git/stashed" 2>&1 || true
    cat "$there/$card" >> "$there/.git/stashed"
    grep -q "TITLE:Sjef" "$there/.git/stashed" || fail "call $number: what was stashed is lost"
    [ "$code" -ne 0 ] || grep -q "NOTE:Ring" "$there/.git/stashed" ||
      fail "call $number: the edit is lost"
    on "$there" check > "$scratch/log" 2>&1 || fail "call $number: $(cat "$scratch/log")"
    number=$((number + 1))
  done
  say "git: a stash at each of $((number - 1)) calls of an edit loses nothing"
}

# Edits on both machines, with a sync in the middle of ours; the server runs already.
sync_amid_edits() {
  can_stop_edits || return 0
  ours=$scratch/vdirsyncer-$(basename "$here")
  pair=cards
  number=1
  while :; do
    on "$there" contacts edit "$contact" --set "title=T$number" > /dev/null
    carry "$there"
    amid "$number" "vdirsyncer -c '$ours' sync cards" "$here" \
      contacts edit "$contact" --set "note=N$number"
    [ "$(ran)" = 0 ] || break
    ended_well
    carry "$here" "$there"
    for machine in "$here" "$there"; do
      once "their edit" "TITLE:T$number" "$machine/contacts"
      if [ "$code" -eq 0 ]; then once "our edit" "NOTE:N$number" "$machine/contacts"; fi
    done
    number=$((number + 1))
  done
  [ "$number" -gt 5 ] || fail "an edit has only $number calls"
  if [ -n "$(ran)" ]; then
    # Ours was there already when the sync began: it tells of the conflict, and each keeps its own.
    once "our edit" "NOTE:N$number" "$here/contacts"
    once "their edit" "TITLE:T$number" "$there/contacts"
  fi
  say "vdirsyncer: a sync at each of $((number - 1)) calls of an edit loses and doubles nothing"
}

# Flags on both sides, with a sync of two Maildirs in the middle of ours.
fetch_amid_edits() {
  can_stop_edits || return 0
  far=$scratch/far
  mkdir -p "$far/cur" "$far/new" "$far/tmp"
  write_maildir_settings > "$scratch/mbsync-maildirs"
  number=1
  while :; do
    deliver_letter "a$number"
    fetch_maildirs
    letter=$(grep -rl "<a$number@example.no>" "$far/cur" "$far/new")
    seen=${letter##*/}
    mv "$letter" "$far/cur/${seen%%:*}:2,S"
    deliver_letter "b$number"
    amid "$number" "mbsync -q -c '$scratch/mbsync-maildirs' -a" "$here" \
      threads edit "a$number@example.no" --set flagged=yes
    [ -n "$(ran)" ] || break
    ended_well
    fetch_maildirs
    fetch_maildirs
    for machine in "$here/threads" "$far"; do
      once "a message" "<a$number@example.no>" "$machine"
      once "a message that came" "<b$number@example.no>" "$machine"
      letter=$(grep -rl "<a$number@example.no>" "$machine")
      case $code-$letter in
        0-*:2,FS | 4-*:2,S) ;;
        *) fail "call $number: its flags are those of $letter (exit code $code)" ;;
      esac
    done
    number=$((number + 1))
  done
  [ "$number" -gt 2 ] || fail "a change of flags has only $number calls"
  say "mbsync: a sync at each of $((number - 1)) calls of a change of flags loses and doubles nothing"
}

fetch_maildirs() {
  mbsync -q -c "$scratch/mbsync-maildirs" -a > "$scratch/log" 2>&1 ||
    fail "sync: $(cat "$scratch/log")"
}

deliver_letter() {
  cat > "$far/tmp/$1" << EOF2
Date: Mon, 06 Sep 2021 09:00:00 +0200
From: Kari Demo <kari.demo@example.no>
Subject: Demo $1
Message-ID: <$1@example.no>

Hei
EOF2
  mv "$far/tmp/$1" "$far/new/1630918800.$1.demo"
}

write_maildir_settings() {
  cat << EOF2
MaildirStore far
Path $scratch/
Inbox $far

MaildirStore near
Path $here/
Inbox $here/threads

Channel maildirs
Far :far:INBOX
Near :near:INBOX
Sync All
Expunge Both
SyncState $scratch/mbsync-maildirs.
EOF2
}
