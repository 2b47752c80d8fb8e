package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Phrases;
import charge.hotline.content.Phrases.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The phrases of one language, compiled: a tree of wordings over stems, and patterns over wordings. Immutable once built.
 * A phrase meets an utterance where its wordings do, in the order or nearness that its notation asks for, and where what
 * is denied in one is denied in the other.
 */
final class Grammar {
    /** How many small words may stand between the words of a phrase. */
    private static final int MOST_SKIPPED = 2;
    /** How many words may stand where a phrase has {@code *}. */
    private static final int LONGEST_GAP = 5;
    /** How many words may stand between what {@code &} joins. */
    private static final int FARTHEST = 9;
    /** So many wordings at most come from one phrase with all its brackets. */
    private static final int MOST_EXPANSIONS = 3_000;

    /** What a phrase stands for. */
    sealed interface Target {
        record Of(Answer answer) implements Target {
            @Override
            public String toString() {
                return answer.toString();
            }
        }

        record At(Command command) implements Target {
            @Override
            public String toString() {
                return command.id();
            }
        }
    }

    /** How a wording stands to the one before it. */
    enum Relation {
        NEXT,
        AFTER,
        NEAR
    }

    /** One phrase without optional parts. */
    static final class Pattern {
        private final Target target;
        private final int number;
        private final Notation notation;
        private final Phrase phrase;
        private final int[] slots;
        private final Relation[] relations;
        private final boolean[] denied;
        private final int yesOrNo;

        Pattern(Target target, int number, Notation notation, Phrase phrase, List<Piece> pieces, int yesOrNo) {
            this.target = target;
            this.number = number;
            this.notation = notation;
            this.phrase = phrase;
            this.yesOrNo = yesOrNo;
            slots = pieces.stream().mapToInt(Piece::slot).toArray();
            relations = pieces.stream().map(Piece::relation).toArray(Relation[]::new);
            denied = new boolean[slots.length];
            for (int i = 0; i < slots.length; i++) {
                denied[i] = pieces.get(i).denied();
            }
        }

        /** The place of what it stands for among the grammar's {@link #targets()}. */
        int number() {
            return number;
        }

        Target target() {
            return target;
        }

        Notation notation() {
            return notation;
        }

        Phrase phrase() {
            return phrase;
        }

        /** 1 for a mere yes, -1 for a mere no, else 0. */
        int yesOrNo() {
            return yesOrNo;
        }

        int length() {
            return slots.length;
        }

