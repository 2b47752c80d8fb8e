package charge.hotline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls of the house: imports go one way, and the rooms of the conversation know no web server. */
class HouseTest {
    private static final String HOUSE = "charge.hotline";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);

    /** Which room may import which. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("content", Set.of()),
            Map.entry("speech", Set.of("content")),
            Map.entry("diagnosis", Set.of("content")),
            Map.entry("dialog", Set.of("content", "speech", "diagnosis")),
            Map.entry("twiml", Set.of("content", "speech", "diagnosis", "dialog")),
            Map.entry("agents", Set.of("content", "speech", "diagnosis", "dialog")),
            Map.entry("journal", Set.of("content", "speech", "diagnosis", "dialog")),
            Map.entry("deeds", Set.of("content", "speech", "diagnosis", "dialog", "journal")),
            Map.entry(
                    "carrier",
                    Set.of("content", "speech", "diagnosis", "dialog", "twiml", "agents", "journal", "deeds")),
            Map.entry("desk", Set.of("content", "speech", "diagnosis", "dialog", "twiml", "agents", "journal")),
            Map.entry("handset", Set.of()));

    @TestFactory
    List<DynamicTest> importsGoOneWay() {
        return MAY_IMPORT.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey(),
                        () -> classes()
                                .that(liveIn(room.getKey()))
                                .should()
                                .onlyDependOnClassesThat(outsideTheHouseOrIn(room.getKey(), room.getValue()))
                                .check(CLASSES)))
                .toList();
    }

    @Test
    void noRoomIsPartOfACircle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theConversationKnowsNoWebServer() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        HOUSE + ".content..",
                        HOUSE + ".speech..",
                        HOUSE + ".diagnosis..",
                        HOUSE + ".dialog..",
                        HOUSE + ".twiml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void theFoldKnowsNoClockNoChanceAndNoNetwork() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".dialog..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.util.random..", "java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> liveIn(String room) {
        return DescribedPredicate.describe("live in " + room, one -> room(one).equals(room));
    }

    private static DescribedPredicate<JavaClass> outsideTheHouseOrIn(String own, Set<String> others) {
        return DescribedPredicate.describe("live in " + own + " or " + others + ", or outside the house", one -> {
            boolean inTheHouse = one.getPackageName().startsWith(HOUSE);
            return !inTheHouse || room(one).equals(own) || others.contains(room(one));
        });
    }

    private static String room(JavaClass one) {
        String name = one.getPackageName();
        if (!name.startsWith(HOUSE + ".")) {
            return "";
        }
        String below = name.substring(HOUSE.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
