package charge.hotline.carrier;

import charge.hotline.dialog.Call;
import charge.hotline.dialog.Facts;
import io.vertx.core.Future;

/** A system that answers a step of the checklist in the caller's stead. */
@FunctionalInterface
public interface LookUp {
    /**
     * Asks it. Returns at once; the future is completed on any thread, and may fail or take long: then the answer is
     * {@code unknown}.
     *
     * @param call what is known so far, this turn's answer included
     * @param facts of the moment
     * @return the id of one of the step's answers
     */
    Future<String> answer(Call call, Facts facts);
}
