package charge.hotline.speech;

/**
 * How many sounds have to be changed, left out or put in to make others of these. Bit by bit for all places at once (Myers 1999, with the
 * simpler terms of Hyyrö 2003): a turn compares hundreds of sentences.
 */
final class Edits {
    /** The most sounds that can be compared with others: there is a bit for each. */
    static final int MOST = Long.SIZE;

    /** Letters, and the digits that stand for sounds without a letter. */
    private static final int KINDS = 32;

    private final int length;
    private final long last;
    /** By kind of sound: the places where it stands. */
    private final long[] places = new long[KINDS];

    /** @param sounds at least one, at most {@link #MOST} */
    Edits(byte[] sounds) {
        length = sounds.length;
        last = 1L << (length - 1);
        for (int i = 0; i < length; i++) {
            places[sounds[i]] |= 1L << i;
        }
    }

    /** How sounds are written as kinds. */
    static byte[] kinds(CharSequence sounds) {
        byte[] kinds = new byte[sounds.length()];
        for (int i = 0; i < kinds.length; i++) {
            char sound = sounds.charAt(i);
            kinds[i] = (byte) (sound >= 'a' && sound <= 'z' ? sound - 'a' : 26 + sound % 6);
        }
        return kinds;
    }

    /** A bit for each kind that stands in sounds, and one more for each that stands there again. */
    static long marks(byte[] kinds) {
        long marks = 0;
        for (byte kind : kinds) {
            long once = 1L << kind;
            marks |= (marks & once) == 0 ? once : once << KINDS;
        }
        return marks;
    }

    /** A bit for each two that stand beside each other; some of them share one. */
    static long pairs(byte[] kinds) {
        long pairs = 0;
        for (int i = 1; i < kinds.length; i++) {
            pairs |= 1L << (kinds[i - 1] * 37 + kinds[i]);
        }
        return pairs;
    }

    /** How many bits are in one of these and not in the other, whichever way it is more. */
    static int differ(long bits, long others) {
        return Math.max(Long.bitCount(bits & ~others), Long.bitCount(others & ~bits));
    }

    /** How many edits make other sounds of these: those from here to there. */
    int to(byte[] others, int from, int end) {
        long more = -1L;
        long fewer = 0;
        int edits = length;
        for (int i = from; i < end; i++) {
            long same = places[others[i]];
            long diagonal = (((same & more) + more) ^ more) | same | fewer;
            long rises = fewer | ~(diagonal | more);
            long falls = more & diagonal;
            edits += (rises & last) != 0 ? 1 : (falls & last) != 0 ? -1 : 0;
            long next = rises << 1 | 1;
            more = falls << 1 | ~(diagonal | next);
            fewer = next & diagonal;
        }
        return edits;
    }
}
