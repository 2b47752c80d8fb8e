package charge.hotline.journal;

/**
 * What was let go of, counted.
 *
 * @param calls that were deleted, with their turns and deeds
 * @param callers calls of which it is not known any more by whom they were
 * @param words turns whose words were deleted
 * @param deeds finished ones that were deleted before their call
 * @param numbers payloads of finished deeds that were deleted
 * @param contents files of contents that were deleted
 */
public record LetGo(int calls, int callers, int words, int deeds, int numbers, int contents) {
    /** Nothing. */
    public static final LetGo NOTHING = new LetGo(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public LetGo and(LetGo other) {
        return new LetGo(
                calls + other.calls,
                callers + other.callers,
                words + other.words,
                deeds + other.deeds,
                numbers + other.numbers,
                contents + other.contents);
    }
}
