"""The guard on zip packages: everything is checked before any reader sees the file. Runs in the child process."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from itadash.reading.files import limits
from itadash.reading.files.kinds import REFUSALS
from itadash.reading.files.limits import RefusedError

_CHUNK = 256 * 1024
_SAVE = "ให้เปิดในโปรแกรมเดิม (Excel, Word) แล้วบันทึกใหม่ จากนั้นนำเข้าใหม่"
_DAMAGED = f"ไฟล์เสียหายหรือดาวน์โหลดมาไม่ครบ {_SAVE}"
_SUSPECT = f"โครงสร้างภายในไฟล์ผิดปกติ จึงไม่อ่านเพื่อความปลอดภัย {_SAVE}"
_TOO_LARGE = "ไฟล์ขยายแล้วใหญ่เกินกว่าจะอ่านได้ ให้ลบแผ่นงาน แถว และหน้าที่ไม่ใช้ แล้วบันทึกใหม่"
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_DIRECTORY_ENTRY = 512  # bytes; 46 and the name, with room for extra fields
_ENCRYPTED = 0x1


# Of a package of text, the members that its reader opens; the others are not even inflated.
_NEEDED = {"docx": re.compile(r"word/document\w{0,20}\.xml"), "ods": re.compile(r"content\.xml|meta-inf/manifest\.xml")}
READABLE = ("xlsx", "xlsb", "docx", "ods")


@dataclass(frozen=True)
class Package:
    """A package that passed the guard: what it is (one of :data:`READABLE`) and its XML members by name."""

    kind: str
    members: dict[str, bytes]


def open_package(data: bytes) -> Package:
    """A zip package with every XML member that a reader may open, after the whole package passed the guard.

    Checked: number, names and sizes of members from the directory; ratio; each member inflated with a counter and
    compared with its size and checksum (a header may lie); no DOCTYPE or ENTITY anywhere but in pictures.
    Of documents only the members that are read are inflated. Raises :class:`RefusedError`.
    """
    try:
        kind, members = _directory(data)
        kept: dict[str, bytes] = {}
        for member in members:
            content = _content(data, member)
            if content is not None:
                kept[member.filename] = content
    except (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, ValueError, OverflowError) as error:
        raise RefusedError(_DAMAGED) from error
    return Package(kind, kept)


def _directory(data: bytes) -> tuple[str, list[zipfile.ZipInfo]]:
    check_end_record(data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
    if len(members) > limits.MEMBERS:
        raise RefusedError(_SUSPECT)
    names: set[str] = set()
    for member in members:
        name = member.filename
        if name.lower() in names or _strange(name) or _strange(member.orig_filename):
            raise RefusedError(_SUSPECT)
        names.add(name.lower())
        if member.flag_bits & _ENCRYPTED:
            raise RefusedError(REFUSALS["password"])
    kind = package_kind(names, data[:200])
    needed = _NEEDED.get(kind)
    if needed:
        members = [member for member in members if needed.fullmatch(member.filename.lower())]
    for member in members:
        if member.file_size > limits.RATIO_FROM and member.file_size > limits.RATIO * max(member.compress_size, 1):
            raise RefusedError(_TOO_LARGE)
    if sum(member.file_size for member in members) > limits.EXPANDED_BYTES:
        raise RefusedError(_TOO_LARGE)
    if kind not in READABLE:
        raise RefusedError(REFUSALS[kind])
    return kind, members


def check_end_record(data: bytes, most: int = limits.MEMBERS) -> None:
    """Members and size of the directory by the end record: refuses 60,000 members without reading them.

    Raises :class:`zipfile.BadZipFile` without an end record, :class:`RefusedError` with more than ``most`` members.
    """
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or end + 22 > len(data):
        raise zipfile.BadZipFile
    members = int.from_bytes(data[end + 10 : end + 12], "little")
    directory = int.from_bytes(data[end + 12 : end + 16], "little")
    if not 0 < members <= most or directory > _DIRECTORY_ENTRY * most:
        raise RefusedError(_SUSPECT)


def _strange(name: str) -> bool:
    """A member's name that could be a path out of the package, or two names for two readers."""
    return (
        not name
        or len(name) > 255
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or any(part in ("..", ".") for part in name.split("/"))
        or any(ord(c) < 32 for c in name)
    )


def package_kind(names: set[str], head: bytes = b"") -> str:
    """What a package with these (lower-case) member names is: one of :data:`READABLE` or a key of ``kinds.REFUSALS``.

    ``head`` is its first bytes: OpenDocument writes its type there, unpacked.
    """
    for member, kind in (
        ("xl/workbook.xml", "xlsx"),
        ("xl/workbook.bin", "xlsb"),
        ("word/document.xml", "docx"),
        ("ppt/presentation.xml", "pptx"),
    ):
        if member in names:
            return kind
    if "mimetype" in names and "content.xml" in names:
        return "odt" if b"opendocument.text" in head else "ods"
    if any(name.endswith(".iwa") for name in names):
        return "numbers"
    # Rare writers put the main part elsewhere; the content types then still name it.
    if "[content_types].xml" in names:
        for folder, kind in (("xl/", "xlsx"), ("word/document", "docx")):
            if any(name.startswith(folder) for name in names):
                return kind
    return "zip"


def _content(data: bytes, member: zipfile.ZipInfo) -> bytes | None:
    """One member inflated and checked; ``None`` for pictures and other members that no reader of cells opens."""
    picture = member.filename.lower().startswith("xl/media/")
    checksum = 0
    size = 0
    chunks: list[bytes] = []
    tail = b""
    for chunk in _inflate(data, member):
        size += len(chunk)
        if size > member.file_size:
            raise RefusedError(_SUSPECT)
        checksum = zlib.crc32(chunk, checksum)
        if picture:
            continue
        # UTF-16 hides the words from a search for ASCII: look past the zeros. The tail joins words cut in two.
        window = tail + chunk.replace(b"\x00", b"")
        if _ENTITIES.search(window):
            raise RefusedError(_SUSPECT)
        tail = window[-16:]
        chunks.append(chunk)
    if size != member.file_size or checksum != member.CRC:
        raise RefusedError(_DAMAGED)
    is_xml = member.filename.lower().endswith((".xml", ".rels"))
    return b"".join(chunks) if is_xml and not picture else None


def _inflate(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The member's bytes in chunks, straight from the deflate stream, whatever the headers say about its size."""
    start = member.header_offset
    header = _LOCAL_HEADER.unpack(data[start : start + _LOCAL_HEADER.size])
    if header[0] != b"PK\x03\x04" or header[3] != member.compress_type:
        raise RefusedError(_SUSPECT)
    name_length, extra_length = header[9], header[10]
    name_start = start + _LOCAL_HEADER.size
    encoding = "utf-8" if member.flag_bits & 0x800 else "cp437"
    if data[name_start : name_start + name_length].decode(encoding) != member.orig_filename:
        raise RefusedError(_SUSPECT)
    start = name_start + name_length + extra_length
    packed = memoryview(data)[start : start + member.compress_size]
    if len(packed) != member.compress_size:
        raise RefusedError(_DAMAGED)
    if member.compress_type == zipfile.ZIP_STORED:
        for offset in range(0, len(packed), _CHUNK):
            yield bytes(packed[offset : offset + _CHUNK])
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise RefusedError(_SUSPECT)
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    while not stream.eof:
        chunk = stream.decompress(rest, _CHUNK)
        rest = stream.unconsumed_tail
        if not chunk and not rest:
            break
        yield chunk
    if not stream.eof:
        raise RefusedError(_DAMAGED)
