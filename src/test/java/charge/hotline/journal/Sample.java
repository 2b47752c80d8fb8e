package charge.hotline.journal;

import charge.hotline.dialog.Deed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A turn to write: turn {@code n} of a call, {@code n} seconds after noon, nothing owed, the caller unknown; and changes to it. */
final class Sample {
    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final String callSid;
    private final int n;
    private String path = "/voice/turn";
    private Instant when;
    private String input = "key:1";
    private Optional<String> words = Optional.empty();
    private String facts;
    private String after;
    private Entry.View view = new Entry.View("light", Optional.empty(), Map.of(), Optional.empty(), false);
    private Optional<String> caller = Optional.empty();
    private List<Entry.Owed> deeds = List.of();

    private Sample(String callSid, int n) {
        this.callSid = callSid;
        this.n = n;
        when = NOON.plusSeconds(n);
        facts = "{\"now\":" + n + "}";
        after = "n=" + (n + 1);
    }

    static Sample turn(String callSid, int n) {
        return new Sample(callSid, n);
    }

    static Entry.Owed callBack(String payload) {
        return new Entry.Owed(new Deed.CallBack(), Optional.of(payload));
    }

    static Entry.Owed urgent() {
        return new Entry.Owed(new Deed.Urgent(), Optional.empty());
    }

    Entry entry() {
        return new Entry(
                new Entry.Key(callSid, path, n),
                when,
                input,
                words,
                facts,
                "n=" + n,
                after,
                view,
                "+3225550100",
                caller,
                deeds);
    }

    Sample path(String path) {
        this.path = path;
        return this;
    }

    Sample when(Instant when) {
        this.when = when;
        return this;
    }

    Sample input(String input) {
        this.input = input;
        return this;
    }

    Sample words(String words) {
        this.words = Optional.of(words);
        return this;
    }

    Sample facts(String facts) {
        this.facts = facts;
        return this;
    }

    Sample after(String state) {
        after = state;
        return this;
    }

    Sample view(Entry.View view) {
        this.view = view;
        return this;
    }

    Sample language(String language) {
        return view(new Entry.View(view.at(), Optional.of(language), view.answers(), view.outcome(), view.danger()));
    }

    Sample ended(String outcome) {
        return view(new Entry.View(view.at(), view.language(), view.answers(), Optional.of(outcome), view.danger()));
    }

    Sample danger() {
        return view(new Entry.View("danger", view.language(), view.answers(), view.outcome(), true));
    }

    Sample caller(String hash) {
        caller = Optional.of(hash);
        return this;
    }

    Sample owing(Entry.Owed... deeds) {
        this.deeds = List.of(deeds);
        return this;
    }
}
