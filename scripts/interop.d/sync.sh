# Sourced by scripts/interop: programs that carry records between machines, here between two stores.
# shellcheck shell=sh disable=SC2034,SC2154  # the parts share their variables

try_vdirsyncer() {
  has vdirsyncer vdirsyncer || return 0
  if ! python=$(python_with_radicale); then
    say "vdirsyncer: left out, radicale is not installed"
    return 0
  fi
  start_radicale
  here=$store
  there=$scratch/other-machine
  for folder in contacts organizations calendar notes followups projects; do
    mkdir -p "$there/$folder" "$here/$folder"
  done
  carry "$here" "$there"
  store=$there samspill init > /dev/null
  for folder in contacts organizations calendar notes followups; do
    counts "carries $folder" "$(files_in "$here/$folder")" "$(files_in "$there/$folder")"
  done
  shows "the other machine reads the contact" "aase.demo@example.no" \
    on "$there" contacts show "$contact"

  on "$there" contacts edit "$contact" --set "emails=aase@example.no" > /dev/null
  on "$here" notes list > /dev/null
  on "$here" followups "done" "$followup" > /dev/null
  carry "$there" "$here"
  carry "$here" "$there"
  shows "an edit there arrives here" "aase@example.no" on "$here" contacts show "$contact"
  shows "an edit here arrives there" "completed" on "$there" --json followups show "$followup"

  revision=$(on "$here" --json contacts show "$contact" |
    sed 's/.*"revision":"\([^"]*\)".*/\1/')
  on "$there" contacts edit "$contact" --set title=Leder > /dev/null
  carry "$there" "$here"
  shows "an edit that a sync overtook shows both" "«Sjef»	«Leder»" \
    on "$here" contacts edit "$contact" --set title=Sjef --if-revision "$revision"
  shows "and leaves what came" "Leder" on "$here" contacts show "$contact"

  on "$here" --yes events delete "$event" > /dev/null 2>&1
  carry "$here" "$there"
  carry "$there" "$here"
  counts "a deletion arrives" "$(files_in "$here/calendar")" "$(files_in "$there/calendar")"
  for machine in "$here" "$there"; do
    on "$machine" check > /dev/null || fail "the store has problems: $(on "$machine" check 2>&1)"
  done
  sync_amid_edits
  kill "$server"
  server=""
}

# Runs a verb on one of the stores: on STORE VERB...
on() {
  machine=$1
  shift
  "$SAMSPILL" --store "$machine" --language en "$@"
}

python_with_radicale() {
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import radicale' 2> /dev/null; then
      echo "$python"
      return 0
    fi
  done
  return 1
}

