package charge.hotline.content.check;

import charge.hotline.content.Manuscript;
import charge.hotline.content.Step;
import charge.hotline.content.YamlNode;
import java.util.Map;

/** The rows of {@code expect} as they were written: {@code usually} is one, and a cause that is not named has none. */
final class Rows {
    private Rows() {}

    static Map<String, YamlNode> of(Manuscript manuscript, Step step) {
        return manuscript
                .checklist()
                .root()
                .get("steps")
                .flatMap(steps -> steps.get(step.id()))
                .flatMap(node -> node.get("expect"))
                .map(YamlNode::entries)
                .orElse(Map.of());
    }
}
