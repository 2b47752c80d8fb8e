package charge.hotline.carrier;

import charge.hotline.agents.Roster;
import charge.hotline.content.Content;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Reply.Spoken;
import charge.hotline.dialog.Summary;
import charge.hotline.journal.Journal;
import charge.hotline.twiml.CallUrl;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the webhooks of legs that are not the caller's: an agent hears the summary and takes the call or not; a caller who
 * waits in a queue hears that the wait goes on. None of them can change where the caller's own leg goes next.
 */
final class AgentLegs {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLegs.class);
    private static final String TAKE = "1";
    private static final String AGAIN = "2";
    private static final String LEAVE = "#";

    private final Editions editions;
    private final Roster roster;
    private final Journal journal;
    private final Patience patience;

    AgentLegs(Editions editions, Roster roster, Journal journal, Patience patience) {
        this.editions = editions;
        this.roster = roster;
        this.journal = journal;
        this.patience = patience;
    }

    /** An agent's phone was answered: by the agent, or by a voicemail that will press no key. */
    Answer whisper(Webhook webhook) {
        Call call = CallUrl.read(webhook.query());
        Edition edition = editions.of(call.version());
        String name = CallUrl.agent(webhook.query()).orElse("");
        String language = language(edition.content(), call, name);
        List<Spoken> says = new ArrayList<>(Summary.of(edition.content(), call, language));
        says.add(new Spoken(language, "summary.accept", Map.of()));
        return new Answer.Twiml(edition.twiml().whisper(says, call, name));
    }

    /** What the agent pressed. That the call was taken is kept before the two are connected, for a while at most. */
    Future<Answer> pressed(Webhook webhook) {
        Call call = CallUrl.read(webhook.query());
        Edition edition = editions.of(call.version());
        String name = CallUrl.agent(webhook.query()).orElse("");
        String keys = webhook.form().first("Digits").orElse("");
        if (keys.equals(AGAIN)) {
            return Future.succeededFuture(whisper(webhook));
        }
        if (!keys.equals(TAKE)) {
            return Future.succeededFuture(new Answer.Twiml(edition.twiml().declined()));
        }
        Spoken taken = new Spoken(language(edition.content(), call, name), "summary.taken", Map.of());
        Answer accepted = new Answer.Twiml(edition.twiml().accepted(List.of(taken)));
        Optional<String> callers = webhook.form().filled("ParentCallSid");
        if (callers.isEmpty()) {
            LOG.warn("an agent took a call, but the carrier did not say which: ParentCallSid is missing");
            return Future.succeededFuture(accepted);
        }
        return patience.of(journal.accept(callers.get(), call.turn(), name)).map(kept -> accepted);
    }

    /** A caller waits in a queue: the hash key leaves it, everything else goes on waiting. */
    Answer waiting(Webhook webhook) {
        Call call = CallUrl.read(webhook.query());
        Edition edition = editions.of(call.version());
        if (webhook.form().first("Digits").filter(LEAVE::equals).isPresent()) {
            return new Answer.Twiml(edition.twiml().leave());
        }
        String language = call.language()
                .orElseGet(() -> roster.line(webhook.form().first("To").orElse(""))
                        .facts()
                        .languages()
                        .getFirst());
        Spoken waiting = new Spoken(language, "handoff.waiting", Map.of());
        return new Answer.Twiml(edition.twiml().queue(List.of(waiting), call));
    }

    /** The worker is called as the workflow knows them; what they need to know stands in the task. */
    static Answer assigned() {
        return new Answer.Json("{\"instruction\":\"dequeue\"}");
    }

    /** The agent's own language; where there are no prompts in it, the caller's. */
    private String language(Content content, Call call, String name) {
        return roster.agent(name).map(Facts.Agent::languages).orElse(List.of()).stream()
                .filter(content.languages()::containsKey)
                .findFirst()
                .or(call::language)
                .orElseGet(() -> content.languages().keySet().iterator().next());
    }
}
