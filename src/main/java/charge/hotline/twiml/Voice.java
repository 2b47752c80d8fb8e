package charge.hotline.twiml;

import charge.hotline.content.Language;

/**
 * How a language is spoken and heard.
 *
 * @param sayLanguage the locale of the voice: {@code fr-BE}
 * @param voice the carrier's name of the voice; one that does not speak the locale makes a Say fail (13511, 13512)
 * @param recognition the locale for speech recognition: {@code fr-FR}
 */
public record Voice(String sayLanguage, String voice, String recognition) {
    /** As the language's editors have it. */
    static Voice of(Language language) {
        return new Voice(language.sayLanguage(), language.voice(), language.recognition());
    }
}
