"""What the tests of running programs share: a demo with figures, programs ended by their own process id, free ports, and
waiting with an end."""
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request


def free_port():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return line.getsockname()[1]


def wait_for(what, look, seconds=30):
    """The first truth that look() gives."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f"FAILED: waited {seconds} s in vain for {what}")


def fetched(url, **more):
    """The text behind it, or None while nobody answers there."""
    try:
        with urllib.request.urlopen(url, timeout=5, **more) as reply:
            return reply.read().decode()
    except OSError:
        return None


def fetched_json(url, **more):
    text = fetched(url, **more)
    return json.loads(text) if text else None


class Programs:
    """Started here and ended here, the last one first."""

    def __init__(self, folder):
        self.folder = folder
        self.running = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for program in reversed(self.running):
            if program.poll() is None:
                program.send_signal(signal.SIGTERM)
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait()

    def start(self, name, *words):
        with open(os.path.join(self.folder, name + ".out"), "wb") as out:
            program = subprocess.Popen([str(word) for word in words], stdout=out, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL)
        self.running.append(program)
        return program

    def said(self, name):
        with open(os.path.join(self.folder, name + ".out"), encoding="utf-8", errors="replace") as out:
            return out.read()

    def demo(self, kiosk, journey):
        """A journey that is walked to its end, by a kiosk that then stays on; returns the address of its figures."""
        out = os.path.join(self.folder, "demo")
        program = self.start("demo", kiosk, "demo", "--headless", "--out", out, "--metrics-port", "0", "--stay", "80",
                             *(["--journey", journey] if journey else []))

        def port():
            if program.poll() is not None:
                raise SystemExit("FAILED: the demo ended:\n" + self.said("demo"))
            try:
                with open(os.path.join(out, "metrics_port"), encoding="utf-8") as file:
                    return int(file.read())
            except FileNotFoundError:
                return None

        found = wait_for("the demo's port", port)
        wait_for("the end of the journey", lambda: port() and "machine" in self.said("demo"))
        return f"127.0.0.1:{found}"
