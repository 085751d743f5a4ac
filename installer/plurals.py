"""Renew the English catalogue, which holds nothing but plural forms.

Run `.venv/bin/python installer/plurals.py` after a text with %n was added: new messages get
both forms from their source, the singular by the table below; look at the difference.
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "peerdesk_en.ts"
BIN = Path(sys.executable).parent

SINGULAR = (
    (r"replies are", "reply is"),
    (r"sheets are", "sheet is"),
    (r"stay as they are", "stays as it is"),
    (r"students wait\b", "student waits"),
    (r"bundles wait\b", "bundle waits"),
    (r"records wait\b", "record waits"),
    (r"places lack", "place lacks"),
    (r"helpers fit", "helper fits"),
    (r"pairs are\b", "pair is"),
    (r"students have\b", "student has"),
    (r"coming duties", "coming duty"),
    (r"signed papers", "signed paper"),
    (r"stand-ins noted", "stand-in noted"),
    (r"before their time", "before its time"),
    (r"people are\b", "person is"),
    (r"%n people\b", "%n person"),
    (r"run out soon", "runs out soon"),
    (r"%n (new )?([a-z]+?)ies\b", r"%n \1\2y"),
    (r"%n (new )?(bus|class|bench)es\b", r"%n \1\2"),
    (r"%n (new |free )?([a-z]+?)s\b", r"%n \1\2"),
    (r"were\b", "was"),
)


def singular(text: str) -> str:
    """Return the English singular of a text with %n."""
    for pattern, one in SINGULAR:
        text = re.sub(pattern, one, text)
    return text


def update(catalogue: Path) -> None:
    """Bring the messages of `catalogue` up to date and fill in what is new."""
    sources = sorted(str(path) for path in (ROOT / "peerdesk").rglob("*.py"))
    subprocess.run(
        [
            BIN / "pyside6-lupdate", "-pluralonly", "-noobsolete", "-locations", "none",
            *sources, "-ts", catalogue,
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    tree = ET.parse(catalogue)  # noqa: S314 - our own file
    tree.getroot().set("language", "en_US")
    for message in tree.iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None  # noqa: S101 - lupdate always writes one
        forms = translation.findall("numerusform")
        if len(forms) == 2 and all(form.text for form in forms):
            continue
        for form in forms:
            translation.remove(form)
        for text in (singular(source), source):
            ET.SubElement(translation, "numerusform").text = text
        translation.attrib.pop("type", None)
    ET.indent(tree, " ")
    tree.write(catalogue, encoding="utf-8", xml_declaration=True)


def main() -> None:
    """Renew the catalogue and its compiled form."""
    update(CATALOGUE)
    subprocess.run([BIN / "pyside6-lrelease", CATALOGUE], check=True, capture_output=True)


if __name__ == "__main__":
    main()
