package charge.hotline.twiml;

import charge.hotline.content.Limits;
import charge.hotline.dialog.Call;

/**
 * The URLs that carry the call.
 *
 * @param base what stands before the path: {@code https://voice.example.com}; empty for URLs that begin with the path
 */
record Links(String base) {
    /** Time to connect, in milliseconds: a node that is gone does not answer at all, one that lives does at once. */
    static final int CONNECT_MILLIS = 1_500;

    /** Time to answer, in milliseconds: far above the 250 ms that a turn waits for its journal. */
    static final int READ_MILLIS = 4_000;

    /** So often another node is tried. */
    static final int RETRIES = 1;

    /**
     * How long the carrier waits and when it tries again (twilio.com/docs/usage/webhooks/webhooks-connection-overrides). All
     * attempts together stay below the 15 s after which the call is lost: (1.5 + 4) × 2 = 11 s. Only a node that cannot be reached
     * or is too slow is tried again; after an error of ours another attempt would only multiply an overload.
     */
    private static final String OVERRIDES =
            "#ct=" + CONNECT_MILLIS + "&rt=" + READ_MILLIS + "&rc=" + RETRIES + "&rp=ct,rt";

    private static final int MOST_BASE = 150;
    private static final int MOST_AGENT = 129;

    Links {
        if (base.length() > MOST_BASE) {
            throw new IllegalArgumentException("the public URL has more than " + MOST_BASE + " characters: " + base);
        }
        if (base.endsWith("/")) {
            base = base.substring(0, base.length() - 1);
        }
    }

    /** Where a call goes on. */
    String to(Path path, Call call) {
        return url(path, call, "");
    }

    /** The same on the leg of an agent. */
    String to(Path path, Call call, String agent) {
        StringBuilder to = new StringBuilder("&to=");
        Percent.value(to, agent, MOST_AGENT);
        return url(path, call, to.toString());
    }

    private String url(Path path, Call call, String to) {
        String before = base + path.path() + "?";
        int room = Limits.URL_CHARACTERS - 1 - before.length() - to.length() - OVERRIDES.length();
        return before + CallUrl.write(call, room) + to + OVERRIDES;
    }

    /** Where a recording of this language is. */
    String audio(String language, String file) {
        StringBuilder url = new StringBuilder(base).append("/audio/");
        Percent.value(url, language, MOST_AGENT);
        url.append('/');
        Percent.value(url, file, Limits.URL_CHARACTERS / 2);
        return url.toString();
    }
}
