"""Inputs that the fuzzer begins with: seeds.py OUT TARGET…

Takes what was found before (`found/TARGET`), the fixtures, the samples and, where it stands beside the checkout, the corpus, and writes for each target a folder of
files as the target takes them: workbooks flat (`=== name`, see FlatPackage.swift) and as they are, single parts of XML, texts.
"""

import hashlib
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "Tests", ROOT / "samples", ROOT.parent / "shared" / "corpus"]
LIMIT = 48 * 1024
# Parts that nothing reads.
SKIPPED = ("docProps/", "xl/theme/", "xl/media/", "xl/printerSettings/", "customXml/")
# Sheets, names and texts as the messages' targets meet them.
CHATS = [
    "21/11/26 14.05 - Pesan dan panggilan dienkripsi secara end-to-end.\n21/11/26 14.05 - Budi: Obat habis\ndi loket\n"
    "22/11/26 09.10 - +62 812-3456-7890: <Media tidak disertakan>\n22/11/26 09.11 - Puskesmas: Baik\u200e\n",
    "[21/11/26 14.05.10] Budi: Antre lama\n\u200e[21/11/26 14.06.00] Ani: \u200esticker tidak disertakan\n",
    "11/21/26, 2:05\u202fPM - Messages and calls are end-to-end encrypted.\n11/21/26, 2:05\u202fPM - Ani: Hi <This message was edited>\n"
    "11/22/26, 12:15\u202fAM - Ani: This message was deleted\n11/22/26, 12:15\u202fAM - Ani: null\n",
    "[2026-11-21, 2:05:10 PM] Ani: \u200eimage omitted\n[2026-11-21, 2:05:11 PM] Ani: ok\n",
]
BACKUPS = [
    """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="2" backup_set="a" backup_date="1763700000000" type="full">
  <sms protocol="0" address="+6281234567890" date="1763700000123" type="1" subject="null" body="Obat &amp; antre &#128512; &#10;lama"
    toa="null" sc_toa="null" service_center="null" read="1" status="-1" locked="0" date_sent="0" contact_name="(Unknown)" />
  <sms address="0812" date="1763700009999" type="2" body="Baik" contact_name="Ani" readable_date="x" />
  <mms date="1763700000000" msg_box="1" address="0812~0813" m_type="132" sub="null" contact_name="Budi"><parts>
    <part seq="0" ct="text/plain" text="Halo" /><part ct="image/jpeg" text="null" data="AAAA" /></parts>
    <addrs><addr address="0812" type="137" charset="106" /></addrs></mms>
</smses>""",
    "<smses count='1'><sms address='1' date='1e3' type='5' body='' /></smses>",
]


def files(*suffixes):
    found = []
    for folder in SOURCES:
        if folder.is_dir():
            found += [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in suffixes and path.is_file()]
    return [path for path in found if ".build" not in path.parts and path.stat().st_size > 0]


def parts(path):
    """A package's parts that something reads, or none where it is no zip file."""
    try:
        with zipfile.ZipFile(path) as package:
            return [
                (info.filename, package.read(info))
                for info in package.infolist()
                if not info.filename.startswith(SKIPPED) and info.file_size <= LIMIT * 4 and info.filename.endswith((".xml", ".rels", ".vml"))
            ]
    except Exception:  # damaged on purpose
        return []


def flat(parts):
    return b"\n".join(b"=== " + name.encode() + b"\n" + content for name, content in parts)


def workbooks(raw):
    """Small packages, flat; and those up to `raw` bytes as they are, for what stands in the zip file itself."""
    for path in files(".xlsx", ".xlsm", ".xls", ".zip"):
        text = flat(parts(path))
        if 0 < len(text) <= LIMIT:
            yield text
        if path.stat().st_size <= raw:
            yield path.read_bytes()


def xml():
    for path in files(".xlsx", ".xlsm"):
        for name, content in parts(path):
            if len(content) <= 4096:
                yield content
                if b"encoding=\"UTF-8\"" in content and len(content) < 800:
                    yield content.decode("utf-8", "replace").encode("utf-16")
    yield from sms()


def csv():
    for path in files(".csv", ".tsv", ".txt"):
        yield path.read_bytes()[:8192]


def chat():
    for path in files(".txt"):
        content = path.read_bytes()[:6000]
        if b" - " in content or b"] " in content:
            yield content
    for text in CHATS:
        yield text.encode()
        yield b"=== _chat.txt\n" + text.encode()
        yield text.encode("utf-16")


def sms():
    for path in files(".xml"):
        yield path.read_bytes()[:6000]
    for text in BACKUPS:
        yield text.encode()
        yield text.replace("UTF-8", "UTF-16").encode("utf-16")


def patch():
    for number, content in enumerate(workbooks(12 * 1024)):
        choices = hashlib.sha512(str(number).encode()).digest()
        yield content + b"\n=== ?\n" + choices if content.startswith(b"=== ") else content


TARGETS = {"xlsx": lambda: workbooks(12 * 1024), "xml": xml, "csv": csv, "chat": chat, "sms": sms, "patch": patch}


def main():
    out, targets = Path(sys.argv[1]), sys.argv[2:] or list(TARGETS)
    for target in targets:
        folder = out / target
        folder.mkdir(parents=True, exist_ok=True)
        found = [path.read_bytes() for path in sorted((ROOT / "Tests/Fuzzing/found" / target).glob("*"))]
        for content in [*found, *TARGETS[target]()]:
            (folder / hashlib.sha1(content).hexdigest()).write_bytes(content)
        print(f"{target}: {sum(1 for _ in folder.iterdir())} inputs")


main()
