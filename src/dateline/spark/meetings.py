"""Send shingles to where they meet, and find the pairs of reports worth comparing: the first shuffle."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Callable, Iterator
from typing import Any

from dateline.copies.parcels import read_parcel
from dateline.copies.shingles import SEVERAL, leading
from dateline.copies.values import CopyOptions

__all__ = ["POSTINGS", "Keep", "cells_of", "meet", "pairs_worth", "sender_of"]

Keep = Callable[[Any], Any]
POSTINGS = "shingle long, place long, family long, size int, around array<int>"


def sender_of(skipped: Any, options: CopyOptions) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """
    What a worker does with reports (``place, report``): each shingle of each becomes a row.

    Args:
        skipped: A broadcast set of the places that are left out: the words of a report that is sent, or its id.
        options: The lengths.
    """

    def send(batches: Iterator[Any]) -> Iterator[Any]:
        left_out = skipped.value
        for batch in batches:
            rows = zip(batch.column("place").to_pylist(), batch.column("report").to_pylist(), strict=True)
            yield _postings(((place, packed) for place, packed in rows if place not in left_out), options)

    return send


def _postings(reports: Iterator[tuple[int, bytes]], options: CopyOptions) -> Any:
    """The shingles of some reports as one batch."""
    import pyarrow as pa

    found, places, families, sizes = array("q"), array("q"), array("q"), array("i")
    around, starts = array("I"), array("i", (0,))
    for place, packed in reports:
        parcel = read_parcel(pickle.loads(packed), options)
        count, held = len(parcel.shingles), len(around)
        found += parcel.shingles
        places.extend([place] * count)
        families.extend([parcel.family] * count)
        sizes.extend([count] * count)
        around += parcel.around
        starts.extend([held + end for end in parcel.ends])
    numbers = pa.Array.from_buffers(pa.int32(), len(around), [None, pa.py_buffer(around.tobytes())])
    columns = [
        *(_column(pa, pa.int64(), values) for values in (found, places, families)),
        _column(pa, pa.int32(), sizes),
        pa.ListArray.from_arrays(_column(pa, pa.int32(), starts), numbers),
    ]
    return pa.RecordBatch.from_arrays(columns, ["shingle", "place", "family", "size", "around"])


def _column(pa: Any, kind: Any, values: array[int]) -> Any:
    """Native integers as a column, as they are."""
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(values.tobytes())])


def meet(postings: Any) -> Any:
    """The shingles that two reports or more have, each with the number of families that have it (``families``)."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    here = Window.partitionBy("shingle")
    return (
        postings.withColumn("number", f.dense_rank().over(here.orderBy("family")))
        .withColumn("families", f.max("number").over(here))
        .withColumn("reports", f.count("place").over(here))
        .where("reports > 1")
        .drop("family", "number", "reports")
    )


def pairs_worth(met: Any, options: CopyOptions, keep: Keep) -> Any:
    """
    The pairs of reports to compare, those that ``is_worth`` takes and a few more: ``a, b, leads, least, most``.

    ``leads`` is how many shingles of few unlike texts they share; ``least`` and ``most`` are the smallest and the
    largest of these, so all of them where they are one or two. A pair may come twice.

    Args:
        met: What ``meet`` gave, kept.
        options: The lengths.
        keep: Holds what is used several times.
    """
    from pyspark.sql import functions as f

    rare = met.where(f.col("families") <= leading(options))
    one, two = rare.alias("one"), rare.alias("two")
    shared = keep(
        one.join(two, (f.col("one.shingle") == f.col("two.shingle")) & (f.col("one.place") < f.col("two.place")))
        .groupBy(f.col("one.place").alias("a"), f.col("two.place").alias("b"))
        .agg(
            f.count("*").alias("leads"),
            f.min("one.shingle").alias("least"),
            f.max("one.shingle").alias("most"),
            f.max(f.arrays_overlap("one.around", "two.around")).alias("firm"),
            f.first("one.size").alias("a_size"),
            f.first("two.size").alias("b_size"),
        )
    )
    frequent = met.where(f.col("families") > leading(options)).select("shingle", "place", "size")
    counts = frequent.groupBy("place").agg(f.count("*").alias("many"), f.first("size").alias("size"))
    smaller = f.least("a_size", "b_size")
    told = (f.col("leads") >= SEVERAL) | f.col("firm") | _is_flood(f.col("leads"), smaller, options)
    columns = ("a", "b", "leads", "least", "most")
    more = f.col("leads") + f.least("a_many", "b_many")
    by_flood = (
        shared.where(~told)
        .join(counts.select(f.col("place").alias("a"), f.col("many").alias("a_many")), "a")
        .join(counts.select(f.col("place").alias("b"), f.col("many").alias("b_many")), "b")
        .where(_is_flood(more, smaller, options))
    )
    floods = _floods(frequent, counts, options)
    return shared.where(told).select(*columns).unionByName(by_flood.select(*columns)).unionByName(floods)


def _floods(frequent: Any, counts: Any, options: CopyOptions) -> Any:
    """The pairs that share a flood of frequent shingles: the shorter of the two can only be one that has so many."""
    from pyspark.sql import functions as f

    able = counts.where(_is_flood(f.col("many"), f.col("size"), options)).select("place")
    one, two = frequent.join(able, "place").alias("one"), frequent.alias("two")
    met = one.join(two, (f.col("one.shingle") == f.col("two.shingle")) & (f.col("one.place") != f.col("two.place")))
    return (
        met.groupBy(f.col("one.place").alias("x"), f.col("two.place").alias("y"))
        .agg(f.count("*").alias("many"), f.least(f.first("one.size"), f.first("two.size")).alias("smaller"))
        .where(_is_flood(f.col("many"), f.col("smaller"), options))
        .select(
            f.least("x", "y").alias("a"),
            f.greatest("x", "y").alias("b"),
            f.lit(0).cast("long").alias("leads"),
            f.lit(None).cast("long").alias("least"),
            f.lit(None).cast("long").alias("most"),
        )
    )


def _is_flood(count: Any, smaller: Any, options: CopyOptions) -> Any:
    """``shingles.is_flood`` of columns."""
    from pyspark.sql import functions as f

    return (count >= options.many) | (2 * count >= f.greatest(smaller, f.lit(1)))


def cells_of(pairs: Any) -> Any:
    """
    The pairs, each with a cell in which it is compared: reports that share with each other mostly have one cell.

    The cell is the first of all reports that either of the two is in a pair with.
    """
    from pyspark.sql import functions as f

    ways = pairs.select("a", "b").unionByName(pairs.select(f.col("b").alias("a"), f.col("a").alias("b")))
    first = ways.groupBy("a").agg(f.least(f.col("a"), f.min("b")).alias("first"))
    a_first = first.withColumnRenamed("first", "a_first")
    b_first = first.select(f.col("a").alias("b"), f.col("first").alias("b_first"))
    joined = pairs.join(a_first, "a").join(b_first, "b")
    return joined.withColumn("cell", f.least("a_first", "b_first")).drop("a_first", "b_first")
