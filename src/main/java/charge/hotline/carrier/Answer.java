package charge.hotline.carrier;

import charge.hotline.twiml.Document;

/** What the carrier gets for a webhook. */
public sealed interface Answer {
    /** A TwiML document. */
    record Twiml(Document document) implements Answer {}

    /** A JSON object, for {@link Webhook.Path#TASK}. */
    record Json(String json) implements Answer {}

    /** Nothing to do: status 204, for {@link Webhook.Path#STATUS}. */
    record Nothing() implements Answer {}
}
