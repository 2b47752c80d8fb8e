package charge.hotline.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Where the nodes keep their journal, as an operator and a vandal see it. */
interface Store extends AutoCloseable {
    /** The settings that lead the nodes to it. */
    Map<String, String> settings();

    /** Takes it away for this time; blocks until it is back. */
    void takeAway(Duration time) throws SQLException;

    /** A connection that reads what is kept, past the hotline. */
    Connection read() throws SQLException;

    @Override
    void close();
}
