"""A casebook on a server that is proved by its certificate, and one that cannot be."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from making.certificates import Authority
from postgres_server import cluster

COMMANDS = (
    ["trail", "verify"], ["book", "list"], ["sweep", "--fail-on", "never"], ["trail", "show"],
)  # fmt: skip


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """Give the folders of certificates: right ones, and ones that are crooked in one way each."""
    home, ours = tmp_path_factory.mktemp("papers"), Authority()
    return {
        "right": ours.papers(home / "right", "127.0.0.1", "buch.example"),
        "late": ours.papers(home / "late", "127.0.0.1", "buch.example", expired=True),
        "other": ours.papers(home / "other", "anders.example"),
        "strange": Authority("别的机构").papers(home / "strange", "127.0.0.1"),
        "twin": Authority().papers(home / "twin", "127.0.0.1"),
    }


@pytest.fixture(scope="module")
def server():
    """Give a server of its own, whose certificate may change."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="module")
def book(server, papers):
    """Give the maker of a book's address; how it is reached is left to say."""
    there = server.book()
    server.present(papers["right"])
    database = there.rpartition("/")[2]

    def address(host="127.0.0.1", root=papers["right"] / "ca.pem", **more):
        known = {"sslmode": "verify-full", "sslrootcert": str(root), "hostaddr": "127.0.0.1"}
        tail = urlencode(known | more)
        return f"postgresql+psycopg://boss@{host}:{server.port}/{database}?{tail}"

    return address


@pytest.fixture
def refused(gouji, report):
    """Run commands over a place, each refused alike; return what they said."""

    def run(place):
        said = []
        for command in COMMANDS:
            file = [report] if command[0] == "sweep" else []
            done = gouji(*command, *file, "--book", place)
            assert done.code == 3, (command, done)
            assert "Traceback" not in done.err
            said.append(done.out + done.err)
        return said

    return run


pytestmark = [pytest.mark.needs("postgres_tls")]


@pytest.mark.parametrize("host", ["127.0.0.1", "buch.example"])
def test_with_its_certificate_a_server_is_proved_and_all_works(gouji, book, report, host):
    place = book(host)
    swept = gouji("sweep", report, "--book", place, "--fail-on", "never")
    assert swept.code == 0, swept.err
    for command in (["book", "list"], ["trail", "show"], ["trail", "verify"]):
        done = gouji(*command, "--book", place)
        assert (done.code, "sslmode" in done.err) == (0, False), done.err


@pytest.mark.parametrize("name", ["strange", "twin"])
def test_another_authority_proves_nothing(book, papers, refused, name):
    for words in refused(book(root=papers[name] / "ca.pem")):
        assert "没有通过查验" in words
        assert "请核对 sslrootcert" in words


def test_another_name_proves_nothing(book, refused):
    for words in refused(book("falsch.example")):
        assert "falsch.example" in words
        assert "请在网址里写证书上的名字" in words


@pytest.mark.parametrize("root", ["nirgends.pem", "key.pem"])
def test_without_the_certificate_of_the_authority_it_is_said_how_to_get_it(
    book, papers, refused, root
):
    for words in refused(book(root=papers["right"] / root)):
        assert "sslrootcert=路径" in words


def test_a_private_key_that_others_may_read_is_told(book, papers, refused):
    key = papers["strange"] / "key.pem"
    key.chmod(0o644)
    for words in refused(book(sslcert=str(papers["strange"] / "cert.pem"), sslkey=str(key))):
        assert "chmod 600" in words


@pytest.mark.parametrize("mode", ["disable", "require", "verify-ca"])
def test_a_server_elsewhere_that_is_not_proved_is_warned_of_and_works(gouji, book, mode):
    done = gouji("book", "list", "--book", book("buch.example", sslmode=mode))
    assert done.code == 0, done.err
    assert "没有核实服务器证书" in done.err
    assert "sslmode=verify-full" in done.err


@pytest.mark.parametrize("name", ["late", "other"])
def test_a_certificate_that_has_expired_or_is_for_another_name_is_told(
    server, book, papers, refused, name
):
    server.present(papers[name])
    try:
        for words in refused(book()):
            assert {"late": "已经过期", "other": "anders.example"}[name] in words
    finally:
        server.present(papers["right"])


def test_a_server_without_tls_is_told(book, postgres, refused):
    place = book().replace(book().partition("@")[2].partition("?")[0],
                           postgres.book().partition("@")[2])  # fmt: skip
    for words in refused(place):
        assert "没有开 TLS" in words
