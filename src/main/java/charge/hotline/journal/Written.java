package charge.hotline.journal;

import java.util.List;

/** What the one writer answers. */
sealed interface Written permits Kept, Written.Claims, Written.Worked {
    /** What was claimed. */
    record Claims(List<Claim> claims) implements Written {}

    /** What a {@link Write.Work} came to. */
    record Worked(Object result) implements Written {}
}
