package charge.hotline.content.check;

import charge.hotline.content.Content;
import charge.hotline.content.ContentReader;
import charge.hotline.content.ContentReader.Loaded;
import charge.hotline.content.ContentReader.Refused;
import charge.hotline.content.ContentReader.Result;
import charge.hotline.content.Fault;
import charge.hotline.content.Faults;
import charge.hotline.content.Manuscript;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads content and holds it against every rule: what the command {@code check} does, and every start and reload. */
public final class Check {
    private final List<Rule> rules;
    private final List<Function<Content, List<Fault>>> others;

    /**
     * All rules of this package, and some of others.
     *
     * @param clock tells how old the checklist is
     * @param others what rooms that use content find wrong with it; asked only once nothing else is an error
     */
    public Check(Clock clock, List<Function<Content, List<Fault>>> others) {
        this.rules = List.of(
                new ContractSteps(),
                new KeysLeadSomewhere(),
                new ConditionsNameAnswers(),
                new NobodyWaitsForEachOther(),
                new NumbersNameWhatIsThere(),
                new SumsAddUp(),
                new EveryCauseCanBeFound(),
                new EveryAnswerHasAKey(),
                new FewChoices(),
                new LanguagesCanBeChosen(),
                new CheckedLately(clock),
                new PromptsAreThere(),
                new PromptsAreUsed(),
                new PromptsCanBeSpoken(),
                new PromptsAreShort(),
                new TextsFit(),
                new FirstQuestionComesSoon(),
                new WordingsFit(),
                new KeysAreSpokenOf(),
                new SameInAllLanguages(),
                new RecordingsFit(),
                new FilesAreRead(),
                new PhrasesAreThere(),
                new PhrasesAreForSomething(),
                new PhrasesMeanOneThing(),
                new ExamplesAreForSomething(),
                new ExamplesAgree(),
                new VoicesFit(),
                new Translations());
        this.others = List.copyOf(others);
    }

    /** Reads a folder and checks it as a whole; where it cannot all be read, only that is told. */
    public Result read(Path prompts) {
        Faults faults = new Faults();
        Optional<Manuscript> manuscript = ContentReader.manuscript(prompts, faults);
        if (manuscript.isEmpty() || faults.refuse()) {
            return new Refused(faults.sorted());
        }
        rules.forEach(rule -> rule.check(manuscript.get(), faults));
        Content content = manuscript.get().content();
        if (!faults.refuse()) {
            others.forEach(other -> faults.addAll(other.apply(content)));
        }
        return faults.refuse()
                ? new Refused(faults.sorted())
                : new Loaded(content, manuscript.get().folder(), faults.sorted());
    }

    /**
     * The command: tells what is wrong, a line each, and then how much.
     *
     * @param out takes the lines
     * @return the exit status: 1 where anything is an error
     */
    public int run(Path prompts, PrintStream out) {
        List<Fault> faults = switch (read(prompts)) {
            case Loaded loaded -> loaded.warnings();
            case Refused refused -> refused.faults();
        };
        faults.forEach(fault -> out.println(below(prompts, fault)));
        long errors = faults.stream()
                .filter(fault -> fault.severity() == Fault.Severity.ERROR)
                .count();
        out.println(prompts + ": " + counted(errors, "error") + ", " + counted(faults.size() - errors, "warning"));
        return errors == 0 ? 0 : 1;
    }

    /**
     * The command with {@code --accept}: notes that all languages say the same now, then checks.
     *
     * @throws IOException where the folder cannot be written
     */
    public int accept(Path prompts, PrintStream out) throws IOException {
        Optional<Manuscript> manuscript = ContentReader.manuscript(prompts, new Faults());
        if (manuscript.isPresent()) {
            Files.writeString(prompts.resolve(Translations.FILE), Translations.accept(manuscript.get()));
        }
        return run(prompts, out);
    }

    private static String below(Path prompts, Fault fault) {
        Path file = prompts.resolve(fault.place().file()).normalize();
        return file + fault.toString().substring(fault.place().file().length());
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
