package charge.hotline.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What waits to be written, at most so many, oldest first. Where there is no room, the oldest that is not essential goes.
 * Many threads add, one takes: what it took takes no room, and is there again in its old place where it is given back.
 */
final class Backlog<E> {
    private record Numbered<E>(long number, E element) {}

    private final int bound;
    private final Predicate<E> essential;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Numbered<E>> essentials = new ArrayDeque<>();
    private final Deque<Numbered<E>> others = new ArrayDeque<>();
    private List<Numbered<E>> taken = List.of();
    private long next;
    private boolean closed;

    Backlog(int bound, Predicate<E> essential) {
        this.bound = bound;
        this.essential = essential;
    }

    /** Adds one; returns what had to go for it, which is itself where all that waits is essential, or after {@link #close}. */
    Optional<E> add(E element) {
        lock.lock();
        try {
            if (closed) {
                return Optional.of(element);
            }
            Optional<E> gone = Optional.empty();
            if (essentials.size() + others.size() >= bound) {
                if (others.isEmpty()) {
                    return Optional.of(element);
                }
                gone = Optional.of(others.removeFirst().element());
            }
            queue(element).addLast(new Numbered<>(next++, element));
            changed.signal();
            return gone;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the oldest, waiting for one; an empty list: closed, and nothing is left. */
    List<E> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (essentials.isEmpty() && others.isEmpty() && !closed) {
                changed.await();
            }
            List<Numbered<E>> batch = new ArrayList<>();
            while (batch.size() < most && !(essentials.isEmpty() && others.isEmpty())) {
                batch.add(older().removeFirst());
            }
            taken = batch;
            return batch.stream().map(Numbered::element).toList();
        } finally {
            lock.unlock();
        }
    }

    /** What was taken needs to wait no more. */
    void done() {
        lock.lock();
        try {
            taken = List.of();
        } finally {
            lock.unlock();
        }
    }

    /** What was taken waits again, in its old place. */
    void giveBack() {
        lock.lock();
        try {
            for (Numbered<E> one : taken.reversed()) {
                queue(one.element()).addFirst(one);
            }
            taken = List.of();
        } finally {
            lock.unlock();
        }
    }

    /** How many there are, with those that were taken and are not done. */
    int size() {
        lock.lock();
        try {
            return essentials.size() + others.size() + taken.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing more in. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Deque<Numbered<E>> queue(E element) {
        return essential.test(element) ? essentials : others;
    }

    private Deque<Numbered<E>> older() {
        if (essentials.isEmpty()) {
            return others;
        }
        if (others.isEmpty()) {
            return essentials;
        }
        return essentials.getFirst().number() < others.getFirst().number() ? essentials : others;
    }
}
