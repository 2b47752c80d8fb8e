package charge.hotline.torture;

import java.util.List;

/**
 * What one question of the audit found.
 *
 * @param what is counted
 * @param cases each as a sentence that names its call
 * @param fault whether there should be none; else it is counted apart, as what the rules allow
 */
record Finding(String what, List<String> cases, boolean fault) {
    static Finding fault(String what, List<String> cases) {
        return new Finding(what, List.copyOf(cases), true);
    }

    static Finding apart(String what, List<String> cases) {
        return new Finding(what, List.copyOf(cases), false);
    }

    boolean isWrong() {
        return fault && !cases.isEmpty();
    }
}
