package charge.hotline.twiml;

import static java.nio.charset.StandardCharsets.UTF_8;

import charge.hotline.content.Content;
import charge.hotline.content.Language;
import charge.hotline.content.Prompts;
import charge.hotline.dialog.Reply.Spoken;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.twilio.twiml.voice.Play;
import com.twilio.twiml.voice.Say;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is spoken, as Say and Play elements. Prompts that are the same in every call are built once and kept; those with values of
 * the call are filled into the frame of their voice. The SDK writes both.
 */
final class Words {
    /** Enough for all prompts of a dozen languages and brands; who speaks so much more is served, only slower. */
    private static final int MOST_KEPT = 10_000;

    /** The only value that is the line's and not the call's. */
    private static final String BRAND = "brand";

    private final Links links;
    private final Map<String, Speaker> speakers = new LinkedHashMap<>();
    private final Cache<Spoken, byte[]> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).executor(Runnable::run).build();

    /** One language: its words, its voice, and an empty Say of it. */
    private record Speaker(String language, Prompts prompts, Voice voice, Frame say) {}

    Words(Content content, Links links, Map<String, Voice> voices) {
        this.links = links;
        for (Language language : content.languages().values()) {
            Voice voice = voices.getOrDefault(language.id(), Voice.of(language));
            Frame say = Frame.of(builder(voice).addText(Frame.HOLE).build());
            speakers.put(language.id(), new Speaker(language.id(), language.prompts(), voice, say));
        }
    }

    /** Builds all prompts that need no value of a call. */
    void warm(Collection<String> brands) {
        for (Speaker speaker : speakers.values()) {
            for (String prompt : speaker.prompts().names()) {
                for (String brand : brands) {
                    Spoken spoken = new Spoken(speaker.language(), prompt, Map.of(BRAND, brand));
                    if (rendersAlone(speaker, spoken)) {
                        kept.put(spoken, build(spoken));
                    }
                }
            }
        }
    }

    private static boolean rendersAlone(Speaker speaker, Spoken spoken) {
        try {
            return speaker.prompts().render(spoken.prompt(), spoken.values()).isPresent();
        } catch (IllegalArgumentException e) {
            // It needs a value of the call.
            return false;
        }
    }

    /** How this language is spoken and heard; one that there is not is the first. */
    Voice voice(String language) {
        return speaker(language).voice();
    }

    /** All of them in order. */
    void append(Document.Writer out, List<Spoken> says) {
        for (Spoken spoken : says) {
            append(out, spoken);
        }
    }

    /** One prompt; nothing where there is none of this name, or no words in it. */
    private void append(Document.Writer out, Spoken spoken) {
        if (isTheSameInEveryCall(spoken)) {
            out.shared(kept.get(spoken, this::build));
        } else {
            fill(out, spoken);
        }
    }

    private static boolean isTheSameInEveryCall(Spoken spoken) {
        Map<String, String> values = spoken.values();
        return values.isEmpty() || (values.size() == 1 && values.containsKey(BRAND));
    }

    /** Without markup in it, a prompt is filled in; with markup, as an announced incident has it, it is kept as well. */
    private void fill(Document.Writer out, Spoken spoken) {
        Speaker speaker = speaker(spoken.language());
        if (speaker.prompts().recording(spoken.prompt()).isEmpty()) {
            String xml =
                    speaker.prompts().render(spoken.prompt(), spoken.values()).orElse("");
            if (xml.length() < Ssml.SURELY_SHORT && !xml.isBlank() && Xml.isText(xml)) {
                out.shared(speaker.say().piece(0)).own(xml).shared(speaker.say().piece(1));
                return;
            }
        }
        out.shared(kept.get(spoken, this::build));
    }

    private byte[] build(Spoken spoken) {
        return xml(spoken).getBytes(UTF_8);
    }

    private String xml(Spoken spoken) {
        Speaker speaker = speaker(spoken.language());
        Optional<String> recording = speaker.prompts().recording(spoken.prompt());
        if (recording.isPresent()) {
            return Frame.xml(new Play.Builder(links.audio(speaker.language(), recording.get())).build());
        }
        return synthetic(spoken);
    }

    /** The same in the synthetic voice, even where there is a recording. */
    String synthetic(Spoken spoken) {
        Speaker speaker = speaker(spoken.language());
        Optional<String> rendered = speaker.prompts().render(spoken.prompt(), spoken.values());
        return rendered.map(xml -> say(speaker, xml)).orElse("");
    }

    private static String say(Speaker speaker, String xml) {
        Say.Builder say = builder(speaker.voice());
        return Ssml.append(say, xml) ? Frame.xml(say.build()) : "";
    }

    /** Voice and language as options: the SDK's enums lag behind the carrier's table. */
    private static Say.Builder builder(Voice voice) {
        return new Say.Builder().option("voice", voice.voice()).option("language", voice.sayLanguage());
    }

    private Speaker speaker(String language) {
        Speaker speaker = speakers.get(language);
        return speaker == null ? speakers.values().iterator().next() : speaker;
    }
}
