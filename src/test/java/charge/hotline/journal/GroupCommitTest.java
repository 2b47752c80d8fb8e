package charge.hotline.journal;

import static charge.hotline.journal.JournalContract.await;
import static charge.hotline.journal.JournalContract.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no store can be made to show at will. */
class GroupCommitTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeVertx() {
        await(vertx.close());
    }

    private interface Commit {
        List<String> of(List<String> batch) throws Exception;
    }

    private GroupCommit<String, String> onto(Commit commit) {
        return onto(commit, () -> {});
    }

    private GroupCommit<String, String> onto(Commit commit, Runnable afterwards) {
        GroupCommit<String, String> writes = new GroupCommit<>(
                vertx,
                new GroupCommit.Store<>() {
                    @Override
                    public void open() {}

                    @Override
                    public List<String> commit(List<String> batch) throws Exception {
                        return commit.of(batch);
                    }

                    @Override
                    public void afterwards() {
                        afterwards.run();
                    }

                    @Override
                    public void close() {}
                },
                1_000,
                write -> false);
        writes.start();
        return writes;
    }

    @Test
    void whatArrivesDuringACommitIsWrittenTogetherInTheNext() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        GroupCommit<String, String> writes = onto(batch -> {
            sizes.add(batch.size());
            slow.await();
            return batch;
        });
        List<Future<String>> all = new ArrayList<>();
        all.add(writes.add("first"));
        until(() -> sizes.size() == 1);
        for (int i = 0; i < 100; i++) {
            all.add(writes.add("write " + i));
        }
        slow.countDown();
        await(Future.all(all));

        assertThat(sizes).containsExactly(1, 64, 36);
        assertThat(all.getLast().result()).isEqualTo("write 99");
        writes.close(Duration.ofSeconds(5));
    }

    @Test
    void whatIsDoneAfterwardsKeepsNobodyWaitingForItsCommit() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        GroupCommit<String, String> writes = onto(batch -> batch, () -> {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(await(writes.add("first"))).isEqualTo("first");
        slow.countDown();
        assertThat(await(writes.add("second"))).isEqualTo("second");
        writes.close(Duration.ofSeconds(5));
    }

    @Test
    void aCommitThatDoesNotEndIsTrouble() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        GroupCommit<String, String> writes = onto(batch -> {
            slow.await();
            return batch;
        });
        Future<String> written = writes.add("x");
        until(() -> writes.trouble().isPresent());
        assertThat(writes.trouble().orElseThrow()).contains("for more than 1 s");
        slow.countDown();
        await(written);

        assertThat(writes.trouble()).isEmpty();
        writes.close(Duration.ofSeconds(5));
    }

    @Test
    void closingWhileTheStoreIsAwayGivesUpAndSaysSo() throws Exception {
        GroupCommit<String, String> writes = onto(batch -> {
            throw new IOException("disk full");
        });
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(writes.add("x"));
        }
        until(() -> writes.trouble().isPresent());
        assertThat(writes.trouble()).hasValue("the store cannot be written: disk full");
        writes.close(Duration.ofMillis(1));

        assertThatThrownBy(() -> await(all.getFirst())).hasMessageContaining("closed while it could not be written");
        assertThat(writes.dropped()).isEqualTo(100);
        assertThat(writes.queued()).isZero();
    }
}
