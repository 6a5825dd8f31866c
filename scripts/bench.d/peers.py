"""The programs that people use today, set up in scratch homes on the same records."""
import glob
import os
import shutil
import subprocess

DAY_FORMAT = "%Y-%m-%d"
# Seconds after which the making of an index or a cache is given up.
PATIENCE = 900


class Peer:
    """A program with an interactive screen: how to start it, what it shows, how it ends."""

    def __init__(self, name, kind, command, words, down, quit_keys, home, **variables):
        self.name = name
        self.kind = kind
        self.command = command
        self.words = words
        self.down = down
        self.quit_keys = quit_keys
        self.environment = environment(home, **variables)


def environment(home, **more):
    """All that a measured program sees: nothing of the user's own settings."""
    values = {
        "PATH": os.environ["PATH"], "HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8",
        "XDG_CONFIG_HOME": home + "/.config", "XDG_DATA_HOME": home + "/.local/share",
        "XDG_CACHE_HOME": home + "/.cache", "XDG_STATE_HOME": home + "/.local/state",
        "TZ": "Europe/Oslo",
    }
    values.update(more)
    return values


def records(store, *folders):
    """Paths of the records in some folders of a store, sorted."""
    return sorted(
        path for folder in folders for path in glob.glob(f"{store}/{folder}/*.[iv]c[sf]"))


def clear(home):
    """An empty home."""
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)


def once(home, work):
    """Does something that prepares a home, unless that has been done in it before."""
    if not os.path.exists(home + "/ready"):
        clear(home)
        work()
        write(home + "/ready", "")


def run(command, home, **variables):
    """Runs a program that only prepares something; its words are shown when it fails."""
    try:
        done = subprocess.run(command, env=environment(home, **variables), capture_output=True,
                              text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"  ({' '.join(command)[:60]}…: not ready after {PATIENCE} s)")
        return
    if done.returncode != 0:
        print(f"  ({' '.join(command)[:60]}…: {done.stderr.strip()[:200]})")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def joined(paths, target):
    """Puts many records into one file."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as file:
        for path in paths:
            with open(path, "rb") as part:
                file.write(part.read())
    return target


def joined_calendar(paths, target):
    """Puts the components of many iCalendar files into one VCALENDAR, for programs that want that."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as file:
        file.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Samspill//bench//EN\r\n")
        for path in paths:
            file.writelines(components(path))
        file.write(b"END:VCALENDAR\r\n")
    return target


def components(path):
    """The lines of the components in an iCalendar file, without the VCALENDAR around them."""
    depth = 0
    with open(path, "rb") as file:
        for line in file:
            if line.startswith(b"BEGIN:"):
                depth += 1
            if depth > 1:
                yield line
            if line.startswith(b"END:"):
                depth -= 1


def abook(store, home):
    book = home + "/.abook/addressbook"

    def convert():
        cards = joined(records(store, "contacts"), home + "/contacts.vcf")
        os.makedirs(os.path.dirname(book), exist_ok=True)
        run(["abook", "--convert", "--informat", "vcard", "--infile", cards,
             "--outformat", "abook", "--outfile", book], home)

    once(home, convert)
    return Peer("abook", "contacts", ["abook"], ["abook"], "Down", ["q", "n"], home)


def calcurse_folder(store, home):
    """calcurse's own data, imported from the calendar and the follow-ups."""
    folder = home + "/calcurse"

    def import_calendar():
        calendar = joined_calendar(records(store, "calendar", "followups"), home + "/calendar.ics")
        write(folder + "/conf", "general.confirmquit=no\ngeneral.autosave=no\n")
        run(["calcurse", "-D", folder, "-C", folder, "-q", "-i", calendar], home)

    once(home, import_calendar)
    return folder


def calcurse(store, home):
    folder = calcurse_folder(store, home)
    return Peer(
        "calcurse", "calendar", ["calcurse", "-D", folder, "-C", folder], ["Help", "Quit"], "Down",
        ["q"], home)


def khal_settings(store, home):
    write(home + "/.config/khal/config", f"""[calendars]
[[network]]
path = {store}/calendar
[locale]
timeformat = %H:%M
dateformat = {DAY_FORMAT}
longdateformat = {DAY_FORMAT}
datetimeformat = {DAY_FORMAT} %H:%M
longdatetimeformat = {DAY_FORMAT} %H:%M
firstweekday = 0
default_timezone = Europe/Oslo
local_timezone = Europe/Oslo
[default]
default_calendar = network
""")


def khal(store, home):
    """Settings for khal, and its database of the calendar."""
    def index():
        khal_settings(store, home)
        run(["khal", "list", "2021-01-01", "1d"], home, LC_ALL="C")

    once(home, index)


def ikhal(store, home):
    khal(store, home)
    # Python takes C.UTF-8 for en_US.UTF-8, which few machines have; in the C locale it writes UTF-8.
    return Peer(
        "ikhal", "calendar", ["ikhal"], ["Mo", "Su"], "Down", ["q", "y"], home, LC_ALL="C")


def khard_settings(store, home):
    write(home + "/.config/khard/khard.conf", f"""[addressbooks]
[[network]]
path = {store}/contacts
""")


def todoman_settings(store, home):
    write(home + "/.config/todoman/config.py", f"""path = "{store}/followups"
date_format = "{DAY_FORMAT}"
time_format = "%H:%M"
default_list = "followups"
""")


def neomutt_settings(store, home):
    write(home + "/.config/neomutt/neomuttrc", f"""set folder = "{store}/threads"
set mbox_type = Maildir
set spoolfile = "{store}/threads"
set sort = threads
set header_cache = "{home}/.cache/neomutt/"
set quit = yes
""")
    os.makedirs(home + "/.cache/neomutt", exist_ok=True)


def neomutt(store, home):
    once(home, lambda: neomutt_settings(store, home))
    return Peer("neomutt", "mail", ["neomutt", "-R", "-f", store + "/threads"], ["Msgs:[0-9]"],
                "j", ["q"], home)


def neomutt_uncached(store, home):
    peer = neomutt(store, home)
    peer.command += ["-e", "unset header_cache"]
    return peer


def notmuch_settings(store, home):
    """An empty place where notmuch puts its index of the mails."""
    clear(home + "/index")
    write(home + "/.notmuch-config",
          f"[database]\npath={home}/index\nmail_root={store}/threads\n[new]\ntags=new\n")


INTERACTIVE = {"abook": abook, "calcurse": calcurse, "ikhal": ikhal, "neomutt": neomutt}


def interactive(store, homes):
    """Those of the interactive peers that are installed, each in a home of its own below `homes`."""
    for name, prepare in INTERACTIVE.items():
        if found(name):
            yield prepare(store, f"{homes}/{name}")


def found(name):
    """Whether a program is installed; says so when it is not."""
    if shutil.which(name):
        return True
    print(f"  ({name} is not installed)")
    return False
