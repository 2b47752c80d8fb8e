package charge.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import charge.hotline.Webhooker.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Editors save while people phone: what is wrong is refused and told, what is right counts from the next call on. */
@Timeout(300)
class ReloadTest {
    private static final String OLD = "Regardez la borne.";
    private static final String NEW = "Regardez bien la borne.";
    private static final String REFUSED = "hotline_content_refused";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Hotline.class);

    private final Path prompts;
    private final Hotline hotline;
    private final Webhooker carrier;

    ReloadTest(@TempDir Path folder) throws IOException {
        prompts = folder.resolve("prompts");
        copy(Path.of("prompts"), prompts);
        hotline = Hotline.start(
                Settings.read(
                        Map.of(
                                "HOTLINE_PORT",
                                "0",
                                "HOTLINE_DESK_PORT",
                                "0",
                                "HOTLINE_DATA",
                                folder.resolve("data").toString(),
                                "HOTLINE_PROMPTS",
                                prompts.toString()),
                        folder),
                Clock.systemUTC());
        carrier = Webhooker.unsigned(hotline.port());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        hotline.close();
    }

    private void edit(String file, String old, String text) throws IOException {
        Path edited = prompts.resolve(file);
        String before = Files.readString(edited);
        assertThat(before).contains(old);
        Files.writeString(edited, before.replace(old, text));
    }

    private List<String> errors() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private String version() {
        return carrier.post("/voice", Webhooker.call("CAversion")).action().replaceFirst(".*[?&]v=([0-9a-f]+).*", "$1");
    }

    private Answered light(String version) {
        String state = "u=1&lang=fr&at=light&n=5&heard=problem.pass-refused&v=" + version;
        return carrier.post("/voice/turn?" + state, Webhooker.call("CAlight").with("SpeechResult", "répétez"));
    }

    @Test
    void aBrokenEditIsToldAndTheOldContentGoesOn() throws IOException {
        String version = version();
        edit("fr/light.ftlx", "<#macro ask>", "<#macro ask");

        Service.until("the fault is counted", () -> Metrics.of(hotline).matching(REFUSED) > 0);

        Service.until("it is logged", () -> errors().stream().anyMatch(line -> line.contains("is refused")));
        assertThat(errors()).anyMatch(line -> line.contains("fr/light.ftlx:") && line.contains("error"));
        assertThat(version()).isEqualTo(version);
        assertThat(light(version).body()).contains(OLD);

        edit("fr/light.ftlx", "<#macro ask", "<#macro ask>");
        edit("fr/light.ftlx", OLD, NEW);
        Service.until("the fault is gone", () -> Metrics.of(hotline).matching(REFUSED) == 0);
        assertThat(light(version()).body()).contains(NEW);
    }

    @Test
    void aGoodEditCountsFromTheNextCallOnAndARunningCallStaysWithItsOwn() throws IOException {
        String version = version();
        assertThat(light(version).body()).contains(OLD);
        edit("fr/light.ftlx", OLD, NEW);

        Service.until("new calls have new words", () -> !version().equals(version));

        assertThat(light(version()).body()).contains(NEW);
        assertThat(light(version).body()).contains(OLD, "v=" + version).doesNotContain(NEW);
        String state = "u=1&lang=fr&at=light&n=6&v=" + version;
        assertThat(carrier.post(
                                "/voice/turn?" + state,
                                Webhooker.call("CArunning").with("Digits", "1"))
                        .body())
                .as("its keys mean what they meant")
                .contains("light.red");
    }
}
