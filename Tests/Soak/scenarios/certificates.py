"""Certificates change while everybody talks over TLS."""

import shutil
import signal
import ssl

import needs
from scene import Failure
from scenarios import scenario


@scenario("certificates")
def certificates(soak):
    """SIGHUP with a new pair under load: sockets stay, new ones get the new one, a bad pair changes nothing."""
    needs.programs("openssl")
    with soak.scene("certificates", tls=True) as scene:
        certificate, key = scene.folder / "certificate.pem", scene.folder / "key.pem"
        _make(certificate, key)
        scene.open(environment={"HARK_TLS_CERTIFICATE": str(certificate), "HARK_TLS_PRIVATE_KEY": str(key)})
        for _ in range(5):
            shown = _shown(scene)
            _make(certificate, key)
            scene.server.send(signal.SIGHUP)
            scene.wait_for("the new certificate", lambda: _shown(scene) != shown, 10)
        shown = _shown(scene)
        shutil.copy(certificate, key)
        scene.server.send(signal.SIGHUP)
        scene.wait_for("a word", lambda: "was not reloaded" in scene.server.end_of_log(), 10)
        if _shown(scene) != shown:
            raise Failure("a bad pair replaced a good one")
        if returns := scene.crew.status()["returns"]:
            raise Failure(f"{returns} sockets were lost")
        return scene.finish()


def _make(certificate, key):
    needs.run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", 30,
        "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key,
        "-out", certificate,
    )


def _shown(scene):
    return ssl.get_server_certificate(("127.0.0.1", scene.server.port))
