package charge.hotline.content;

import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The words that we speak in one language. Immutable and thread-safe; rendering never blocks. A prompt without values is
 * rendered once, when it is read.
 */
public final class Prompts {
    private static final Configuration FREEMARKER = freemarker();

    private final Map<String, Piece> pieces;
    private final Map<String, String> labels;
    private final Map<String, String> recordings;

    /** What is spoken under one name. */
    private sealed interface Piece {}

    /** Always the same words. */
    private record Fixed(String xml) implements Piece {}

    /** Words with values in them. */
    private record Filled(Template template) implements Piece {}

    private Prompts(Map<String, Piece> pieces, Map<String, String> labels, Map<String, String> recordings) {
        this.pieces = Collections.unmodifiableMap(pieces);
        this.labels = Map.copyOf(labels);
        this.recordings = Map.copyOf(recordings);
    }

    /**
     * Makes the prompts of a language.
     *
     * @param files its templates
     * @param recordings prompt name to the file in {@code audio/} that replaces it
     * @param faults takes what cannot be spoken
     */
    static Prompts of(Collection<PromptFile> files, Map<String, String> recordings, Faults faults) {
        Map<String, Piece> pieces = new TreeMap<>();
        Map<String, String> labels = new HashMap<>();
        for (PromptFile file : files) {
            file.sections()
                    .forEach((name, section) -> piece(file.name() + "." + name, section, faults)
                            .ifPresent(piece -> pieces.put(file.name() + "." + name, piece)));
            file.tables()
                    .forEach((table, wordings) ->
                            wordings.forEach((id, wording) -> labels.put(key(file.name(), table, id), wording.text())));
        }
        return new Prompts(pieces, labels, recordings);
    }

    private static Optional<Piece> piece(String name, PromptFile.Section section, Faults faults) {
        Template template;
        try {
            // Lines before it, as a comment, so that Freemarker counts as the file does.
            String lines = "<#--" + "\n".repeat(section.place().line() - 1) + "-->";
            template = new Template(name, lines + section.source(), FREEMARKER);
        } catch (ParseException e) {
            int line = Math.max(e.getLineNumber(), section.place().line());
            faults.error(
                    new Place(section.place().file(), line),
                    "`" + name + "` cannot be read: " + oneLine(e.getEditorMessage()));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        Asked asked = new Asked();
        try {
            String xml = render(template, asked);
            return Optional.of(asked.any ? new Filled(template) : new Fixed(xml));
        } catch (TemplateException e) {
            return Optional.of(new Filled(template));
        }
    }

    /** All prompts by name, {@code template.section}: {@code light.ask}. */
    public Set<String> names() {
        return pieces.keySet();
    }

    /**
     * The prompt as XML: text with only the SSML elements {@code break say-as sub lang p s}, white space folded, every value
     * escaped, and characters that XML cannot hold left out of them.
     *
     * @param name {@code template.section}
     * @param values what stands for {@code ${…}} in the template
     * @return empty where there is no prompt of this name
     * @throws IllegalArgumentException where the prompt needs a value that is not given
     */
    public Optional<String> render(String name, Map<String, String> values) {
        return Optional.ofNullable(pieces.get(name)).map(piece -> switch (piece) {
            case Fixed fixed -> fixed.xml();
            case Filled filled -> fill(name, filled.template(), values);
        });
    }

    private static String fill(String name, Template template, Map<String, String> values) {
        try {
            return render(template, new Given(values));
        } catch (TemplateException e) {
            throw new IllegalArgumentException(
                    "prompt " + name + " cannot be spoken with the values " + values.keySet() + ": "
                            + oneLine(e.getMessageWithoutStackTop()),
                    e);
        }
    }

    /**
     * A short wording of one answer, such as "le voyant est rouge".
     *
     * @param step the template
     * @param table {@code said} (to the caller, to confirm), {@code told} (to an agent, in a summary) or another of its tables
     * @param id the answer's id
     */
    public Optional<String> label(String step, String table, String id) {
        return Optional.ofNullable(labels.get(key(step, table, id)));
    }

    /** The file name in {@code audio/} of a recording that replaces this prompt. */
    public Optional<String> recording(String name) {
        return Optional.ofNullable(recordings.get(name));
    }

    /** Whether values stand in this prompt, so that it does not always say the same. */
    public boolean isFilled(String name) {
        return pieces.get(name) instanceof Filled;
    }

    private static String key(String template, String table, String id) {
        return template + "." + table + "." + id;
    }

    private static String render(Template template, TemplateHashModel values) throws TemplateException {
        try {
            StringWriter out = new StringWriter();
            template.process(values, out);
            return folded(out.getBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be written", e);
        }
    }

    /** White space runs become one space; none is left at the ends. */
    private static String folded(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                space = true;
            } else {
                if (space && !folded.isEmpty()) {
                    folded.append(' ');
                }
                space = false;
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static String oneLine(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(2)
                .reduce("", (a, b) -> (a + " " + b).strip());
    }

    private static Configuration freemarker() {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_35);
        configuration.setOutputFormat(XMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        return configuration;
    }

    /** The values of one rendering; a template sees nothing else. */
    private record Given(Map<String, String> values) implements TemplateHashModel {
        @Override
        public @Nullable TemplateModel get(String key) {
            String value = values.get(key);
            return value == null ? null : new SimpleScalar(XmlText.legal(value));
        }

        @Override
        public boolean isEmpty() {
            return values.isEmpty();
        }
    }

    /** Has no values, and remembers whether it was asked for any. */
    private static final class Asked implements TemplateHashModel {
        private boolean any;

        @Override
        public @Nullable TemplateModel get(String key) {
            any = true;
            return null;
        }

        @Override
        public boolean isEmpty() {
            any = true;
            return true;
        }
    }
}
