"""The programs that are measured: how each is started, and how it ends. All talk to this machine alone."""

import os
import pathlib
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
CHROMIUM = "/usr/bin/chromium"
RENDERERS = {"software": "kiosk, software", "gl": "kiosk, OpenGL (llvmpipe)"}  # as configured; as told


def _end(process, limit_s=10):
    process.terminate()
    try:
        process.wait(limit_s)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Hospital:
    """The simulated hospital, for as long as the kiosks before it are measured."""

    def __init__(self, program, folder):
        self.folder = folder / "hospital"
        self.folder.mkdir()
        self.process = subprocess.Popen(
            [program, "--listen", "127.0.0.1:0", "--data", self.folder], stdout=subprocess.DEVNULL)

    def __enter__(self):
        port, until = self.folder / "port", time.monotonic() + 10
        while not (port.exists() and port.read_text().strip()):
            if time.monotonic() > until or self.process.poll() is not None:
                raise RuntimeError("the simulated hospital does not start")
            time.sleep(0.05)
        self.url = f"https://127.0.0.1:{port.read_text().strip()}"
        return self

    def __exit__(self, *_):
        _end(self.process)


class Kiosk:
    """`kiosk run` with virtual devices; `renderer` as in its configuration."""

    def __init__(self, program, cities, hospital, renderer):
        self.name = RENDERERS[renderer]
        folder = hospital.folder.parent / renderer
        folder.mkdir()
        (folder / "hospital").symlink_to(hospital.folder)
        (folder / "secrets").mkdir()
        script = '. "$0/kiosk_config.sh"; write_config "$1" "$2"'
        subprocess.run(["sh", "-eu", "-c", script, HERE.parent / "figures", folder, cities], check=True,
                       env={**os.environ, "HOSPITAL_URL": hospital.url})
        config = folder / "kiosk.toml"
        text = config.read_text().replace('renderer = "software"', f'renderer = "{renderer}"')
        devices = ("card_reader", "code_scanner", "receipt_printer", "pin_pad")
        config.write_text(text + "".join(f'[devices.{name}]\ndriver = "virtual"\n' for name in devices))
        self.mark = str(config)
        self.command = [program, "run", "--config", config]
        self.environment = {"SDL_VIDEODRIVER": "x11"}


class Chromium:
    """The same start screen as a page. Root gets no sandbox from it."""

    name = "Chromium --kiosk"

    def __init__(self, folder):
        profile = folder / "profile"
        self.mark = str(profile)
        self.command = [CHROMIUM, "--kiosk", f"--user-data-dir={profile}", "--window-size=1080,1920",
                        "--window-position=0,0", "--no-first-run", "--test-type",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-features=Translate",
                        *(["--no-sandbox"] if os.geteuid() == 0 else []), (HERE / "home.html").as_uri()]
        self.environment = {}


def start(subject, screen, log):
    """The started process, and the moment before."""
    moment = time.monotonic()
    process = subprocess.Popen(subject.command, stdout=log, stderr=log, start_new_session=True,
                               env={**os.environ, "DISPLAY": screen.name, **subject.environment})
    return process, moment


def stop(process, members):
    """Ends the program; of what it started nothing stays. The exit status of the program."""
    _end(process)
    for pid in members - {process.pid}:
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            pass
    return process.returncode
