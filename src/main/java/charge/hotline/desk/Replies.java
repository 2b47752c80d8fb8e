package charge.hotline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** How the desk writes JSON. Nothing of it is kept by anybody between. */
final class Replies {
    private Replies() {}

    static void json(RoutingContext context, int status, JsonNode body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toString());
    }

    /** What is there, asked with another method than these. */
    static void otherMethod(RoutingContext context, String methods) {
        context.response().putHeader(HttpHeaders.ALLOW, methods);
        error(context, 405, "This path is asked with " + methods + ".");
    }

    /** Whether JSON was sent, which no web page of somebody else's can do. */
    static boolean isJson(RoutingContext context) {
        return "application/json".equals(context.parsedHeaders().contentType().value());
    }

    /** {@code {"error": "…"}} with a sentence that says what to do. */
    static void error(RoutingContext context, int status, String sentence) {
        json(context, status, JsonNodeFactory.instance.objectNode().put("error", sentence));
    }
}
