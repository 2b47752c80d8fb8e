package charge.hotline.carrier;

import charge.hotline.agents.Roster;
import charge.hotline.carrier.LookUps.Folded;
import charge.hotline.carrier.Webhook.Path;
import charge.hotline.content.Content;
import charge.hotline.content.Limits;
import charge.hotline.diagnosis.Diagnosis;
import charge.hotline.dialog.Call;
import charge.hotline.dialog.Deed;
import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Move;
import charge.hotline.dialog.Reply;
import charge.hotline.dialog.Summary;
import charge.hotline.dialog.Turn;
import charge.hotline.dialog.Turn.Bridged;
import charge.hotline.journal.CallRecord;
import charge.hotline.journal.CallerHash;
import charge.hotline.journal.CaseNumbers;
import charge.hotline.journal.Entry;
import charge.hotline.journal.Journal;
import charge.hotline.journal.Kept;
import charge.hotline.twiml.CallUrl;
import charge.hotline.twiml.Context;
import charge.hotline.twiml.Document;
import charge.hotline.twiml.Task;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers the webhooks of the caller's leg: reads the call out of its URL, gathers the facts, folds the turn, keeps it, and
 * writes the reply. The conversation itself is the dialog's; here stands only what needs the world.
 */
public final class Conversations implements Webhooks.Answering {
    /** Questions after which an earlier call of the same caller may still be resumed. */
    private static final Set<String> BEFORE_RESUMING = Set.of("language", "incident", "resume");

    /** How long a caller waits for the content that the call began on; then the current one asks the question again. */
    private static final Duration LOADING = Duration.ofSeconds(1);

    private final Editions editions;
    private final Roster roster;
    private final Supplier<Optional<Facts.Incident>> incident;
    private final LookUps lookUps;
    private final Journal journal;
    private final CallerHash callers;
    private final CaseNumbers cases;
    private final Outward outward;
    private final Entries entries;
    private final AgentLegs agentLegs;
    private final Endings endings;
    private final FactsText factsText;
    private final Clock clock;
    private final Patience patience;
    private final Patience loading;

    /** The last turn of each call that is not on disk yet. */
    private final Map<String, Future<Kept>> underWay = new ConcurrentHashMap<>();

    /**
     * @param systems that can be asked in the middle of a call, by the id of the step that each answers
     * @param outward what can be done for a call besides talking
     * @param patience how long a caller waits for the journal
     * @param lookUpLimit how long a caller waits for a system that is asked
     * @param keepWords whether spoken words are kept with their turn
     */
    public Conversations(
            Vertx vertx,
            Editions editions,
            Roster roster,
            Supplier<Optional<Facts.Incident>> incident,
            Map<String, LookUp> systems,
            Journal journal,
            CallerHash callers,
            CaseNumbers cases,
            Outward outward,
            Clock clock,
            Duration patience,
            Duration lookUpLimit,
            boolean keepWords,
            MeterRegistry meters) {
        this.editions = editions;
        this.roster = roster;
        this.incident = incident;
        this.lookUps = new LookUps(vertx, systems, lookUpLimit, meters);
        this.journal = journal;
        this.callers = callers;
        this.cases = cases;
        this.outward = outward;
        this.factsText = new FactsText(roster);
        this.entries = new Entries(factsText, new Owing(outward.reports()), keepWords);
        this.clock = clock;
        this.endings = new Endings(editions, roster, journal, cases, entries, clock);
        this.patience = new Patience(vertx, patience);
        this.loading = new Patience(vertx, LOADING);
        this.agentLegs = new AgentLegs(editions, roster, journal, this.patience);
    }

    /** Where calls that are over are ended, told or not. */
    public Endings endings() {
        return endings;
    }

    @Override
    public Future<Answer> answer(Webhook webhook) {
        Future<?> content = editions.bring(CallUrl.version(webhook.query()));
        return content.isComplete() ? answered(webhook) : loading.of(content).compose(brought -> answered(webhook));
    }

