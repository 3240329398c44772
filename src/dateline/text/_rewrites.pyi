from collections.abc import Callable, Sequence

class Story:
    sentences: list[tuple[int, int]]
    def parts(
        self,
    ) -> tuple[
        list[tuple[int, int]], list[tuple[int, int, int, int]], list[tuple[int, int, int, int]], list[tuple[int, int]]
    ]: ...

class Reader:
    def __init__(
        self,
        story: type[Story],
        kinds_of: Callable[[int], bytes],
        read_word: Callable[[str], tuple[int, int, int, int, int, int]],
        uses: Sequence[tuple[int, int, int]],
        /,
    ) -> None: ...
    def read(self, text: str, stretches: list[tuple[int, int, bool]], /) -> Story: ...
    def marks(self, text: str, stretches: list[tuple[int, int, bool]], most: int, /) -> tuple[bytes, bytes]: ...

def meet_all(
    marks: list[tuple[bytes, bytes]],
    days: bytes,
    families: bytes,
    apart: bytes,
    bounds: tuple[int, int, int, int],
    /,
) -> tuple[list[tuple[int, int]], list[tuple[int, bytes, bytes]]]: ...
def compare(
    one: tuple[Story, bytes, bytes, bytes, bytes], two: tuple[Story, bytes, bytes, bytes, bytes], enough: int, /
) -> tuple[bool, int, int, int, list[tuple[int, int]], list[tuple[int, int, int, int]]] | None: ...
