package charge.hotline.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets people of the house in. With a password: user {@code desk}, by HTTP Basic. Without one the port is open to this machine
 * alone, and then a request must name this machine too, so that no web page that an operator looks at reaches the desk
 * through a host name of its own that points here.
 */
final class Doorkeeper implements Handler<RoutingContext> {
    private static final String USER = "desk";
    private static final String SCHEME = "basic ";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private final Optional<String> password;

    Doorkeeper(Optional<String> password) {
        this.password = password;
    }

    @Override
    public void handle(RoutingContext context) {
        if (password.isEmpty()) {
            if (namesThisMachine(context)) {
                context.next();
            } else {
                Replies.error(
                        context,
                        403,
                        "Without HOTLINE_DESK_PASSWORD the desk answers on this machine only: use"
                                + " http://localhost, or set a password.");
            }
        } else if (knows(context, password.get())) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Basic realm=\"hotline desk\", charset=\"UTF-8\"");
            Replies.error(context, 401, "Log in as user desk with the password of HOTLINE_DESK_PASSWORD.");
        }
    }

    private static boolean namesThisMachine(RoutingContext context) {
        return Optional.ofNullable(context.request().authority())
                .filter(authority -> THIS_MACHINE.contains(authority.host().toLowerCase(Locale.ROOT)))
                .isPresent();
    }

    private static boolean knows(RoutingContext context, String password) {
        String header = Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return false;
        }
        byte[] given;
        try {
            given = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(given, (USER + ":" + password).getBytes(UTF_8));
    }
}
