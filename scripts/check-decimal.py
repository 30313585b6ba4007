#!/usr/bin/env python3
"""Compares Decimal128 with Python's decimal (General Decimal Arithmetic in the format of decimal128): writes random
operations and their results to a file, which the test «Khớp với thư viện decimal của Python» reads.

usage: check-decimal.py [pairs] [seed]

The file lies in a temporary folder and is named by DECIMAL_ORACLE; results are compared exactly, those of exp, ln and
pow to within one unit of the 34th digit. Run in the folder of the package."""

import decimal
import os
import random
import subprocess
import sys
import tempfile
from decimal import Decimal

pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
numbers = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 34)

QUIET = {signal: False for signal in decimal.getcontext().traps}
FORMAT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=QUIET)
WIDE = decimal.Context(prec=130, Emin=-999_999, Emax=999_999, traps=QUIET)
# Enough for every digit between the largest and the smallest number of the format.
EXACT = decimal.Context(prec=13_000, Emin=-999_999, Emax=999_999, traps=QUIET)
ROUNDINGS = {
    "halfEven": decimal.ROUND_HALF_EVEN,
    "halfUp": decimal.ROUND_HALF_UP,
    "halfDown": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP,
    "down": decimal.ROUND_DOWN,
    "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}


def sample() -> Decimal:
    """Money, full coefficients, and strings of nines, zeros and fives, where carries and ties are."""
    kind = numbers.random()
    if kind < 0.35:
        return Decimal((numbers.randrange(2), digits(numbers.randint(1, 12)), -numbers.randint(0, 4)))
    count = numbers.choice([numbers.randint(1, 34), 34, 33, 19, 20, 17])
    if kind < 0.8:
        exponent = numbers.randint(-40, 20)
    elif kind < 0.9:
        exponent = numbers.randint(-6176, 6111)
    else:
        exponent = numbers.choice([-6176, -6170, -6143, -count, 1 - count, 6090, 6111])
    return Decimal((numbers.randrange(2), digits(count), exponent))


def digits(count: int) -> tuple[int, ...]:
    pool = numbers.choice([range(10), range(10), (0, 0, 5, 9, 9), (0, 0, 0, 0, 1), (9,), (0, 0, 0, 0, 0, 0, 0, 0, 5)])
    first = numbers.randint(1, 9) if numbers.random() < 0.98 else 0
    return (first, *(numbers.choice(pool) for _ in range(count - 1)))


def near_one() -> Decimal:
    size = Decimal((0, digits(numbers.randint(1, 6)), -numbers.randint(3, 33)))
    return FORMAT.add(1, size if numbers.random() < 0.5 else -size)


def text(value: Decimal) -> str:
    """nil for what has no value; the sign of zero and subnormal rounding are those of the format."""
    value = FORMAT.plus(value)
    if not value.is_finite():
        return "nil"
    return str(value if value else abs(value))


def modulo(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        return Decimal("NaN")
    rest = EXACT.remainder(left, right)
    return EXACT.add(rest, right) if rest and (rest < 0) != (right < 0) else rest


def power(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        return Decimal(1)
    if not left:
        return Decimal("NaN") if right < 0 else Decimal(0)
    return WIDE.power(left, right)


def rounded(value: Decimal, places: int, rounding: str) -> Decimal:
    if -value.as_tuple().exponent <= places:
        return value
    return value.quantize(Decimal((0, (1,), -places)), rounding=rounding, context=EXACT)


def lines():
    for _ in range(pairs):
        left, right = sample(), sample()
        if numbers.random() < 0.2:
            # Neighbours: same digits, other scale, or one unit apart.
            right = numbers.choice([left, FORMAT.next_plus(left), -left, FORMAT.divide(left, 10)])
        a, b = str(left), str(right)
        yield "parse", a, "", text(left)
        yield "add", a, b, text(FORMAT.add(left, right))
        yield "subtract", a, b, text(FORMAT.subtract(left, right))
        yield "multiply", a, b, text(FORMAT.multiply(left, right))
        yield "divide", a, b, text(FORMAT.divide(left, right)) if right else "nil"
        yield "modulo", a, b, text(modulo(left, right))
        yield "compare", a, b, str(int(EXACT.compare(left, right)))
        yield "sqrt", a, "", text(FORMAT.sqrt(left)) if left >= 0 else "nil"
        name = numbers.choice(list(ROUNDINGS))
        places = numbers.choice(
            [0, 2, numbers.randint(-50, 50), -left.adjusted(), 1 - left.adjusted(), numbers.randint(-6111, 6176)])
        places = max(-6111, min(6176, places))
        yield f"round.{name}", a, str(places), text(rounded(left, places, ROUNDINGS[name]))
        long = "".join(str(numbers.randrange(10)) for _ in range(numbers.randint(30, 90)))
        long = f"{long[:20]}{numbers.choice(['', '.'])}{long[20:]}e{numbers.randint(-60, 60)}"
        yield "parse", long, "", text(Decimal(long))
        # The functions are slower in both: fewer of them.
        if numbers.random() < 0.25:
            small = Decimal((numbers.randrange(2), digits(6), -numbers.randint(0, 40)))
            argument = numbers.choice([left, near_one(), small])
            yield "exp", str(argument), "", text(FORMAT.exp(argument))
            yield "ln", str(abs(argument)), "", text(FORMAT.ln(abs(argument))) if argument else "nil"
            base = numbers.choice([sample(), near_one(), Decimal(numbers.randint(-20, 20))])
            exponent = numbers.choice(
                [Decimal(numbers.randint(-400, 400)), Decimal(numbers.randint(-9, 9)), sample(), Decimal("0.5"),
                 Decimal(numbers.randint(-10**12, 10**12)), Decimal((0, digits(3), -2))])
            yield "pow", str(base), str(exponent), text(power(base, exponent))


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "decimal.txt")
    count = 0
    with open(path, "w", encoding="ascii") as file:
        for line in lines():
            print(*line, sep="\t", file=file)
            count += 1
    print(f"{count} operations", flush=True)
    command = ["swift", "test", "--filter", "ValuesTests.DecimalOracleTests"]
    sys.exit(subprocess.run(command, env=os.environ | {"DECIMAL_ORACLE": path}, check=False).returncode)
