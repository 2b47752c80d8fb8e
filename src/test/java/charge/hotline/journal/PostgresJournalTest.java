package charge.hotline.journal;

import static charge.hotline.journal.Sample.callBack;
import static charge.hotline.journal.Sample.turn;
import static charge.hotline.journal.Sample.urgent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import charge.hotline.RealPostgres;
import charge.hotline.Tunnel;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The journal in a PostgreSQL: the contract, and what is its own: many nodes, and a server that is away. */
class PostgresJournalTest extends JournalContract {
    private final Map<Path, String> databases = new ConcurrentHashMap<>();
    private final List<Journal> others = new ArrayList<>();

    @AfterEach
    void closeOthers() {
        others.forEach(Journal::close);
    }

    private String database(Path folder) {
        return databases.computeIfAbsent(folder, none -> {
            try {
                return RealPostgres.database();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    private PostgresUrl url() {
        return PostgresUrl.of(RealPostgres.url(database(folder)));
    }

    @Override
    Journal open(Path folder, int bound) {
        return new SqlJournal(vertx, Postgres.at(url()), bound);
    }

    /** It becomes read-only, as one that fails over does. */
    @Override
    AutoCloseable takeAway(Path folder) throws Exception {
        String database = database(folder);
        RealPostgres.execute("alter database " + database + " set default_transaction_read_only = on");
        endConnections(database);
        return () -> RealPostgres.execute("alter database " + database + " reset default_transaction_read_only");
    }

    private void executeHere(String sql) throws SQLException {
        try (Connection connection = RealPostgres.connection(database(folder));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    void finish(String callSid) throws SQLException {
        executeHere("update deed set state = 'done' where call_sid = '" + callSid + "'");
    }

    @Override
    void breakUpkeep() throws SQLException {
        executeHere("drop table upkeep");
    }

    private static void endConnections(String database) throws SQLException {
        RealPostgres.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    private Journal otherNode() {
        Journal node = open(folder, 1_000);
        others.add(node);
        return node;
    }

    // --- opening

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseMakeItOnce() throws Exception {
        for (int round = 0; round < 3; round++) {
            PostgresUrl empty = PostgresUrl.of(RealPostgres.url(RealPostgres.database()));
            List<Callable<Journal>> starts = IntStream.range(0, 4)
                    .<Callable<Journal>>mapToObj(i -> () -> Journal.postgres(vertx, empty))
                    .toList();
            try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                for (var started : pool.invokeAll(starts)) {
                    others.add(started.get());
                }
            }
            for (Journal node : others) {
                await(node.keep(turn("CA" + others.indexOf(node), 0).entry()));
            }
            assertThat(await(others.getLast().calls(9, OptionalLong.empty()))).hasSize(4);
            closeOthers();
            others.clear();
        }
    }

    @Test
    void aWrongPasswordOrDatabaseStopsTheStartWithASentence() {
        assertThatThrownBy(() -> Postgres.at(
                        PostgresUrl.of("postgresql://postgres:hush@127.0.0.1:" + RealPostgres.port() + "/nowhere")))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("HOTLINE_DATABASE")
                .hasMessageContaining("nowhere")
                .hasMessageNotContaining("hush");
    }

    @Test
    void aDatabaseOfSomebodyElseIsNotWrittenInto() throws Exception {
        String theirs = RealPostgres.database();
        try (Connection connection = RealPostgres.connection(theirs);
                Statement statement = connection.createStatement()) {
            statement.execute("create table turn (id integer)");
        }

        assertThatThrownBy(() -> Postgres.at(PostgresUrl.of(RealPostgres.url(theirs))))
                .isInstanceOf(CannotOpen.class)
                .hasMessageContaining("cannot be used as the journal");
    }

    // --- many nodes

    @Test
    void theSameTurnAtTwoNodesAtOnceIsOneFirstAndOneRepeatWithItsFacts() throws Exception {
        List<Journal> nodes = List.of(journal(), otherNode());
        Random random = new Random(7);
        for (int n = 0; n < 100; n++) {
            boolean same = random.nextInt(3) > 0;
            List<Entry> entries = new ArrayList<>();
            List<Future<Kept>> kept = new ArrayList<>();
            for (int node = 0; node < 2; node++) {
                Entry entry = turn("CA1", n)
                        .input(same ? "key:1" : "key:" + node)
                        .facts("{\"node\":" + node + "}")
                        .owing(callBack("{}"))
                        .entry();
                entries.add(entry);
                kept.add(nodes.get(node).keep(entry));
            }
            await(Future.all(kept));

            int first = kept.get(0).result() instanceof Kept.First ? 0 : 1;
            assertThat(kept.get(first).result()).isEqualTo(new Kept.First());
            assertThat(kept.get(1 - first).result())
                    .isEqualTo(same ? new Kept.Repeat(entries.get(first).facts()) : new Kept.Superseded());
        }
        assertThat(await(journal().deeds())).hasSize(100);
    }

    /** In different orders, so that nodes would wait for each other if a batch kept the order of arrival. */
    @Test
    void nodesThatWriteTheSameCallsInOtherOrdersAllGetThrough() throws Exception {
        List<Journal> nodes = List.of(journal(), otherNode(), otherNode());
        Random random = new Random(11);
        List<Future<Kept>> kept = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (int n = 0; n < 30; n++) {
            for (int call = 0; call < 20; call++) {
                samples.add(turn("CA" + call, n).owing(urgent()));
            }
        }
        for (Journal node : nodes) {
            Collections.shuffle(samples, random);
            samples.forEach(sample -> kept.add(node.keep(sample.entry())));
        }
        await(Future.all(kept));

        assertThat(kept).filteredOn(one -> one.result() instanceof Kept.First).hasSize(600);
        assertThat(kept).filteredOn(one -> one.result() instanceof Kept.Repeat).hasSize(1_200);
        assertThat(await(journal().deeds())).hasSize(600);
        assertThat(nodes).allSatisfy(node -> assertThat(node.dropped()).isZero());
        assertThat(call("CA7").n()).isEqualTo(29);
        try (Connection connection = RealPostgres.connection(database(folder));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void ofManyNodesOneLetsGo() {
        List<Journal> nodes = List.of(journal(), otherNode(), otherNode());
        keep(turn("CA1", 0).when(Sample.NOON));
        Retention retention = new Retention(
                Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

        List<Future<Optional<LetGo>>> done = nodes.stream()
                .map(node -> node.letGo(retention, Sample.NOON.plus(Duration.ofDays(2)), Duration.ofHours(23)))
                .toList();
        await(Future.all(done));

        assertThat(done)
                .filteredOn(one -> one.result().isPresent())
                .singleElement()
                .satisfies(one -> assertThat(one.result()).contains(new LetGo(1, 0, 0, 0, 0, 0)));
    }

    @Test
    void whoIsForgottenAtOneNodeIsForgottenAtAll() {
        Journal other = otherNode();
        keep(turn("CA1", 0).caller("c0ffee"));
        await(other.forget("c0ffee", Sample.NOON.plusSeconds(60)));

        assertThat(keep(turn("CA1", 1).caller("c0ffee"))).isEqualTo(new Kept.Forgotten());
        assertThat(keep(turn("CA2", 0).caller("c0ffee"))).isEqualTo(new Kept.Forgotten());
        assertThat(await(other.callsOf("c0ffee"))).isEmpty();
    }

    @Test
    void aLateTurnOfAnotherNodeDoesNotMoveTheCallBackwards() {
        Journal other = otherNode();
        keep(turn("CA1", 7).language("en").after("n=8"));

        await(other.keep(turn("CA1", 6).language("fr").after("n=7").danger().entry()));

        assertThat(call("CA1").state()).isEqualTo("n=8");
        assertThat(call("CA1").view().danger()).isTrue();
    }

    @Test
    void whatOneNodeKeepsAllNodesSee() {
        Journal other = otherNode();
        keep(turn("CA1", 0).caller("c0ffee").language("en"));
        await(other.keep(turn("CA2", 0).caller("c0ffee").entry()));
        await(journal().accept("CA1", 5, "brussels"));

        assertThat(await(other.calls(9, OptionalLong.empty())))
                .extracting(CallRecord::callSid)
                .containsExactly("CA2", "CA1");
        assertThat(await(other.accepted("CA1", 5))).hasValue("brussels");
        assertThat(await(other.preferred("c0ffee"))).hasValue("en");
        assertThat(await(other.accepted("CA1", 6))).isEqualTo(Optional.empty());
    }

    // --- the server

    @Test
    void connectionsThatTheServerClosedAreMadeAnew() throws Exception {
        keep(turn("CA1", 0));
        endConnections(database(folder));

        assertThat(call("CA1").n()).isZero();
        assertThat(keep(turn("CA1", 1))).isEqualTo(new Kept.First());
        assertThat(journal().trouble()).isEmpty();
    }

    @Test
    void whatStartsWhileTheServerIsAwayWritesOnceItIsThere() throws Exception {
        String empty = RealPostgres.database();
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            tunnel.cut();
            Journal node = Journal.postgres(vertx, PostgresUrl.of(RealPostgres.url(empty, tunnel.port())));
            others.add(node);
            until(() -> node.trouble().isPresent());
            assertThat(node.trouble().orElseThrow())
                    .contains("cannot be written")
                    .doesNotContain("postgres:postgres");
            assertThatThrownBy(() -> await(node.call("CA1"))).isInstanceOf(SQLException.class);
            Future<Kept> kept = node.keep(turn("CA1", 0).entry());
            assertThat(kept.isComplete()).isFalse();
            tunnel.mend();

            assertThat(await(kept)).isEqualTo(new Kept.First());
            assertThat(await(node.call("CA1"))).isPresent();
            assertThat(node.trouble()).isEmpty();
        }
    }

    @Test
    void whatIsClosedWhileTheServerIsAwayEnds() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            tunnel.cut();
            Journal node =
                    Journal.postgres(vertx, PostgresUrl.of(RealPostgres.url(RealPostgres.database(), tunnel.port())));
            Future<Kept> kept = node.keep(turn("CA1", 0).entry());
            node.close();

            assertThatThrownBy(() -> await(kept)).hasMessageContaining("closed while it could not be written");
            assertThat(node.dropped()).isEqualTo(1);
        }
    }

    /** A firewall forgets a connection, a machine loses its power: no packet says so. */
    @Test
    void aConnectionThatGoesDeadHoldsNobodyForLong() throws Exception {
        try (Tunnel tunnel = new Tunnel(RealPostgres.port())) {
            Journal node = Journal.postgres(
                    vertx,
                    PostgresUrl.of(
                            RealPostgres.url(database(folder), tunnel.port()) + "?socketTimeout=1&connectTimeout=1"));
            others.add(node);
            await(node.keep(turn("CA1", 0).entry()));
            await(node.call("CA1"));
            tunnel.freeze();
            Future<Kept> kept = node.keep(turn("CA1", 1).entry());
            Future<?> read = node.call("CA1");

            assertThatThrownBy(() -> await(read)).isInstanceOf(SQLException.class);
            until(() -> node.trouble()
                    .filter(why -> why.contains("cannot be written"))
                    .isPresent());
            assertThat(kept.isComplete()).isFalse();
            tunnel.cut();
            tunnel.mend();

            // It may have been written before the connection died; then it is a repeat of itself.
            assertThat(await(kept)).isIn(new Kept.First(), new Kept.Repeat("{\"now\":1}"));
            assertThat(turns("CA1")).hasSize(2);
        }
    }

    @Test
    void aNodeThatStopsInTheMiddleOfACommitDoesNotHoldTheOthersUp() throws Exception {
        keep(turn("CA1", 0));
        try (Connection stopped = Postgres.at(url()).writing()) {
            stopped.setAutoCommit(false);
            try (Statement statement = stopped.createStatement()) {
                statement.execute("update call set n = n");
            }

            assertThat(keep(turn("CA1", 1))).isEqualTo(new Kept.First());
        }
    }
}
