#!/usr/bin/env python3
"""alerts.py KIOSK HOSPITAL MONITORING PROMTOOL PROMETHEUS STUNNEL JOURNEY FOLDER: a kiosk whose printer is out of paper is
scraped by the real Prometheus, once on its loopback and once through stunnel with certificates on both sides, until the
alert fires. The figures please promtool, and nothing of the patient is in them."""
import json
import re
import shutil
import ssl
import subprocess
import sys
from pathlib import Path

from running import Programs, fetched, fetched_json, free_port, wait_for


def openssl(*words, folder):
    subprocess.run(["openssl", *words], cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_certificates(folder):
    """authority signs kiosk and prometheus; `stranger` signed itself."""
    folder.mkdir()
    for name in ("authority", "stranger"):
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-days", "2",
                "-subj", f"/CN={name}", folder=folder)
    (folder / "names.cnf").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    for name in ("kiosk", "prometheus"):
        openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.csr", "-subj", f"/CN={name}",
                folder=folder)
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial",
                "-days", "2", "-extfile", "names.cnf", "-out", f"{name}.pem", folder=folder)


def start_stunnel(programs, stunnel, monitoring, folder, figures, port):
    """With the file that is delivered; only its addresses and folder are other ones."""
    text = (monitoring / "kiosk-metrics.stunnel.conf").read_text(encoding="utf-8")
    text = text.replace("0.0.0.0:9465", f"127.0.0.1:{port}").replace("127.0.0.1:9464", figures)
    text = text.replace("/etc/kiosk/metrics", str(folder / "tls"))
    (folder / "stunnel.conf").write_text("pid =\n" + text, encoding="utf-8")
    programs.start("stunnel", stunnel, folder / "stunnel.conf")


def check_the_door(folder, port):
    """Only who shows a certificate of the authority hears anything; an old protocol does not help."""
    url = f"https://localhost:{port}/metrics"

    def caller(certificate=None):
        context = ssl.create_default_context(cafile=folder / "tls/authority.pem")
        if certificate:
            context.load_cert_chain(folder / f"tls/{certificate}.pem", folder / f"tls/{certificate}.key")
        return context

    known = wait_for("stunnel", lambda: fetched(url, context=caller("prometheus")))
    if "kiosk_build_info" not in known:
        raise SystemExit("FAILED: through stunnel no figures come")
    for stranger in (None, "stranger"):
        if fetched(url, context=caller(stranger)) is not None:
            raise SystemExit(f"FAILED: {stranger or 'somebody without a certificate'} was let in")
    old = caller("prometheus")
    old.minimum_version = ssl.TLSVersion.TLSv1
    old.maximum_version = ssl.TLSVersion.TLSv1_1
    old.set_ciphers("ALL:@SECLEVEL=0")
    if fetched(url, context=old) is not None:
        raise SystemExit("FAILED: TLS 1.1 was accepted")


def write_prometheus(monitoring, folder, figures, tls_port):
    """The delivered alerts, hurried: seconds instead of minutes."""
    rules = (monitoring / "kiosk.rules.yml").read_text(encoding="utf-8")
    (folder / "kiosk.rules.yml").write_text(re.sub(r"for: \d+m", "for: 2s", rules), encoding="utf-8")
    (folder / "prometheus.yml").write_text(f"""
global: {{scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}}
rule_files: [kiosk.rules.yml]
scrape_configs:
  - job_name: kiosk
    static_configs: [{{targets: ['{figures}']}}]
    relabel_configs: [{{target_label: instance, replacement: on_loopback}}]
  - job_name: kiosk_fleet
    scheme: https
    tls_config: {{ca_file: tls/authority.pem, cert_file: tls/prometheus.pem, key_file: tls/prometheus.key, min_version: TLS12}}
    static_configs: [{{targets: ['localhost:{tls_port}']}}]
    relabel_configs:
      - {{target_label: instance, replacement: through_stunnel}}
      - {{target_label: job, replacement: kiosk}}
""", encoding="utf-8")


