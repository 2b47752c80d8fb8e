package charge.hotline;

/** The command line of the hotline. */
public final class Main {
    private Main() {}

    /** Runs one command; without any, {@code serve}. */
    public static void main(String[] args) {
        System.out.println("hotline " + String.join(" ", args));
    }
}
