package charge.hotline.handset;

/** What came of a request, after retries and HTTP redirects. */
sealed interface Fetched {
    /** Something came back. The URL is the one that answered: relative URLs in the document resolve against it. */
    record Answer(String url, int status, String contentType, String body) implements Fetched {}

    /** Nothing usable came back; the code is the carrier's (twilio.com/docs/api/errors). */
    record Failure(String url, int code, String reason) implements Fetched {}
}