def firing(base):
    answer = fetched_json(base + "/api/v1/alerts") or {"data": {"alerts": []}}
    return {(alert["labels"]["alertname"], alert["labels"].get("instance")): alert for alert in answer["data"]["alerts"]
            if alert["state"] == "firing"}


def check_figures(page, promtool, hospital):
    checked = subprocess.run([promtool, "check", "metrics"], input=page, text=True, capture_output=True, check=False)
    if checked.returncode != 0 or checked.stdout or checked.stderr:
        raise SystemExit(f"FAILED: promtool check metrics: {checked.stdout}{checked.stderr}")
    listed = subprocess.run([hospital, "patients", "--json"], text=True, capture_output=True, check=True)
    canaries = set()
    for patient in json.loads(listed.stdout):
        canaries |= {patient[key] for key in ("name", "name_en", "id_number", "card_number", "psn_no", "visit_card",
                                             "card_identification", "booking_code", "passport")
                     if len(str(patient.get(key) or "")) > 1}
    if len(canaries) < 30:
        raise SystemExit("FAILED: the patients are not understood")
    found = [canary for canary in canaries if canary in page]
    if found:
        raise SystemExit(f"FAILED: figures name a patient: {found}")


def main():
    kiosk, hospital, monitoring, promtool, prometheus, stunnel, journey, folder = sys.argv[1:]
    monitoring, folder = Path(monitoring), Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    make_certificates(folder / "tls")
    with Programs(folder) as programs:
        figures = programs.demo(kiosk, journey)
        tls_port = free_port()
        start_stunnel(programs, stunnel, monitoring, folder, figures, tls_port)
        check_the_door(folder, tls_port)
        write_prometheus(monitoring, folder, figures, tls_port)
        own = f"127.0.0.1:{free_port()}"
        programs.start("prometheus", prometheus, f"--config.file={folder}/prometheus.yml",
                       f"--storage.tsdb.path={folder}/data", f"--web.listen-address={own}")
        wanted = {("KioskPaperOut", "on_loopback"), ("KioskPaperOut", "through_stunnel")}
        wait_for("the alert", lambda: wanted <= set(firing(f"http://{own}")), 40)
        alerts = firing(f"http://{own}")
        # Nothing else is wrong with this kiosk: a printer without paper is not called broken as well.
        if set(alerts) != wanted:
            raise SystemExit(f"FAILED: these fire as well: {sorted(set(alerts) - wanted)}")
        alert = alerts["KioskPaperOut", "on_loopback"]
        print(alert["annotations"]["summary"])
        if alert["labels"]["severity"] != "critical" or alert["labels"]["device"] != "receipt_printer":
            raise SystemExit(f"FAILED: {alert}")
        page = fetched(f"http://{figures}/metrics")
        offset = re.search(r'^kiosk_clock_offset_seconds\{peer="his"\} (\S+)$', page, re.M)
        if not offset or abs(float(offset.group(1))) > 1:
            raise SystemExit(f"FAILED: one machine, one clock, and yet {offset and offset.group(0)}")
        expiry = re.search(r'^kiosk_certificate_expiry_timestamp_seconds\{certificate="kiosk"\} (\S+)$', page, re.M)
        told = subprocess.run(["openssl", "x509", "-noout", "-enddate", "-in", folder / "demo/hospital/tls/kiosk.pem"], text=True,
                              capture_output=True, check=True).stdout.strip().removeprefix("notAfter=")
        if not expiry or float(expiry.group(1)) != ssl.cert_time_to_seconds(told):
            raise SystemExit(f"FAILED: the certificate ends {told}, told is {expiry and expiry.group(1)}")
        wait_for("the visit's end", lambda: re.search(
            r'^kiosk_visits_total\{service="register",outcome="registered",notice=""\} 1$',
            fetched(f"http://{figures}/metrics"), re.M), 40)
        check_figures(fetched(f"http://{figures}/metrics"), promtool, hospital)


if __name__ == "__main__":
    main()
