package charge.hotline.load;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** The least that any hotline on Vert.x does: reads the form as Vert.x does, and answers with one fixed document of 600 bytes. */
public final class BareServer extends VerticleBase {
    private static final Buffer DOCUMENT = Buffer.buffer(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response><Say>" + "x".repeat(531) + "</Say></Response>");

    private final int port;

    private BareServer(int port) {
        this.port = port;
    }

    /** Listens on this port of this machine, on as many event loops as there are processors, until it is killed. */
    public static void main(String[] args) {
        int loops = Runtime.getRuntime().availableProcessors();
        Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops))
                .deployVerticle(
                        () -> new BareServer(Integer.parseInt(args[0])), new DeploymentOptions().setInstances(loops))
                .onFailure(e -> System.exit(1));
    }

    @Override
    public Future<?> start() {
        return vertx.createHttpServer().requestHandler(BareServer::answer).listen(port, "127.0.0.1");
    }

    private static void answer(HttpServerRequest request) {
        request.setExpectMultipart(true);
        request.endHandler(read -> {
            // a form that was not read would be a server that does less
            boolean call = request.formAttributes().contains("CallSid");
            request.response()
                    .setStatusCode(call ? 200 : 400)
                    .putHeader("Content-Type", "text/xml; charset=utf-8")
                    .end(DOCUMENT);
        });
    }
}
