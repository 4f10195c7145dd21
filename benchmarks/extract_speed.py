"""Sentences per second of the extractor, against two public recognisers in the same run, and on hostile input.

usage: python -m benchmarks.extract_speed [--alone] [--full]

The recognisers (quantulum3; npm @microsoft/recognizers-text-suite) are installed below build/ on first use; --alone
measures only our own, --full takes hostile lines of 100 kB and 1 MB instead of a tenth of that. Times are CPU
seconds, so that waiting for a busy machine does not count.
"""

import json
import subprocess
import sys
import time
import venv
from pathlib import Path

from extraction import extract

BUILD = Path(__file__).parents[1] / "build"
NODE_PACKAGE = "@microsoft/recognizers-text-suite"

#: Ordinary release text: one sentence in five holds a figure or a date.
SENTENCES = (
    "The agency reminds healthcare professionals to report any suspected side effects through the usual channels.",
    "Members of the committee discussed the quality of the data and the design of the confirmatory study.",
    "In 2023 the authority licensed more than 1,197 generic medicines, up 8.5 percent from the year before.",
    "Applicants are encouraged to contact the office early in development and to share their plans openly.",
    "The guidance explains how manufacturers should describe changes in their processes and keep records of them.",
    "All parties will cooperate closely to promote the development of cell and gene therapy products.",
    "Regional offices continue to support small companies with advice on clinical evidence and labelling.",
    "The review looked at manufacturing sites at home and abroad and found no reason to change the advice.",
    "As of 31 August the register listed 92,416 devices, of which nearly 300 were software products.",
    "Patients who have questions about their treatment should speak to their doctor or pharmacist first.",
)
ROUNDS = 400
#: CPU seconds that are taken but once.
_LONG = 3.0
HOSTILE = (
    "1234567890",
    "1,234,",
    "3个",
    "一二三百",
    "10-20-",
    "1:2/3 ",
    "A-1/",
    "2024年1月",
    "5%, ",
    "((1)",
    "two hundred and ",
)

_THEIRS_PYTHON = """
import json, sys, time
from quantulum3 import parser
sentences = json.load(sys.stdin)
parser.parse(sentences[0])
start = time.process_time()
for sentence in sentences:
    parser.parse(sentence)
print(len(sentences) / (time.process_time() - start))
"""
_THEIRS_NODE = """
const suite = require('@microsoft/recognizers-text-suite');
const sentences = JSON.parse(require('fs').readFileSync(0));
const kinds = [suite.recognizeNumber, suite.recognizePercentage, suite.recognizeCurrency, suite.recognizeDimension,
               suite.recognizeDateTime];
const read = text => kinds.forEach(kind => kind(text, 'en-us'));
read(sentences[0]);
const start = process.cpuUsage();
sentences.forEach(read);
const used = process.cpuUsage(start);
console.log(sentences.length / ((used.user + used.system) / 1e6));
"""


def ours() -> float:
    for sentence in SENTENCES:
        extract(sentence, "en")
    # No sentence with a figure comes twice, so that nothing remembered of the last one helps.
    texts = [
        one.replace(",197", f",{n}").replace(",416", f",{n}") for n in range(100, 100 + ROUNDS) for one in SENTENCES
    ]
    start = time.process_time()
    for text in texts:
        extract(text, "en")
    return len(texts) / (time.process_time() - start)


def quantulum3() -> float:
    home = BUILD / "bench-venv"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "quantulum3"], check=True)
    return _run([str(python), "-c", _THEIRS_PYTHON], SENTENCES * 4, None)


def microsoft() -> float:
    home = BUILD / "bench-node"
    if not (home / "node_modules").exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--prefix", str(home), NODE_PACKAGE], check=True)
    return _run(["node", "-e", _THEIRS_NODE], SENTENCES, home)


def _run(command: list[str], sentences: tuple[str, ...], cwd: Path | None) -> float:
    answer = subprocess.run(command, input=json.dumps(sentences).encode(), cwd=cwd, check=True, capture_output=True)
    return float(answer.stdout)


def hostile_ratio(unit: str, lang: str, size: int) -> tuple[float, float]:
    """CPU seconds for `size` characters of a repeated unit, and how many times that ten times as many take."""
    extract(unit * (1000 // len(unit)), lang)
    taken = []
    for length in (size, 10 * size):
        text = (unit * (length // len(unit) + 1))[:length]
        taken.append(_shortest(text, lang))
    return taken[0], taken[1] / taken[0]


def _shortest(text: str, lang: str) -> float:
    """CPU seconds, the least of three where they are so few that other work on the machine shows in them."""
    taken: list[float] = []
    while len(taken) < 3 and sum(taken) < _LONG:
        start = time.process_time()
        extract(text, lang)
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    speed = ours()
    print(f"ours: {speed:,.0f} sentences/s")
    if "--alone" not in sys.argv:
        for name, theirs in (("quantulum3", quantulum3()), (NODE_PACKAGE, microsoft())):
            print(f"{name}: {theirs:,.0f} sentences/s; ours is {speed / theirs:,.0f} times as fast")
    size = 100_000 if "--full" in sys.argv else 10_000
    for unit in HOSTILE:
        for lang in ("en", "zh"):
            base, ratio = hostile_ratio(unit, lang, size)
            print(f"hostile {unit!r} ({lang}): {size:,} characters {base:.2f} s, ten times as many {ratio:.1f} times")


if __name__ == "__main__":
    main()
