package charge.hotline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Optional;

/** What the desk needs to know of calls, as the API shows it. */
public interface Calls {
    /** The latest calls, the latest first: a list of at most so many. */
    Future<JsonNode> latest(int most);

    /** One call with its turns; empty where no call with this id is kept. */
    Future<Optional<JsonNode>> call(String callSid);
}
