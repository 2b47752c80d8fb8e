package charge.hotline.content.check;

import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import charge.hotline.content.YamlFile;
import java.util.regex.Pattern;

/** A voice and its language are named as the carrier names them; a wrong pair ends a call. */
final class VoicesFit implements Rule {
    private static final Pattern LOCALE = Pattern.compile("[a-z]{2,3}-[A-Z]{2}");
    private static final Pattern VOICE = Pattern.compile("(?:Polly|Google)\\.\\S+");
    private static final Pattern LOCALE_IN_VOICE = Pattern.compile("Google\\.([a-z]{2,3}-[A-Z]{2})-.*");

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            YamlFile file = Spots.sources(manuscript, language.id()).settings();
            if (!LOCALE.matcher(language.sayLanguage()).matches()) {
                faults.error(file.place("say"), "`say` must be a language and a country, as in fr-BE");
            }
            if (!LOCALE.matcher(language.recognition()).matches()) {
                faults.error(file.place("recognition"), "`recognition` must be a language and a country, as in fr-FR");
            }
            if (!VOICE.matcher(language.voice()).matches()) {
                faults.error(file.place("voice"), "`voice` must be one of the carrier's, as in Polly.Amy-Neural");
            }
            var locale = LOCALE_IN_VOICE.matcher(language.voice());
            if (locale.matches() && !locale.group(1).equals(language.sayLanguage())) {
                faults.error(
                        file.place("voice"),
                        "this voice speaks " + locale.group(1) + "; write that under `say`, or take another");
            }
        }
    }
}
