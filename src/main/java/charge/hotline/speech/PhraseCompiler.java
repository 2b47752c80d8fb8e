package charge.hotline.speech;

import charge.hotline.content.Answer;
import charge.hotline.content.Command;
import charge.hotline.content.Phrases;
import charge.hotline.content.Phrases.Phrase;
import charge.hotline.speech.Pattern.Piece;
import charge.hotline.speech.Pattern.Relation;
import charge.hotline.speech.Ways.Flat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes patterns of phrases, and keeps what is wrong with them, each trouble with its file and line. */
final class PhraseCompiler {
    private final Map<String, List<Phrase>> lists;
    private final Wordings wordings;
    private final Ways ways;
    private final int yes;
    private final int no;
    final List<Pattern> patterns = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final List<String> troubles = new ArrayList<>();

    PhraseCompiler(Map<String, List<Phrase>> lists, Wordings wordings) {
        this.lists = lists;
        this.wordings = wordings;
        ways = new Ways(lists);
        yes = list("yes");
        no = list("no");
    }

    /** Compiles the phrases of all answers and commands. */
    void compile(Phrases phrases) {
        phrases.steps()
                .forEach((step, answers) -> answers.forEach((answer, all) ->
                        all.forEach(phrase -> compile(new Target.Of(new Answer(step, answer)), phrase))));
        phrases.commands()
                .forEach((id, all) -> Command.of(id)
                        .ifPresent(command -> all.forEach(phrase -> compile(new Target.At(command), phrase))));
    }

    private void compile(Target target, Phrase phrase) {
        try {
            Notation notation = Notation.read(phrase.text());
            List<List<Piece>> all = List.of(List.of());
            for (int part = 0; part < notation.parts().size(); part++) {
                Relation first = part == 0 ? Relation.NEXT : Relation.NEAR;
                all = Ways.eachWith(
                        all,
                        ways.of(notation.parts().get(part)).stream()
                                .map(way -> pieces(way, first))
                                .toList());
            }
            for (List<Piece> pieces : all) {
                if (!pieces.isEmpty()) {
                    add(target, notation, phrase, pieces);
                }
            }
        } catch (Notation.Unreadable e) {
            refuse(phrase, e);
        }
    }

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

    /** Words that follow each other are one piece. */
    private List<Piece> pieces(List<Flat> way, Relation first) {
        List<Piece> pieces = new ArrayList<>();
        Relation relation = first;
        StringBuilder words = new StringBuilder();
        boolean denied = false;
        for (Flat flat : way) {
            if (!words.isEmpty() && (!(flat instanceof Flat.Said said) || said.denied() != denied)) {
                pieces.add(new Piece(wordings.of(words.toString()), relation, denied));
                words.setLength(0);
                relation = Relation.NEXT;
            }
            switch (flat) {
                case Flat.Said said -> {
                    denied = said.denied();
                    words.append(words.isEmpty() ? "" : " ").append(said.word());
                }
                case Flat.Listed listed -> {
                    pieces.add(new Piece(list(listed.name()), relation, listed.denied()));
                    relation = Relation.NEXT;
                }
                case Flat.Skip skip -> relation = pieces.isEmpty() ? relation : Relation.AFTER;
            }
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece(wordings.of(words.toString()), relation, denied));
        }
        return pieces;
    }

    /** The slot for a list of {@code language.yaml} or of {@code words}. */
    int list(String name) {
        return wordings.ofList(name).orElseGet(() -> newList(name));
    }

    private int newList(String name) {
        int slot = wordings.openList(name);
        if (!lists.containsKey(name)) {
            troubles.add("there is no list '" + name + "'");
        }
        for (Phrase phrase : lists.getOrDefault(name, List.of())) {
            try {
                ways.spelledOut(phrase).forEach(words -> wordings.add(slot, words));
            } catch (Notation.Unreadable e) {
                refuse(phrase, e);
            }
        }
        return slot;
    }

    private void refuse(Phrase phrase, Notation.Unreadable why) {
        troubles.add(phrase.file() + ":" + phrase.line() + ": " + why.getMessage());
    }
}