    private Future<Answer> answered(Webhook webhook) {
        return switch (webhook.path()) {
            case CALL -> turn(webhook, editions.arriving(), new Turn.Arrived());
            case TURN -> heard(webhook);
            case TRANSFERRED -> transferred(webhook);
            case RECORDED ->
                turn(webhook, call(webhook), new Turn.Recorded(seconds(webhook.form(), "RecordingDuration") > 0));
            case CALLBACK -> turn(webhook, call(webhook), new Turn.CalledBack());
            case FALLBACK -> failed(webhook);
            case STATUS -> status(webhook);
            case WHISPER -> Future.succeededFuture(agentLegs.whisper(webhook));
            case WHISPER_ANSWER -> agentLegs.pressed(webhook);
            case QUEUE -> Future.succeededFuture(agentLegs.waiting(webhook));
            case TASK -> Future.succeededFuture(AgentLegs.assigned());
        };
    }

    private static Call call(Webhook webhook) {
        return CallUrl.read(webhook.query());
    }

    private Future<Answer> heard(Webhook webhook) {
        Call call = call(webhook);
        Turn turn = isOver(webhook)
                ? new Turn.HungUp()
                : new Hearing(editions.of(call.version()).understanding())
                        .turn(call, roster.line(ours(webhook)).facts().languages(), webhook.form());
        return turn(webhook, call, turn);
    }

    /** A transfer is over. The carrier's word and the journal's are both asked for: a voicemail is "completed" as well. */
    private Future<Answer> transferred(Webhook webhook) {
        Call call = call(webhook);
        Bridged bridged = bridged(webhook.form());
        // Nobody whispers to an agent who takes a call from a queue, so only the carrier knows.
        Future<Optional<Boolean>> accepted =
                webhook.form().filled("QueueResult").isPresent()
                        ? Future.succeededFuture(Optional.empty())
                        : patience.of(journal.accepted(webhook.callSid(), call.turn()))
                                .map(agent -> agent.map(Optional::isPresent));
        return accepted.compose(taken -> {
            boolean talked = bridged == Bridged.YES && taken.orElse(true);
            Turn turn = isOver(webhook) && !talked ? new Turn.HungUp() : new Turn.Transferred(bridged, taken);
            return turn(webhook, call, turn);
        });
    }

    private static Bridged bridged(Form form) {
        Optional<String> queue = form.first("QueueResult");
        if (queue.isPresent()) {
            return queue.get().equals("bridged") ? Bridged.YES : Bridged.NO;
        }
        return switch (form.first("DialCallStatus").orElse("")) {
            case "busy", "no-answer", "failed", "canceled" -> Bridged.NO;
            default ->
                form.first("DialBridged")
                        .map(word -> word.equals("true") ? Bridged.YES : Bridged.NO)
                        .orElse(Bridged.UNKNOWN);
        };
    }

    /** The carrier could not use an answer of ours: on from the state in the URL that failed, which is signed. */
    private Future<Answer> failed(Webhook webhook) {
        if (webhook.form().first("ParentCallSid").isPresent()) {
            // An agent's leg failed; the caller's goes on at its own action.
            return Future.succeededFuture(
                    new Answer.Twiml(editions.current().twiml().declined()));
        }
        return turn(webhook, failedCall(webhook), new Turn.Failed());
    }

    private Call failedCall(Webhook webhook) {
        String url = webhook.form().first("ErrorUrl").orElse("");
        int query = url.indexOf('?');
        int fragment = url.indexOf('#');
        return query < 0
                ? editions.arriving()
                : CallUrl.read(url.substring(query + 1, fragment < query ? url.length() : fragment));
    }

