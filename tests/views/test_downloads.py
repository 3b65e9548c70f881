"""Files are sent whole, with a digest by which a cut or changed copy can be told."""

import hashlib
from base64 import b64decode

import pytest

FILES = [
    *("tables/3.csv", "tables/text.csv", "figures.csv", "indicators.csv", "costs.csv"),
    *("checks.csv", "source.md"),
]


@pytest.mark.parametrize("name", FILES)
def test_file_tells_its_length_and_digest_and_is_not_compressed(get, language, name):
    response = get(language, name, headers={"accept-encoding": "gzip"})
    digest = hashlib.sha256(response.content).digest()
    assert response["Content-Length"] == str(len(response.content))
    assert response["ETag"] == f'"{digest.hex()}"'
    assert b64decode(response["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")) == digest
    assert "Content-Encoding" not in response
    assert response["Cache-Control"] == "no-transform"


def test_file_that_the_reader_has_is_not_sent_again(get):
    tag = get("en", "tables/3.csv")["ETag"]
    again = get("en", "tables/3.csv", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    other = get("en", "tables/3.csv?bom=0", headers={"if-none-match": tag})
    assert other.status_code == 200
    assert other["ETag"] != tag


def test_head_of_a_file_says_what_the_file_would(client, hongshan):
    address = "/en/420111/015/2024/figures.csv"
    head, whole = client.head(address), client.get(address)
    assert head.content == b""
    for name in ("Content-Length", "ETag", "Repr-Digest"):
        assert head[name] == whole[name]
