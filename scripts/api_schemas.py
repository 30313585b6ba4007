"""What the schemas of the API are held by: a running service, asked over HTTP."""

import contextlib
import json
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid

root = pathlib.Path(__file__).resolve().parent.parent

STATEMENTS = {
    "schemaVersion": "1",
    "loi": [
        {"loai": "gia_tri", "du_kien": "a", "gia_tri": "1 kg/h", "dong": "x", "dong_moi": True, "danh_muc": "b", "tu": "a.pdf:1"},
        {"loai": "loai_giay_to", "tep": "a.pdf", "la": "GH-4", "tu": "a.pdf"},
        {"loai": "khong_nop", "thanh_phan": ["GH-5", "GH-6"]},
        {"loai": "da_xem_tep", "tep": "a.pdf"},
        {"loai": "danh_muc_du", "danh_muc": "máy móc"},
    ],
}

LINES = {
    "schemaVersion": "1",
    "loi": [
        {"loai": "xac_nhan", "ma": "OT-016", "dong": "x", "loi": "y"},
        {"loai": "bac", "ma": "GH-4", "ly_do": "đã nộp", "dong": "x", "loi": "y"},
    ],
}


class Service:
    def __init__(self, address):
        self.address = address

    def ask(self, method, path, body=b"", kind="application/json", **headers):
        """The status and the JSON of the answer."""
        told = {"Content-Type": kind, **{name.replace("_", "-"): value for name, value in headers.items()}}
        request = urllib.request.Request(self.address + path, body if method == "POST" else None, told, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def send(self, folder, query="", path="/v1/checks", **headers):
        """A dossier's files as a form."""
        edge = uuid.uuid4().hex
        parts = b"".join(
            f'--{edge}\r\nContent-Disposition: form-data; name="tep"; filename="{file.name}"\r\n\r\n'.encode()
            + file.read_bytes() + b"\r\n"
            for file in sorted(folder.iterdir())
        )
        body = parts + f"--{edge}--\r\n".encode()
        return self.ask("POST", f"{path}{query}", body, f"multipart/form-data; boundary={edge}", **headers)

    def takes(self, act, value):
        """Whether a body has the form of officers' words: then it is looked for the check, which is not there."""
        body = json.dumps(value, ensure_ascii=False).encode()
        status, told = self.ask("POST", f"/v1/checks/{'0' * 32}/{act}", body, Hoso_Officer="cb-7")
        assert status in (400, 404), told
        return status == 404, told["detail"]

    def lean_reports(self):
        """Of every sample, those that are kept and those that are not."""
        told = {}
        for place in sorted(one for one in (root / "Samples").iterdir() if one.is_dir()):
            for query in ("", "&keep=no&on=2026-03-15"):
                status, told[place.name + query] = self.send(place, f"?report=lean{query}")
                assert status in (200, 201), told[place.name + query]
        assert sum(len(report["ket_qua"]) for report in told.values()) > 100
        return told

    def self_checks(self):
        """Of every sample, under its code."""
        told = {}
        for place in sorted(one for one in (root / "Samples").iterdir() if one.is_dir()):
            status, told[place.name] = self.send(place, path="/v1/self-checks")
            assert status == 200, told[place.name]
        return told

    def jobs(self):
        """A job as it is promised, done, and failed."""
        told = {}
        status, told["promised"] = self.send(root / "Samples/dieu-chinh-thoi-han", Prefer="wait=0")
        assert status == 202, told
        status, failing = self.ask("POST", "/v1/checks", b'{"schemaVersion": "1"}', Prefer="wait=0")
        assert status == 202, failing
        for name, job in (("done", told["promised"]), ("failed", failing)):
            while True:
                _, told[name] = self.ask("GET", f"/v1/jobs/{job['id']}")
                if told[name]["trang_thai"] in ("xong", "that_bai"):
                    break
                time.sleep(0.1)
        assert [told[name]["trang_thai"] for name in ("done", "failed")] == ["xong", "that_bai"], told
        return told


@contextlib.contextmanager
def served(program):
    """A service with a store of its own, for as long as it is asked."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["serve", "--rules", str(root / "Rules"), "--port", "0", "--store", f"{folder}/kho"]
        with open(f"{folder}/log", "w") as log:
            process = subprocess.Popen([program, *arguments], stderr=log)
        try:
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", pathlib.Path(f"{folder}/log").read_text())):
                assert process.poll() is None, pathlib.Path(f"{folder}/log").read_text()
                time.sleep(0.1)
            yield Service(found[0])
        finally:
            process.terminate()
            process.wait()
