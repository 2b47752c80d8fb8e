package charge.hotline.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** One connection that is kept: sends ready-made HTTP and reads the answer, and does as little else as it can. */
final class Line implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final DataInputStream in;
    private final byte[] body = new byte[BUFFER];
    private final byte[] head = new byte[BUFFER];

    Line(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
    }

    /** Whether it was answered with 200. */
    boolean send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        in.readFully(body, 0, length);
        return status.startsWith(OK);
    }

    private String line() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            head[length++] = (byte) next;
        }
        return new String(head, 0, Math.max(0, length - 1), US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
