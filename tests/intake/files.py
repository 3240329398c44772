"""Small files of every format, made from words, for the tests of the readers and for fuzzing."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

PARAGRAPHS = (
    "The council of Harrowmere voted on Tuesday to close the ferry to Orsun in the spring.",
    "“We have no choice,” said Odile Brandt after the vote in the old customs house by the harbour.",
    "Residents of the island had asked the mayor for answers that did not come before the vote was held.",
)
TITLE = "Ferry to close in spring"
PAGE = (
    f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head><body><article>'
    f"<h1>{TITLE}</h1>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</article></body></html>"
)
Cell = tuple[float, float, str]


def zipped(parts: Mapping[str, bytes | str], *, stored: Iterable[str] = ()) -> bytes:
    """A ZIP of named parts; those in ``stored`` are not packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2020, 1, 17, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[Cell]], *, size: float = 10) -> bytes:
    """A PDF whose pages (612 by 792 points) show words at places, in the order in which they are given."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        shown = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({escaped(words)}) Tj ET\n" for left, bottom, words in page
        )
        stream = zlib.compress(shown.encode("cp1252"))
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """The objects of a PDF with their table."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def escaped(words: str) -> str:
    """Words as a string of a PDF."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(lines: Sequence[str], left: float, top: float, pitch: float = 12) -> list[Cell]:
    """Lines below each other."""
    return [(left, top - number * pitch, words) for number, words in enumerate(lines)]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_of(body: str) -> bytes:
    """A DOCX with the markup of its body."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName='
        '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document'
        '.main+xml"/></Types>'
    )
    document = f'<?xml version="1.0"?><w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": document})


def docx(paragraphs: Iterable[str] = (TITLE, *PARAGRAPHS)) -> bytes:
    """A DOCX of plain paragraphs."""
    return docx_of("".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs))


ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)


def odt_of(body: str) -> bytes:
    """An ODT with the markup of its text."""
    content = (
        f'<?xml version="1.0"?><office:document-content {ODF}><office:body><office:text>{body}</office:text>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content}, stored=("mimetype",))


def odt(paragraphs: Iterable[str] = PARAGRAPHS) -> bytes:
    """An ODT of a heading and plain paragraphs."""
    return odt_of(f"<text:h>{TITLE}</text:h>" + "".join(f"<text:p>{words}</text:p>" for words in paragraphs))


def rtf(paragraphs: Iterable[str] = (TITLE, *PARAGRAPHS)) -> bytes:
    """An RTF in Windows' western code page."""
    body = b"\\par\n".join(
        b"".join(bytes((byte,)) if byte < 128 else b"\\'%02x" % byte for byte in words.encode("cp1252", "replace"))
        for words in paragraphs
    )
    return b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\*\\generator x;}\\f0 " + body + b"}"


def mail(body: str = "\r\n\r\n".join(PARAGRAPHS), *, html: str = "", subject: str = TITLE) -> bytes:
    """A mail with a plain part, and an HTML part when there is one."""
    head = (
        "From: Northwire Alerts <alerts@northwire.example>\r\nTo: desk@harrowpost.example\r\n"
        f"Subject: {subject}\r\nDate: Fri, 17 Jan 2020 22:50:00 +0300\r\nMIME-Version: 1.0\r\n"
    )
    plain = f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{body}\r\n"
    if not html:
        return (head + plain).encode()
    page = f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{html}\r\n"
    bounds = f'Content-Type: multipart/alternative; boundary="b1"\r\n\r\n--b1\r\n{plain}--b1\r\n{page}--b1--\r\n'
    return (head + bounds).encode()


def saved_page(html: str = PAGE, url: str = "https://harrowpost.example/ferry") -> bytes:
    """A page as Chromium saves it in one file."""
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: x\r\n"
        "Date: Sat, 18 Jan 2020 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b1"\r\n\r\n--b1\r\n'
        f"Content-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: {url}\r\n\r\n{html}\r\n"
        "--b1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1--\r\n"
    ).encode()


def box(messages: Iterable[bytes]) -> bytes:
    """A box of mail, "From " within messages marked."""
    parts = []
    for message in messages:
        marked = message.replace(b"\r\n", b"\n").replace(b"\nFrom ", b"\n>From ")
        parts.append(b"From alerts@northwire.example Fri Jan 17 22:50:00 2020\n" + marked + b"\n")
    return b"".join(parts)


