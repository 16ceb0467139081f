"""A screen in memory, its finger and its eye. Xvfb tells of everything that is drawn (its DAMAGE extension):
waiting for a picture takes nothing from the measured program. What was drawn is then read and compared.
Times are seconds of time.monotonic()."""

import os
import select
import subprocess
import time

from Xlib import X, display
from Xlib.ext import damage, xtest

WIDTH, HEIGHT = 1080, 1920


class Screen:
    """Boxes are (x, y, width, height) in pixels."""

    def __enter__(self):
        reading, writing = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.name = ":" + numbers.readline().strip()
        self.display = display.Display(self.name)
        self.root = self.display.screen().root
        self.display.query_extension("DAMAGE")
        self.display.damage_query_version()
        self.root.damage_create(damage.DamageReportRawRectangles)
        self.display.sync()
        return self

    def __exit__(self, *_):
        self.display.close()
        self.server.terminate()
        self.server.wait()

    def look(self, box):
        return self.root.get_image(*box, X.ZPixmap, 0xFFFFFFFF).data

    def draws(self):
        """How many drawings have been told of since last asked."""
        return sum(1 for _ in range(self.display.pending_events()) if self.display.next_event())

    def wait_for_drawing(self, until):
        """True: something was drawn; False: the time is over."""
        while not self.draws():
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.display.fileno()], [], [], left)[0]:
                return self.draws() > 0
        return True

    def wait_until(self, good, box, limit_s):
        """The moment at which the box's picture is `good`, or nothing."""
        until = time.monotonic() + limit_s
        while not good(self.look(box)):
            if not self.wait_for_drawing(until):
                return None
        return time.monotonic()

    def wait_for_rest(self, quiet_s=1.0, limit_s=20):
        until = time.monotonic() + limit_s
        while time.monotonic() < until and self.wait_for_drawing(time.monotonic() + quiet_s):
            pass

    def point_at(self, x, y):
        xtest.fake_input(self.display, X.MotionNotify, x=x, y=y)
        self.display.sync()

    def finger(self, down):
        """Puts the finger down where it points, or lifts it. The moment before the server was told."""
        moment = time.monotonic()
        xtest.fake_input(self.display, X.ButtonPress if down else X.ButtonRelease, 1)
        self.display.flush()
        return moment
