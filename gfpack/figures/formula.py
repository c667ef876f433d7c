"""The closed evaluator of formulas. In: an expression and quantities by name. Out: a quantity.

An expression knows names, numbers, `+ - * /`, brackets and `sum`, `min`, `max`: nothing else can be
written in it, so a checklist from a stranger computes and does nothing more. A name may stand for a
whole column of a table; columns are taken row by row and `sum`, `min`, `max` make one value of one.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import reduce

from gfpack.figures.units import DIGITS, Quantity, UnitsDifferError

Column = tuple[Quantity, ...]
Value = Quantity | Column

_LONGEST = 400
_OPERATORS: dict[type[ast.operator], tuple[Callable[[Quantity, Quantity], Quantity], str]] = {
    ast.Add: (operator.add, "+"),
    ast.Sub: (operator.sub, "-"),
    ast.Mult: (operator.mul, "×"),
    ast.Div: (operator.truediv, "÷"),
}
_REDUCERS: dict[str, Callable[[Quantity, Quantity], Quantity]] = {
    "sum": operator.add,
    "min": lambda one, other: other if other < one else one,
    "max": lambda one, other: other if one < other else one,
}


class FormulaError(ValueError):
    """A formula that cannot be computed; `column` counts from 1 where a place is known."""

    def __init__(self, key: str, column: int | None = None, **params: object) -> None:
        super().__init__(f"{key} {params} {column or ''}".strip())
        self.key = key
        """Of the text in `figures.formula`: syntax, unknown-name, empty, units, zero, rows."""
        self.column = column
        self.params = params


class Formula:
    """An expression that was checked."""

    def __init__(self, text: str) -> None:
        """Read an expression.

        Raises:
            FormulaError: it is none (`syntax`), with the column.
        """
        self.text = text
        self._tree = _parsed(text)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in it, each once, in order of appearance."""
        found = sorted(_names(self._tree), key=lambda one: one.col_offset)
        return tuple(dict.fromkeys(one.id for one in found))

    def value(self, known: Mapping[str, Value]) -> Quantity:
        """Return the value, to `DIGITS` significant digits.

        Raises:
            FormulaError: a name is not known, units do not go together, a division by zero, a
                column that is empty or left over, columns of different length.
        """
        with localcontext() as context:
            context.prec = DIGITS
            result = _value(self._tree, known)
        if isinstance(result, tuple):
            raise FormulaError("rows", text=self.text)
        return result

    def shown(self, known: Mapping[str, str]) -> str:
        """Return the expression with what stands for its names put in, for a working."""
        return _shown(self._tree, known)


def _parsed(text: str) -> ast.expr:
    if len(text) > _LONGEST:
        raise FormulaError("syntax", _LONGEST, text=text[:60])
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
        column = getattr(problem, "offset", None) or 1
        raise FormulaError("syntax", column, text=text) from problem
    try:
        _check(tree, text)
    except RecursionError as problem:
        raise FormulaError("syntax", 1, text=text) from problem
    return tree


def _check(node: ast.expr, text: str) -> None:
    match node:
        case ast.Name():
            parts: list[ast.expr] = []
        case ast.Constant(value=int() | float()) if _is_number(node.value):
            parts = []
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            parts = [operand]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            parts = [left, right]
        case ast.Call(func=ast.Name(id=name), args=[_, *_] as parts, keywords=[]) if (
            name in _REDUCERS
        ):
            pass
        case _:
            raise FormulaError("syntax", node.col_offset + 1, text=text)
    for part in parts:
        _check(part, text)


def _is_number(value: object) -> bool:
    """Return whether a constant is a finite number (True is an int, 1e999 is infinite)."""
    return not isinstance(value, bool) and Decimal(str(value)).is_finite()


def _names(node: ast.expr) -> Iterator[ast.Name]:
    called = {id(one.func) for one in ast.walk(node) if isinstance(one, ast.Call)}
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and id(one) not in called:
            yield one


def _value(node: ast.expr, known: Mapping[str, Value]) -> Value:
    match node:
        case ast.Name(id=name):
            if name not in known:
                raise FormulaError("unknown-name", node.col_offset + 1, name=name)
            return known[name]
        case ast.Constant():
            return Quantity(Decimal(str(node.value)))
        case ast.UnaryOp(operand=operand):
            inner = _value(operand, known)
            return tuple(-one for one in inner) if isinstance(inner, tuple) else -inner
        case ast.BinOp(left=left, op=op, right=right):
            function = _OPERATORS[type(op)][0]
            return _row_by_row(function, _value(left, known), _value(right, known), node)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _reduced(name, [_value(one, known) for one in args], node)
    raise AssertionError(node)


def _row_by_row(
    function: Callable[[Quantity, Quantity], Quantity], one: Value, other: Value, node: ast.expr
) -> Value:
    if isinstance(one, tuple) or isinstance(other, tuple):
        rows = len(one) if isinstance(one, tuple) else len(other)  # type: ignore[arg-type]
        left = one if isinstance(one, tuple) else (one,) * rows
        right = other if isinstance(other, tuple) else (other,) * rows
        if len(left) != len(right):
            raise FormulaError("rows", node.col_offset + 1, text="")
        return tuple(_computed(function, a, b, node) for a, b in zip(left, right, strict=True))
    return _computed(function, one, other, node)


def _reduced(name: str, values: list[Value], node: ast.expr) -> Quantity:
    flat = [one for value in values for one in (value if isinstance(value, tuple) else (value,))]
    if not flat:
        raise FormulaError("empty", node.col_offset + 1, name=name)
    return reduce(lambda one, other: _computed(_REDUCERS[name], one, other, node), flat)


def _computed(
    function: Callable[[Quantity, Quantity], Quantity],
    one: Quantity,
    other: Quantity,
    node: ast.expr,
) -> Quantity:
    try:
        return function(one, other)
    except UnitsDifferError as mixed:
        raise FormulaError(
            "units", node.col_offset + 1, one=mixed.one, other=mixed.other
        ) from mixed
    except (DivisionByZero, InvalidOperation, Overflow) as problem:
        raise FormulaError("zero", node.col_offset + 1) from problem


def _shown(node: ast.expr, known: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return known.get(name, name)
        case ast.Constant():
            return str(node.value)
        case ast.UnaryOp(operand=operand):
            return f"-{_in_brackets(operand, known)}"
        case ast.BinOp(left=left, op=op, right=right):
            sign = _OPERATORS[type(op)][1]
            product = isinstance(op, ast.Mult | ast.Div)
            before = _in_brackets(left, known) if product else _shown(left, known)
            after = _shown(right, known) if isinstance(op, ast.Add) else _in_brackets(right, known)
            return f"{before} {sign} {after}"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{name}({', '.join(_shown(one, known) for one in args)})"
    raise AssertionError(node)


def _in_brackets(node: ast.expr, known: Mapping[str, str]) -> str:
    text = _shown(node, known)
    chained = isinstance(node, ast.BinOp) and not isinstance(node.op, ast.Mult)
    return f"({text})" if chained else text