    /** A leg ended. Where it was the caller's, that is kept first; a call that was still going on ends with it. */
    private Future<Answer> status(Webhook webhook) {
        boolean agents = webhook.form().first("ParentCallSid").isPresent();
        if (agents || !isOver(webhook)) {
            return Future.succeededFuture(new Answer.Nothing());
        }
        String callSid = webhook.callSid();
        // Its last turn first: a state that is behind would undo how the call ended.
        Future<?> behind = Optional.<Future<?>>ofNullable(underWay.get(callSid))
                .map(last -> last.otherwiseEmpty())
                .orElse(Future.succeededFuture());
        return endings.told(callSid)
                .compose(kept -> patience.of(behind.compose(written -> endings.end(callSid))))
                .map(done -> new Answer.Nothing());
    }

    /** Folds a turn, keeps it, and answers once it is kept, or after a while anyway. */
    private Future<Answer> turn(Webhook webhook, Call call, Turn turn) {
        Edition edition = editions.of(call.version());
        return facts(webhook, call)
                .compose(facts ->
                        lookUps.fold(edition.dialog(), call, turn, facts, () -> foundBefore(webhook, call, turn)))
                .compose(folded -> patience.of(keep(entry(webhook, edition, call, turn, folded)))
                        .compose(kept -> settled(edition, call, turn, folded, kept)))
                .map(settled -> document(edition, settled, webhook));
    }

    /** What was found when the same turn came before: a repeated webhook looks nothing up again. */
    private Future<Map<String, String>> foundBefore(Webhook webhook, Call call, Turn turn) {
        String input = TurnText.of(turn);
        return patience.of(journal.turns(key(webhook, call)))
                .map(read -> read.stream()
                        .flatMap(turns -> turns.stream())
                        .filter(kept -> kept.input().equals(input))
                        .flatMap(kept -> factsText.read(kept.facts()).stream())
                        .map(Facts::found)
                        .findFirst()
                        .orElse(Map.of()));
    }

    private Future<Kept> keep(Entry entry) {
        String callSid = entry.key().callSid();
        Future<Kept> kept = journal.keep(entry);
        underWay.put(callSid, kept);
        return kept.onComplete(written -> underWay.remove(callSid, kept));
    }

    private Answer document(Edition edition, Move move, Webhook webhook) {
        String shown = roster.line(ours(webhook)).shown();
        Context context = move.reply() instanceof Reply.Transfer transfer
                        && transfer.agent().reach() instanceof Facts.Reach.Workflow
                ? new Context(shown, Optional.of(task(edition, move.call(), transfer.agent())))
                : Context.of(shown);
        return new Answer.Twiml(edition.twiml().document(move.reply(), move.call(), context));
    }

    private static Task task(Edition edition, Call call, Facts.Agent agent) {
        Content content = edition.content();
        String language = agent.languages().stream()
                .filter(content.languages()::containsKey)
                .findFirst()
                .or(call::language)
                .orElse("");
        return new Task(
                call.language().orElse(""),
                Summary.text(content, call, language),
                Diagnosis.of(content.checklist(), call.heard()).cause(),
                call.answer("where").orElse(""));
    }

