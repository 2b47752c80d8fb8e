package charge.hotline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hotline as a process of its own, as an operator starts it: environment variables in, a log out, signals. */
public final class Service implements AutoCloseable {
    private static final Pattern CARRIER = Pattern.compile("carrier's port (\\d+)");
    private static final Pattern DESK = Pattern.compile("the desk is at http://[^:]+:(\\d+)/");
    private static final Path LEARNED = Path.of("target", "learned");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Process process;
    private final Path log;
    private final Path learned;

    private Service(Process process, Path log, Path learned) {
        this.process = process;
        this.log = log;
        this.learned = learned;
    }

    /** Starts it in a working folder, on free ports; what is set in the map comes on top. */
    public static Service start(Path folder, Map<String, String> settings) {
        return start(folder, settings, "-XX:TieredStopAtLevel=1");
    }

    /** The same with these options for Java, instead of the one that makes it start sooner. */
    public static Service start(Path folder, Map<String, String> settings, String... java) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(java));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        Map<String, String> all = new HashMap<>(Map.of(
                "HOTLINE_PORT",
                "0",
                "HOTLINE_DESK_PORT",
                "0",
                "HOTLINE_DATA",
                folder.resolve("data").toString(),
                "HOTLINE_PROMPTS",
                Path.of("prompts").toAbsolutePath().toString()));
        all.putAll(settings);
        try {
            Path learned = Path.of(all.get("HOTLINE_DATA"), "learned");
            copyWhatIsMissing(LEARNED, learned);
            Path log = Files.createTempFile(folder, "service", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("HOTLINE_") || name.startsWith("TWILIO_"));
            builder.environment().putAll(all);
            return new Service(builder.start(), log, learned);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All services of a build learn once: what one has learned is there for the next. */
    private static void copyWhatIsMissing(Path from, Path to) throws IOException {
        Files.createDirectories(from);
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(file.getFileName());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Waits until both ports listen. */
    public Service listening() {
        if (!comesUp()) {
            throw new AssertionError("the service ended: " + log());
        }
        try {
            copyWhatIsMissing(learned, LEARNED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until it listens or has ended; whether it listens. */
    public boolean comesUp() {
        until("the service listens or ends", () -> DESK.matcher(log()).find() || !process.isAlive());
        return process.isAlive();
    }

    Webhooker carrier() {
        return Webhooker.unsigned(port());
    }

    /** The carrier's port. */
    public int port() {
        return number(CARRIER);
    }

    /** The desk's port. */
    public int deskPort() {
        return number(DESK);
    }

    private int number(Pattern pattern) {
        Matcher matcher = pattern.matcher(log());
        if (!matcher.find()) {
            throw new AssertionError(pattern + " is not in " + log());
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** All that it logged since it was started. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** {@code kill -9} */
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /** SIGTERM */
    public void terminate() {
        process.destroy();
    }

    /** Its exit status, once it has ended by itself. */
    public int ended() {
        try {
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the service does not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Looks again and again until something is so. */
    public static void until(String what, BooleanSupplier so) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it never came about that " + what);
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
