package charge.hotline.load;

import charge.hotline.Metrics;
import charge.hotline.Service;
import charge.hotline.handset.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a node carries on the machine that also makes the load: turns a second beside a bare server, in turns, and how long
 * answers take at a constant rate. Arguments: seconds of each measurement (15), turns a second (2000).
 */
public final class Load {
    private static final String TOKEN = "load-0123456789abcdef0123456789ab";
    private static final String PUBLIC_URL = "https://hotline.example";

    private static final String LINES = """
            lines:
              - {number: "+3225550100", brand: Mbrella Charge, languages: [fr, en]}
            agents:
              - {name: always, reach: "client:always", languages: [fr, en]}
            """;
    private static final int RECORDED_CALLS = 200;
    private static final int ROUNDS = 3;
    private static final int AS_FAST_AS_IT_GOES = 0;

    /** More than are sent in a round that goes as fast as it can. */
    private static final int A_ROUND = 40_000;

    private static final int WARMING = 60_000;

    private final int seconds;
    private final int rate;
    private final Path folder;

    private Load(int seconds, int rate, Path folder) {
        this.seconds = seconds;
        this.rate = rate;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        Path disk = Files.createTempDirectory("hotline-load");
        Path memory = Files.createTempDirectory(Path.of("/dev/shm"), "hotline-load");
        try {
            new Load(seconds, rate, disk).run(memory);
        } finally {
            delete(disk);
            delete(memory);
        }
        System.exit(0);
    }

    private void run(Path memory) throws Exception {
        Files.writeString(folder.resolve("hotline.yaml"), LINES);
        int barePort = freePort();
        Process bare = bare(barePort);
        try {
            System.out.printf(
                    "%d processors; %d connections%n", Runtime.getRuntime().availableProcessors(), 64);
            Requests requests;
            try (Service node = node(folder.resolve("data")).listening()) {
                requests = Requests.recorded(
                        Connection.to("http://127.0.0.1:" + node.port())
                                .withPublicUrl(PUBLIC_URL)
                                .withToken(TOKEN),
                        PUBLIC_URL,
                        TOKEN,
                        RECORDED_CALLS);
                System.out.printf("%.1f turns a call%n", requests.turnsOfACall());
                Generator.send(node.port(), requests.make(WARMING), AS_FAST_AS_IT_GOES);
                Generator.send(barePort, requests.make(WARMING), AS_FAST_AS_IT_GOES);
                ratio(node, barePort, bare, requests);
                constant("a bare server", barePort, bare.pid(), requests);
                constant("the hotline, its journal on disk", node.port(), node.pid(), requests);
                System.out.printf(
                        "entries given up: %.0f%n",
                        Metrics.of(node.deskPort()).matching("hotline_journal_dropped_total"));
            }
            try (Service node = node(memory).listening()) {
                Generator.send(node.port(), requests.make(WARMING + ROUNDS * A_ROUND), AS_FAST_AS_IT_GOES);
                constant("the hotline, its journal in memory", node.port(), node.pid(), requests);
            }
        } finally {
            bare.destroyForcibly();
        }
    }

    private Service node(Path data) {
        return Service.start(
                folder,
                Map.of(
                        "HOTLINE_HOST",
                        "127.0.0.1",
                        "HOTLINE_PUBLIC_URL",
                        PUBLIC_URL,
                        "TWILIO_AUTH_TOKEN",
                        TOKEN,
                        "HOTLINE_DATA",
                        data.toString()),
                "-server");
    }

    private static Process bare(int port) throws IOException, InterruptedException {
        Process bare = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareServer.class.getName(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tries = 0; ; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return bare;
            } catch (IOException e) {
                if (tries > 600) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    /** In turns, because what else the machine does changes from minute to minute. */
    private static void ratio(Service node, int barePort, Process bare, Requests requests)
            throws InterruptedException, IOException {
        double hotlines = 0;
        double bares = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<byte[]> ours = requests.make(A_ROUND);
            double bareRate = told("a bare server", barePort, bare.pid(), ours, AS_FAST_AS_IT_GOES);
            double rate = told("the hotline", node.port(), node.pid(), ours, AS_FAST_AS_IT_GOES);
            bares += bareRate;
            hotlines += rate;
        }
        System.out.printf("as fast as it goes, the hotline is at %.0f %% of the bare server%n", 100 * hotlines / bares);
    }

    /** The second of two, because at another rate there is other work for the compiler to do first. */
    private void constant(String what, int port, long pid, Requests requests) throws InterruptedException, IOException {
        Generator.send(port, requests.make(rate * seconds), rate);
        told(what + ", " + rate + " a second", port, pid, requests.make(rate * seconds), rate);
    }

    private static double told(String what, int port, long pid, List<byte[]> requests, int rate)
            throws InterruptedException, IOException {
        double before = cpuSeconds(pid);
        Generator.Result result = Generator.send(port, requests, rate);
        System.out.printf(
                "%-45s %6.0f/s  p50 %6.2f ms  p99 %6.2f ms  p99.9 %6.2f ms  longest %6.1f ms  %4.0f us of CPU each  refused %d%n",
                what,
                result.rate(),
                result.millis(0.5),
                result.millis(0.99),
                result.millis(0.999),
                result.millis(1),
                (cpuSeconds(pid) - before) / requests.size() * 1e6,
                result.refused());
        return result.rate();
    }

    /** What a process has used of the processors so far. */
    private static double cpuSeconds(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                .replaceFirst("^.*\\) ", "")
                .split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
