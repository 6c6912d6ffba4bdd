"""TinyDB over the documents in memory: reading is plain TinyDB, each change is one appended frame."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb.storages import MemoryStorage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table as TinyTable

from verksted.workbook.changes import Put, Remove

if TYPE_CHECKING:
    from tinydb.queries import QueryLike

    from verksted.workbook.store import Store


class Document(TinyDocument):
    """A TinyDB document whose id is a string."""

    def __init__(self, value: Mapping[Any, Any], doc_id: str) -> None:
        super().__init__(value, doc_id)  # type: ignore[arg-type]  # TinyDB's own ids are numbers


class _Overlay(MutableMapping[str, Any]):
    """A table as TinyDB's updaters see it: reads the rows, writes down what is changed."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self.rows = rows
        self.changed: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key in self.changed:
            if self.changed[key] is None:
                raise KeyError(key)
            return self.changed[key]
        self.changed[key] = copy.deepcopy(self.rows[key])  # updaters change it in place
        return self.changed[key]

    def __setitem__(self, key: str, document: Any) -> None:
        self.changed[key] = dict(document)

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self.changed[key] = None

    def __contains__(self, key: object) -> bool:
        return self.changed[str(key)] is not None if key in self.changed else key in self.rows

    def __iter__(self) -> Iterator[str]:
        yield from [key for key in self.rows if key in self]
        yield from [key for key in self.changed if key not in self.rows and key in self]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Table(TinyTable):
    """A table of the workbook. String ids; every call that changes is one durable frame, one undo step.

    Only `insert`, `update` and the like write; documents that are returned are the caller's own copies
    at the top level, and nested values must not be changed in place.
    """

    document_class = Document  # type: ignore[assignment]  # its ids are strings, too
    document_id_class = str  # type: ignore[assignment]  # TinyDB's own ids are numbers

    def __init__(self, workbook: Store, name: str) -> None:
        self._workbook = workbook
        super().__init__(MemoryStorage(), name, cache_size=0)  # type: ignore[no-untyped-call]

    def update(  # type: ignore[override]
        self,
        fields: Mapping[str, Any] | Callable[[Any], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[str] | None = None,
    ) -> list[str]:
        if doc_ids is None and cond is not None:
            doc_ids = self._matching(cond)
        return super().update(fields, None, doc_ids)  # type: ignore[arg-type, return-value]

    def remove(  # type: ignore[override]
        self, cond: QueryLike | None = None, doc_ids: Iterable[str] | None = None
    ) -> list[str]:
        if doc_ids is None and cond is not None:
            doc_ids = self._matching(cond)
        return super().remove(None, doc_ids)  # type: ignore[arg-type, return-value]

    def _matching(self, cond: QueryLike) -> list[str]:
        return [key for key, row in self._read_table().items() if cond(row)]

    def _get_next_id(self) -> str:
        return self._workbook.fresh_id()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return dict(self._workbook.documents(self._name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._workbook.exclusive():
            self._update_rows(self._workbook.rows(self._name), updater)
        self.clear_cache()

    def _update_rows(self, rows: Mapping[str, Any], updater: Callable[[Any], None]) -> None:
        overlay = _Overlay(rows)
        updater(overlay)
        ops: list[Put | Remove] = []
        for key, document in overlay.changed.items():
            if document is None:
                if key in rows:
                    ops.append(Remove(self._name, key))
            elif rows.get(key) != document:
                ops.append(Put(self._name, key, document))
        if ops:
            self._workbook.apply(ops, label="")
