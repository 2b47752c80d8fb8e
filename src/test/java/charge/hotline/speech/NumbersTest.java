package charge.hotline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import charge.hotline.content.OurContent;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    private static final Grammar FRENCH = grammar("fr");
    private static final Grammar ENGLISH = grammar("en");

    private static Grammar grammar(String language) {
        return new Grammar(OurContent.CONTENT.language(language).orElseThrow().phrases());
    }

    private static Optional<Numbers.Reading> read(String language, String words, boolean asked) {
        Grammar grammar = language.equals("fr") ? FRENCH : ENGLISH;
        return grammar.number(grammar.hear(words), asked);
    }

    private static String number(String language, String words) {
        return read(language, words, true).map(Numbers.Reading::text).orElse("");
    }

    private static boolean sure(String language, String words) {
        return read(language, words, true).filter(Numbers.Reading::sure).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, quatre cinq un deux, 4512",
        "fr, soixante-douze zéro deux, 7202",
        "fr, deux mille trois, 2003",
        "en, twenty four sixty eight, 2468",
        "en, nine hundred and five, 905",
        "en, b four five one two, B4512",
        "en, number five, 5",
        "fr, le cinq, 5",
        "fr, b6 cent quatre, B604",
    })
    void digitsPairsAndWholesAreReadAlike(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(sure(language, words)).isTrue();
    }

    /** "CC*PPP*E…": an identifier without a check digit (OCPI 2.2.1, EVSE-ID), so it is read back. */
    @ParameterizedTest
    @CsvSource({
        "en, BE VRD E 4512, BEVRDE4512",
        "en, BE*VRD*E4512, BEVRDE4512",
        "en, it's NL GVB E 01234, NLGVBE01234",
        "en, b e star v r d star e four five one two, BEVRDE4512",
        "en, FR EVB dash P 1234, FREVBP1234",
        "fr, c'est BE VRD E 4512, BEVRDE4512",
        "fr, b e étoile v r d étoile e quatre cinq un deux, BEVRDE4512",
        "fr, le numéro c'est b e v r d e quarante-cinq douze, BEVRDE4512",
    })
    void theWholeIdentifierOfAChargingPointIsReadAndConfirmed(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(sure(language, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fr, quatre-vingt-douze cent quatorze", "en, twenty five hundred and six"})
    void whatCanBeSplitInTwoWaysIsConfirmed(String language, String words) {
        assertThat(sure(language, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, pas le 4 le 14, 14",
        "fr, c'est pas quarante c'est quatorze, 14",
        "fr, pas 18 28, 28",
        "fr, non pas neuf zéro sept un sept zéro neuf un, 7091",
        "fr, le neuf cent un pas le neuf cent dix, 901",
        "fr, pas douze treize, 13",
        "fr, ni un ni sept c'est le quatre, 4",
        "en, not fifty it's fifteen, 15",
        "en, sixteen not sixty, 16",
        "en, seven not one seven two four, 724",
        "en, it isn't b it's d d seven eight, D78",
        "en, it's not a g it's a j double one six, J116",
        "fr, d comme denise pas b comme bernard d 81, D81",
        "en, m not n m for mary nine three seven, M937",
    })
    void whatIsDeniedDoesNotCount(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(sure(language, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, six cent douze non six cent vingt-deux, 622",
        "fr, huit cent quatre-vingt un non attends quatre-vingt-deux, 882",
        "fr, huit cent dix-neuf non c'est un six huit cent seize, 816",
        "fr, b douze ah non un p p comme pierre douze, P12",
        "fr, g septante-sept non attendez c comme cécile, C77",
        "en, b five sorry d five, D5",
        "en, p as in papa six no seven one, P71",
        "en, five hundred and six sorry sixteen five hundred and sixteen, 516",
        "en, no let me start again seven seven nine nine, 7799",
    })
    void theCorrectedNumberCountsOrThePartOfIt(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(sure(language, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, ce n'est pas un b c'est un huit donc huit huit, 88",
        "en, could be a six or an eight so 164, 164",
        "en, r like romeo and then a dozen so twelve, R12",
        "en, seventy and two so seven two, 72",
        "en, double eight four 884, 884",
        "en, fifteen one five, 15",
        "en, my last one was 830 this one's 831, 831",
        "fr, la six cent deux elle est à côté la mienne c'est six cent trois, 603",
        "en, my street is number forty two mine is six one eight, 618",
    })
    void theWholeNumberThatIsSaidLastCounts(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(sure(language, words)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, k for kilo double seven, K77",
        "en, gee for golf nine, G9",
        "en, em as in mike four four, M44",
        "en, d delta seven hundred, D700",
        "en, v victor eighty five, V85",
        "en, see two oh eight, C208",
        "en, be four five, B45",
        "en, why six oh, Y60",
        "en, are seven three r for romeo, R73",
        "en, letter f then nine nine one, F991",
        "en, capital k then eight two, K82",
        "en, two seven five and after a small letter b, 275B",
        "en, fr as in france then nine one, FR91",
        "en, d e five zero, DE50",
        "en, a a one four, AA14",
        "fr, bé douze, B12",
        "fr, la c deux cent quarante, C240",
        "fr, haine comme nathalie cinquante, N50",
        "fr, double vé sept, W7",
        "fr, c'est deux cent huit avec un c devant, C208",
        "fr, d douze d comme denise, D12",
    })
    void lettersAreSaidByNameByExampleOrByBoth(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, sept puis deux et puis neuf, 729",
        "fr, c'est marqué g comme gaston ensuite un huit encore un huit, G88",
        "en, b dash four then one two, B412",
        "en, nine then a gap then four one, 941",
    })
    void jointsDoNotEndANumber(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, deux fois le sept et un quatre, 774",
        "fr, quatre fois le trois, 3333",
        "fr, onze et puis deux zéros, 1100",
        "fr, une douzaine, 12",
        "en, a pair of fours, 44",
        "en, thirteen twice, 1313",
        "en, half a dozen then a zero then a nine, 609",
    })
    void digitsAreCounted(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, dis sète huis, 178",
        "fr, dé trente, D30",
        "fr, de neuf cinq un, 2951",
        "en, nein ate won to, 9812",
        "en, for tea too, 42",
        "en, for teen ninety, 1490",
        "en, tree free sicks knot, 3360",
    })
    void slipsAreReadWhereANumberWasAskedFor(String language, String words, String number) {
        assertThat(number(language, words)).isEqualTo(number);
        assertThat(read(language, words, false)).isEmpty();
    }

    @Test
    void whatIsCountedIsNoNumberOfACharger() {
        assertThat(number("fr", "ça fait dix minutes")).isEmpty();
        assertThat(number("en", "i have been here for 20 minutes")).isEmpty();
    }

    @Test
    void elsewhereOnlyANamedNumberCounts() {
        assertThat(read("en", "charger b four five one two", false).map(Numbers.Reading::named))
                .contains(true);
        assertThat(read("en", "four five one two", false)).isEmpty();
    }
}