    /** The answer where none can be made as usual: an apology and a person, without looking anything up. */
    public Document fallback(Webhook webhook) {
        Edition edition = editions.current();
        boolean agents = webhook.form().first("ParentCallSid").isPresent();
        if (agents) {
            return edition.twiml().declined();
        }
        Call call = webhook.path() == Path.FALLBACK ? failedCall(webhook) : call(webhook);
        Roster.Line line = roster.line(ours(webhook));
        Instant now = clock.instant();
        Facts facts = new Facts(
                now,
                line.facts(),
                roster.open(line, now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                false,
                Facts.Texting.OFF,
                "",
                false);
        Move move = editions.of(call.version()).dialog().fold(call, new Turn.Failed(), facts);
        return edition.twiml().document(move.reply(), move.call(), Context.of(line.shown()));
    }

    /** A repeat is answered with the facts of the first; what could not be kept in time is not promised. */
    private Future<Move> settled(Edition edition, Call call, Turn turn, Folded folded, Optional<Kept> kept) {
        Optional<Moment> other = switch (kept.orElse(new Kept.Forgotten())) {
            // Whether it may be written later or never: nobody promises it.
            case Kept.Forgotten forgotten ->
                Optional.of(new Moment(turn, folded.facts().notKept())).filter(moment -> isPromise(folded.move()));
            case Kept.First first -> Optional.empty();
            case Kept.Superseded superseded -> Optional.empty();
            case Kept.Repeat repeat ->
                factsText.read(repeat.facts()).map(facts -> new Moment(factsText.turn(repeat.facts(), turn), facts));
        };
        return other.map(moment -> lookUps.fold(
                                edition.dialog(),
                                call,
                                moment.turn(),
                                moment.facts(),
                                () -> Future.succeededFuture(Map.of()))
                        .map(Folded::move))
                .orElseGet(() -> Future.succeededFuture(folded.move()));
    }

    /** What a turn is folded with. */
    private record Moment(Turn turn, Facts facts) {}

    private static boolean isPromise(Move move) {
        return move.deeds().stream().anyMatch(deed -> switch (deed) {
            case Deed.CallBack callBack -> true;
            case Deed.Message message -> true;
            case Deed.Text text -> true;
            case Deed.Urgent urgent -> true;
            case Deed.Report report -> false;
        });
    }

    private Future<Facts> facts(Webhook webhook, Call call) {
        Instant now = clock.instant();
        Roster.Line line = roster.line(ours(webhook));
        String from = theirs(webhook);
        Facts known = new Facts(
                now,
                line.facts(),
                roster.open(line, now),
                incident.get().filter(announced -> announced.until().isAfter(now)),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                CallerHash.isNumber(from),
                outward.texting().to(from),
                cases.of(webhook.callSid()),
                journal.trouble().isEmpty());
        boolean first = webhook.path() == Path.CALL;
        if (!first && !BEFORE_RESUMING.contains(call.place().at())) {
            return Future.succeededFuture(known);
        }
        Optional<String> caller = callers.of(from);
        if (caller.isEmpty()) {
            return Future.succeededFuture(known);
        }
        Future<Optional<Facts.Earlier>> earlier = patience.of(
                        journal.latest(caller.get(), webhook.callSid(), now.minus(Limits.RESUME)))
                .map(found -> found.flatMap(record -> record)
                        .filter(record -> !record.view().danger())
                        .map(this::earlier));
        Future<Optional<String>> preferred = first
                ? patience.of(journal.preferred(caller.get())).map(found -> found.flatMap(language -> language))
                : Future.succeededFuture(Optional.empty());
        return Future.all(earlier, preferred).map(both -> known.with(earlier.result(), preferred.result()));
    }

    private Facts.Earlier earlier(CallRecord record) {
        Call call = CallUrl.read(record.state());
        return new Facts.Earlier(
                call, record.lastSeen(), call.caseNumber().orElseGet(() -> cases.of(record.callSid())));
    }

    private static Entry.Key key(Webhook webhook, Call call) {
        return new Entry.Key(webhook.callSid(), webhook.path().url(), call.turn());
    }

    private Entry entry(Webhook webhook, Edition edition, Call call, Turn turn, Folded folded) {
        return entries.of(
                key(webhook, call),
                edition,
                call,
                turn,
                TurnText.of(turn),
                folded,
                callers.of(theirs(webhook)),
                new Owing.Source(theirs(webhook), webhook.form()));
    }

    /** The number of ours: called, or on a call of ours, calling. */
    private static String ours(Webhook webhook) {
        return webhook.form().first(isOurs(webhook) ? "From" : "To").orElse("");
    }

    private static String theirs(Webhook webhook) {
        return webhook.form().first(isOurs(webhook) ? "To" : "From").orElse("");
    }

    private static boolean isOurs(Webhook webhook) {
        return webhook.form().first("Direction").filter("outbound-api"::equals).isPresent();
    }

    private static boolean isOver(Webhook webhook) {
        return webhook.form().first("CallStatus").filter("completed"::equals).isPresent();
    }

    private static long seconds(Form form, String name) {
        return form.first(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
    }
}
