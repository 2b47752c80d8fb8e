package charge.hotline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** A way to a server of this machine that can be cut, or go dead without a word. */
public final class Tunnel implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private ServerSocket listener;

    /** @param target the server's port */
    public Tunnel(int target) {
        this.target = target;
        listener = listening(0);
        port = listener.getLocalPort();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Closes what is open and refuses what comes, as a server that is stopped. */
    public void cut() {
        close();
    }

    /** Nothing gets through any more, and nobody is told. */
    public void freeze() {
        frozen(true);
    }

    /** Everything gets through again. */
    public void mend() {
        frozen(false);
        if (listener.isClosed()) {
            listener = listening(port);
        }
    }

    @Override
    public void close() {
        closed(listener);
        open.forEach(Tunnel::closed);
        open.clear();
    }

    private void frozen(boolean now) {
        lock.lock();
        try {
            frozen = now;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket listening(int at) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            bind(server, new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            Thread.ofVirtual().start(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The listener before it may still be closing. */
    private static void bind(ServerSocket server, InetSocketAddress address) throws IOException {
        for (int tries = 0; ; tries++) {
            try {
                server.bind(address);
                return;
            } catch (BindException e) {
                if (tries == 100) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(near);
                open.add(far);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException e) {
                // It was cut, or the server is not there; the next one is tried.
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                waitWhileFrozen();
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side is gone, so the other goes too.
        }
        open.remove(from);
        open.remove(to);
    }

    private void waitWhileFrozen() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closed(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
