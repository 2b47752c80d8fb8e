package charge.hotline.journal;

import java.util.List;

/** What the one writer answers. */
sealed interface Written permits Kept, Written.Claims {
    /** What was claimed. */
    record Claims(List<Claim> claims) implements Written {}
}
