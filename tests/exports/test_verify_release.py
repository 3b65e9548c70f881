"""The script with which anybody can check a release, run as they run it."""

import hashlib
import json
import subprocess
import sys
import zipfile

import pytest

from budgets.exports import verify_release

pytestmark = pytest.mark.once

FILES = {"figures.csv": b"id,amount\r\n", "tables/3.csv": b"code,name\r\n" * 50}


@pytest.fixture
def release(tmp_path):
    """A folder with two files and their manifest."""
    files = []
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        digest = hashlib.sha256(content).hexdigest()
        files.append({"path": name, "bytes": len(content), "sha256": digest})
    said = {"disclosures": [{"head": "abc"}], "files": files}
    (tmp_path / "manifest.json").write_text(json.dumps(said))
    return tmp_path


def verify(*arguments):
    """What the script prints, and its exit status, without any library of ours."""
    command = [sys.executable, "-I", verify_release.__file__, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout, done.returncode


def test_whole_folder_is_complete(release):
    assert verify(release) == ("2 of 2 files complete\n", 0)


def test_cut_file_is_named_with_its_length(release):
    (release / "figures.csv").write_bytes(b"id,am")
    said = "figures.csv: has 5 bytes instead of 11\n1 of 2 files complete\n"
    assert verify(release) == (said, 1)


def test_changed_file_is_named(release):
    (release / "figures.csv").write_bytes(b"id,amount\n\r")
    said = "figures.csv: was changed: its SHA-256 differs\n1 of 2 files complete\n"
    assert verify(release) == (said, 1)


def test_missing_file_is_named(release):
    (release / "tables" / "3.csv").unlink()
    assert verify(release) == ("tables/3.csv: is missing\n1 of 2 files complete\n", 1)


def test_zip_is_checked_like_a_folder(release):
    path = release / "release.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("manifest.json", "figures.csv"):
            archive.write(release / name, name)
    assert verify(path) == ("tables/3.csv: is missing\n1 of 2 files complete\n", 1)


def test_cut_zip_is_cut(release):
    path = release / "release.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(release / "manifest.json", "manifest.json")
    path.write_bytes(path.read_bytes()[:-10])
    said, status = verify(path)
    assert "was cut or changed" in said
    assert status == 1


def test_what_is_not_there_is_no_release(release):
    assert verify(release / "nothing.zip") == (f"There is no {release / 'nothing.zip'}\n", 2)


def test_file_that_the_manifest_does_not_list_is_named(release):
    (release / "tables" / "4.csv").write_bytes(b"x")
    assert verify(release) == ("tables/4.csv: is not of the release\n2 of 2 files complete\n", 1)


def test_digest_of_the_manifest_binds_every_file(release):
    manifest = release / "manifest.json"
    digest = hashlib.sha256(manifest.read_bytes()).hexdigest()
    assert verify(release, digest)[1] == 0
    forged = b"id,amount,\r\n"
    (release / "figures.csv").write_bytes(forged)
    said = json.loads(manifest.read_text())
    said["files"][0] |= {"bytes": len(forged), "sha256": hashlib.sha256(forged).hexdigest()}
    manifest.write_text(json.dumps(said))
    assert verify(release)[1] == 0
    assert verify(release, digest)[1] == 1


def test_digest_of_the_zip_binds_every_file(release):
    path = release / "release.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("manifest.json", *FILES):
            archive.write(release / name, name)
    assert verify(path, hashlib.sha256(path.read_bytes()).hexdigest())[1] == 0
    assert verify(path, "0" * 64)[1] == 1


def test_changed_byte_of_a_zip_is_never_a_traceback(release):
    path = release / "release.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("manifest.json", *FILES):
            archive.write(release / name, name)
    whole = path.read_bytes()
    for place in range(0, len(whole), 13):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert verify_release.main([str(path)]) in (0, 1, 2)


def test_head_of_the_chain_is_compared(release):
    assert verify(release, "abc") == ("2 of 2 files complete\n", 0)
    said, status = verify(release, "abd")
    assert said.endswith("abd is neither the digest of this release nor one that it names\n")
    assert status == 1


@pytest.mark.parametrize("path", ["../manifest.json", "/etc/passwd"])
def test_path_outside_the_release_is_refused(release, path):
    said = {"disclosures": [], "files": [{"path": path, "bytes": 1, "sha256": ""}]}
    (release / "manifest.json").write_text(json.dumps(said))
    assert verify(release)[0].startswith(f"{path}: is not a path within the release")


def test_release_without_files_is_not_complete(release):
    (release / "manifest.json").write_text('{"disclosures": [], "files": []}')
    said, status = verify(release)
    assert said.endswith("0 of 0 files complete\n")
    assert status == 1