# Starts a CardDAV and CalDAV server on a free port and waits until it answers.
start_radicale() {
  port=$("$python" -c 'import socket
s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  cat > "$scratch/radicale" << EOF2
[server]
hosts = 127.0.0.1:$port
[auth]
type = none
[storage]
filesystem_folder = $scratch/radicale-data
[logging]
level = warning
EOF2
  "$python" -B -m radicale -C "$scratch/radicale" > "$scratch/radicale.log" 2>&1 &
  server=$!
  "$python" -c 'import socket, sys, time
deadline = time.monotonic() + 10
while time.monotonic() < deadline:
    try:
        sys.exit(socket.create_connection(("127.0.0.1", int(sys.argv[1]))).close())
    except OSError:
        time.sleep(0.02)
sys.exit(1)' "$port" || fail "radicale does not start: $(cat "$scratch/radicale.log")"
}

# Syncs one store with the server, then the other; only one pair of storages if $pair is set.
carry() {
  for machine in "$@"; do
    settings=$scratch/vdirsyncer-$(basename "$machine")
    write_vdirsyncer_settings "$machine" > "$settings"
    # The first time, every collection is new on the server; it is asked for each.
    [ -d "$settings.status" ] || yes | vdirsyncer -c "$settings" discover > "$scratch/log" 2>&1
    # shellcheck disable=SC2086  # none or one
    vdirsyncer -c "$settings" sync $pair > "$scratch/log" 2>&1 || fail "sync: $(cat "$scratch/log")"
  done
}

write_vdirsyncer_settings() {
  cat << EOF2
[general]
status_path = "$settings.status"
[pair cards]
a = "cards_here"
b = "cards_there"
collections = ["contacts", "organizations"]
[storage cards_here]
type = "filesystem"
path = "$1"
fileext = ".vcf"
[storage cards_there]
type = "carddav"
url = "http://127.0.0.1:$port/"
username = "demo"
password = "demo"
[pair calendars]
a = "calendars_here"
b = "calendars_there"
collections = ["calendar", "notes", "followups", "projects"]
[storage calendars_here]
type = "filesystem"
path = "$1"
fileext = ".ics"
[storage calendars_there]
type = "caldav"
url = "http://127.0.0.1:$port/"
username = "demo"
password = "demo"
EOF2
}

try_mbsync() {
  has mbsync mbsync || return 0
  if [ ! -x /usr/lib/dovecot/imap ]; then
    say "mbsync: left out, dovecot-imapd is not installed"
    return 0
  fi
  here=$store
  there=$scratch/other-machine-mail
  mkdir -p "$there/threads/cur" "$there/threads/new" "$there/threads/tmp"
  write_dovecot_settings
  fetch "$here" "$there"
  counts "carries every message" "$(messages_in "$here")" "$(messages_in "$there")"
  deliver "$there/threads/new" << 'BODY'
Date: Mon, 06 Sep 2021 09:00:00 +0200
From: Kari Demo <kari.demo@example.no>
Subject: Demo: =?utf-8?q?bes=C3=B8ksvenn?= =?utf-8?q?_p=C3=A5_tvers?=
Message-ID: <demo-1@example.no>
Content-Type: text/plain; charset=utf-8

Hvem har prøvd dette?
BODY
  fetch "$there" "$here"
  shows "we read what came" "Demo: besøksvenn på tvers" samspill threads list
  counts "leaves nothing behind" "$(messages_in "$there")" "$(messages_in "$here")"
  samspill check > /dev/null || fail "the store has problems: $(samspill check 2>&1)"
  fetch_amid_edits
}

# Puts a message into a folder of a Maildir, as a mail server does: deliver FOLDER
deliver() {
  cat > "$1/../tmp/1630918800.M1P1.demo"
  mv "$1/../tmp/1630918800.M1P1.demo" "$1/"
}

messages_in() {
  find "$1/threads/cur" "$1/threads/new" -type f | wc -l
}

# Dovecot's IMAP process alone, without a server; it will not serve root, so root lends it to nobody.
write_dovecot_settings() {
  mkdir "$scratch/imap" "$scratch/imap/mail" "$scratch/imap/home"
  owner=$(id -u)
  group=$(id -g)
  if [ "$owner" -eq 0 ]; then
    owner=65534
    group=65534
    chown -R "$owner:$group" "$scratch/imap"
    chmod 755 "$scratch"
  fi
  cat > "$scratch/dovecot" << EOF2
protocols = imap
base_dir = $scratch/imap
state_dir = $scratch/imap
log_path = $scratch/dovecot.log
mail_location = maildir:$scratch/imap/mail
mail_home = $scratch/imap/home
mail_uid = $owner
mail_gid = $group
first_valid_uid = 1
first_valid_gid = 1
ssl = no
stats_writer_socket_path =
EOF2
}

# Syncs the threads of one store with the mailbox, then of the others.
fetch() {
  for machine in "$@"; do
    settings=$scratch/mbsync-$(basename "$machine")
    # The pipe keeps Dovecot from taking mbsync's socket for a network connection.
    cat > "$settings" << EOF2
IMAPStore there
Tunnel "USER=demo /usr/lib/dovecot/imap -c $scratch/dovecot | cat"

MaildirStore here
Path $machine/
Inbox $machine/threads

Channel threads
Far :there:INBOX
Near :here:INBOX
Sync All
Expunge Both
SyncState $settings.
EOF2
    mbsync -q -c "$settings" -a > "$scratch/log" 2>&1 || fail "sync: $(cat "$scratch/log")"
  done
}
