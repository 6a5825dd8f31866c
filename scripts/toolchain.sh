# Sourced by the other scripts: finds what the project is built with, and installs what Debian has.
# shellcheck shell=sh

oldest_swift=6.2

say() { printf '%s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    say "This needs root: $*"
    return 1
  fi
}

# Installs the Debian packages named, unless they are there already.
need_packages() {
  missing=""
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if ! command -v apt-get >/dev/null 2>&1; then
    say "Please install:$missing (no apt-get here to do it)."
    return 1
  fi
  say "Installing:$missing"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
  # shellcheck disable=SC2086  # a list of words
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >&2 || {
    say "Could not install:$missing. Install them by hand and try again."
    return 1
  }
}

# Installs the programs that the interop tests try, as far as this Debian has them.
need_interop_packages() {
  wanted=""
  for package in khard khal todoman neomutt vdirsyncer radicale isync dovecot-imapd git python3-vobject \
    python3-icalendar; do
    dpkg -s "$package" >/dev/null 2>&1 || wanted="$wanted $package"
  done
  [ -n "$wanted" ] || return 0
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || true
  there=""
  for package in $wanted; do
    if apt-cache show "$package" >/dev/null 2>&1; then
      there="$there $package"
    else
      say "$package: not in this Debian; what is tried with it is left out."
    fi
  done
  # shellcheck disable=SC2086  # a list of words
  need_packages $there
}

# Prepares linking in release below a folder, and prints words for it, as far as this system can. Every start
# pays for each library that is looked for, each name that is bound and each page that is mapped.
linking_words() {
  bin=$(dirname -- "$(command -v swift)")
  [ -x "$bin/ld.lld" ] || command -v ld.lld >/dev/null 2>&1 || return 0
  # At an address of its own: else a quarter of a thousand pages are written to before the first of ours runs.
  words="--disable-local-rpath -Xswiftc -use-ld=lld -Xswiftc -Xclang-linker -Xswiftc -no-pie"
  # These go into the program: each is one less to be found, mapped and bound.
  mkdir -p "$1/.build/linked-in"
  words="$words -Xswiftc -L -Xswiftc $1/.build/linked-in -Xswiftc -Xclang-linker -Xswiftc -static-libgcc"
  for library in libstdc++.a libncursesw.a libtinfo.a; do
    archive=$("$bin/clang" -print-file-name="$library" 2>/dev/null) || archive=""
    [ ! -f "$archive" ] || ln -sf "$archive" "$1/.build/linked-in/$library"
  done
  echo "$words"
}

# Makes sure of a Swift toolchain: the one on the PATH, else Debian's where it is new enough.
need_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    candidate=$(apt-cache policy swiftlang 2>/dev/null | sed -n 's/^ *Candidate: //p')
    if [ -n "$candidate" ] && dpkg --compare-versions "$candidate" ge "$oldest_swift"; then
      need_packages swiftlang || return 1
    else
      say "Samspill needs Swift $oldest_swift or newer. Get it from https://www.swift.org/install/linux/debian/,"
      say "put its usr/bin on your PATH, and run this again."
      return 1
    fi
  fi
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -n 1)
  if ! dpkg --compare-versions "${version:-0}" ge "$oldest_swift"; then
    say "Samspill needs Swift $oldest_swift or newer; this is ${version:-unknown}."
    say "Get a newer one from https://www.swift.org/install/linux/debian/."
    return 1
  fi
}
