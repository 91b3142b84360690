"""What :mod:`scripts.start` needs before the server can run: checks, the virtual environment, the packages.

Standard library only. Nothing here needs a network when the folder ``wheels`` holds what is wanted.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
LONGEST_FOLDER = 110  # characters; deeper files of a package then stay below the 260 of Windows
LOG = "start.log"


class StartError(Exception):
    """What went wrong and what to do, in Thai for the person at the screen."""


def check_version(version: tuple[int, ...], wide: bool) -> None:
    """Raise :class:`StartError` for a Python that is too old, or that is no 64-bit one (``wide``)."""
    found = ".".join(str(part) for part in version)
    if version < OLDEST:
        raise StartError(
            f"Python ในเครื่องนี้เป็นรุ่น {found} ต้องใช้รุ่น 3.11 ขึ้นไป\n"
            "ดาวน์โหลดรุ่นล่าสุดจาก https://www.python.org/downloads/ แล้วทำเครื่องหมายที่ Add python.exe to PATH ตอนติดตั้ง"
        )
    if not wide:
        raise StartError(
            f"Python {found} ในเครื่องนี้เป็นแบบ 32 บิต ต้องใช้แบบ 64 บิต\n"
            "ดาวน์โหลด Windows installer (64-bit) จาก https://www.python.org/downloads/windows/"
        )


def check_folder(root: Path, windows: bool = sys.platform == "win32") -> None:
    """Raise :class:`StartError` for a folder in which nothing can be installed."""
    if not (root / "app.py").is_file() or not (root / "requirements.txt").is_file():
        raise StartError("ไฟล์ของโปรแกรมไม่ครบ ถ้าเปิดจากใน zip ให้คลิกขวาที่ไฟล์ zip เลือก Extract All ก่อน แล้วเปิดจากโฟลเดอร์ที่ได้")
    if windows and len(str(root)) > LONGEST_FOLDER:
        raise StartError(f"ชื่อโฟลเดอร์ยาวเกินไปสำหรับ Windows ย้ายโฟลเดอร์นี้ไปไว้ที่สั้นกว่า เช่น C:\\ITA-Dash\nขณะนี้อยู่ที่ {root}")


def prepared(root: Path) -> Path:
    """The Python that runs the app, everything installed. Raises :class:`StartError` when that cannot be done."""
    if has_packages_inside(Path(sys.executable), root):
        return Path(sys.executable)
    folder = root / ".venv"
    python = python_of(folder)
    stamp = folder / "itadash-installed.txt"
    if ready(python, stamp, root):
        return python
    say("เตรียมโปรแกรมครั้งแรก ใช้เวลา 1–5 นาที ครั้งต่อไปจะเปิดได้ทันที")
    try:
        make_environment(folder, python)
        install(python, root)
        stamp.write_text(wanted(root), encoding="utf-8")
    except PermissionError as error:
        raise StartError(
            f"เขียนไฟล์ในโฟลเดอร์นี้ไม่ได้: {root}\nย้ายทั้งโฟลเดอร์ไปไว้ใน Documents แล้วเปิดอีกครั้ง (อย่าวางใน Program Files)"
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise StartError(f"เตรียมโปรแกรมไม่สำเร็จ ({reason})\nตรวจพื้นที่ว่างในดิสก์ (ต้องมีราว 1 GB) แล้วเปิดอีกครั้ง") from error
    return python


def has_packages_inside(executable: Path, root: Path) -> bool:
    """True for the Python of an offline bundle: it lies in the project's folder and has its packages with it."""
    home = root / "python"
    return executable.is_relative_to(home) and (home / "Lib" / "site-packages" / "streamlit").is_dir()


def python_of(environment: Path, windows: bool = sys.platform == "win32") -> Path:
    """Where the Python of a virtual environment is."""
    return environment / ("Scripts/python.exe" if windows else "bin/python")


def wanted(root: Path) -> str:
    """What has to be installed: the hash of requirements.txt and the version of Python, as the stamp keeps it."""
    version = ".".join(str(part) for part in sys.version_info[:2])
    text = (root / "requirements.txt").read_bytes().replace(b"\r\n", b"\n")
    return f"{hashlib.sha256(text).hexdigest()} {version}\n"


def ready(python: Path, stamp: Path, root: Path) -> bool:
    """True when the environment holds what is wanted and its Python still runs (an uninstall ends that)."""
    try:
        return stamp.read_text(encoding="utf-8") == wanted(root) and runs(python)
    except (OSError, UnicodeDecodeError):
        return False


