package charge.hotline.content;

/**
 * One language of the hotline: a folder below {@code prompts/}.
 *
 * @param id the folder's name: {@code fr}
 * @param name what it is called in itself: {@code français}
 * @param sayLanguage the locale of the voice: {@code fr-BE}
 * @param voice the carrier's name of the voice: {@code Polly.Isabelle-Neural}
 * @param recognition the locale for speech recognition: {@code fr-FR}
 * @param prompts what is spoken
 * @param phrases what callers may say
 */
public record Language(
        String id,
        String name,
        String sayLanguage,
        String voice,
        String recognition,
        Prompts prompts,
        Phrases phrases) {}
