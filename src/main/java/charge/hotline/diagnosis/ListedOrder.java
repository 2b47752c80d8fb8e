package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import java.util.Optional;

/** The order of {@code checklist.yaml}, skipping what is answered or cannot be offered. */
public final class ListedOrder implements Order {
    @Override
    public Optional<Step> next(Checklist checklist, Evidence evidence) {
        return Available.steps(checklist, evidence).findFirst();
    }
}