def runs(python: Path) -> bool:
    """True when this Python starts."""
    try:
        return subprocess.run([str(python), "-I", "-c", ""], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def make_environment(folder: Path, python: Path) -> None:
    """Make or mend the virtual environment ``folder``; its packages stay when its Python runs."""
    if runs(python):
        return
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(folder)], capture_output=True, text=True, errors="replace"
    )
    if made.returncode == 0:
        return
    text = made.stdout + made.stderr
    write_log(folder.parent, text)
    if "ensurepip" in text:
        raise StartError("Python นี้ไม่มีส่วน venv ใน Debian หรือ Ubuntu ให้สั่ง sudo apt install python3-venv แล้วเปิดอีกครั้ง")
    if "Permission" in text:
        raise PermissionError(folder)
    raise StartError(f"สร้างที่ติดตั้งในโฟลเดอร์นี้ไม่ได้ ลบโฟลเดอร์ .venv แล้วเปิดอีกครั้ง\nรายละเอียดอยู่ในไฟล์ {LOG}")


def install(python: Path, root: Path) -> None:
    """Install requirements.txt: from the folder ``wheels`` if it has any, else (or if it lacks one) from the index."""
    offline = sorted((root / "wheels").glob("*.whl"))
    said = ""
    if offline:
        said = pip(python, root, ["--no-index", "--find-links", str(root / "wheels")])
        if not said:
            return
        say("ชุดติดตั้งในโฟลเดอร์ wheels ไม่ตรงกับ Python ในเครื่องนี้ ลองติดตั้งจากอินเทอร์เน็ต")
    said_online = pip(python, root, [])
    if said_online:
        write_log(root, said + said_online)
        raise StartError(why_not_installed(said_online, bool(offline)) + f"\nรายละเอียดอยู่ในไฟล์ {LOG}")


def pip(python: Path, root: Path, options: list[str]) -> str:
    """Run pip; ``""`` when it succeeded, else all that it said."""
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--prefer-binary"]
    said = []
    with subprocess.Popen(
        [*command, "--progress-bar", "off", *options, "-r", str(root / "requirements.txt")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUTF8": "1"},
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            package = re.match(r"Collecting ([\w.-]+)", line)
            if package:
                say(f"  เตรียม {package[1]}")
            elif line.startswith("Installing collected"):
                say("  กำลังติดตั้ง โปรดรอสักครู่")
    return "" if process.returncode == 0 else "".join(said)


def why_not_installed(said: str, offline: bool) -> str:
    """The likely cause in what pip said, and the way out."""
    text = said.lower()
    if "no space left" in text or "errno 28" in text:
        return "ดิสก์เต็ม ต้องมีที่ว่างราว 1 GB ลบไฟล์ที่ไม่ใช้แล้วเปิดอีกครั้ง"
    if "407" in text or "proxyerror" in text:
        return "ต่ออินเทอร์เน็ตผ่านพร็อกซีของหน่วยงานไม่ได้ ขอค่าพร็อกซีจากผู้ดูแลระบบแล้วตั้งตัวแปร HTTPS_PROXY หรือใช้ชุดติดตั้งออฟไลน์"
    if "certificate" in text:
        return "เครือข่ายนี้เปลี่ยนใบรับรองของเว็บไซต์ จึงดาวน์โหลดอย่างปลอดภัยไม่ได้ ขอให้ผู้ดูแลระบบช่วย หรือใช้ชุดติดตั้งออฟไลน์"
    no_network = ("getaddrinfo", "name resolution", "newconnectionerror", "connecttimeout", "readtimeout", "timed out")
    if any(sign in text for sign in (*no_network, "connection refused", "network is unreachable", "max retries")):
        more = " (ชุดในโฟลเดอร์ wheels ไม่ตรงกับ Python รุ่นนี้)" if offline else ""
        return f"ต่ออินเทอร์เน็ตไม่ได้{more} ต่ออินเทอร์เน็ตเฉพาะครั้งแรกนี้แล้วเปิดอีกครั้ง หรือใช้ชุดติดตั้งออฟไลน์"
    if "no matching distribution" in text or "failed to build" in text or "microsoft visual c++" in text:
        return "Python รุ่นนี้ยังไม่มีชุดติดตั้งสำเร็จรูป ติดตั้ง Python 3.13 แบบ 64 บิตจาก python.org แล้วเปิดอีกครั้ง"
    if "permission denied" in text or "access is denied" in text or "winerror 5" in text or "winerror 32" in text:
        return "เขียนไฟล์ไม่ได้ ปิดหน้าต่าง ITA Dash ที่เปิดค้างอยู่และรอโปรแกรมป้องกันไวรัสตรวจเสร็จ แล้วเปิดอีกครั้ง"
    return "ติดตั้งส่วนประกอบไม่สำเร็จ เปิดอีกครั้งหนึ่ง ถ้ายังไม่ได้ให้ส่งไฟล์นี้ให้ผู้ดูแลระบบ"


def say(text: str) -> None:
    """One line for the person, at once."""
    print(text, flush=True)


def write_log(root: Path, text: str) -> None:
    """Keep what a failed step said; a folder that cannot be written keeps nothing."""
    with contextlib.suppress(OSError):
        (root / LOG).write_text(text, encoding="utf-8")