def rss(items: str | None = None) -> bytes:
    """An RSS feed."""
    body = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in PARAGRAPHS)
    items = items or (
        f"<item><title>{TITLE}</title><link>https://harrowpost.example/ferry</link><dc:creator>Ida Holm</dc:creator>"
        f"<pubDate>Fri, 17 Jan 2020 22:50:00 +0300</pubDate><description>Short.</description>"
        f"<content:encoded>{body}</content:encoded></item>"
        "<item><title>Bridge held</title><description>The bridge was held …</description></item>"
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harrow Post</title>'
        f"<language>en-GB</language>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    """An Atom feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harrow Post</title>'
        f"<entry><title>{TITLE}</title><id>urn:x:1</id><link href='https://harrowpost.example/ferry'/>"
        "<published>2020-01-17T22:50:00+03:00</published><author><name>Ida Holm</name></author>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        f"{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</div></content></entry></feed>"
    ).encode()


def json_feed() -> bytes:
    """A JSON Feed."""
    item = {
        "id": "https://harrowpost.example/ferry",
        "url": "https://harrowpost.example/ferry",
        "title": TITLE,
        "content_html": "".join(f"<p>{words}</p>" for words in PARAGRAPHS),
        "date_published": "2020-01-17T22:50:00+03:00",
        "authors": [{"name": "Ida Holm"}],
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Harrow Post", "language": "en", "items": [item]}
    return json.dumps(feed, indent=1).encode()


def ninjs(version: int = 1, **keys: object) -> bytes:
    """An item of ninjs 1, 2 or 3."""
    item: dict[str, object] = {
        "uri": "tag:northwire.example,2020:ferry",
        "type": "text",
        "versioncreated": "2020-01-17T22:50:00+03:00",
        "language": "en",
        "byline": "Ida Holm",
        "pubstatus": "usable",
    }
    if version < 3:
        item |= {"headline": TITLE, "body_text": "\n\n".join(PARAGRAPHS)}
    else:
        item |= {
            "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": TITLE}],
            "bodies": [
                {"role": "summary", "contenttype": "text/plain", "value": "The ferry closes."},
                {"role": "main", "contenttype": "text/plain", "value": "\n\n".join(PARAGRAPHS)},
            ],
        }
    return json.dumps({**item, **keys}).encode()


def newsml(*, status: str = "usable", inline: str = "", extra: str = "") -> bytes:
    """An item of NewsML-G2."""
    inline = inline or (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
        f"{TITLE}</title></head><body>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</body></html></inlineXML>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" '
        'guid="tag:northwire.example,2020:ferry" version="2" standard="NewsML-G2" xml:lang="en"><itemMeta>'
        "<provider><name>Northwire</name></provider><versionCreated>2020-01-17T22:50:00+03:00</versionCreated>"
        f'<pubStatus qcode="stat:{status}"/>{extra}</itemMeta><contentMeta><by>Ida Holm</by>'
        f'<headline>{TITLE}</headline><language tag="en"/></contentMeta><contentSet>{inline}</contentSet></newsItem>'
    ).encode()


def nitf(*, status: str = "usable") -> bytes:
    """A report in NITF."""
    return (
        '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata management-status="'
        f'{status}"><doc-id id-string="nw-2020-7"/><date.issue norm="20200117T225000+0300"/></docdata>'
        '<pubdata name="Harrow Post"/></head><body><body.head><hedline><hl1>'
        f"{TITLE}</hl1></hedline><byline>By <person>Ida Holm</person></byline><distributor>Northwire</distributor>"
        "<dateline>HARROWMERE</dateline></body.head><body.content><media><media-caption><p>The ferry.</p>"
        f"</media-caption></media>{''.join(f'<p>{words}</p>' for words in PARAGRAPHS)}</body.content></body></nitf>"
    ).encode()


def record(
    content: bytes,
    url: str = "https://harrowpost.example/ferry",
    *,
    kind: str = "response",
    status: int = 200,
    headers: str = "Content-Type: text/html; charset=utf-8\r\n",
) -> bytes:
    """A record of a web archive."""
    held = f"HTTP/1.1 {status} OK\r\n{headers}\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-01-18T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(held):032x}>\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(held)}\r\n\r\n"
    )
    return head.encode() + held + b"\r\n\r\n"


def warc(*records: bytes, packed: bool = True) -> bytes:
    """A web archive, each record a gzip member of its own."""
    records = records or (record(PAGE.encode()),)
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


MENTION = "123\t20200117120000\t20200118120000\t1\tharrowpost.example\thttps://harrowpost.example/ferry\t1\t-1\t-1\t-1\t1\t100\t900\t-2.1\t\t\n"
MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    f"1,2020-01-18,en,Harrow Post,harrowpost.example,2020-01-17,{TITLE},https://harrowpost.example/ferry\n"
)
FILES: dict[str, bytes] = {
    "a.pdf": pdf([column([TITLE, "", *PARAGRAPHS], 40, 740)]),
    "a.docx": docx(),
    "a.odt": odt(),
    "a.rtf": rtf(),
    "a.eml": mail(),
    "b.eml": mail("See the page.", html=PAGE),
    "a.mhtml": saved_page(),
    "a.mbox": box([mail(), mail("From here on nobody knows.\r\n\r\n" + PARAGRAPHS[1])]),
    "a.rss": rss(),
    "a.atom": atom(),
    "a.xml": newsml(),
    "b.xml": nitf(),
    "a.warc.gz": warc(),
    "a.warc": warc(packed=False),
    "a.wacz": zipped({"archive/data.warc.gz": warc(), "datapackage.json": "{}"}, stored=("archive/data.warc.gz",)),
    "a.zip": zipped({"a.html": PAGE, "in/b.txt": "\n\n".join(PARAGRAPHS), ".hidden": "x"}),
    "a.json": ninjs(),
    "b.json": json_feed(),
}
