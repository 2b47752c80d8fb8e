package charge.hotline.dialog;

import charge.hotline.content.Answer;
import charge.hotline.content.Checklist;
import charge.hotline.content.Command;
import charge.hotline.content.Step;
import charge.hotline.dialog.Call.Mode;
import charge.hotline.dialog.Call.Place;
import charge.hotline.speech.Meaning;
import charge.hotline.speech.Understood;
import java.util.List;
import java.util.Optional;

/** Gives keys and words their meaning at the place where the call stands. */
final class Ear {
    /** Longer runs of digits are no charger's number. */
    private static final int LONGEST_NUMBER = 20;

    private final Checklist checklist;

    Ear(Checklist checklist) {
        this.checklist = checklist;
    }

    Input keys(Call call, String keys) {
        Place place = call.place();
        if (keys.contains("*")) {
            return place.mode() == Mode.STAR ? new Input.Commanded(Command.REPEAT) : new Input.Starred();
        }
        if (keys.equals("0")) {
            return new Input.Commanded(Command.AGENT);
        }
        if (keys.startsWith("#")) {
            return hash(place);
        }
        if (place.mode() == Mode.STAR) {
            return star(call, keys);
        }
        Optional<Step> step = checklist.step(question(place));
        if (step.isEmpty()) {
            return new Input.Unclear();
        }
        if (step.get().kind() == Step.Kind.NUMBER) {
            return number(step.get().id(), keys);
        }
        return step.get()
                .key(place.mode() == Mode.MENU ? place.of() : Optional.empty(), keys)
                .map(meaning -> meaning(step.get(), place, meaning))
                .orElseGet(Input.Unclear::new);
    }

    /** A key that was said; where it is asked how many or which number, or while we wait, a digit is no key. */
    Optional<Input> saidKey(Call call, String digit) {
        Place place = call.place();
        boolean number = place.at().equals("tries")
                || checklist
                        .step(place.at())
                        .filter(step -> step.kind() == Step.Kind.NUMBER)
                        .isPresent();
        return place.mode() == Mode.HOLD || number
                ? Optional.empty()
                : Optional.of(keys(call, digit)).filter(input -> !(input instanceof Input.Unclear));
    }

    Input words(Understood understood) {
        return switch (understood.meaning()) {
            case Meaning.Answered answered -> new Input.Answered(answered.answer(), understood.also());
            case Meaning.Commanded commanded -> new Input.Commanded(commanded.command(), understood.also());
            case Meaning.Unsure unsure -> new Input.Guessed(unsure.guess(), understood.also());
            case Meaning.Nothing nothing -> new Input.Unclear();
        };
    }

    /** The step whose keys count. */
    private static String question(Place place) {
        return switch (place.mode()) {
            case CONFIRM -> "confirm";
            case DONE -> "done";
            case ASK, MENU, HOLD, STAR -> place.at();
        };
    }

    private Input hash(Place place) {
        return switch (place.mode()) {
            case HOLD -> new Input.Commanded(Command.READY);
            case ASK, MENU -> new Input.Skipped();
            case DONE, CONFIRM, STAR -> new Input.Commanded(Command.REPEAT);
        };
    }

    private Input star(Call call, String key) {
        return Optional.ofNullable(checklist.menu().get(key))
                .flatMap(id -> id.equals("language") ? Optional.of(otherLanguage(call)) : Command.of(id))
                .<Input>map(Input.Commanded::new)
                .orElseGet(Input.Unclear::new);
    }

    private static Command otherLanguage(Call call) {
        return call.language().filter("fr"::equals).isPresent() ? Command.ENGLISH : Command.FRENCH;
    }

    private static Input number(String step, String keys) {
        String digits = keys.replace("#", "");
        return digits.isEmpty() || digits.length() > LONGEST_NUMBER
                ? new Input.Unclear()
                : new Input.Answered(new Answer(step, digits), List.of());
    }

    private static Input meaning(Step step, Place place, String meaning) {
        if (step.menus().containsKey(meaning)) {
            return new Input.Opened(meaning);
        }
        // "Does it charge now?" is asked about the errand, so that is what its answer answers.
        String answered = place.mode() == Mode.DONE ? place.at() : step.id();
        Answer answer = Answer.parse(meaning).orElseGet(() -> new Answer(answered, meaning));
        return new Input.Answered(answer, List.of());
    }
}
