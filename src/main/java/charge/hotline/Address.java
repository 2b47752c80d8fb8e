package charge.hotline;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;

/**
 * Where one of the hotline's ports listens.
 *
 * @param setting that says which port
 * @param port 0 for any free one
 */
record Address(Setting setting, String host, int port) {
    /**
     * Listens for a moment.
     *
     * @throws CannotStart where that cannot be, mostly because something else listens there
     */
    void probe() {
        try (ServerSocket socket = new ServerSocket()) {
            // As the real ones: connections of an earlier life that linger are in nobody's way.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw taken(e);
        }
    }

    /** A server that is to listen here, or a sentence that says why it cannot. */
    <T> Future<T> listening(Future<T> server) {
        return server.recover(e -> Future.failedFuture(taken(e)));
    }

    private CannotStart taken(Throwable e) {
        return new CannotStart(List.of("The hotline cannot listen at " + host + ":" + port + " (" + e.getMessage()
                + "); stop what listens there, or write another port for " + setting + ": " + setting.form()));
    }
}
