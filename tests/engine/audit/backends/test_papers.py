"""A folder of certificates is looked at before a line is tried; what is wrong with it is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ssl import SSLCertVerificationError

import pytest
from making.certificates import Authority

from engine.audit.backends.papers import refuse_bad_papers, why_refused
from engine.errors import UsageError

AUTHORITY = Authority()


@pytest.fixture
def papers(tmp_path):
    """Give a folder of right certificates."""
    return AUTHORITY.papers(tmp_path / "zheng", "127.0.0.1")


def refused(folder, now=None):
    """Return with what words a folder is refused."""
    with pytest.raises(UsageError) as error:
        refuse_bad_papers(folder, now)
    assert error.value.hint
    return error.value.message


def test_right_certificates_are_let_through_until_they_expire(papers):
    refuse_bad_papers(papers)
    later = datetime.now(UTC) + timedelta(days=400)
    assert "过期" in refused(papers, later)


@pytest.mark.parametrize("name", ["ca.pem", "cert.pem", "key.pem"])
def test_a_file_that_lacks_or_is_no_certificate_is_named(papers, name):
    (papers / name).write_bytes(b"nothing of the kind")
    assert name in refused(papers)
    (papers / name).unlink()
    assert f"没有 {name}" in refused(papers)


def test_a_certificate_and_a_key_of_two_are_told(papers, tmp_path):
    other = AUTHORITY.papers(tmp_path / "other", "127.0.0.1")
    (papers / "key.pem").write_bytes((other / "key.pem").read_bytes())
    assert "不是一对" in refused(papers)


def test_a_key_with_a_passphrase_is_told_and_nobody_is_asked_for_it(papers):
    from cryptography.hazmat.primitives import serialization as keys

    key = keys.load_pem_private_key((papers / "key.pem").read_bytes(), None)
    locked = keys.BestAvailableEncryption(b"geheim")
    (papers / "key.pem").write_bytes(
        key.private_bytes(keys.Encoding.PEM, keys.PrivateFormat.PKCS8, locked)
    )
    assert "不能有口令" in refused(papers)


@pytest.mark.parametrize(("code", "words"), [(10, "过期"), (20, "不是 ca.pem 里的机构发的")])
def test_what_is_wrong_with_the_other_side_is_taken_from_the_cause(code, words):
    found = SSLCertVerificationError(1, "x")
    found.verify_code = code
    error = OSError("closed")
    error.__cause__ = found
    sentence, hint = why_refused(error, "tls://10.1.2.3:8786") or ("", "")
    assert words in sentence
    assert "tls://10.1.2.3:8786" in sentence
    assert hint


def test_what_is_not_about_certificates_is_left_to_others():
    assert why_refused(OSError("closed"), "tls://10.1.2.3:8786") is None
    assert why_refused(TypeError("x"), "tls://10.1.2.3:8786") is None
