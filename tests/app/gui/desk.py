"""A desk of its own for the real window: Xvfb, openbox, a session bus with AT-SPI, empty settings.

Everything that a test does here waits for a condition and for nothing else: `until` looks again
until it holds, and says what it waited for when the time is up.
"""
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds; a loaded machine is slow
NEEDED = {
    "Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "dbus-run-session": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


def skip(reason):
    print(f"SKIP {os.path.basename(sys.argv[0])}: {reason}", file=sys.stderr)
    sys.exit(77)


def check_tools():
    for program, package in NEEDED.items():
        if not shutil.which(program):
            skip(f"{program} is missing: apt-get install {package}")
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        skip("AT-SPI's bindings are missing: apt-get install python3-gi gir1.2-atspi-2.0")


def on_own_bus():
    """Starts this script again on a session bus that ends with it."""
    if os.environ.get("STAGEWRIGHT_DESK") == "1":
        return
    check_tools()
    os.environ["STAGEWRIGHT_DESK"] = "1"
    os.execvp("dbus-run-session", ["dbus-run-session", "--", sys.executable] + sys.argv)


def until(what, condition):
    """The first true value of `condition`; a TimeoutError that names `what`."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            value = condition()
        except Exception as error:  # a widget may go while one looks at it
            value = None
            last = error
        else:
            last = value
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError(f"waited {PATIENCE} s for: {what} (last: {last!r})")
        time.sleep(0.03)


class Desk:
    def __init__(self, size="1600x1000"):
        self.size = size
        self.processes = []
        self.folder = tempfile.mkdtemp(prefix="stagewright-desk-")

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def _start(self):
        for name in ("config", "state", "data", "run"):
            os.mkdir(self.path(name), 0o700)
        os.environ.update(
            HOME=self.folder, XDG_CONFIG_HOME=self.path("config"),
            XDG_STATE_HOME=self.path("state"), XDG_DATA_HOME=self.path("data"),
            XDG_RUNTIME_DIR=self.path("run"), STAGEWRIGHT_STORE=self.path("store"),
            LC_ALL="C.UTF-8", LANGUAGE="en", QT_QPA_PLATFORM="xcb", QT_SCALE_FACTOR="1",
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", NO_AT_BRIDGE="0")
        os.environ["DISPLAY"] = self._start_display()
        self.start(["openbox"])
        until("the window manager", lambda: self.run(["xdotool", "get_desktop"]) == 0)
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])

    def _start_display(self):
        read, write = os.pipe()
        # -noreset: else the server starts anew whenever its only client leaves.
        self.start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.size}x24",
                    "-nolisten", "tcp", "-noreset"], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        return ":" + number

    def __exit__(self, kind, error, trace):
        if error and "DISPLAY" in os.environ:
            self.picture("failure")
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def start(self, command, **options):
        quiet = {} if os.environ.get("VERBOSE") else {"stderr": subprocess.DEVNULL}
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **quiet, **options)
        self.processes.append(process)
        return process

    @staticmethod
    def run(command):
        return subprocess.run(command, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode

    def picture(self, name):
        """For eyes, where DESK_PICTURES names a folder."""
        folder = os.environ.get("DESK_PICTURES")
        if folder:
            self.run(["import", "-window", "root", os.path.join(folder, name + ".png")])

    # -- keyboard and pointer ---------------------------------------------------------------

    @staticmethod
    def xdotool(*words):
        subprocess.run(["xdotool", *map(str, words)], check=True, timeout=PATIENCE)

    def window(self, title):
        """Waits for a window whose title matches, and gives it the keyboard. A search fails where a
        window of others goes away meanwhile: then once more."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync"]
        deadline = time.monotonic() + PATIENCE
        while subprocess.run(search, timeout=PATIENCE).returncode != 0:
            if time.monotonic() > deadline:
                raise TimeoutError(f"no window is called {title}")

    def key(self, *keys):
        self.xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        self.xdotool("type", "--clearmodifiers", "--delay", 12, text)

    def click(self, x, y):
        self.xdotool("mousemove", x, y, "click", 1)

    def drag(self, start, end):
        """In steps, as a hand does: a jump is no drag."""
        words = ["mousemove", *start, "mousedown", 1]
        for i in range(1, 9):
            words += ["mousemove", "--sync", *(a + (b - a) * i // 8 for a, b in zip(start, end))]
        self.xdotool(*words, "mouseup", 1)


class Node:
    """One accessible object, read anew each time."""

    def __init__(self, accessible):
        self.accessible = accessible

    @staticmethod
    def application(name):
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.set_timeout(5000, 20000)

        def find():
            desktop = Atspi.get_desktop(0)
            desktop.clear_cache()
            for i in range(desktop.get_child_count()):
                child = desktop.get_child_at_index(i)
                if child and child.get_name() == name:
                    return Node(child)
            return None
        return until(f"the program {name} on the accessibility bus", find)

    @property
    def name(self):
        self.accessible.clear_cache()
        return self.accessible.get_name()

    @property
    def description(self):
        self.accessible.clear_cache()
        return self.accessible.get_description()

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def children(self):
        self.accessible.clear_cache()
        count = self.accessible.get_child_count()
        nodes = (self.accessible.get_child_at_index(i) for i in range(count))
        return [Node(node) for node in nodes if node]

    def is_(self, state):
        from gi.repository import Atspi
        self.accessible.clear_cache()
        kind = getattr(Atspi.StateType, state.upper())
        return self.accessible.get_state_set().contains(kind)

    @property
    def box(self):
        """x, y, width and height on the screen."""
        from gi.repository import Atspi
        rect = self.accessible.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return rect.x, rect.y, rect.width, rect.height

    @property
    def text(self):
        return self.accessible.get_text_iface().get_text(0, -1)

    @property
    def caret(self):
        return self.accessible.get_text_iface().get_caret_offset()

    def do(self, action):
        actions = self.accessible.get_action_iface()
        names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
        return actions.do_action(names.index(action))

    def walk(self, depth=12):
        yield self
        if depth > 0:
            for child in self.children:
                yield from child.walk(depth - 1)

    def find(self, name, role=None):
        """Waits for the first below whose name is, or starts with, `name`."""
        def look():
            for node in self.walk():
                if node.name.startswith(name) and role in (None, node.role):
                    return node
            return None
        return until(f"{role or 'an object'} named {name!r}", look)
