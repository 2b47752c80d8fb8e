package charge.hotline.torture;

import charge.hotline.Metrics;
import charge.hotline.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One node: a process of the hotline on ports of its own, ended and started again as often as one likes. */
final class Node implements AutoCloseable {
    /** One life of its process. Times are {@link System#nanoTime}. */
    record Life(long end, End how, int status, String log) {
        /** Whether turns that were not on disk yet may have gone with it: it was killed, or said so. */
        boolean mayLose() {
            return how == End.KILLED || log.contains("entries are lost");
        }
    }

    /** How a life ends. */
    enum End {
        /** By {@code kill -9}. */
        KILLED,
        /** By SIGTERM. */
        STOPPED
    }

    private static final int MOST_FAILED_STARTS = 100;

    private final Path folder;
    private final Map<String, String> settings;
    private final int port;
    private final int deskPort;
    private final List<Life> lives = new ArrayList<>();
    private volatile Service service;
    private final AtomicInteger failedStarts = new AtomicInteger();

    /** Starts it. */
    Node(Path folder, Map<String, String> settings) {
        this.folder = folder;
        this.port = freePort();
        this.deskPort = freePort();
        this.settings = new HashMap<>(settings);
        this.settings.put("HOTLINE_PORT", Integer.toString(port));
        this.settings.put("HOTLINE_DESK_PORT", Integer.toString(deskPort));
        this.service = start();
    }

    /** A port of this machine that nobody listens at. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a supervisor does: a start that fails, because the store is away, is tried again. */
    private Service start() {
        while (true) {
            Service started = Service.start(folder, settings);
            if (started.comesUp()) {
                return started;
            }
            if (failedStarts.incrementAndGet() > MOST_FAILED_STARTS) {
                throw new IllegalStateException("the node does not start: " + started.log());
            }
            Pause.of(Duration.ofMillis(300));
        }
    }

    /** Ends it with {@code kill -9} and starts it again after this time. */
    void kill(Duration away) {
        service.kill();
        end(End.KILLED, -1);
        Pause.of(away);
        service = start();
    }

    /** Ends it with SIGTERM and starts it again after this time. */
    void restart(Duration away) {
        stop();
        Pause.of(away);
        service = start();
    }

    private void stop() {
        service.terminate();
        end(End.STOPPED, service.ended());
    }

    private synchronized void end(End how, int status) {
        lives.add(new Life(System.nanoTime(), how, status, service.log()));
    }

    /** Stops its process without ending it; to whoever asks it something it looks endlessly slow. */
    void freeze(Duration time) {
        signal("-STOP");
        try {
            Pause.of(time);
        } finally {
            signal("-CONT");
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(service.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The carrier's port, the same in all its lives. */
    int port() {
        return port;
    }

    /** The desk's port, the same in all its lives. */
    int deskPort() {
        return deskPort;
    }

    /** What it measured in its present life. */
    Metrics metrics() {
        return Metrics.of(deskPort);
    }

    /** What the present life logged. */
    String log() {
        return service.log();
    }

    /** Its lives that are over. */
    synchronized List<Life> lives() {
        return List.copyOf(lives);
    }

    /** So many starts failed and were tried again. */
    int failedStarts() {
        return failedStarts.get();
    }

    /** Ends it in good order, for good. */
    @Override
    public void close() {
        stop();
    }

    /** Ends it at once, where the torture itself failed. */
    void abandon() {
        service.close();
    }
}
