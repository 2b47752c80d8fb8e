package charge.hotline.agents;

import charge.hotline.dialog.Facts;
import charge.hotline.dialog.Operators;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which numbers ring here, and who takes their calls at which hours. Not changed while running. */
public final class Roster {
    /**
     * A phone number that rings here.
     *
     * @param facts what a conversation knows of it
     * @param callerId the number that agents see, where it is not the line's own; in E.164
     * @param zone where its hours are meant
     * @param agents the names of its agents, in the order in which they are tried
     */
    public record Line(Facts.Line facts, Optional<String> callerId, ZoneId zone, List<String> agents) {
        /** The same line, with one language only. */
        public Line only(String language) {
            return with(new Facts.Line(
                    facts.number(), facts.brand(), List.of(language), facts.keepsWords(), facts.operators()));
        }

        /** The same line, on which what callers say is kept. */
        public Line keepingWords() {
            return with(new Facts.Line(facts.number(), facts.brand(), facts.languages(), true, facts.operators()));
        }

        /** The same line, on which it is known who runs the chargers. */
        public Line knowing(Operators operators) {
            return with(
                    new Facts.Line(facts.number(), facts.brand(), facts.languages(), facts.keepsWords(), operators));
        }

        private Line with(Facts.Line other) {
            return new Line(other, callerId, zone, agents);
        }

        /** The number that agents see: one of ours, because the carrier shows no other. */
        public String shown() {
            return callerId.orElse(facts.number());
        }
    }

    /**
     * Somebody who takes calls, at their hours.
     *
     * @param facts what a conversation knows of them
     * @param hours when they take calls, in the time zone of the line
     */
    public record Agent(Facts.Agent facts, Hours hours) {}

    private final List<Line> lines;
    private final Map<String, Agent> agents;

    /**
     * @param lines at least one
     * @param agents all that lines name, each name once
     * @throws IllegalArgumentException where these do not fit together
     */
    public Roster(List<Line> lines, List<Agent> agents) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a hotline needs a line");
        }
        this.lines = List.copyOf(lines);
        this.agents = new LinkedHashMap<>();
        for (Agent agent : agents) {
            if (this.agents.put(agent.facts().name(), agent) != null) {
                throw new IllegalArgumentException(
                        "two agents are named " + agent.facts().name());
            }
        }
        for (Line line : lines) {
            for (String name : line.agents()) {
                if (!this.agents.containsKey(name)) {
                    throw new IllegalArgumentException("there is no agent named " + name);
                }
            }
        }
    }

    /** The line that was called; the first where this number is not listed. */
    public Line line(String to) {
        return lines.stream()
                .filter(line -> line.facts().number().equals(to))
                .findFirst()
                .orElse(lines.getFirst());
    }

    /** The agent with this name, whatever the hour. */
    public Optional<Facts.Agent> agent(String name) {
        return Optional.ofNullable(agents.get(name)).map(Agent::facts);
    }

    /** The line's agents who take calls now, in the order in which they are tried. */
    public List<Facts.Agent> open(Line line, Instant now) {
        return of(line).stream()
                .filter(agent -> agent.hours().open(now, line.zone()))
                .map(Agent::facts)
                .toList();
    }

    /** Those of them who speak this language. */
    public List<Facts.Agent> open(Line line, String language, Instant now) {
        return open(line, now).stream()
                .filter(agent -> agent.languages().contains(language))
                .toList();
    }

    /** When the first of the line's agents takes calls: now, where one does; nothing where none ever will. */
    public Optional<Instant> opening(Line line, Instant now) {
        return of(line).stream()
                .flatMap(agent -> agent.hours().next(now, line.zone()).stream())
                .min(Instant::compareTo);
    }

    private List<Agent> of(Line line) {
        return line.agents().stream()
                .flatMap(name -> Optional.ofNullable(agents.get(name)).stream())
                .toList();
    }
}
