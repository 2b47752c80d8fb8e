package charge.hotline.diagnosis;

import charge.hotline.content.Checklist;
import charge.hotline.content.Step;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import java.util.Set;

/** The order of {@code checklist.yaml}, skipping what is answered or cannot be offered. */
public final class ListedOrder implements Order {
    private final LoadingCache<Checklist, Available> rules;

    /**
     * That order.
     *
     * @param lookUps the ids of the look-ups that are connected; the others are passed over
     */
    public ListedOrder(Set<String> lookUps) {
        Set<String> connected = Set.copyOf(lookUps);
        rules = Caffeine.newBuilder().weakKeys().build(checklist -> new Available(checklist, connected));
    }

    @Override
    public Optional<Step> next(Checklist checklist, Evidence evidence) {
        return rules.get(checklist).steps(evidence).findFirst();
    }
}
