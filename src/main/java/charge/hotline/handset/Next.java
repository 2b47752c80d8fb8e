package charge.hotline.handset;

import charge.hotline.handset.Document.Place;
import charge.hotline.handset.Event.Ending;

/** Where a leg goes after a verb. */
sealed interface Next {
    /** To the next verb of the same document. */
    record Verb() implements Next {}

    /** To another document. The URL is absolute, the form holds what is sent beside the standard parameters. */
    record Fetch(String purpose, String method, String url, Form form, Place place) implements Next {}

    /** Out of the queue. */
    record Leave() implements Next {}

    /** The leg is over. */
    record Over(Ending how) implements Next {}
}
