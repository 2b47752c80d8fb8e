package charge.hotline.speech;

import charge.hotline.content.Content;
import charge.hotline.content.Language;
import charge.hotline.content.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What callers' words mean at the question at hand. Everything is compiled once for a content; immutable and thread-safe.
 *
 * <p>First come the phrases that editors wrote, with what denies, corrects and doubts them. Where they find nothing, words are
 * taken for those that sound like them, and last for the answer whose phrases they resemble most; both only ever lead to "did
 * you say …?".
 */
public final class Understanding {
    private final Content content;
    private final Map<String, Grammar> grammars = new LinkedHashMap<>();
    private final Map<String, Grammar> commands = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    /** Compiles the phrases of every language. */
    public Understanding(Content content) {
        this.content = content;
        for (Language language : content.languages().values()) {
            Phrases phrases = language.phrases();
            Grammar grammar = new Grammar(phrases);
            troubles.addAll(grammar.troubles());
            grammars.put(language.id(), grammar);
            commands.put(language.id(), new Grammar(new Phrases(Map.of(), phrases.commands(), phrases.language())));
        }
    }

    /** Phrases that are not written in the notation, or name lists that do not exist; each with its file and line. */
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /**
     * What these words mean.
     *
     * @param language of the call; an unknown one understands nothing but the other languages' commands
     * @param expected the question at hand
     * @param words as the recogniser wrote them; any length
     * @param confidence the recogniser's, from 0 to 1; 0.0 counts as missing, as the carriers' recognisers send it for "not set"
     */
    public Understood understand(String language, Expected expected, String words, OptionalDouble confidence) {
        List<Judgement.Heard> heard = new ArrayList<>();
        boolean choosing = expected.question().equals("language");
        for (Map.Entry<String, Grammar> each : grammars.entrySet()) {
            boolean own = each.getKey().equals(language);
            Grammar grammar = own || choosing ? each.getValue() : commandsOf(each.getKey());
            Sentence sentence = grammar.hear(words);
            heard.add(new Judgement.Heard(grammar, sentence, grammar.matches(sentence), own));
        }
        return new Judgement(content.checklist(), expected, heard, confidence).understood();
    }

    /** Every phrase that stands in these words, with what it stands for: for editors who wonder why. */
    public List<String> found(String language, String words) {
        Grammar grammar = Optional.ofNullable(grammars.get(language)).orElseThrow();
        Sentence sentence = grammar.hear(words);
        return grammar.matches(sentence).stream()
                .map(match -> "%s '%s' (%s:%d) in '%s'"
                        .formatted(
                                match.pattern().target(),
                                match.pattern().phrase().text(),
                                match.pattern().phrase().file(),
                                match.pattern().phrase().line(),
                                String.join(" ", sentence.words.subList(match.start(), match.end()))))
                .toList();
    }

    private Grammar commandsOf(String language) {
        return Optional.ofNullable(commands.get(language)).orElseThrow();
    }
}
