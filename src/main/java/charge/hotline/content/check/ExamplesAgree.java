package charge.hotline.content.check;

import charge.hotline.content.Example;
import charge.hotline.content.Faults;
import charge.hotline.content.Language;
import charge.hotline.content.Manuscript;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** A sentence stands once at a step; that it means two things is an error, that it is there twice a warning. */
final class ExamplesAgree implements Rule {
    private record Said(String step, String words) {}

    @Override
    public void check(Manuscript manuscript, Faults faults) {
        for (Language language : manuscript.content().languages().values()) {
            Map<Said, Example> found = new HashMap<>();
            for (Example example : language.phrases().examples()) {
                Example earlier = found.putIfAbsent(new Said(example.step(), example.words()), example);
                if (earlier == null) {
                    continue;
                }
                if (Collections.disjoint(earlier.meanings(), example.meanings())) {
                    faults.error(
                            example.place(),
                            "\"" + example.words() + "\" means something else at " + earlier.place()
                                    + "; keep what is right");
                } else {
                    faults.warning(
                            example.place(),
                            "\"" + example.words() + "\" stands at " + earlier.place() + " already; keep one");
                }
            }
        }
    }
}
