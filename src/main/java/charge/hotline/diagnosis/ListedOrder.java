package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;

/** The order of {@code checklist.yaml}, skipping what is answered or cannot be offered. */
public final class ListedOrder implements Order {
    private final LoadingCache<Checklist, Available> rules =
            Caffeine.newBuilder().weakKeys().build(Available::new);

    @Override
    public Optional<Step> next(Checklist checklist, Evidence evidence) {
        return rules.get(checklist).steps(evidence).findFirst();
    }
}
