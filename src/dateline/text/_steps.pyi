from typing_extensions import Buffer

Sizes = tuple[int, int, int, int]  # slots, hidden, pieces, classes

def parser(
    made: Buffer, bias: Buffer, weights: Buffer, class_bias: Buffer, moves: Buffer, lengths: Buffer, sizes: Sizes, /
) -> tuple[bytes, bytes]: ...
def names(
    made: Buffer,
    bias: Buffer,
    weights: Buffer,
    class_bias: Buffer,
    moves: Buffer,
    lengths: Buffer,
    sizes: Sizes,
    labels: Buffer,
    blank: Buffer,
    opens: Buffer,
    /,
) -> bytes: ...
