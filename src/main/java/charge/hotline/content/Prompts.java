package charge.hotline.content;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that we speak in one language. Thread-safe; rendering never blocks. */
public interface Prompts {
    /** All prompts by name, {@code template.section}: {@code light.ask}. */
    Set<String> names();

    /**
     * The prompt as XML: text with only the SSML elements {@code break say-as sub lang p s}, white space folded, every value
     * escaped.
     *
     * @param name {@code template.section}
     * @param values what stands for {@code ${…}} in the template
     * @return empty where there is no prompt of this name
     */
    Optional<String> render(String name, Map<String, String> values);

    /**
     * A short wording of one answer, such as "le voyant est rouge".
     *
     * @param step the template
     * @param table {@code said} (to the caller, to confirm) or {@code told} (to an agent, in a summary)
     * @param id the answer's id
     */
    Optional<String> label(String step, String table, String id);

    /** The file name in {@code audio/} of a recording that replaces this prompt. */
    Optional<String> recording(String name);
}