        boolean denies() {
            for (boolean one : denied) {
                if (one) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A phrase that stands in an utterance, from start to end; the words of it are marked in two masks. */
    record Match(Pattern pattern, int start, int end, long low, long high, double weight) {
        boolean within(Match other) {
            return (low & ~other.low) == 0 && (high & ~other.high) == 0 && (low != other.low || high != other.high);
        }

        boolean overlaps(Match other) {
            return (low & other.low) != 0 || (high & other.high) != 0;
        }

        boolean covers(int word) {
            return word < 64 ? (low >> word & 1) != 0 : (high >> (word - 64) & 1) != 0;
        }

        /** Words between its words. */
        int looseness() {
            return end - start - Long.bitCount(low) - Long.bitCount(high);
        }
    }

    private static final class Node {
        int[] keys = {};
        Node[] next = {};
        int[] slots = {};

        Node child(int key) {
            int at = Arrays.binarySearch(keys, key);
            return at >= 0 ? next[at] : NONE;
        }

        Node childOrNew(int key) {
            int at = Arrays.binarySearch(keys, key);
            if (at >= 0) {
                return next[at];
            }
            int place = -at - 1;
            int[] moreKeys = new int[keys.length + 1];
            Node[] moreNext = new Node[keys.length + 1];
            System.arraycopy(keys, 0, moreKeys, 0, place);
            System.arraycopy(next, 0, moreNext, 0, place);
            System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
            System.arraycopy(next, place, moreNext, place + 1, keys.length - place);
            moreKeys[place] = key;
            moreNext[place] = new Node();
            keys = moreKeys;
            next = moreNext;
            return next[place];
        }

        void mark(int slot) {
            if (Arrays.stream(slots).noneMatch(s -> s == slot)) {
                slots = Arrays.copyOf(slots, slots.length + 1);
                slots[slots.length - 1] = slot;
            }
        }
    }

    private static final Node NONE = new Node();

    final Lexicon lexicon;
    final Numbers numbers;
    private final Map<String, List<Phrase>> lists;
    private final Node root = new Node();
    private final Map<String, Integer> slotIds = new HashMap<>();
    private final List<List<List<Integer>>> slotWordings = new ArrayList<>();
    private final List<List<String>> slotTexts = new ArrayList<>();
    private final List<Pattern> patterns = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final BitSet listed = new BitSet();
    private final List<String> troubles = new ArrayList<>();
    private final Pattern[][] byAnchor;
    private final boolean[] content;
    final int yes;
    final int no;
    final int doubt;
    final int dontKnow;
    final int correction;
    final int before;
    final int now;

    Grammar(Phrases phrases) {
        lists = phrases.language();
        lexicon = new Lexicon(lists);
        numbers = new Numbers(lists, lexicon);
        yes = list("yes");
        no = list("no");
        doubt = list("doubt");
        dontKnow = list("dont-know");
        correction = list("correction");
        before = list("before");
        now = list("now");
        phrases.steps()
                .forEach((step, answers) -> answers.forEach((answer, all) -> {
                    for (Phrase phrase : all) {
                        compile(new Target.Of(new Answer(step, answer)), phrase);
                    }
                }));
        phrases.commands()
                .forEach((id, all) -> Command.of(id).ifPresent(command -> {
                    for (Phrase phrase : all) {
                        compile(new Target.At(command), phrase);
                    }
                }));
        content = contentWords();
        byAnchor = byRarestSlot();
    }

    /** What is wrong with phrases, each with its file and line. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    List<Pattern> patterns() {
        return patterns;
    }

    /** All that phrases stand for, each once. */
    List<Target> targets() {
        return targets;
    }

    /** Whether a place in patterns is for a list rather than for words of a single phrase. */
    boolean isList(int slot) {
        return listed.get(slot);
    }

    /** The wordings of every place of a pattern, without accents. */
    List<String> texts(Pattern pattern) {
        List<String> texts = new ArrayList<>();
        for (int slot : pattern.slots) {
            for (String text : slotTexts.get(slot)) {
                texts.add(Spelling.fold(String.join(" ", lexicon.hear(text))));
            }
        }
        return texts;
    }

    /** What a caller could say to meet a pattern: every wording of a single list, else one example. */
    List<String> examples(Pattern pattern) {
        if (pattern.slots.length == 1) {
            return slotTexts.get(pattern.slots[0]);
        }
        StringBuilder example = new StringBuilder();
        for (int slot : pattern.slots) {
            List<String> texts = slotTexts.get(slot);
            example.append(example.isEmpty() ? "" : " ").append(texts.isEmpty() ? "" : texts.getFirst());
        }
        return List.of(example.toString());
    }

    // ---- compiling

    private void compile(Target target, Phrase phrase) {
        try {
            Notation notation = Notation.read(phrase.text());
            List<List<Piece>> all = List.of(List.of());
            for (int part = 0; part < notation.parts().size(); part++) {
                Relation relation = part == 0 ? Relation.NEXT : Relation.NEAR;
                List<List<Piece>> longer = new ArrayList<>();
                for (List<Piece> one : pieces(notation.parts().get(part), relation)) {
                    for (List<Piece> sofar : all) {
                        List<Piece> joined = new ArrayList<>(sofar);
                        joined.addAll(one);
                        longer.add(joined);
                    }
                }
                all = longer;
            }
            for (List<Piece> pieces : all) {
                if (!pieces.isEmpty()) {
                    add(target, notation, phrase, pieces);
                }
            }
        } catch (Notation.Unreadable e) {
            troubles.add(phrase.file() + ":" + phrase.line() + ": " + e.getMessage());
        }
    }

    record Piece(int slot, Relation relation, boolean denied) {}

    private void add(Target target, Notation notation, Phrase phrase, List<Piece> pieces) {
        int only = pieces.size() == 1 ? pieces.getFirst().slot() : -1;
        int yesOrNo = only == yes ? 1 : only == no ? -1 : 0;
        int number = targets.indexOf(target);
        if (number < 0) {
            number = targets.size();
            targets.add(target);
        }
        patterns.add(new Pattern(target, number, notation, phrase, pieces, yesOrNo));
    }

    private List<List<Piece>> pieces(List<Notation.Item> items, Relation first) {
        List<List<Piece>> all = new ArrayList<>();
        for (List<Flat> flat : flatten(items, 0)) {
            List<Piece> pieces = new ArrayList<>();
            Relation relation = first;
            StringBuilder literal = new StringBuilder();
            boolean denied = false;
            for (Flat one : flat) {
                if (!literal.isEmpty() && (!(one instanceof Flat.Said said) || said.denied() != denied)) {
                    pieces.add(new Piece(literal(literal.toString()), relation, denied));
                    literal.setLength(0);
                    relation = Relation.NEXT;
                }
                switch (one) {
                    case Flat.Said said -> {
                        denied = said.denied();
                        literal.append(literal.isEmpty() ? "" : " ").append(said.word());
                    }
                    case Flat.Listed listed -> {
                        pieces.add(new Piece(list(listed.name()), relation, listed.denied()));
                        relation = Relation.NEXT;
                    }
                    case Flat.Skip skip -> relation = pieces.isEmpty() ? relation : Relation.AFTER;
                }
            }
            if (!literal.isEmpty()) {
                pieces.add(new Piece(literal(literal.toString()), relation, denied));
            }
            all.add(pieces);
        }
        return all;
    }

    private sealed interface Flat {
        record Said(String word, boolean denied) implements Flat {}

        record Listed(String name, boolean denied) implements Flat {}

        record Skip() implements Flat {}
    }

    /** All ways of saying a sequence: each optional part there or not, each choice made. */
    private List<List<Flat>> flatten(List<Notation.Item> items, int depth) {
        List<List<Flat>> all = List.of(List.of());
        for (Notation.Item item : items) {
            List<List<Flat>> ways = ways(item, depth);
            if ((long) all.size() * ways.size() > MOST_EXPANSIONS) {
                throw new Notation.Unreadable("more than " + MOST_EXPANSIONS + " wordings in one phrase");
            }
            List<List<Flat>> longer = new ArrayList<>();
            for (List<Flat> sofar : all) {
                for (List<Flat> way : ways) {
                    List<Flat> joined = new ArrayList<>(sofar);
                    joined.addAll(way);
                    longer.add(joined);
                }
            }
            all = longer;
        }
        return all;
    }

    private List<List<Flat>> ways(Notation.Item item, int depth) {
        return switch (item) {
            case Notation.Gap gap -> List.of(List.of(new Flat.Skip()));
            case Notation.Word word -> List.of(List.of(new Flat.Said(word.text(), false)));
            case Notation.Name name -> List.of(List.of(new Flat.Listed(name.name(), name.denied())));
            case Notation.Choice choice -> {
                List<List<Flat>> ways = new ArrayList<>();
                if (choice.optional()) {
                    ways.add(List.of());
                }
                for (List<Notation.Item> one : choice.choices()) {
                    for (List<Flat> way : flatten(one, depth)) {
                        ways.add(
                                choice.denied()
                                        ? way.stream().map(Grammar::deny).toList()
                                        : way);
                    }
                }
                yield ways;
            }
        };
    }

    private static Flat deny(Flat flat) {
        return switch (flat) {
            case Flat.Said said -> new Flat.Said(said.word(), true);
            case Flat.Listed listed -> new Flat.Listed(listed.name(), true);
            case Flat.Skip skip -> skip;
        };
    }

    private int literal(String words) {
        Integer known = slotIds.get(words);
        if (known != null) {
            return known;
        }
        int slot = newSlot(words);
        insert(slot, words);
        return slot;
    }

    /** The place in patterns for a list of {@code language.yaml} or of {@code words}. */
    private int list(String name) {
        String key = "<" + name + ">";
        Integer known = slotIds.get(key);
        if (known != null) {
            return known;
        }
        int slot = newSlot(key);
        listed.set(slot);
        if (!lists.containsKey(name)) {
            troubles.add("there is no list '" + name + "'");
        }
        for (Phrase phrase : lists.getOrDefault(name, List.of())) {
            try {
                for (String words :
                        spelledOut(Notation.read(phrase.text()).parts().getFirst(), 0)) {
                    insert(slot, words);
                }
            } catch (Notation.Unreadable e) {
                troubles.add(phrase.file() + ":" + phrase.line() + ": " + e.getMessage());
            }
        }
        return slot;
    }

    private List<String> spelledOut(List<Notation.Item> items, int depth) {
        if (depth > 5) {
            throw new Notation.Unreadable("lists name each other in a circle");
        }
        List<String> all = new ArrayList<>();
        for (List<Flat> flat : flatten(items, depth)) {
            List<String> sofar = List.of("");
            for (Flat one : flat) {
                List<String> choices = switch (one) {
                    case Flat.Said said -> List.of(said.word());
                    case Flat.Skip skip -> List.of("");
                    case Flat.Listed listed -> {
                        List<String> words = new ArrayList<>();
                        for (Phrase phrase : lists.getOrDefault(listed.name(), List.of())) {
                            words.addAll(spelledOut(
                                    Notation.read(phrase.text()).parts().getFirst(), depth + 1));
                        }
                        yield words;
                    }
                };
                if ((long) sofar.size() * choices.size() > MOST_EXPANSIONS) {
                    throw new Notation.Unreadable("more than " + MOST_EXPANSIONS + " wordings in one phrase");
                }
                List<String> longer = new ArrayList<>();
                for (String before : sofar) {
                    for (String choice : choices) {
                        longer.add(before.isEmpty() ? choice : before + " " + choice);
                    }
                }
                sofar = longer;
            }
            all.addAll(sofar);
        }
        return all;
    }

    private int newSlot(String key) {
        int slot = slotIds.size();
        slotIds.put(key, slot);
        slotWordings.add(new ArrayList<>());
        slotTexts.add(new ArrayList<>());
        return slot;
    }

    private void insert(int slot, String words) {
        List<Integer> stems = lexicon.learnWording(words);
        if (stems.isEmpty()) {
            return;
        }
        Node node = root;
        for (int stem : stems) {
            node = node.childOrNew(stem);
        }
        node.mark(slot);
        slotWordings.get(slot).add(stems);
        slotTexts.get(slot).add(words);
    }

    /** Words that say something, so that denying them means something. */
    private boolean[] contentWords() {
        boolean[] words = new boolean[lexicon.size()];
        for (List<List<Integer>> slot : slotWordings) {
            for (List<Integer> wording : slot) {
                for (int stem : wording) {
                    words[stem] = true;
                }
            }
        }
        return words;
    }

    private Pattern[][] byRarestSlot() {
        int[] uses = new int[slotWordings.size()];
        for (Pattern pattern : patterns) {
            for (int slot : pattern.slots) {
                uses[slot]++;
            }
        }
        Map<Integer, List<Pattern>> anchored = new TreeMap<>();
        for (Pattern pattern : patterns) {
            int rarest = pattern.slots[0];
            for (int slot : pattern.slots) {
                rarest = uses[slot] < uses[rarest] ? slot : rarest;
            }
            anchored.computeIfAbsent(rarest, s -> new ArrayList<>()).add(pattern);
        }
        Pattern[][] all = new Pattern[slotWordings.size()][];
        for (int slot = 0; slot < all.length; slot++) {
            all[slot] = anchored.getOrDefault(slot, List.of()).toArray(Pattern[]::new);
        }
        return all;
    }

    // ---- hearing

    /** The utterance as this language hears it. */
    Sentence hear(String text) {
        List<String> said = lexicon.said(text);
        return read(said, lexicon.rewritten(said));
    }

    private Sentence read(List<String> said, List<String> words) {
        Sentence sentence = new Sentence(said, words, lexicon, slotWordings.size());
        for (int start = 0; start < sentence.size; start++) {
            if (sentence.stems[start] >= 0) {
                walk(root, sentence, start, start, 0);
            }
        }
        for (int at = 0; at < sentence.size; at++) {
            if (sentence.within(at, dontKnow)) {
                continue;
            }
            if (sentence.is(at, Lexicon.NOT)) {
                denyAfter(sentence, at);
            } else if (sentence.is(at, Lexicon.NOT_AROUND)) {
                denyAround(sentence, at);
            }
        }
        return sentence;
    }

    private void walk(Node node, Sentence sentence, int start, int at, int skipped) {
        if (at >= sentence.size) {
            return;
        }
        Node next = sentence.stems[at] >= 0 ? node.child(sentence.stems[at]) : NONE;
        if (next != NONE) {
            for (int slot : next.slots) {
                sentence.add(slot, start, at + 1);
            }
            if (next.keys.length > 0) {
                walk(next, sentence, start, at + 1, 0);
            }
        }
        if (at > start && skipped < MOST_SKIPPED && sentence.is(at, Lexicon.SMALL)) {
            walk(node, sentence, start, at + 1, skipped + 1);
        }
    }

    private void denyAround(Sentence sentence, int at) {
        int back = at - 1;
        while (back >= 0 && sentence.is(back, Lexicon.SMALL) && !sentence.is(back, Lexicon.HELPER) && at - back < 4) {
            back--;
        }
        boolean looksBack = back >= 0
                && !sentence.is(
                        back,
                        Lexicon.HELPER
                                | Lexicon.THING
                                | Lexicon.BUT
                                | Lexicon.NOT
                                | Lexicon.NOT_AROUND
                                | Lexicon.SMALL
                                | Lexicon.OR);
        if (looksBack) {
            sentence.deniedBy[back] = at;
        } else {
            denyAfter(sentence, at);
        }
    }

    private void denyAfter(Sentence sentence, int at) {
        for (int i = at + 1; i < sentence.size && i <= at + 6; i++) {
            if (sentence.is(i, Lexicon.BUT)) {
                return;
            }
            if (!isContent(sentence, i)) {
                continue;
            }
            sentence.deniedBy[i] = at;
            int last = i;
            int linkedWords = 0;
            for (int j = i + 1; j < sentence.size && j - last <= 3; j++) {
                boolean beside = j == last + 1 && linkedWords == 0 && !sameList(sentence, last, j);
                boolean linked = beside || handsOn(sentence, last, j);
                if (sentence.is(j, Lexicon.BUT) || sentence.is(j, Lexicon.NOT | Lexicon.NOT_AROUND)) {
                    return;
                }
                if (linked && isContent(sentence, j)) {
                    sentence.deniedBy[j] = at;
                    linkedWords++;
                    last = j;
                }
            }
            return;
        }
    }

    private boolean isContent(Sentence sentence, int at) {
        int stem = sentence.stems[at];
        return stem >= 0
                && content[stem]
                && !sentence.is(
                        at,
                        Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.NOT_AROUND | Lexicon.BUT | Lexicon.OR);
    }

    private static boolean handsOn(Sentence sentence, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (sentence.is(i, Lexicon.OR)) {
                return true;
            }
        }
        return false;
    }

    /** Two colours side by side are two statements, not one. */
    private static boolean sameList(Sentence sentence, int one, int two) {
        for (int a = 0; a < sentence.wordings; a++) {
            if (sentence.starts[a] == one && sentence.ends[a] == one + 1) {
                for (int b = 0; b < sentence.wordings; b++) {
                    if (sentence.starts[b] == two
                            && sentence.ends[b] == two + 1
                            && sentence.slots[a] == sentence.slots[b]) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The number of a charger in the sentence; "be four" would be mended to "before" elsewhere. */
    Optional<Numbers.Reading> number(Sentence sentence, boolean asked) {
        List<String> spelledOut = lexicon.spelledOut(sentence.said);
        List<String> words = new ArrayList<>(spelledOut.size());
        for (int i = 0; i < Math.min(spelledOut.size(), Spelling.MOST_WORDS); i++) {
            words.add(Spelling.fold(spelledOut.get(i)));
        }
        if (!asked && !numbers.named(words)) {
            return Optional.empty();
        }
        Sentence said = read(sentence.said, spelledOut);
        Map<Integer, Integer> corrections = new HashMap<>();
        for (int i = 0; i < said.wordings; i++) {
            if (said.slots[i] == correction || said.slots[i] == no) {
                corrections.merge(said.starts[i], said.ends[i], Math::max);
            }
        }
        return numbers.read(words, said, corrections, asked);
    }

    // ---- matching

    /** Every phrase that stands in the sentence, each with the places where it is tightest. */
    List<Match> matches(Sentence sentence) {
        return matches(sentence, pattern -> true);
    }

    /** The same, of the patterns that count. */
    List<Match> matches(Sentence sentence, Predicate<Pattern> counting) {
        List<Match> found = new ArrayList<>();
        for (int wording = 0; wording < sentence.wordings; wording++) {
            Pattern[] anchored = byAnchor[sentence.slots[wording]];
            if (anchored.length == 0 || !first(sentence, wording)) {
                continue;
            }
            for (Pattern pattern : anchored) {
                if (hasAll(sentence, pattern) && counting.test(pattern)) {
                    new Search(sentence, pattern).run(found);
                }
            }
        }
        return found;
    }

    /** A pattern is searched once, at the first of its anchor's wordings. */
    private static boolean first(Sentence sentence, int wording) {
        for (int i = 0; i < wording; i++) {
            if (sentence.slots[i] == sentence.slots[wording]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAll(Sentence sentence, Pattern pattern) {
        for (int slot : pattern.slots) {
            if (!sentence.has(slot)) {
                return false;
            }
        }
        return true;
    }

    /** One pattern in one sentence: single wordings count wherever they stand, several where they are nearest. */
    private final class Search {
        private final Sentence sentence;
        private final Pattern pattern;
        private final int[] chosen;
        private int steps;
        private int bestSpan = Integer.MAX_VALUE;
        private final int[] best;

        Search(Sentence sentence, Pattern pattern) {
            this.sentence = sentence;
            this.pattern = pattern;
            chosen = new int[pattern.length()];
            best = new int[pattern.length()];
        }

        void run(List<Match> found) {
            if (pattern.length() == 1) {
                for (int wording = 0; wording < sentence.wordings; wording++) {
                    chosen[0] = wording;
                    if (sentence.slots[wording] == pattern.slots[0] && agrees(0) && inPlace(wording)) {
                        keep(chosen, found);
                    }
                }
                return;
            }
            choose(0);
            if (bestSpan < Integer.MAX_VALUE) {
                keep(best, found);
            }
        }

        private void choose(int place) {
            if (place == chosen.length) {
                int span = span();
                if (span < bestSpan && deniedTogether()) {
                    bestSpan = span;
                    System.arraycopy(chosen, 0, best, 0, best.length);
                }
                return;
            }
            for (int wording = 0; wording < sentence.wordings && steps < 400; wording++) {
                if (sentence.slots[wording] == pattern.slots[place]) {
                    steps++;
                    chosen[place] = wording;
                    if (stands(place) && agrees(place)) {
                        choose(place + 1);
                    }
                }
            }
        }

        /** Whether this wording stands to those before it as the pattern asks. */
        private boolean stands(int place) {
            if (place == 0) {
                return true;
            }
            int start = sentence.starts[chosen[place]];
            int end = sentence.ends[chosen[place]];
            int earlierEnd = sentence.ends[chosen[place - 1]];
            return switch (pattern.relations[place]) {
                case NEXT -> start >= earlierEnd && sentence.onlySmall(earlierEnd, start);
                case AFTER ->
                    start >= earlierEnd
                            && sentence.weight(earlierEnd, start) <= LONGEST_GAP
                            && sentence.segments[start] == sentence.segments[earlierEnd - 1];
                case NEAR -> {
                    boolean near = true;
                    int nearest = Integer.MAX_VALUE;
                    for (int i = 0; i < place; i++) {
                        int otherStart = sentence.starts[chosen[i]];
                        int otherEnd = sentence.ends[chosen[i]];
                        near &= end <= otherStart || start >= otherEnd;
                        near &= sentence.segments[start] == sentence.segments[otherStart];
                        nearest = Math.min(
                                nearest,
                                start >= otherEnd
                                        ? sentence.weight(otherEnd, start)
                                        : sentence.weight(end, Math.max(end, otherStart)));
                    }
                    yield near && nearest <= FARTHEST;
                }
            };
        }

        private boolean agrees(int place) {
            int denier = sentence.denier(chosen[place]);
            if (pattern.denied[place]) {
                return denier >= 0;
            }
            return denier < 0 || pattern.denies() || saidByPattern(denier);
        }

        /** In a phrase with a denied part, the other parts are not denied by something else. */
        private boolean deniedTogether() {
            if (!pattern.denies()) {
                return true;
            }
            for (int place = 0; place < chosen.length; place++) {
                int denier = pattern.denied[place] ? -1 : sentence.denier(chosen[place]);
                boolean same = denier < 0 || saidByPattern(denier);
                for (int other = 0; other < chosen.length && !same; other++) {
                    same = pattern.denied[other] && sentence.denier(chosen[other]) == denier;
                }
                if (!same) {
                    return false;
                }
            }
            return true;
        }

        /** The negator is part of the phrase itself. */
        private boolean saidByPattern(int denier) {
            for (int i = 0; i < chosen.length; i++) {
                for (int wording = 0; wording < sentence.wordings; wording++) {
                    if (sentence.slots[wording] == pattern.slots[i]
                            && sentence.starts[wording] <= denier
                            && denier < sentence.ends[wording]) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Yes and no count at the beginning, at the end, or alone; elsewhere they are filling. */
        private boolean inPlace(int wording) {
            if (pattern.yesOrNo() == 0) {
                return true;
            }
            if (saysLittle(wording)) {
                return sentence.onlySmall(0, sentence.starts[wording])
                        && sentence.onlySmall(sentence.ends[wording], sentence.size);
            }
            boolean leads = true;
            for (int i = 0; i < sentence.starts[wording]; i++) {
                leads &= sentence.is(i, Lexicon.SMALL)
                        || sentence.within(i, yes)
                        || sentence.within(i, no)
                        || sentence.within(i, doubt);
            }
            return leads || sentence.onlySmall(sentence.ends[wording], sentence.size);
        }

        /** "It is", "I don't": an answer only where nothing follows. */
        private boolean saysLittle(int wording) {
            for (int i = sentence.starts[wording]; i < sentence.ends[wording]; i++) {
                if (!sentence.is(i, Lexicon.SMALL | Lexicon.HELPER | Lexicon.NOT | Lexicon.NOT_AROUND)) {
                    return false;
                }
            }
            return true;
        }

        private int span() {
            int start = Integer.MAX_VALUE;
            int end = 0;
            for (int wording : chosen) {
                start = Math.min(start, sentence.starts[wording]);
                end = Math.max(end, sentence.ends[wording]);
            }
            return end - start;
        }

        private void keep(int[] wordings, List<Match> found) {
            int start = Integer.MAX_VALUE;
            int end = 0;
            long low = 0;
            long high = 0;
            for (int place = 0; place < wordings.length; place++) {
                int wording = wordings[place];
                start = Math.min(start, sentence.starts[wording]);
                end = Math.max(end, sentence.ends[wording]);
                for (int i = sentence.starts[wording]; i < sentence.ends[wording]; i++) {
                    low |= i < 64 ? 1L << i : 0;
                    high |= i >= 64 ? 1L << (i - 64) : 0;
                }
                int denier = pattern.denied[place] ? sentence.denier(wording) : -1;
                if (denier >= 0) {
                    low |= denier < 64 ? 1L << denier : 0;
                    high |= denier >= 64 ? 1L << (denier - 64) : 0;
                }
            }
            double weight = 0;
            for (int i = 0; i < sentence.size; i++) {
                boolean said = i < 64 ? (low >> i & 1) != 0 : (high >> (i - 64) & 1) != 0;
                weight += !said ? 0 : sentence.is(i, Lexicon.SMALL) ? 0.25 : 1;
            }
            if (pattern.notation().alone() && !alone(low, high)) {
                return;
            }
            found.add(new Match(pattern, start, end, low, high, pattern.yesOrNo() != 0 ? 0.5 : weight));
        }

        private boolean alone(long low, long high) {
            for (int i = 0; i < sentence.size; i++) {
                boolean said = i < 64 ? (low >> i & 1) != 0 : (high >> (i - 64) & 1) != 0;
                if (!said && !sentence.is(i, Lexicon.SMALL)) {
                    return false;
                }
            }
            return true;
        }
    }
}
